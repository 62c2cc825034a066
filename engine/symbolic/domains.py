"""Representative values: for each fact, the values that one question can tell apart.

Truth changes only where a value passes a constant of the file, or a day counted from another fact. So a date is tried
on each such day, the day before and the day after; a number likewise; an enumeration by its members; a region by one
place inside and one outside of each region named. Values that no atom of the question tells apart are tried once.

This also makes a list of identities that only meet in one 任一 cheap: once one of them holds nothing asks for the
others, so "none" and "each alone" are all that is tried. That loses nothing, for only the disjunction is used.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from dsl import END_OF_DAY, NONE, Fact, Identity, Kind, Policy, Reading, TimeOfDay, Unit, Value

from ..dates import MonthDays, next_day, next_month_start, open_days_of, plus, previous_day
from ..interpret.expressions import Closure
from ..interpret.situation import Facts, Situation
from ..unknown import MissingFact, Unknown
from .atoms import Atom
from .ordinary import Ordinary, name_of

FactKey = str | tuple[str, int]
_FEW_MEMBERS = 8
_FEW_NUMBERS = 8
_ODD_FEN = Decimal("100.01")


@dataclass(frozen=True, eq=False)
class Space:
    """The persons and readings there may be, for one policy or for several that are looked at together.

    `years` are those of the policies: days that depend on the calendar are tried within them. `is_apart`: no two facts
    are the same day unless they have to be, so that one handed on in the place of another shows.
    """

    facts: Mapping[str, Fact]
    readings: Mapping[str, Reading]
    years: tuple[int, ...]
    ordinary: Ordinary
    is_apart: bool = False

    @classmethod
    def of(cls, policy: Policy, ordinary: Ordinary) -> Space:
        return cls(policy.vocabulary.facts, policy.readings, (policy.header.year,), ordinary)


class Domains:
    """Representative values for one question. Each atom comes with its closure."""

    def __init__(self, space: Space, atoms: Iterable[tuple[Atom, Closure]]) -> None:
        self.space = space
        self.ordinary = space.ordinary
        self._about: dict[str, list[tuple[Atom, Closure]]] = {}
        for atom, made in atoms:
            for name in atom.facts:
                self._about.setdefault(name, []).append((atom, made))
        self._partners = {
            name: frozenset(f for atom, _ in about for f in atom.facts) for name, about in self._about.items()
        }
        self._found: dict[Any, tuple[Value, ...]] = {}

    def values(self, key: FactKey, facts: Facts, choices: Mapping[str, str]) -> tuple[Value, ...]:
        """The values to try for a fact when these others are settled; the most ordinary one first."""
        name = name_of(key)
        partners = self._partners.get(name, frozenset())
        settled = tuple((k, v) for k, v in facts.items() if name_of(k) in partners)
        readings = tuple((r, choices.get(r)) for atom, _ in self._about.get(name, ()) for r in atom.readings)
        mark = (key, settled, readings)
        if mark not in self._found:
            candidates = list(dict.fromkeys(self._candidates(self.space.facts[name], dict(settled))))
            self._found[mark] = self._told_apart(key, candidates, dict(settled), choices)
        return self._found[mark]

    def candidates(self, fact: Fact) -> tuple[Value, ...]:
        """Everything that may be tried for a fact of a person of whom nothing else is known."""
        return tuple(dict.fromkeys(self._candidates(fact, {})))

    # --- which values ------------------------------------------------------------------------------------------------

    def _candidates(self, fact: Fact, settled: Facts) -> Iterator[Value]:
        atoms = [atom for atom, _ in self._about.get(fact.name, ())]
        if self.space.is_apart and fact.type.kind is Kind.DATE:
            yield from self._days_of_its_own(fact, self._thresholds(fact, atoms, settled))
        yield self.ordinary.value(fact)
        match fact.type.kind:
            case Kind.YES_NO:
                yield from (False, True)
            case Kind.IDENTITY:
                yield from self._identities(fact, atoms, settled)
            case Kind.ENUMERATION:
                yield from _members(fact, atoms)
            case Kind.REGION:
                named = {w for atom in atoms for w in atom.words if len(w) == 6 and w.isdigit()}
                yield from self.ordinary.places.standing_for(named)
                yield from (v for k, v in settled.items() if self._kind(k) is Kind.REGION)
            case Kind.DATE:
                yield from _around(self._thresholds(fact, atoms, settled))
            case Kind.TIME:
                yield from _near({moment for atom in atoms for moment in atom.times})
            case Kind.INTEGER:
                whole = {int(n) for n in _numbers(atoms) if n == int(n)}
                yield from (n + d for n in sorted(whole | _apart(whole)) for d in (-1, 0, 1) if n + d >= 0)
            case Kind.MONEY:
                yield _ODD_FEN
                steps = (Decimal(-1), Decimal("-0.01"), Decimal(0), Decimal("0.01"), Decimal(1))
                yield from (n + d for n in sorted(_numbers(atoms)) for d in steps if n + d >= 0)
            case Kind.RATE:
                yield from (n for n in sorted(_numbers(atoms)) if 0 <= n <= 1)
            case _:
                yield from (w for atom in atoms for w in sorted(atom.words))
                yield from (n for atom in atoms for n in sorted(atom.lengths, key=str))
        if fact.nullable:
            yield NONE

    def _days_of_its_own(self, fact: Fact, thresholds: Set[date]) -> Iterator[date]:
        """Between the days on which an answer may change, so far from them as no other fact's."""
        dates = [name for name, other in self.space.facts.items() if other.type.kind is Kind.DATE]
        apart = timedelta(dates.index(fact.name) + 2)
        ordinary = self.ordinary.value(fact)
        for day in sorted(thresholds) or ([ordinary] if isinstance(ordinary, date) else []):
            yield from (day + apart, day - apart)

    def _kind(self, key: FactKey) -> Kind:
        return self.space.facts[name_of(key)].type.kind

    def _identities(self, fact: Fact, atoms: Iterable[Atom], settled: Facts) -> Iterator[Value]:
        """Held or not; where a day is asked about, also held from or until just before and after it."""
        yield False
        dated = [atom for atom in atoms if atom.dated]
        if not dated:
            yield Identity()
            return
        since = self.ordinary.long_ago
        yield Identity(since)
        for day in sorted(self._thresholds(fact, dated, settled)):
            yield from (
                Identity(day),
                Identity(next_day(day)),
                Identity(since, previous_day(day)),
                Identity(since, day),
            )

    def _thresholds(self, fact: Fact, atoms: Iterable[Atom], settled: Facts) -> set[date]:
        """The days on which an answer may change."""
        found: set[date] = set()
        for atom in atoms:
            base = set(atom.days)
            known = {name_of(key) for key in settled}
            for key, value in settled.items():
                if name_of(key) in atom.facts:
                    base |= _days_of(value)
            for partner in atom.facts - known - {fact.name}:
                base |= {day for other, _ in self._about.get(partner, ()) for day in other.days}
            found |= base
            for length in atom.lengths:
                found |= {plus(day, length, sign) for day in base for sign in (1, -1)}
                if self.space.is_apart and length.unit is not Unit.DAY:
                    # The last days of a month may all lead to the same day: an answer changes with the next month too.
                    found |= {plus(next_day(day), length, sign) for day in base for sign in (1, -1)}
            if atom.by_month:
                found |= {date(year, month, 1) for year in self.space.years for month in range(1, 13)}
                found |= {f(day) for day in base for f in (_month_start, next_month_start)}
            if atom.month_days:
                years = sorted({*self.space.years, *(day.year for day in base)})
                found |= set(_edges(years, atom.month_days))
        return found

    # --- which of them differ ------------------------------------------------------------------------------------

    def _told_apart(
        self, key: FactKey, candidates: Sequence[Value], settled: Facts, choices: Mapping[str, str]
    ) -> tuple[Value, ...]:
        """One value for each way in which the atoms can come out. An atom that is still open keeps values apart."""
        kept: dict[Any, Value] = {}
        standing = self._standing(name_of(key), candidates, settled)
        for value in candidates:
            facts = {**settled, key: value}
            answers: list[Any] = [value is NONE]
            for atom, made in self._about.get(name_of(key), ()):
                answers.extend(self._answers(atom, made, facts, choices, standing.get(value, value)))
            kept.setdefault(tuple(answers), value)
        return tuple(kept.values())

    def _standing(self, name: str, candidates: Iterable[Value], settled: Facts) -> Mapping[Value, int]:
        """Where days stand among those on which an answer may change: two of one place are never told apart."""
        fact = self.space.facts[name]
        if fact.type.kind is not Kind.DATE or not self.space.is_apart:
            return {}
        days = sorted(self._thresholds(fact, [atom for atom, _ in self._about.get(name, ())], settled))
        return {day: bisect_left(days, day) + bisect_right(days, day) for day in candidates if isinstance(day, date)}

    def _answers(
        self, atom: Atom, made: Closure, facts: Facts, choices: Mapping[str, str], value: Value | int
    ) -> Iterator[tuple[type, Any]]:
        """What the atom comes to under each reading that may still be chosen; `value` while that is open."""
        readings = self.space.readings
        open_ = [r for r in atom.readings if r not in choices]
        for ways in product(*(readings[r].alternatives for r in open_)):
            chosen = {**choices, **{r: way.name for r, way in zip(open_, ways, strict=True)}}
            answer = made(Situation(facts, chosen))
            is_open = isinstance(answer, Unknown) and any(isinstance(r, MissingFact) for r in answer.reasons)
            answer = value if is_open else answer
            yield type(answer), answer


def _members(fact: Fact, atoms: Iterable[Atom]) -> Iterator[str]:
    """All of a short list; of a long one those that the file names, and one more."""
    members = fact.type.values
    if len(members) <= _FEW_MEMBERS:
        yield from members
        return
    named = {word for atom in atoms for word in atom.words}
    yield from (m for m in members if m in named)
    yield from [m for m in members if m not in named][:1]


def _numbers(atoms: Iterable[Atom]) -> set[Decimal | int]:
    return {n for atom in atoms for n in atom.numbers}


def _apart(numbers: Set[int]) -> set[int]:
    """How far named numbers lie apart: an answer to `年度 - 首年 ≥ 3` changes at 年度 - 3. Of many, none."""
    return {a - b for a in numbers for b in numbers if a > b} if len(numbers) <= _FEW_NUMBERS else set()


def _around(days: Iterable[date]) -> Iterator[date]:
    for day in sorted(days):
        yield from (previous_day(day), day, next_day(day))


def _near(moments: Iterable[TimeOfDay]) -> Iterator[TimeOfDay]:
    """Just before and after: a minute where that will do, or else a second."""
    for apart in (60, 1):
        for moment in sorted(moments):
            near = (moment.seconds - apart, moment.seconds, moment.seconds + apart)
            yield from (TimeOfDay(second) for second in near if 0 <= second < END_OF_DAY.seconds)


def _edges(years: Iterable[int], all_month_days: Iterable[MonthDays]) -> Iterator[date]:
    """The first and the last open day of each month."""
    for year, month, month_days in product(years, range(1, 13), all_month_days):
        yield from open_days_of(date(year, month, 1), month_days)


def _days_of(value: Value) -> set[date]:
    match value:
        case date():
            return {value}
        case Identity(since=since, until=until):
            return {day for day in (since, until) if day is not None}
    return set()


def _month_start(day: date) -> date:
    return day.replace(day=1)
