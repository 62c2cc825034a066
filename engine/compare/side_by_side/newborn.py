"""新生儿: what is said of one born in the year, and within how many days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dsl import Within

from ...explain.quoting import quoted, spelled
from ...symbolic.reach import Reach
from ...walk import inside
from .answered import answered, row
from .cells import ABSENT, Made, cited
from .model import Entry, Row
from .persons import PARENT, newborn, newborn_of_uninsured
from .plain import BORN, Plain

_FIELDS = ("受理", "缴费", "应缴", "等待期", "待遇开始")


def newborn_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    yield _without_rules(plains, answered(plains, "newborn", "newborn", _FIELDS, newborn))
    if any(plain.uses(PARENT) for plain in plains):
        made = answered(plains, "newborn", "newborn:uninsured_parents", _FIELDS, newborn_of_uninsured)
        yield _without_rules(plains, made)
    yield row("newborn", "newborn:limits", (_limits(plain) for plain in plains))


def _without_rules(plains: Sequence[Plain], made: Row) -> Row:
    """A notice that does not ask about birth says of the newborn what it says of everybody."""
    cells = (
        cell if plain.uses(BORN) or not cell.entries else replace(cell, entries=(Entry("no_own_rule"), *cell.entries))
        for plain, cell in zip(plains, made.cells, strict=True)
    )
    return replace(made, cells=tuple(cells))


def _limits(plain: Plain) -> Made:
    """Conditions on the day of birth, and spans that are counted from it, as written."""
    if not plain.uses(BORN):
        return ABSENT
    policy = plain.policy
    found: dict[str, Entry] = {}
    for window in policy.windows.values():
        if plain.is_from_birth(window.days):
            text = quoted(policy, window.span)
            found[text] = Entry("line", text=text, cited=cited(policy, window.span, window.clauses))
    reach = Reach(policy)
    for key, decision in policy.decisions.items():
        for rule in decision.rules:
            for node in (n for root in reach.lines(key) for n in inside(root)):
                if isinstance(node, Within) and (plain.is_birth(node.day) or plain.is_from_birth(node.days)):
                    text = spelled(policy, node)
                    where = cited(policy, node.span, rule.clauses or decision.clauses)
                    found.setdefault(text, Entry("line", text=text, cited=where))
    return Made(tuple(found.values()), says=tuple(found)) if found else ABSENT
