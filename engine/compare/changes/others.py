"""险种, 歧义, 假定, 约束 and 不编码."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from dsl import (
    Assumed,
    Assumption,
    Compare,
    Constraint,
    Literal,
    Product,
    Reading,
    SetAside,
)

from .change import Change, Concept, Kind, Passage
from .constants import constant
from .sides import Both, Side
from .whom import condition_change


def product_changes(both: Both) -> Iterator[Change]:
    old, new = ({p.name: p for p in side.policy.products if p.declared} for side in (both.old, both.new))
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        was = None if before is None else _product(both.old, before)
        now = None if after is None else _product(both.new, after)
        if before is None or after is None:
            yield Change(Kind.REMOVED if after is None else Kind.ADDED, Concept.PRODUCT, was, now)
        elif (before.compulsory, before.tiers, before.chosen_by) != (after.compulsory, after.tiers, after.chosen_by):
            yield Change(Kind.VALUE, Concept.PRODUCT, was, now)


def _product(side: Side, product: Product) -> Passage:
    passage = side.passage(product.name, product.span, product.clauses)
    return replace(passage, written=passage.text)


def reading_changes(both: Both) -> Iterator[Change]:
    old, new = both.old.policy.readings, both.new.policy.readings
    pairs = both.names["reading"]
    for one, other in pairs:
        yield from _reading(both, old[one], new[other])
    gone, come = {one for one, _ in pairs}, {other for _, other in pairs}
    for name, reading in old.items():
        if name not in gone:
            yield Change(Kind.REMOVED, Concept.READING, _whole(both.old, reading), None)
    for name, reading in new.items():
        if name not in come:
            yield Change(Kind.ADDED, Concept.READING, None, _whole(both.new, reading))


def _whole(side: Side, reading: Reading) -> Passage:
    return side.passage(reading.name, reading.span, reading.clauses, written=reading.question)


def _reading(both: Both, old: Reading, new: Reading) -> Iterator[Change]:
    pairs = both.names.get(f"alternative of {new.name}", ())
    before, after = _whole(both.old, old), _whole(both.new, new)
    gone = [a.name for a in old.alternatives if a.name not in {one for one, _ in pairs}]
    come = [a.name for a in new.alternatives if a.name not in {other for _, other in pairs}]
    if old.name != new.name and not (gone or come):
        yield Change(Kind.RENAMED, Concept.READING, before, after)
    for name in gone:
        yield Change(Kind.LINE_REMOVED, Concept.READING, replace(before, part=name), None)
    for name in come:
        yield Change(Kind.LINE_ADDED, Concept.READING, None, replace(after, part=name))


def assumption_changes(both: Both) -> Iterator[Change]:
    """Of a reading that only one notice has, its own change says enough."""
    before = {_about(both.old, assumption): assumption for assumption in both.old.policy.assumptions}
    after = {_about(both.new, assumption): assumption for assumption in both.new.policy.assumptions}
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None:
            if _chosen(both.old, old) != _chosen(both.new, new):
                yield Change(Kind.VALUE, Concept.ASSUMPTION, _assumed(both.old, old), _assumed(both.new, new))
        elif new is not None and _is_shared(both.new, new):
            kind = Kind.READING_SETTLED if new.about is Assumed.READING else Kind.ADDED
            yield Change(kind, Concept.ASSUMPTION, None, _assumed(both.new, new))
        elif old is not None and _is_shared(both.old, old):
            kind = Kind.READING_OPENED if old.about is Assumed.READING else Kind.REMOVED
            yield Change(kind, Concept.ASSUMPTION, _assumed(both.old, old), None)


def _about(side: Side, assumption: Assumption) -> Hashable:
    space = "reading" if assumption.about is Assumed.READING else "decision"
    return assumption.about, side.meaning.label(space, assumption.target) or assumption.target


def _is_shared(side: Side, assumption: Assumption) -> bool:
    return assumption.about is not Assumed.READING or side.meaning.label("reading", assumption.target) is not None


def _chosen(side: Side, assumption: Assumption) -> Hashable:
    if assumption.about is Assumed.READING:
        return side.meaning.alternative(assumption.target, str(assumption.value))
    return side.meaning.cell(assumption.value)


def _assumed(side: Side, assumption: Assumption) -> Passage:
    value = assumption.value
    return side.passage(assumption.target, assumption.span, assumption.clauses, value=value, written=assumption.reason)


def constraint_changes(both: Both) -> Iterator[Change]:
    """A target is the same one if it measures the same; its number is what may change."""
    before = _by_measure(both.old)
    after = _by_measure(both.new)
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key, []), after.get(key, [])
        for was, now in zip(old, new, strict=False):
            yield from _constraint(both, was, now)
        for was in old[len(new) :]:
            yield Change(Kind.REMOVED, Concept.CONSTRAINT, _required(both.old, was), None)
        for now in new[len(old) :]:
            yield Change(Kind.ADDED, Concept.CONSTRAINT, None, _required(both.new, now))


def _by_measure(side: Side) -> dict[Hashable, list[Constraint]]:
    found: dict[Hashable, list[Constraint]] = {}
    for constraint in side.policy.constraints:
        found.setdefault(_measure(side, constraint), []).append(constraint)
    return found


def _measure(side: Side, constraint: Constraint) -> Hashable:
    condition = constraint.condition
    if isinstance(condition, Compare) and constant(side.policy, condition.right) is not None:
        return condition.op, side.meaning.of(condition.left)
    return constraint.name or side.meaning.of(condition)


def _constraint(both: Both, old: Constraint, new: Constraint) -> Iterator[Change]:
    before, after = _required(both.old, old), _required(both.new, new)
    was, now = before.amount, after.amount
    if was is not None and now is not None and was != now:
        raised = now > was  # type: ignore[operator]
        yield Change(Kind.RAISED if raised else Kind.LOWERED, Concept.CONSTRAINT, before, after, rate=_is_rate(new))
    elif was is None or now is None:
        yield from condition_change(both, Concept.CONSTRAINT, (before, after), old.condition, new.condition)
    if old.normally is not new.normally:
        yield Change(Kind.SOFTENED if new.normally else Kind.BINDING, Concept.CONSTRAINT, before, after)


def _is_rate(constraint: Constraint) -> bool:
    condition = constraint.condition
    return isinstance(condition, Compare) and condition.right.type.kind.value == "rate"


def _required(side: Side, constraint: Constraint) -> Passage:
    condition = constraint.condition
    measured = condition.left if isinstance(condition, Compare) else condition
    number = condition.right if isinstance(condition, Compare) else None
    return side.passage(
        constraint.name or side.spelled(measured),
        constraint.span,
        constraint.clauses,
        amount=None if number is None else constant(side.policy, number),
        written=side.spelled(condition),
        value=number if isinstance(number, Literal) else None,
    )


def set_aside_changes(both: Both) -> Iterator[Change]:
    """By clause, whatever the reason given. The clauses of two regions have nothing to do with one another."""
    if both.old.policy.header.region != both.new.policy.header.region:
        return
    before, after = _clauses(both.old.policy.set_aside), _clauses(both.new.policy.set_aside)
    for number, aside in after.items():
        if number not in before:
            yield Change(Kind.ADDED, Concept.SET_ASIDE, None, _aside(both.new, number, aside))
    for number, aside in before.items():
        if number not in after:
            yield Change(Kind.REMOVED, Concept.SET_ASIDE, _aside(both.old, number, aside), None)


def _clauses(every: Sequence[SetAside]) -> dict[str, SetAside]:
    return {clause.number: aside for aside in every for clause in aside.clauses}


def _aside(side: Side, number: str, aside: SetAside) -> Passage:
    return side.passage(number, aside.span, (number,), written=aside.reason)
