"""Whole numbers in a query, each with the bounds that it surely keeps, so that every sum and product gets a wide
enough type: 32 bits, 64 bits, or 38 digits. Engines report what does not even fit there; nothing is ever rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sqlglot import exp

from ...functions import divide
from ..symbols.terms import Column, Rounding
from .printing import WIDE, whole_quotient


class Width(IntEnum):
    """How wide the type of a number is."""

    INT = 0
    BIGINT = 1
    WIDE = 2


_TYPES = {Width.INT: exp.DataType.Type.INT, Width.BIGINT: exp.DataType.Type.BIGINT, Width.WIDE: WIDE}
_ROOM = {Width.INT: 2**31 - 1, Width.BIGINT: 2**63 - 1}
_LITERAL_ROOM = 10**38
_LARGEST = {None: 10**18, 2: 10**14, 8: 10**12}
"""By scale: no value of such a column, as a whole number, is larger. If one is, its sum is refused, not wrong."""

_SHIFTED_AT_ONCE, _DIGITS = 2, 20
"""DuckDB keeps the product of an amount and a number within 18 digits, and more decimals need 20."""


@dataclass(frozen=True, slots=True)
class Number:
    """An expression whose value lies between `low` and `high`; its type is at least as wide as `width`."""

    sql: exp.Expr
    low: int
    high: int
    width: Width

    @property
    def known(self) -> bool:
        return self.low == self.high


def whole(value: int) -> Number:
    """A number that is written in the query."""
    width = _fitting(value, value)
    if abs(value) < _LITERAL_ROOM:
        return Number(_digits(value), value, value, width)
    text = exp.Literal(this=str(value), is_string=True)  # DuckDB would read so many digits as a float
    return Number(_cast(text, width), value, value, width)


def column_number(column: Column) -> Number:
    """A column of whole numbers, or of amounts or rates as whole numbers of 10 ** -scale: an exact shift."""
    named: exp.Expr = named_column(column.name)
    largest = _LARGEST[column.scale]
    if column.scale is not None:
        if column.scale > _SHIFTED_AT_ONCE:
            named = exp.Cast(this=named, to=_decimal(_DIGITS, column.scale))
        named = _cast(exp.Mul(this=named, expression=_digits(10**column.scale)), Width.BIGINT)
    return Number(named, -largest, largest, Width.BIGINT)


def named_column(name: str) -> exp.Column:
    return exp.Column(this=exp.Identifier(this=name, quoted=True))


def added(left: Number, right: Number) -> Number:
    return _combined(exp.Add, left, right, (left.low + right.low, left.high + right.high))


def subtracted(left: Number, right: Number) -> Number:
    return _combined(exp.Sub, left, right, (left.low - right.high, left.high - right.low))


def multiplied(left: Number, right: Number) -> Number:
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return _combined(exp.Mul, left, right, (min(corners), max(corners)))


def divided(rounding: Rounding, numerator: Number, denominator: Number) -> Number:
    """Rounding is a push of the numerator away from zero, then a division that drops what is left over."""
    if numerator.known and denominator.known and denominator.low:
        return whole(divide(rounding.value, numerator.low, denominator.low))
    low, high = _quotient_bounds(numerator, denominator)
    top, push, bottom = _sides(rounding, numerator, denominator)
    pushed = _pushed(top, push)
    wide = Width.WIDE in (pushed.width, bottom.width)
    quotient = whole_quotient(operand(pushed.sql), operand(bottom.sql), wide=wide)
    if wide and (narrow := _fitting(low, high)) is not Width.WIDE:
        return Number(_cast(quotient, narrow), low, high, narrow)
    return Number(quotient, low, high, max(pushed.width, bottom.width))


def cast_to_int(sql: exp.Expr, low: int, high: int) -> Number:
    return Number(_cast(sql, Width.INT), low, high, Width.INT)


def operand(sql: exp.Expr) -> exp.Expr:
    """In brackets, if it would be torn apart beside an operator."""
    return exp.Paren(this=sql) if isinstance(sql, exp.Binary) else sql


def _combined(node: type[exp.Binary], left: Number, right: Number, bounds: tuple[int, int]) -> Number:
    low, high = bounds
    if low == high:
        return whole(low)
    width = max(_fitting(low, high), left.width, right.width)
    if max(left.width, right.width) < width:  # widening one side widens the operation
        left, right = (left, _widened(right, width)) if left.known else (_widened(left, width), right)
    return Number(node(this=operand(left.sql), expression=operand(right.sql)), low, high, width)


def _sides(rounding: Rounding, numerator: Number, denominator: Number) -> tuple[Number, Number, Number]:
    """Numerator, how far it is pushed from zero (never below 0), and denominator."""
    if rounding is Rounding.DOWN:
        return numerator, whole(0), denominator
    if denominator.known:
        size = abs(denominator.low)
        return numerator, whole(size - 1 if rounding is Rounding.UP else size // 2), denominator
    if rounding is Rounding.UP:
        return numerator, subtracted(_magnitude(denominator), whole(1)), denominator
    two = whole(2)  # half a denominator may be no whole number: both sides are doubled
    return multiplied(numerator, two), _magnitude(denominator), multiplied(denominator, two)


def _magnitude(number: Number) -> Number:
    most = max(abs(number.low), abs(number.high), 1)
    return Number(exp.Abs(this=number.sql.copy()), 1, most, number.width)


def _pushed(numerator: Number, push: Number) -> Number:
    if push.high == 0:
        return numerator
    if numerator.low >= 0:
        return added(numerator, push)
    if numerator.high <= 0:
        return subtracted(numerator, push)
    below = exp.If(this=exp.LT(this=numerator.sql.copy(), expression=_digits(0)), true=_negative(push).sql)
    signed = exp.Case(ifs=[below], default=push.sql.copy())
    return added(numerator, Number(signed, -push.high, push.high, push.width))


def _negative(push: Number) -> Number:
    return whole(-push.low) if push.known else Number(exp.Neg(this=operand(push.sql)), -push.high, 0, push.width)


def _quotient_bounds(numerator: Number, denominator: Number) -> tuple[int, int]:
    """No larger than the numerator over the smallest denominator, rounded away from zero."""
    ends = (denominator.low, denominator.high)
    least = 1 if ends[0] <= 0 <= ends[1] else min(map(abs, ends))
    most = -(-max(abs(numerator.low), abs(numerator.high)) // least)
    return (0 if numerator.low >= 0 and ends[0] >= 0 else -most), most


def _widened(number: Number, width: Width) -> Number:
    return Number(_cast(number.sql, width), number.low, number.high, width)


def _fitting(low: int, high: int) -> Width:
    """The narrowest type that holds both."""
    return next((width for width, room in _ROOM.items() if -room <= low and high <= room), Width.WIDE)


def _cast(sql: exp.Expr, width: Width) -> exp.Cast:
    return exp.Cast(this=sql, to=exp.DataType(this=_TYPES[width]))


def _decimal(*digits_and_scale: int) -> exp.DataType:
    sizes = [exp.DataTypeParam(this=_digits(size)) for size in digits_and_scale]
    return exp.DataType(this=exp.DataType.Type.DECIMAL, expressions=sizes)


def _digits(value: int) -> exp.Expr:
    digits = exp.Literal(this=str(abs(value)), is_string=False)
    return exp.Neg(this=digits) if value < 0 else digits
