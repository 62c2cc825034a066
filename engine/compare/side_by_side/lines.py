"""Rows that quote: the lines of a statement as the officer wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dsl import NOWHERE, Decision, Policy, Rule, Table, Unstated

from ...explain.quoting import quoted
from ...symbolic.spelling import spelled as value_spelled
from .answered import row
from .cells import ABSENT, Made, cited
from .model import Entry, Row, State
from .plain import Plain

Wanted = Callable[[Plain, Decision], Sequence[Rule]]


def quoting(plains: Sequence[Plain], concept: str, key: str, names: tuple[str, ...], wanted: Wanted) -> Row:
    """`names` are those of the results whose lines are quoted."""
    return row(concept, key, (_column(plain, names, wanted) for plain in plains))


def every_line(_: Plain, decision: Decision) -> Sequence[Rule]:
    return decision.rules


def _column(plain: Plain, names: tuple[str, ...], wanted: Wanted) -> Made:
    policy = plain.policy
    found = [d for d in policy.decisions.values() if d.name in names and d.span != NOWHERE]
    rules = [(decision, rule) for decision in found for rule in wanted(plain, decision)]
    entries = tuple(line(policy, decision, rule) for decision, rule in rules)
    if not entries:
        return ABSENT
    silent = all(isinstance(rule.value, Unstated) for _, rule in rules)
    state = State.NOT_STATED if silent else State.GIVEN
    return Made(entries, state, says=tuple((entry.name, entry.text) for entry in entries))


def line(policy: Policy, decision: Decision, rule: Rule) -> Entry:
    where = cited(policy, rule.span if rule.span != NOWHERE else decision.span, rule.clauses or decision.clauses)
    return Entry("line", name=decision.product or "", text=quoted(policy, rule.span), cited=where)


def table_lines(policy: Policy, table: Table) -> Iterator[Entry]:
    """The rows of a table, those of the same value together."""
    where = cited(policy, table.span, table.clauses)
    grouped: dict[str, list[str]] = {}
    for keys, value in table.rows.items():
        shown = (
            "未规定" if isinstance(value, Unstated) else quoted(policy, value.span) if hasattr(value, "span") else ""
        )
        grouped.setdefault(shown, []).append("、".join(_key(policy, table, at, key) for at, key in enumerate(keys)))
    for shown, keys_of in grouped.items():
        yield Entry("table_row", name=table.name, text=f"{shown}：{'、'.join(keys_of)}", cited=where)


def _key(policy: Policy, table: Table, at: int, key: object) -> str:
    kept = table.keys[at]
    fact = policy.vocabulary.facts.get(getattr(kept, "fact", ""))
    return str(key) if fact is None or not isinstance(key, str) else value_spelled(fact, key, policy)
