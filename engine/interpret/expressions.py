"""Expressions → closures. A closure takes a situation and gives a known value, or an `Unknown` with its reasons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import not_
from typing import Any, Protocol

from dsl import (
    NONE,
    Advance,
    All,
    AnyOf,
    Arithmetic,
    Call,
    Compare,
    Counting,
    CountingBy,
    DaySpan,
    DecisionRef,
    EventSpan,
    Expression,
    FactRef,
    FixedSpan,
    Held,
    Identity,
    Inside,
    Kind,
    Literal,
    MoneyRef,
    MonthlySpan,
    Not,
    OneOf,
    Population,
    ReadingRef,
    SpanEdge,
    TableRef,
    TimedSpan,
    WindowRef,
    Within,
)

from ..arithmetic import compare, operate
from ..dates import after, last_day
from ..functions import MEANINGS, ROUNDINGS, bounds_of, divide, quotient_bounds
from ..money import ZERO
from ..regions import lies_in
from ..symbol import is_member
from ..unknown import MissingFact, Silence, Unknown, Why, high_of, join, lifted, low_of, not_stated, spread
from .openings import conjunction
from .places import Closure, Days, between, ends_of_open_days, in_time, on_open_days
from .situation import Situation
from .years import YEAR_COUNTS, year_count

__all__ = ["Builder", "Closure", "Days", "closure", "negated", "span"]
_ZEROS = {Kind.INTEGER: 0, Kind.DURATION: None}
"""What a product with a zero factor comes to; elsewhere it is an amount or a rate."""


class Builder(Protocol):
    """What an expression needs of the policy around it."""

    def fact(self, ref: FactRef) -> Closure: ...
    def by_year(self, fact: str) -> tuple[range, Callable[[Situation, int], Any]]: ...
    def decision(self, key: str) -> Closure: ...
    def table(self, ref: TableRef) -> Closure: ...
    def reading(self, name: str) -> Closure: ...
    def window(self, name: str) -> Days: ...
    def written(self, days: DaySpan) -> DaySpan: ...
    def counting(self, name: str) -> Callable[[str], Counting]: ...
    def money(self, ref: MoneyRef) -> Closure: ...


def closure(builder: Builder, expression: Expression) -> Closure:
    match expression:
        case Literal(value=value):
            return lambda s: value
        case FactRef():
            return builder.fact(expression)
        case DecisionRef(decision=key):
            return builder.decision(key)
        case TableRef():
            return builder.table(expression)
        case ReadingRef(reading=name):
            return builder.reading(name)
        case MoneyRef():
            return builder.money(expression)
        case Arithmetic(op=op):
            left, right = closure(builder, expression.left), closure(builder, expression.right)
            zero = _ZEROS.get(expression.type.kind, ZERO)
            return lambda s: operate(op, left(s), right(s), zero)
        case Compare(op=op):
            left, right = closure(builder, expression.left), closure(builder, expression.right)
            return lambda s: compare(op, left(s), right(s))
        case All(items=items):
            return _kleene([closure(builder, item) for item in items], stop=False)
        case AnyOf(items=items):
            return _kleene([closure(builder, item) for item in items], stop=True)
        case Not(item=item):
            inner = closure(builder, item)
            return lambda s: negated(inner(s))
        case Held(identity=identity, on=on):
            return _held(closure(builder, identity), None if on is None else closure(builder, on), identity)
        case OneOf(item=item, members=members):
            return _among(closure(builder, item), frozenset(members))
        case Inside(region=region, codes=codes):
            return _inside(closure(builder, region), codes)
        case Within():
            return _within(builder, expression)
        case SpanEdge(days=days, last=last):
            ends = span(builder, days)
            return lambda s: ends(s)[last]
        case Advance(start=start, length=length, counting=how):
            return _advance(builder, closure(builder, start), closure(builder, length), how)
        case Call(function=function, arguments=(above, below)) if function in ROUNDINGS:
            return _quotient(function, closure(builder, above), closure(builder, below))
        case Call(function=function, arguments=(FactRef(fact=fact), *ends)) if function in YEAR_COUNTS:
            held, of_year = builder.by_year(fact)
            return year_count(function, held, of_year, [closure(builder, end) for end in ends])
        case Call(function=function, arguments=arguments):
            return _call(function, [closure(builder, a) for a in arguments])
        case Population(measure=measure):
            unknown = not_stated(measure, Why.ABSENT)
            return lambda s: unknown


def negated(value: Any) -> Any:
    return lifted(not_, (value,)) if value.__class__ is Unknown else not value


def _kleene(items: list[Closure], stop: bool) -> Closure:
    """且 (stop at false) and 或 (stop at true): a decided item decides; otherwise any unknown keeps it open."""

    def run(s: Situation) -> Any:
        unknowns: list[Unknown] | None = None
        for item in items:
            value = item(s)
            if value is stop:
                return stop
            if value.__class__ is Unknown:
                if unknowns is None:
                    unknowns = [value]
                else:
                    unknowns.append(value)
        if unknowns is None:
            return not stop
        return unknowns[0] if len(unknowns) == 1 else Unknown(*join(unknowns))

    return run


def _held(identity: Closure, on: Closure | None, expression: Expression) -> Closure:
    """Held at all, or on a day. An open end means: still held; without a start the record does not say since when."""
    name = expression.fact if isinstance(expression, FactRef) else ""
    undated = Unknown(Silence.MISSING, frozenset((MissingFact(name),)))

    def run(s: Situation) -> Any:
        value = identity(s)
        if value is NONE or value is False:
            return False
        day = None if on is None else on(s)
        if day is NONE:
            return False
        if isinstance(value, Unknown):
            return Unknown(*join([value, day])) if isinstance(day, Unknown) else value
        if day is None or not isinstance(value, Identity):
            return True
        begun = undated if value.since is None else compare("≤", value.since, day)
        return conjunction([begun, True if value.until is None else compare("≤", day, value.until)])

    return run


def _among(item: Closure, members: frozenset[Any]) -> Closure:
    return _asked(item, lambda value: is_member(value, members))


def _inside(region: Closure, codes: tuple[str, ...]) -> Closure:
    return _asked(region, lambda value: value is not NONE and any(lies_in(value, code) for code in codes))


def _asked(item: Closure, question: Callable[[Any], bool]) -> Closure:
    """A yes-or-no question about one value."""

    def run(s: Situation) -> Any:
        value = item(s)
        return lifted(question, (value,)) if value.__class__ is Unknown else question(value)

    return run


def _within(builder: Builder, within: Within) -> Closure:
    day, days = closure(builder, within.day), builder.written(within.days)
    if isinstance(days, MonthlySpan):
        return on_open_days(day, span(builder, days.days), (days.first, days.last))
    in_days = between(day, span(builder, days))
    if isinstance(days, TimedSpan) and within.clock is not None:
        return in_time(in_days, day, span(builder, days), closure(builder, within.clock), days.closes)
    return in_days


def span(builder: Builder, days: DaySpan) -> Days:
    """The two ends of a span of days."""
    match days:
        case WindowRef(window=name):
            return builder.window(name)
        case FixedSpan(first=Literal(value=first), last=Literal(value=last)):
            ends = (first, last)
            return lambda s: ends
        case FixedSpan(first=first, last=last):
            a, b = closure(builder, first), closure(builder, last)
            return lambda s: (a(s), b(s))
        case EventSpan(start=start, length=length, counting=how):
            begin = closure(builder, start)
            end = _moved(builder, begin, closure(builder, length), how, _span_end)
            return lambda s: (begin(s), end(s))
        case MonthlySpan(days=inner, first=of_month, last=to_month):
            return ends_of_open_days(span(builder, inner), (of_month, to_month))
        case TimedSpan(days=inner):
            return span(builder, inner)


def _advance(builder: Builder, start: Closure, length: Closure, how: Counting | CountingBy) -> Closure:
    return _moved(builder, start, length, how, _first_after)


Move = Callable[[Any, Any, Counting], Any]


def _first_after(day: Any, length: Any, counting: Counting) -> Any:
    """起满 无 is the day itself."""
    return day if NONE in (day, length) else after(day, length, counting)


def _span_end(day: Any, length: Any, counting: Counting) -> Any:
    return NONE if NONE in (day, length) else last_day(day, length, counting)


def _moved(builder: Builder, start: Closure, length: Closure, how: Counting | CountingBy, move: Move) -> Closure:
    """A day moved by a duration. The reading of the first day is consulted only where there is a day to move."""
    count = _counting(builder, how)

    def run(s: Situation) -> Any:
        day, span_length = start(s), length(s)
        if day is NONE or span_length is NONE:
            return move(day, span_length, Counting.INCLUSIVE)
        unlisted = span_length.__class__ is Unknown and spread(span_length) is None
        if unlisted:
            return Unknown(*join([v for v in (day, span_length) if v.__class__ is Unknown]))
        counting = count(s)
        if day.__class__ is not Unknown and span_length.__class__ is not Unknown:
            return move(day, span_length, counting)
        return lifted(lambda d, n: move(d, n, counting), (day, span_length), partial(_moved_bounds, move, counting))

    return run


def _counting(builder: Builder, how: Counting | CountingBy) -> Callable[[Situation], Counting]:
    if not isinstance(how, CountingBy):
        return lambda s: how
    chosen, meaning = builder.reading(how.reading), builder.counting(how.reading)
    return lambda s: meaning(chosen(s))


def _moved_bounds(move: Move, counting: Counting, day: Any, length: Any) -> tuple[Any, Any]:
    if length.__class__ is Unknown or length is NONE:
        return None, None
    low, high = low_of(day), high_of(day)
    return None if low is None else move(low, length, counting), None if high is None else move(high, length, counting)


def _call(function: str, arguments: list[Closure]) -> Closure:
    meaning = MEANINGS[function].apply
    undefined = not_stated(function, Why.NOTHING_TO_COUNT_FROM)

    def known(*values: Any) -> Any:
        return undefined if NONE in values else meaning(*values)

    def run(s: Situation) -> Any:
        values = [argument(s) for argument in arguments]
        if NONE in values or all(v.__class__ is not Unknown for v in values):
            return known(*values)
        return lifted(known, values, partial(bounds_of, function))

    return run


def _quotient(function: str, above: Closure, below: Closure) -> Closure:
    """取整, 舍去 or 进位 of a quotient."""
    undefined = not_stated(function, Why.NOTHING_TO_COUNT_FROM)

    def known(numerator: Any, denominator: Any) -> Any:
        return undefined if NONE in (numerator, denominator) else divide(function, numerator, denominator)

    def run(s: Situation) -> Any:
        numerator, denominator = above(s), below(s)
        if numerator.__class__ is not Unknown and denominator.__class__ is not Unknown:
            return known(numerator, denominator)
        if NONE in (numerator, denominator):
            return undefined
        return lifted(known, (numerator, denominator), partial(quotient_bounds, function))

    return run
