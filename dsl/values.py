"""Values that a rule file can write down and an evaluator can compute with.

Known values are plain Python: `Decimal` for money (元) and rates (0.5 for 50%), `int`, `bool`, `datetime.date`,
`str` (text, identifiers, members of an enumeration, six-digit region codes), `Duration`, `Identity`, and `NONE`.
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


@dataclass(frozen=True, slots=True)
class Identity:
    """身份: a recognised status that is held, from `since` to `until` (both inclusive, None where not recorded)."""

    since: date | None = None
    until: date | None = None


Value = Decimal | int | bool | date | str | Duration | Identity | NoneValue
