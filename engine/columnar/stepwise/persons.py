"""A row of the table of persons as the evaluator asks for it: a fact is what its columns may hold, as a symbol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsl import NONE, Duration, Fact, Identity, Kind, Unit, Vocabulary

from ..exploring.explore import Explorer
from ..layout import PHYSICAL, Aspect, column_name
from ..symbols.questions import ask
from ..symbols.symbols import Amount, Count, Day, Moment, Text
from ..symbols.terms import Column, Constant, Equal, Given, Holds

_MOST_UNITS = 10**14
"""No amount, rate or count in a record has more digits."""


class Row:
    """Stands for the facts of a person; asked for a fact, it asks of its columns what there is to ask."""

    def __init__(self, vocabulary: Vocabulary, explorer: Explorer) -> None:
        self._facts = vocabulary.facts
        self._explorer = explorer

    def get(self, key: str | tuple[str, int], default: Any = None) -> Any:
        """None: the record does not say."""
        value = self._explorer.once(key, lambda: self._read(key))
        return default if value is None else value

    def _read(self, key: str | tuple[str, int]) -> Any:
        name, year = key if isinstance(key, tuple) else (key, None)
        fact = self._facts[name]
        declared = year is None or (fact.years is not None and fact.years[0] <= year <= fact.years[1])
        return self._value(fact, year) if declared else None

    def _value(self, fact: Fact, year: int | None) -> Any:
        if fact.nullable and ask(Holds(column_name(fact.name, year, Aspect.NONE))):
            return NONE
        own = column_name(fact.name, year)
        if not ask(Given(own)):
            return None
        kind = fact.type.kind
        if kind is Kind.ENUMERATION:
            self._explorer.restrict(Column(own), frozenset(fact.type.values))
        if kind is Kind.IDENTITY:
            return HeldFrom(fact.name, year) if ask(Holds(own)) else False
        if kind is Kind.DURATION:
            count: Any = Count(Column(own), _MOST_UNITS)
            return Duration(count, _unit(column_name(fact.name, year, Aspect.UNIT)))
        return _MADE[kind](own)


def _truth(column: str) -> bool:
    return ask(Holds(column))


def _number(column: str, kind: Kind) -> Amount:
    scale = PHYSICAL[kind].scale
    assert scale is not None
    return Amount(Column(column, scale), scale, _MOST_UNITS)


_MADE: dict[Kind, Callable[[str], Any]] = {
    Kind.YES_NO: _truth,
    Kind.DATE: lambda column: Day(Column(column, is_day=True)),
    Kind.TIME: lambda column: Moment(Column(column)),
    Kind.MONEY: lambda column: _number(column, Kind.MONEY),
    Kind.RATE: lambda column: _number(column, Kind.RATE),
    Kind.INTEGER: lambda column: Count(Column(column), _MOST_UNITS),
    **dict.fromkeys((Kind.ENUMERATION, Kind.IDENTIFIER, Kind.TEXT, Kind.REGION), lambda column: Text(Column(column))),
}


def _unit(column: str) -> Unit:
    units = tuple(Unit)
    return next((unit for unit in units[:-1] if ask(Equal(Column(column), Constant(unit.value)))), units[-1])


class HeldFrom:
    """An identity that is held; its days are asked for when somebody looks at them."""

    __slots__ = ("_fact", "_year")
    __class__ = Identity  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, fact: str, year: int | None) -> None:
        self._fact, self._year = fact, year

    @property
    def since(self) -> Any:
        """A day, or None where it is not recorded."""
        return self._day(Aspect.SINCE)

    @property
    def until(self) -> Any:
        return self._day(Aspect.UNTIL)

    def _day(self, aspect: Aspect) -> Any:
        column = column_name(self._fact, self._year, aspect)
        return Day(Column(column, is_day=True)) if ask(Given(column)) else None
