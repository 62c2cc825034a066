"""个人缴费标准, 优先 and 财政补助."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dsl import (
    NOWHERE,
    Clause,
    Decision,
    DecisionRef,
    Expression,
    FactRef,
    Kind,
    Policy,
    Role,
    Stage,
    TableRef,
)

from ...explain.quoting import quoted
from ...fields import levels_of, split
from ...symbolic.reach import Reach
from ...walk import inside
from .answered import answered, row
from .cells import ABSENT, Made, cited, says, state_of
from .lines import line, table_lines
from .model import Entry, Row, State
from .persons import continuing
from .plain import Plain


def contribution_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    yield answered(plains, "contribution", "contribution", ("缴费",), continuing)
    others = row("contribution", "contribution:others", (_others(plain) for plain in plains))
    if any(cell.entries for cell in others.cells):
        yield others


def _others(plain: Plain) -> Made:
    """Lines of 缴费 and of the amounts that it goes by that did not decide for the plain person; and its tables."""
    policy = plain.policy
    worlds = continuing(plain).assessment.worlds
    entries: list[Entry] = []
    for decision in _priced_by(policy):
        used = {at for world in worlds for at in world.lines.get(decision.key, ())}
        entries += [line(policy, decision, rule) for at, rule in enumerate(decision.rules) if at not in used]
    for name in dict.fromkeys(node.table for node in _behind(policy) if isinstance(node, TableRef)):
        entries += table_lines(policy, policy.tables[name])
    return Made(tuple(entries), says=tuple((e.name, e.text) for e in entries)) if entries else ABSENT


def _priced_by(policy: Policy) -> Sequence[Decision]:
    """缴费, and the amounts with names (定) that its values lead to, in the order of the file."""
    named = {
        node.decision for node in _behind(policy) if isinstance(node, DecisionRef) and node.type.kind is Kind.MONEY
    }
    wanted = [
        d for d in policy.decisions.values() if d.role is Role.CONTRIBUTION or (d.role is Role.LET and d.key in named)
    ]
    return [decision for decision in wanted if decision.span != NOWHERE]


def _behind(policy: Policy) -> Sequence[Any]:
    """All that the values of 缴费 lead to."""
    values = [
        rule.value
        for decision in policy.decisions.values()
        if decision.role is Role.CONTRIBUTION
        for rule in decision.rules
        if isinstance(rule.value, Expression)
    ]
    return tuple(Reach(policy).nodes(values))


def priority_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    yield row("priority", "priority", (_priority(plain) for plain in plains))


def _priority(plain: Plain) -> Made:
    written = [stage for stage in plain.policy.stages if stage.span != NOWHERE]
    entries = tuple(made for stage in written for made in _stage(plain, stage))
    silent = bool(written) and all(stage.combine.value == "未规定" for stage in written)
    said = tuple((made.word, made.name, made.text) for made in entries)
    return Made(entries, State.NOT_STATED if silent else State.GIVEN, says=said) if entries else ABSENT


def _stage(plain: Plain, stage: Stage) -> Iterator[Entry]:
    named = f"{stage.product} {stage.number}" if len(plain.policy.stages) > 1 else ""
    where = cited(plain.policy, stage.span, stage.clauses)
    yield Entry(
        "combine", name=stage.combine.value, text="、".join((*filter(None, (named,)), *stage.order)), cited=where
    )
    if stage.tie is not None:
        tied = cited(plain.policy, NOWHERE, stage.tie.clauses)
        yield Entry("tie", name=stage.tie.rule.value, text="、".join(stage.tie.order), cited=tied)


def funding_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    yield answered(plains, "funding", "funding", ("财政补助",), continuing)
    if any(levels_of(plain.policy) for plain in plains):
        yield row("funding", "funding:levels", (_levels(plain) for plain in plains))


def _levels(plain: Plain) -> Made:
    policy = plain.policy
    asked = continuing(plain)
    named = {product.name: product for product in policy.products}
    lines = [(named[part.product], share) for part in policy.funding for share in part.lines]
    if not lines:
        return ABSENT
    entries: list[Entry] = []
    for product, share in lines:
        field = product.key(f"财政.{share.payer}")
        where = cited(policy, share.span, share.clauses or _funding_clauses(plain))
        text = quoted(policy, share.span)
        assumed = asked.assumed[field]
        outcome = asked.assessment.fields[field]
        entries.append(Entry("level", outcome, field, name=share.payer, text=text, cited=where, assumed=assumed))
    tables = {n.table: None for _, share in lines for n in inside(share.value) if isinstance(n, TableRef)}
    for name in tables:
        entries += table_lines(policy, policy.tables[name])
    keys = [key for name in tables for key in policy.tables[name].keys]
    told = plain.told({node.fact for key in keys for node in inside(key) if isinstance(node, FactRef)})
    outcomes = [made.stated for made in entries if made.stated is not None]
    year = policy.header.year
    return Made(tuple(entries), state_of(outcomes), told, tuple((e.text, says(e.stated, year)) for e in entries))


def _funding_clauses(plain: Plain) -> tuple[Clause, ...]:
    found = (made for key, made in plain.policy.decisions.items() if split(key)[0] == "财政补助")
    return next((made.clauses or made.rules[0].clauses for made in found if made.rules), ())
