"""What must hold of the rows of a table as it stands, as SQL in the spelling of DuckDB that every engine can be told.

Only what every engine understands alike is used here; a cell that passes is one that `stage` takes as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Kind, Unit
from engine.columnar.layout import Aspect, Physical, column_name
from engine.facts import BIRTH_DATE, ID_NUMBER, ID_TYPE, IDENTITY_CARD, NAME, SEX, Regions

from .. import sql
from ..engines.standing import Standing, StandingTable
from .shapes import Storage

Test = tuple[str, str]
"""The name of the column that a test is about, and the test; it is never NULL."""

_GIVES = {Aspect.ITSELF: "{} IS NOT NULL", Aspect.NONE: "{}"}
_LARGEST = 10**12
_LONGEST = 99_999
_DAY_SECONDS = 24 * 60 * 60
_WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))
_NOT_IN_NUMBERS = "[^0-9A-Z一-鿿()/.·_-]"


def tests(table: StandingTable, regions: Regions) -> Iterator[Test]:
    for standing in table.columns:
        if (within := _within(standing, regions)) is not None:
            yield standing.name, f"{standing.sql} IS NULL OR ({within})"
        yield from _beside(standing, table)
    yield from _required(table)
    yield from _card(table)


def doubled(table: StandingTable, relation: str) -> str | None:
    """How many persons stand in several rows, as a query; None where there is no number to tell persons by."""
    number = table.by_name.get(ID_NUMBER)
    if number is None:
        return None
    others = [table.by_name[name] for name in (ID_TYPE, NAME) if name in table.by_name]
    key = ", ".join([number.sql, *(f"COALESCE({other.sql}, '')" for other in others)])
    several = f"SELECT 1 AS several FROM {relation} WHERE {number.sql} IS NOT NULL GROUP BY {key} HAVING COUNT(*) > 1"
    return f"SELECT COUNT(*) FROM ({several}) AS persons"


def _within(standing: Standing, regions: Regions) -> str | None:
    """The test on a cell that is not NULL."""
    c, column, fact = standing.sql, standing.column, standing.fact
    if column.aspect is Aspect.UNIT:
        return f"{c} IN {sql.texts(unit.value for unit in Unit)}"
    match column.physical, fact.type.kind:
        case Physical.DATE, _:
            return f"{c} BETWEEN DATE '1800-01-01' AND DATE '9999-12-31'"
        case Physical.MONEY, _:
            return f"{c} >= 0 AND {c} < {_LARGEST}{_not_finer(standing)}"
        case Physical.RATE, _:
            return f"{c} BETWEEN 0 AND 1{_not_finer(standing)}"
        case Physical.WHOLE, Kind.TIME:
            return f"{c} >= 0 AND {c} < {_DAY_SECONDS}"
        case Physical.WHOLE, Kind.DURATION:
            return f"{c} BETWEEN 0 AND {_LONGEST}"
        case Physical.WHOLE, _:
            return f"{c} > {-_LARGEST} AND {c} < {_LARGEST}"
        case Physical.TEXT, Kind.ENUMERATION:
            return f"{c} IN {sql.texts(fact.type.values)}"
        case Physical.TEXT, Kind.REGION:
            return _is_region(c, regions)
        case Physical.TEXT, Kind.IDENTIFIER:
            return f"{c} <> '' AND NOT REGEXP_MATCHES({c}, {sql.text(_NOT_IN_NUMBERS)})"
        case Physical.TEXT, _:
            return f"{c} <> '' AND {c} <> '无' AND TRIM({c}) = {c}"
    return None


def _not_finer(standing: Standing) -> str:
    scale = standing.column.physical.scale
    shape = standing.shape
    if scale is None or shape.storage is Storage.WHOLE or (shape.digits and shape.scale <= scale):
        return ""
    return f" AND {standing.sql} = ROUND({standing.sql}, {scale})"


def _is_region(c: str, regions: Regions) -> str:
    """A code that is listed, or one in a province below which nothing is."""
    listed = f"{c} IN {sql.texts(sorted(regions.listed))}"
    whole = sorted({code[:2] for _, code in regions.whole_provinces})
    if not whole:
        return listed
    inside = f"LENGTH({c}) = 6 AND REGEXP_MATCHES({c}, '^[0-9]{{6}}') AND SUBSTRING({c}, 1, 2) IN {sql.texts(whole)}"
    return f"{listed} OR ({inside})"


def _beside(standing: Standing, table: StandingTable) -> Iterator[Test]:
    """What columns say of one fact must fit together."""
    fact, year, aspect = standing.column.fact, standing.column.year, standing.column.aspect
    own = table.by_name.get(column_name(fact, year))
    if aspect is Aspect.NONE and own is not None:
        yield standing.name, f"NOT COALESCE({standing.sql}, FALSE) OR {own.sql} IS NULL"
    if aspect in (Aspect.SINCE, Aspect.UNTIL) and own is not None:
        yield standing.name, f"{standing.sql} IS NULL OR COALESCE({own.sql}, TRUE)"
    since = table.by_name.get(column_name(fact, year, Aspect.SINCE))
    if aspect is Aspect.UNTIL and since is not None:
        yield standing.name, f"COALESCE({since.sql} <= {standing.sql}, TRUE)"
    if aspect is Aspect.UNIT and own is not None:
        yield standing.name, f"({standing.sql} IS NULL) = ({own.sql} IS NULL)"


def _required(table: StandingTable) -> Iterator[Test]:
    """Required facts are given, in whichever year."""
    for fact in table.vocabulary.facts.values():
        if fact.required:
            own = [(column.aspect, value) for column, value in table.persons.items() if column.fact == fact.name]
            yield fact.name, sql.any_of(_GIVES[aspect].format(value) for aspect, value in own if aspect in _GIVES)


def _card(table: StandingTable) -> Iterator[Test]:
    """The rules for 居民身份证 numbers, as far as birth date and sex are known."""
    number, kind = table.by_name.get(ID_NUMBER), table.by_name.get(ID_TYPE)
    if number is None or kind is None:
        return
    n, digits = number.sql, f"SUBSTRING({number.sql}, {{at}}, 1)"
    summed = " + ".join(f"{weight} * CAST({digits.format(at=at)} AS INT)" for at, weight in enumerate(_WEIGHTS, 1))
    parts = [f"{digits.format(at=18)} = SUBSTRING('10X98765432', ({summed}) % 11 + 1, 1)"]
    if (born := table.by_name.get(BIRTH_DATE)) is not None:
        b = born.sql
        day = f"YEAR({b}) * 10000 + MONTH({b}) * 100 + DAY({b})"
        parts.append(f"COALESCE(CAST(SUBSTRING({n}, 7, 8) AS INT) = {day}, TRUE)")
    if (sex := table.by_name.get(SEX)) is not None:
        said = f"CASE WHEN CAST({digits.format(at=17)} AS INT) % 2 = 1 THEN '女' ELSE '男' END"
        parts.append(f"COALESCE({sex.sql} <> {said}, TRUE)")
    is_card = f"LENGTH({n}) = 18 AND REGEXP_MATCHES({n}, '^[1-9][0-9]{{16}}[0-9X]')"
    right = f"CASE WHEN {is_card} THEN {' AND '.join(parts)} ELSE FALSE END"
    asked = f"COALESCE({kind.sql} = {sql.text(IDENTITY_CARD)} AND {n} IS NOT NULL, FALSE)"
    yield number.name, f"CASE WHEN {asked} THEN {right} ELSE TRUE END"
