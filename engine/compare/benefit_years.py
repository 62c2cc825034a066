"""Dates of different years, aligned by benefit year (年度): 2023-09-01 of 2024 and 2024-09-01 of 2025 are a year apart.

Only dates near the notice's own year move with it; a birthday of 1960 is the same day in every year.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

_NEAR = 1
FEBRUARY, LAST_OF_FEBRUARY = 2, 28


@dataclass(frozen=True, slots=True)
class BenefitYear:
    """The year of one notice beside that of the other; with `absolute`, nothing is aligned."""

    year: int
    other: int
    absolute: bool = False

    def day(self, day: date) -> tuple[str, int, int, int]:
        """What two dates have in common exactly if they are the same day, a year on.

        The last days of February are one where only one of the two years has a 29th.
        """
        if not self._moves(day.year):
            return ("on", day.year, day.month, day.day)
        shift = self.other - self.year
        uneven = isleap(day.year) != isleap(day.year + shift)
        is_end = day.month == FEBRUARY and day.day >= LAST_OF_FEBRUARY and uneven
        return ("of_year", day.year - self.year, day.month, LAST_OF_FEBRUARY if is_end else day.day)

    def number(self, number: int) -> tuple[str, int]:
        """A whole number that is a year near the notice's own moves with it."""
        return ("year", number - self.year) if self._moves(number) else ("number", number)

    def aligned(self, day: date) -> date:
        """The day in the later of the two years, so that it is the same from either side."""
        return day if self.year >= self.other else self.moved(day)

    def moved(self, day: date) -> date:
        """The day in the other of the two years. The last day of February becomes the last day of February."""
        if not self._moves(day.year):
            return day
        year = day.year + self.other - self.year
        if day.month == FEBRUARY and day.day >= LAST_OF_FEBRUARY and isleap(day.year) != isleap(year):
            return date(year, FEBRUARY, LAST_OF_FEBRUARY + isleap(year))
        return day.replace(year=year)

    def _moves(self, year: int) -> bool:
        return not self.absolute and abs(year - self.year) <= _NEAR
