"""What is known of a table of persons before it is evaluated: which columns go without a value together.

Most rows of a roster lack nothing; questions that no row answers otherwise are then never asked. The result does not
depend on it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from ..layout import Aspect
from ..symbols.terms import Given, Holds, Test

Pattern = frozenset[str]
"""Columns that say nothing, and `NAME__none` columns that say yes; of one row, or of many that are alike in this."""
Rows = int
"""Some of the patterns, a bit each. Nobody is 0."""


@dataclass(frozen=True)
class Seen:
    """`patterns` None: any column may go without a value. `columns` None: every column is there.

    A column that is not there says nothing, and no. `given` are columns that go without a value only where 无 is said.
    """

    patterns: Collection[Pattern] | None = None
    columns: frozenset[str] | None = None
    given: frozenset[str] = frozenset()

    @cached_property
    def everybody(self) -> Rows:
        return -1 if self.patterns is None else (1 << max(1, len(self.patterns))) - 1

    def is_absent(self, column: str) -> bool:
        return self.columns is not None and column not in self.columns

    def split(self, rows: Rows, column: str) -> tuple[Rows, Rows]:
        """Some rows by whether the column is in their pattern: (in it, not in it)."""
        if self.patterns is None:
            return rows, rows
        within = self._within.get(column, 0)
        return rows & within, rows & ~within

    def told(self, rows: Rows, test: Test) -> bool | None:
        """The answer of which none of these rows says the contrary; None if some do, or if that is not known."""
        if not isinstance(test, (Given, Holds)):
            return None
        if self.is_absent(test.column):
            return False
        if isinstance(test, Given) and test.column in self.given:
            return True
        if not _is_of_pattern(test):
            return None
        within, without = self.split(rows, test.column)
        if within and without:
            return None
        return bool(within) is isinstance(test, Holds)

    def left(self, rows: Rows, test: Test, answer: bool) -> Rows:
        """Those of the rows that give this answer."""
        if not isinstance(test, (Given, Holds)) or not _is_of_pattern(test):
            return rows
        within, without = self.split(rows, test.column)
        return within if answer is isinstance(test, Holds) else without

    @cached_property
    def _within(self) -> dict[str, Rows]:
        found: dict[str, Rows] = {}
        for at, pattern in enumerate(self.patterns or ()):
            for column in pattern:
                found[column] = found.get(column, 0) | 1 << at
        return found


def _is_of_pattern(test: Given | Holds) -> bool:
    """Do the patterns speak of it? What an identity or a yes-or-no column says is not among them."""
    return isinstance(test, Given) or test.column.endswith(Aspect.NONE.value)


ANYTHING = Seen()
