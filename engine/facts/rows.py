"""One row against the whole vocabulary: its facts, and what is wrong with its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dsl import Fact, Identity, Value, Vocabulary

from .columns import Columns, FactColumn, Special, Target, year_column
from .identities import listed_identities, names_of_identities
from .identity_card import card_problems
from .raw import MISSING, FactKey, Missing, Problem, Raw, Row
from .regions import Regions
from .text import is_blank
from .times import apart
from .values import value_from

_YEAR = re.compile(r"[0-9]{4}")

CellProblem = tuple[str, Problem]
"""The header under which it stands ("" where no column is to blame), and what is wrong."""


class RowReader:
    """Reads rows one by one.

    What it learns on the way about the columns is kept: `about_columns` what is wrong with them, once each (by header,
    and by position where there is none), and `given` the facts for which there is one.
    """

    def __init__(self, vocabulary: Vocabulary, regions: Regions, year: int | None) -> None:
        self.about_columns: dict[tuple[str, int], Problem] = {}
        self.given: set[str] = set()
        self._columns = Columns(vocabulary)
        self._plans: dict[tuple[str, ...], tuple[tuple[int, str, Target | None], ...]] = {}
        self._regions = regions
        self._year = year
        self._identities = names_of_identities(vocabulary.facts)
        self._required = tuple(fact.name for fact in vocabulary.facts.values() if fact.required)

    def read(self, row: Row) -> tuple[dict[FactKey, Value], list[CellProblem]]:
        facts: dict[FactKey, Value] = {}
        origin: dict[FactKey, str] = {}
        problems: list[CellProblem] = [("", problem) for problem in row.problems]
        for (position, header, target), raw in zip(self._plan(row.headers), row.values, strict=True):
            for key, value in self._cell(target, header, position, raw):
                other = origin.setdefault(key, header)
                problem = value if isinstance(value, Problem) else _put(facts, key, value, other)
                if problem is not None:
                    problems.append((header, problem))
                if problem is not None and problem.code == "P658":
                    doubled = Problem("P624", {"other": other, "row": str(row.number)})
                    self.about_columns.setdefault((header, -1), doubled)
        problems.extend(self._missing(origin))
        problems.extend((origin[fact], problem) for fact, problem in card_problems(facts))
        return facts, problems

    def _plan(self, headers: tuple[str, ...]) -> tuple[tuple[int, str, Target | None], ...]:
        """What each column holds, worked out once for all the rows that share their headers."""
        if headers not in self._plans:
            targets = [self._columns.target(header) for header in headers]
            self._plans[headers] = tuple(zip(range(len(headers)), headers, targets, strict=True))
            self.given.update(target.fact.name for target in targets if isinstance(target, FactColumn))
            if Special.CATEGORIES in targets:
                self.given.update(self._identities.values())
        return self._plans[headers]

    def _cell(
        self, target: Target | None, header: str, position: int, raw: Raw
    ) -> Iterator[tuple[FactKey, Value | Problem]]:
        """The facts that a cell gives; a cell of one year, of all years, or a list of identities."""
        if target is Special.IGNORED or raw is None or (isinstance(raw, str) and is_blank(raw)):
            return
        match target:
            case FactColumn():
                for key, value in self._fact(target, header, raw):
                    if value is not MISSING:
                        yield key, value
            case Special.CATEGORIES:
                for found in listed_identities(raw, self._identities):
                    yield (header, found) if isinstance(found, Problem) else (found, Identity())
            case _:
                where = (header, -1 if header else position)
                if where not in self.about_columns:
                    self.about_columns[where] = self._unusable(target, header, position)

    def _fact(self, column: FactColumn, header: str, raw: Raw) -> Iterator[tuple[FactKey, Value | Problem | Missing]]:
        fact = column.fact
        if fact.years is None:
            yield from self._values(fact, None, raw)
        elif column.year is None and isinstance(raw, Mapping) and not set(raw) <= {"since", "until"}:
            for written, item in raw.items():
                year = year_column(fact, int(written)) if _YEAR.fullmatch(str(written)) else Problem("P628")
                if isinstance(year, Problem):
                    yield fact.name, year
                else:
                    yield from self._values(fact, int(written), item)
        elif year_meant := column.year or self._year:
            yield from self._values(fact, year_meant, raw)
        else:
            self.about_columns[header, -1] = Problem("P626", {"fact": fact.name, "last": str(fact.years[1])})

    def _values(self, fact: Fact, year: int | None, raw: Raw) -> Iterator[tuple[FactKey, Value | Problem | Missing]]:
        """What a cell says of a fact; a time stamp also says at what time of that day, where a fact holds it."""
        day, clock = apart(raw) if fact.clock else (raw, None)
        yield _key(fact.name, year), value_from(fact, day, self._regions)
        if clock is not None:
            self.given.add(fact.clock)
            yield _key(fact.clock, year), clock

    def _unusable(self, target: Target | None, header: str, position: int) -> Problem:
        if isinstance(target, Problem):
            return target
        if not header.strip():
            return Problem("P623", {"column": column_letters(position)})
        near = self._columns.suggestions(header)
        return Problem("P622", {"nearest": "、".join(near)}) if near else Problem("P621")

    def _missing(self, given: Mapping[FactKey, str]) -> Iterator[CellProblem]:
        """Required facts that no cell even tried to give; a fact by year is there if any year is."""
        names = {key if isinstance(key, str) else key[0] for key in given}
        return (("", Problem("P631", {"fact": fact})) for fact in self._required if fact not in names)


def _key(fact: str, year: int | None) -> FactKey:
    return fact if year is None else (fact, year)


def _put(facts: dict[FactKey, Value], key: FactKey, value: Value, other: str) -> Problem | None:
    """Add a fact; what the column `other` said of it before must not differ."""
    before = facts.setdefault(key, value)
    if before == value:
        return None
    # One column says that an identity is held, another since when: both are true.
    if isinstance(before, Identity) and isinstance(value, Identity) and Identity() in (before, value):
        facts[key] = value if before == Identity() else before
        return None
    return Problem("P658", {"other": other})


def column_letters(position: int) -> str:
    """0 → A, 26 → AA: the name that a spreadsheet gives to a column."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
