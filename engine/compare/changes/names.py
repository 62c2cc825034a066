"""Which statements of two notices are the same one: the same name first, then the same or the likeliest meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from dsl import Aid, Expression, FixedSpan, Literal, Policy, Reading, Role

from .conditions import Extent, difference
from .likeness import facts_of, shared
from .pairing import paired
from .sides import Both, Pair

LIKE_ENOUGH = 0.5
ROUGHLY = 0.4
"""Enough for two aids: what they are for is spelled out in many ways."""
_ROLES = (Role.CATEGORY, Role.LET)
Likeness = Callable[[str, str], float]


def paired_names(old: Policy, new: Policy, absolute: bool) -> Mapping[str, tuple[Pair, ...]]:
    """Sort of name → pairs. What is paired first helps to pair what asks for it."""
    names: dict[str, tuple[Pair, ...]] = {
        "product": _by_name([p.name for p in old.products], [p.name for p in new.products]),
        "decision": _by_name(old.decisions, new.decisions),
    }
    for sort, find in (
        ("reading", _readings),
        ("window", _windows),
        ("table", _tables),
        ("decision", _decisions),
        ("aid", _aids),
    ):
        found = find(Both.of(old, new, absolute, names))
        names[sort] = (*names.get(sort, ()), *found)
        if sort == "reading":
            names |= {
                f"alternative of {name}": pairs
                for pair in found
                for name, pairs in _alternatives(old.readings[pair[0]], new.readings[pair[1]])
            }
    return names


def _by_name(old: Iterable[str], new: Iterable[str]) -> tuple[Pair, ...]:
    return tuple((name, name) for name in new if name in set(old))


def _pairs(old: Sequence[str], new: Sequence[str], likeness: Likeness) -> tuple[Pair, ...]:
    """The same name before all others."""
    same = _by_name(old, new)
    taken = {name for name, _ in same}
    rest = [[name for name in names if name not in taken] for names in (old, new)]
    return (*same, *paired(rest[0], rest[1], likeness)[0])


def _readings(both: Both) -> tuple[Pair, ...]:
    before, after = both.old.policy.readings, both.new.policy.readings

    def likeness(one: str, other: str) -> float:
        countings = [{a.counting for a in r.alternatives} for r in (before[one], after[other])]
        if before[one].question == after[other].question:
            return 1
        return 0.5 if countings[0] == countings[1] != {None} else 0

    return _pairs(list(before), list(after), likeness)


def _alternatives(old: Reading, new: Reading) -> Iterable[tuple[str, tuple[Pair, ...]]]:
    """Under both names of the reading."""
    before, after = ({a.name: a for a in reading.alternatives} for reading in (old, new))

    def likeness(one: str, other: str) -> float:
        a, b = before[one], after[other]
        if a.counting is not None or b.counting is not None:
            return float(a.counting is b.counting)
        return float(bool(a.meaning) and a.meaning == b.meaning)

    found = _pairs(list(before), list(after), likeness)
    return ((name, found) for name in {old.name, new.name})


def _windows(both: Both) -> tuple[Pair, ...]:
    before, after = both.old.policy.windows, both.new.policy.windows

    def likeness(one: str, other: str) -> float:
        a, b = before[one].days, after[other].days
        if both.old.alone.days(a) == both.new.alone.days(b):
            return 2
        if isinstance(a, FixedSpan) and isinstance(b, FixedSpan):
            return overlap(both, a, b) if overlap(both, a, b) >= LIKE_ENOUGH else 0
        return 0

    return _pairs(list(before), list(after), likeness)


def overlap(both: Both, old: FixedSpan, new: FixedSpan) -> float:
    """The share of days in both, a year on, in all days of either."""
    ends = [end for span in (old, new) for end in (written_day(span.first), written_day(span.last))]
    if None in ends:
        return 0
    years = (both.old.year, both.old.year, both.new.year, both.new.year)
    a, b, c, d = (year.aligned(end).toordinal() for year, end in zip(years, ends, strict=True) if end)
    return max(0, min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1)


def written_day(expression: Expression) -> date | None:
    value = expression.value if isinstance(expression, Literal) else None
    return value if isinstance(value, date) else None


def _tables(both: Both) -> tuple[Pair, ...]:
    old, new = both.old, both.new
    return _pairs(
        list(old.policy.tables),
        list(new.policy.tables),
        lambda one, other: float(old.alone.table(one) == new.alone.table(other)),
    )


def _decisions(both: Both) -> tuple[Pair, ...]:
    """Categories and values with a name of their own; results have theirs."""
    found: list[Pair] = []
    for role in _ROLES:
        old, new = (
            [
                key
                for key, d in side.policy.decisions.items()
                if d.role is role and (key, key) not in both.names["decision"]
            ]
            for side in (both.old, both.new)
        )
        found += paired(old, new, lambda one, other: _alike(both, one, other))[0]
    return tuple(found)


def _alike(both: Both, one: str, other: str) -> float:
    before, after = both.old.policy.decisions[one], both.new.policy.decisions[other]
    if both.old.alone.rules(one) == both.new.alone.rules(other):
        return 3 + _letters(one, other)
    if before.role is not Role.CATEGORY or not before.rules or not after.rules:
        return 0
    return conditions_alike(both, before.rules[0].value, after.rules[0].value, one, other)


def conditions_alike(both: Both, old: object, new: object, one: str, other: str, enough: float = LIKE_ENOUGH) -> float:
    """By the facts that are asked for; where one is wider than the other, they are close."""
    assert isinstance(old, Expression)
    assert isinstance(new, Expression)
    facts = shared(facts_of(both.old.policy, old), facts_of(both.new.policy, new))
    found = difference(both.old.meaning, old, both.new.meaning, new)
    close = found.extent in (Extent.WIDER, Extent.NARROWER) and found.kept
    likely = facts + 0.3 * _letters(one, other) + 0.3 * close
    return likely if facts > 0 and likely >= enough else 0


def _letters(one: str, other: str) -> float:
    return shared(frozenset(one), frozenset(other))


def _aids(both: Both) -> tuple[Pair, ...]:
    """By whom they are for."""
    before, after = ({aid.name: aid for aid in side.policy.aids} for side in (both.old, both.new))

    def likeness(one: str, other: str) -> float:
        if not _paid_comparably(both, before[one], after[other]):
            return 0
        likely = conditions_alike(both, before[one].applies, after[other].applies, one, other, ROUGHLY)
        return likely + 0.1 * _paid_alike(before[one], after[other]) if likely else 0

    return _pairs(list(before), list(after), likeness)


def _paid_comparably(both: Both, old: Aid, new: Aid) -> bool:
    """For the very same persons, with a payer in common, or from a single payer each."""
    same = both.same(old.applies, new.applies)
    return same or _paid_alike(old, new) > 0 or len(old.lines) == len(new.lines) == 1


def _paid_alike(old: Aid, new: Aid) -> float:
    return shared(frozenset(line.payer for line in old.lines), frozenset(line.payer for line in new.lines))
