"""What the builtin functions compute, by the Chinese name of `dsl.functions`. Arguments are known values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP
from functools import partial
from typing import Any

from dsl import Duration

from .dates import age, age_next_day, full_months, full_years, months_between, next_day, next_month_start
from .money import quotient, rounded
from .symbol import also_for_symbols
from .unknown import Unknown, Why, high_of, low_of, not_stated


@dataclass(frozen=True, slots=True)
class Meaning:
    """`rises`: per argument, + where the result never falls as the argument rises, - where it never rises.

    The last sign holds for all further arguments. `from_above`, `from_below`: one argument alone bounds the result.
    """

    apply: Callable[..., Any]
    rises: str = "+"
    from_above: bool = False
    from_below: bool = False


@also_for_symbols
def _year(day: Any) -> int:
    return int(day.year)


def _extreme(pick: Callable[[Any], Any], *values: Any) -> Any:
    """The lowest or highest; durations of different units can't be compared."""
    if not isinstance(values[0], Duration):
        return pick(values)
    if len({value.unit for value in values}) > 1:
        return not_stated("", Why.MIXED_UNITS)
    return Duration(pick(value.count for value in values), values[0].unit)


MEANINGS: Mapping[str, Meaning] = {
    "周岁": Meaning(age, "-+"),
    "周岁次日": Meaning(age_next_day, "-+"),
    "次日": Meaning(next_day),
    "次月首日": Meaning(next_month_start),
    "年份": Meaning(_year),
    "月数": Meaning(months_between, "-+"),
    "满月数": Meaning(full_months, "-+"),
    "满年数": Meaning(full_years, "-+"),
    "较早": Meaning(lambda *days: min(days), from_above=True),
    "较晚": Meaning(lambda *days: max(days), from_below=True),
    "最低": Meaning(partial(_extreme, min), from_above=True),
    "最高": Meaning(partial(_extreme, max), from_below=True),
    "取整": Meaning(partial(rounded, ROUND_HALF_UP)),
    "舍去": Meaning(partial(rounded, ROUND_DOWN)),
    "进位": Meaning(partial(rounded, ROUND_UP)),
}
ROUNDINGS: Mapping[str, str] = {"取整": ROUND_HALF_UP, "舍去": ROUND_DOWN, "进位": ROUND_UP}


def divide(function: str, numerator: Any, denominator: int) -> Any:
    """One of the rounding functions over a quotient."""
    if denominator == 0:
        return not_stated("", Why.DIVIDED_BY_ZERO)
    return quotient(ROUNDINGS[function], numerator, denominator)


def bounds_of(function: str, *values: Any) -> tuple[Any, Any]:
    """The bounds of a function's result, as far as those of its arguments say."""
    meaning = MEANINGS[function]
    signs = meaning.rises.ljust(len(values), meaning.rises[-1])
    lows = [low_of(v) if sign == "+" else high_of(v) for sign, v in zip(signs, values, strict=True)]
    highs = [high_of(v) if sign == "+" else low_of(v) for sign, v in zip(signs, values, strict=True)]
    return _bound(meaning, lows, meaning.from_below), _bound(meaning, highs, meaning.from_above)


def _bound(meaning: Meaning, ends: list[Any], one_is_enough: bool) -> Any:
    known = [end for end in ends if end is not None]
    if not known or (len(known) < len(ends) and not one_is_enough):
        return None
    found = meaning.apply(*known)
    return None if isinstance(found, Unknown) else found


def quotient_bounds(function: str, numerator: Any, denominator: Any) -> tuple[Any, Any]:
    """Only where the denominator is surely above zero; the further it may rise, the nearer the quotient to zero."""
    least, most = low_of(denominator), high_of(denominator)
    if least is None or least <= 0:
        return None, None
    low, high = low_of(numerator), high_of(numerator)
    far = None if low is None else _end(function, low, most if low >= 0 else least)
    return far, None if high is None else _end(function, high, least if high >= 0 else most)


def _end(function: str, numerator: Any, denominator: int | None) -> Any:
    return numerator * 0 if denominator is None else divide(function, numerator, denominator)
