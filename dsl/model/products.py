"""Products (险种): what is bought together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..citations import Clause
from ..source import NOWHERE, Span

BASIC = "基本"
"""The name of the single product of a policy that declares none."""


@dataclass(frozen=True, slots=True)
class Product:
    """险种: a component bought together with others, compulsory (必缴) or chosen, with its tiers (档次).

    Who buys it is a decision (`险种`). `declared` is False for the single product of a policy without 险种.
    """

    name: str
    compulsory: bool = True
    tiers: tuple[str, ...] = ()
    chosen_by: str = ""
    declared: bool = True
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def key(self, name: str) -> str:
        """What a predeclared name is called for this product: 缴费[长护险]; the bare name where there is only one."""
        return f"{name}[{self.name}]" if self.declared else name


SOLE = Product(BASIC, declared=False)
"""The product of a policy that declares none."""
