"""The table of persons that a query reads: one row a person, one or more typed columns a fact.

A fact's own column is NULL where the record does not say (缺事实). Beside it stand, where the fact can have them:
`NAME__none` (never NULL: 无 was written, and the own column is NULL), `NAME__since` and `NAME__until` of an identity
(NULL: not recorded), `NAME__unit` of a duration. A fact by year has columns of its own for each year: `NAME_2024`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from dsl import Fact, Kind


class Physical(Enum):
    """How a column is kept. A date has no time of day; an amount is in 元 with two decimals, a rate with eight."""

    TRUTH = "BOOLEAN"
    DATE = "DATE"
    WHOLE = "BIGINT"
    MONEY = "DECIMAL(14,2)"
    RATE = "DECIMAL(12,8)"
    TEXT = "VARCHAR"

    @property
    def scale(self) -> int | None:
        """How many decimals it has; None if it is no number with decimals."""
        return {Physical.MONEY: 2, Physical.RATE: 8}.get(self)


PHYSICAL: dict[Kind, Physical] = {
    Kind.MONEY: Physical.MONEY,
    Kind.RATE: Physical.RATE,
    Kind.INTEGER: Physical.WHOLE,
    Kind.YES_NO: Physical.TRUTH,
    Kind.DATE: Physical.DATE,
    Kind.TIME: Physical.WHOLE,  # seconds since midnight
    Kind.DURATION: Physical.WHOLE,  # so many of the unit beside it
    Kind.ENUMERATION: Physical.TEXT,
    Kind.IDENTIFIER: Physical.TEXT,
    Kind.TEXT: Physical.TEXT,
    Kind.REGION: Physical.TEXT,  # the six-digit code
    Kind.IDENTITY: Physical.TRUTH,
}


class Aspect(Enum):
    """What a column says of its fact."""

    ITSELF = ""
    NONE = "__none"
    SINCE = "__since"
    UNTIL = "__until"
    UNIT = "__unit"


@dataclass(frozen=True, slots=True)
class InputColumn:
    """One column of the table of persons."""

    name: str
    physical: Physical
    fact: str
    year: int | None = None
    aspect: Aspect = Aspect.ITSELF


def column_name(fact: str, year: int | None = None, aspect: Aspect = Aspect.ITSELF) -> str:
    return (fact if year is None else f"{fact}_{year}") + aspect.value


def input_columns(facts: Iterable[Fact]) -> tuple[InputColumn, ...]:
    """Every column that a table of persons may have for these facts."""
    return tuple(column for fact in facts for year in _years(fact) for column in _columns(fact, year))


def _years(fact: Fact) -> Iterable[int | None]:
    return (None,) if fact.years is None else range(fact.years[0], fact.years[1] + 1)


def _columns(fact: Fact, year: int | None) -> Iterator[InputColumn]:
    kind = fact.type.kind
    aspects = {Aspect.ITSELF: PHYSICAL[kind]}
    if fact.nullable:
        aspects[Aspect.NONE] = Physical.TRUTH
    if kind is Kind.IDENTITY:
        aspects |= {Aspect.SINCE: Physical.DATE, Aspect.UNTIL: Physical.DATE}
    if kind is Kind.DURATION:
        aspects[Aspect.UNIT] = Physical.TEXT
    for aspect, physical in aspects.items():
        yield InputColumn(column_name(fact.name, year, aspect), physical, fact.name, year, aspect)
