"""Expressions → closures. A closure takes a situation and gives a known value, or an `Unknown` with its reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
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
    Duration,
    EventSpan,
    Expression,
    FactRef,
    FixedSpan,
    Held,
    Identity,
    Inside,
    Literal,
    MoneyRef,
    Not,
    OneOf,
    Population,
    ReadingRef,
    SpanEdge,
    TableRef,
    WindowRef,
    Within,
)

from ..arithmetic import compare, operate
from ..dates import after, last_day
from ..functions import MEANINGS, RISING
from ..regions import lies_in
from ..unknown import (
    MOST_CANDIDATES,
    MissingFact,
    Silence,
    Unknown,
    Why,
    high_of,
    join,
    low_of,
    not_stated,
    one_of,
    spread,
)
from .situation import Situation

Closure = Callable[[Situation], Any]
Days = Callable[[Situation], tuple[Any, Any]]
"""A span's first and last day, both inclusive."""


class Builder(Protocol):
    """What an expression needs of the policy around it."""

    def fact(self, ref: FactRef) -> Closure: ...
    def decision(self, key: str) -> Closure: ...
    def table(self, ref: TableRef) -> Closure: ...
    def reading(self, name: str) -> Closure: ...
    def window(self, name: str) -> Days: ...
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
            return lambda s: operate(op, left(s), right(s))
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
        case Within(day=day, days=days):
            return _within(closure(builder, day), span(builder, days))
        case SpanEdge(days=days, last=last):
            ends = span(builder, days)
            return lambda s: ends(s)[last]
        case Advance(start=start, length=length, counting=how):
            return _advance(builder, closure(builder, start), closure(builder, length), how)
        case Call(function=function, arguments=arguments):
            return _call(function, [closure(builder, a) for a in arguments])
        case Population(measure=measure):
            unknown = not_stated(measure, Why.ABSENT)
            return lambda s: unknown


def negated(value: Any) -> Any:
    return value if value.__class__ is Unknown else not value


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
    name = expression.fact if isinstance(expression, FactRef) else ""
    undated = Unknown(Silence.MISSING, frozenset((MissingFact(name),)))

    def run(s: Situation) -> Any:
        value = identity(s)
        if value.__class__ is Unknown:
            return value
        if not isinstance(value, Identity):
            return bool(value) if value is not NONE else False
        if on is None:
            return True
        day = on(s)
        if day.__class__ is Unknown:
            return day
        if value.since is None and value.until is None:
            return undated
        return (value.since is None or value.since <= day) and (value.until is None or day <= value.until)

    return run


def _among(item: Closure, members: frozenset[Any]) -> Closure:
    def run(s: Situation) -> Any:
        value = item(s)
        if value.__class__ is not Unknown:
            return value in members
        candidates = spread(value)
        if candidates is not None and all(c.__class__ is not Unknown for c in candidates):
            verdicts = {c in members for c in candidates}
            if len(verdicts) == 1:
                return verdicts.pop()
        return Unknown(value.silence, value.reasons)

    return run


def _inside(region: Closure, codes: tuple[str, ...]) -> Closure:
    def run(s: Situation) -> Any:
        value = region(s)
        if value.__class__ is Unknown:
            return value
        return value is not NONE and any(lies_in(value, code) for code in codes)

    return run


def _within(day: Closure, ends: Days) -> Closure:
    def run(s: Situation) -> Any:
        value = day(s)
        if value is NONE:
            return False
        first, last = ends(s)
        if first is NONE or last is NONE:
            return False
        if value.__class__ is date and first.__class__ is date and last.__class__ is date:
            return first <= value <= last
        unknowns = []
        for verdict in (compare("≤", first, value), compare("≤", value, last)):
            if verdict is False:
                return False
            if verdict.__class__ is Unknown:
                unknowns.append(verdict)
        return Unknown(*join(unknowns)) if unknowns else True

    return run


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
            end = _moved(builder, begin, closure(builder, length), how, last_day)
            return lambda s: (begin(s), end(s))


def _advance(builder: Builder, start: Closure, length: Closure, how: Counting | CountingBy) -> Closure:
    moved = _moved(builder, start, length, how, after)

    def run(s: Situation) -> Any:
        return start(s) if length(s) is NONE else moved(s)

    return run


def _moved(
    builder: Builder,
    start: Closure,
    length: Closure,
    how: Counting | CountingBy,
    move: Callable[[date, Duration, Counting], date],
) -> Closure:
    """A day moved by a duration. The reading of the first day is consulted only where there is a day to move."""
    chosen: Closure | None = builder.reading(how.reading) if isinstance(how, CountingBy) else None
    meaning = builder.counting(how.reading) if isinstance(how, CountingBy) else None

    def run(s: Situation) -> Any:
        day, span_length = start(s), length(s)
        if day is NONE or span_length is NONE:
            return NONE
        unknown_length = span_length.__class__ is Unknown
        if unknown_length and spread(span_length) is None:
            return Unknown(*join([v for v in (day, span_length) if v.__class__ is Unknown]))
        if chosen is None or meaning is None:
            assert isinstance(how, Counting)
            counting = how
        else:
            counting = meaning(chosen(s))
        if day.__class__ is not Unknown and not unknown_length:
            return move(day, span_length, counting)
        return _moved_unknown(day, span_length, counting, move)

    return run


def _moved_unknown(day: Any, length: Any, counting: Counting, move: Callable[..., date]) -> Unknown:
    unknowns = [v for v in (day, length) if v.__class__ is Unknown]
    days, lengths = spread(day), spread(length)
    silence, reasons = join(unknowns)
    if days is None or lengths is None or len(days) * len(lengths) > MOST_CANDIDATES:
        if length.__class__ is Unknown:
            return Unknown(silence, reasons)
        bounds = [None if b is None else move(b, length, counting) for b in (low_of(day), high_of(day))]
        return Unknown(silence, reasons, None, bounds[0], bounds[1])
    results: list[Any] = []
    for d in days:
        for n in lengths:
            odd = [v for v in (d, n) if v.__class__ is Unknown]
            results.append(
                Unknown(*join(odd)) if odd else d if n is NONE else NONE if d is NONE else move(d, n, counting)
            )
    found = one_of(results, unknowns)
    return found if isinstance(found, Unknown) else Unknown(silence, reasons, (found,), found, found)


def _call(function: str, arguments: list[Closure]) -> Closure:
    meaning = MEANINGS[function]
    undefined = not_stated(function, Why.NOTHING_TO_COUNT_FROM)

    def run(s: Situation) -> Any:
        values = [argument(s) for argument in arguments]
        unknowns = [v for v in values if v.__class__ is Unknown]
        if not unknowns:
            return undefined if NONE in values else meaning(*values)
        low = high = None
        if function in RISING and NONE not in values:
            lows, highs = [low_of(v) for v in values], [high_of(v) for v in values]
            low = None if None in lows else meaning(*lows)
            high = None if None in highs else meaning(*highs)
        return Unknown(*join(unknowns), None, low, high)

    return run
