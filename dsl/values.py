"""Values that a rule file can write down and an evaluator can compute with.

Known values are plain Python: `Decimal` for money (元) and rates (0.5 for 50%), `int`, `bool`, `datetime.date`,
`str` (text, identifiers, members of an enumeration, six-digit region codes), `TimeOfDay`, `Duration`, `Identity`, and
`NONE`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class NoneValue(Enum):
    """无: "there is none". A value, different from not knowing."""

    NONE = "无"

    def __repr__(self) -> str:
        return "无"


NONE = NoneValue.NONE


class OtherKey(Enum):
    """其他 in a key cell of a table: any key that no row names."""

    OTHER = "其他"

    def __str__(self) -> str:
        return "其他"


OTHER = OtherKey.OTHER


class Unit(Enum):
    DAY = "天"
    MONTH = "个月"
    YEAR = "年"


@dataclass(frozen=True, slots=True)
class Duration:
    """时长: so many days, months or years. Not comparable across units."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value}"


@dataclass(frozen=True, slots=True, order=True)
class TimeOfDay:
    """时刻: a moment of a day, in seconds since midnight."""

    seconds: int

    @classmethod
    def of(cls, hour: int, minute: int, second: int = 0) -> TimeOfDay:
        return cls((hour * 60 + minute) * 60 + second)

    def __str__(self) -> str:
        """17:30, and 17:30:05 where the seconds count."""
        minutes, second = divmod(self.seconds, 60)
        hour, minute = divmod(minutes, 60)
        return f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


END_OF_DAY = TimeOfDay.of(24, 0)
"""24:00: the moment that ends a day; no moment in it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """身份: a recognised status that is held, from `since` to `until` (both inclusive, None where not recorded)."""

    since: date | None = None
    until: date | None = None


Value = Decimal | int | bool | date | TimeOfDay | str | Duration | Identity | NoneValue
