"""Which fact a header names: by its Chinese name, English key or a declared synonym, with a year where it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from dsl import Fact, Vocabulary

from .raw import Problem
from .text import heading, nearest

_YEAR = re.compile(r"(?P<name>.+?)(?:[\[【](?P<bracketed>[0-9]{4})年?[\]】]|_(?P<tail>[0-9]{4}))")


class Special(Enum):
    """Columns that are no facts."""

    CATEGORIES = "人员类别"
    IGNORED = "序号"


SPECIAL_HEADINGS = {
    **dict.fromkeys(("人员类别", "特殊身份", "特殊人员类别", "身份类别", "categories"), Special.CATEGORIES),
    **dict.fromkeys(("序号", "行号", "原因", "no.", "no", "row", "reason"), Special.IGNORED),
}


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column for one fact; `year` for one year of a fact held by year, None where the header names no year."""

    fact: Fact
    year: int | None = None


Target = FactColumn | Special | Problem


class Columns:
    """The headers that a vocabulary knows. Answers are remembered: a roster repeats its headers on every row."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._facts = {
            heading(word): fact for fact in vocabulary.facts.values() for word in (*fact.synonyms, fact.key, fact.name)
        }
        self._spelling = {
            heading(word): word for f in vocabulary.facts.values() for word in (f.name, f.key, *f.synonyms)
        }
        self._known: dict[str, Target | None] = {}

    def target(self, header: str) -> Target | None:
        """What a column under this header holds: None if nobody knows, a problem if its year can't be."""
        if header not in self._known:
            self._known[header] = self._find(heading(header))
        return self._known[header]

    def suggestions(self, header: str) -> tuple[str, ...]:
        """The spellings that an unknown header may have been meant to be."""
        return tuple(self._spelling[word] for word in nearest(heading(header), tuple(self._facts)))

    def _find(self, word: str) -> Target | None:
        if fact := self._facts.get(word):
            return FactColumn(fact)
        if word in SPECIAL_HEADINGS:
            return SPECIAL_HEADINGS[word]
        with_year = _YEAR.fullmatch(word)
        fact = self._facts.get(with_year["name"]) if with_year else None
        if fact is None or with_year is None or fact.years is None:
            return None
        return year_column(fact, int(with_year["bracketed"] or with_year["tail"]))


def year_column(fact: Fact, year: int) -> FactColumn | Problem:
    first, last = fact.years or (year, year)
    if first <= year <= last:
        return FactColumn(fact, year)
    return Problem("P627", {"first": str(first), "last": str(last)})
