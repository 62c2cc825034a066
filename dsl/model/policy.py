"""One notice as a whole, with what it has beside decisions: constraints (约束), and clauses set aside (不编码)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..citations import Clause
from ..expressions import Expression
from ..source import NOWHERE, Source, Span
from .aids import Aid, Funding, Stage
from .decisions import Decision, Table, Window
from .header import ALONE, Header, Texts
from .products import Product
from .readings import Assumption, Reading
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Constraint:
    """约束: checked, never decides. `normally` (原则上) makes a violation a warning."""

    condition: Expression
    text: str
    normally: bool = False
    clauses: tuple[Clause, ...] = ()
    name: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """不编码: clauses that are deliberately not modelled."""

    clauses: tuple[Clause, ...]
    reason: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Policy:
    """One notice. Mappings keep the order of the file."""

    source: Source
    header: Header
    vocabulary: Vocabulary
    products: tuple[Product, ...]
    decisions: Mapping[str, Decision]
    windows: Mapping[str, Window]
    tables: Mapping[str, Table]
    aids: tuple[Aid, ...]
    stages: tuple[Stage, ...]
    funding: tuple[Funding, ...]
    readings: Mapping[str, Reading]
    assumptions: tuple[Assumption, ...]
    constraints: tuple[Constraint, ...]
    set_aside: tuple[SetAside, ...]
    texts: Texts = ALONE

    @property
    def has_products(self) -> bool:
        """Does the file say 险种?"""
        return self.products[0].declared
