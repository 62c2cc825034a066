"""What is known of a table of persons before it is evaluated: which columns go without a value together.

Most rows of a roster lack nothing; questions that no row answers otherwise are then never asked. The result does not
depend on it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

Pattern = frozenset[str]
"""Columns that say nothing, and `NAME__none` columns that say yes; of one row, or of many that are alike in this."""


@dataclass
class Seen:
    """`patterns` None: any column may go without a value. `columns` None: every column is there.

    A column that is not there says nothing, and no.
    """

    patterns: Collection[Pattern] | None = None
    columns: frozenset[str] | None = None
    _splits: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict, repr=False)
    _groups: list[tuple[Pattern, ...]] = field(default_factory=list, repr=False)
    _numbers: dict[tuple[Pattern, ...], int] = field(default_factory=dict, repr=False)

    @property
    def everybody(self) -> int:
        """The number of the group of all rows; see `split`."""
        return self._number(tuple(self.patterns or ()))

    def is_absent(self, column: str) -> bool:
        return self.columns is not None and column not in self.columns

    def split(self, group: int, column: str) -> tuple[int, int]:
        """A group of rows by whether the column is in their pattern: (in it, not in it); 0 is nobody."""
        found = self._splits.get((group, column))
        if found is None:
            patterns = self._groups[group]
            within = tuple(pattern for pattern in patterns if column in pattern)
            without = tuple(pattern for pattern in patterns if column not in pattern)
            found = self._splits[group, column] = self._number(within), self._number(without)
        return found

    def _number(self, patterns: tuple[Pattern, ...]) -> int:
        if not self._groups:
            self._groups.append(())
            self._numbers[()] = 0
        if patterns not in self._numbers:
            self._numbers[patterns] = len(self._groups)
            self._groups.append(patterns)
        return self._numbers[patterns]


ANYTHING = Seen()
