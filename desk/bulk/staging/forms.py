"""The usual way in which a column writes a fact, read by SQL alone.

A form only ever takes cells that the readers of `engine.facts` take, with the same value; whatever it does not take is
put before those readers. So a form may be narrow, never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dsl import NONE, Fact, Kind
from engine.columnar.layout import Aspect
from engine.facts import ID_NUMBER, Regions, value_from

from .. import sql
from .shapes import Shape, Storage

ALWAYS = "TRUE"
_LARGEST = 10**12
"""Amounts and counts have at most twelve digits."""


@dataclass(frozen=True, slots=True)
class Form:
    """`common` says of a cell that is not NULL whether the form takes it; what it holds then is in `values`.

    `clock` is the time of day that a time stamp gives to the fact's 钟点, in seconds, NULL for midnight.
    `beside` are columns that the others speak of, by name: worked out once for all who look at the cells.
    """

    common: str
    values: dict[Aspect, str]
    clock: str | None = None
    beside: Mapping[str, str] = field(default_factory=dict)


def form_of(fact: Fact, shape: Shape, column: str, regions: Regions) -> Form | None:
    """The form for a column of this shape; None if every cell is one for the readers."""
    if shape.storage in (Storage.TEXT, Storage.TAGGED):
        form = _written(fact, column, regions)
        return _or_none(form, column) if form is not None and fact.nullable else form
    return _typed(fact, shape, column)


def _or_none(form: Form, column: str) -> Form:
    """The same, or 无 where there may be none."""
    none = f"{column} = {sql.text(NONE.value)}"
    values = {aspect: f"CASE WHEN NOT ({none}) THEN {value} END" for aspect, value in form.values.items()}
    clock = None if form.clock is None else f"CASE WHEN NOT ({none}) THEN {form.clock} END"
    # Not an OR, which would put 无 to the other test as well.
    common = f"CASE WHEN {none} THEN TRUE ELSE {form.common} END"
    return Form(common, {**values, Aspect.NONE: f"coalesce({none}, FALSE)"}, clock)


def _written(fact: Fact, c: str, regions: Regions) -> Form | None:
    match fact.type.kind:
        case Kind.ENUMERATION:
            return _among(fact, c, fact.type.values, regions)
        case Kind.REGION:
            return _among(fact, c, sorted(regions.listed), regions)
        case Kind.YES_NO | Kind.IDENTITY:
            return _matching(c, "是|否", f"{c} = '是'")
        case Kind.DATE:
            return _written_day(fact, c)
        case Kind.MONEY:
            return _matching(c, "[0-9]{1,12}([.][0-9]{1,2})?", f"TRY_CAST({c} AS DECIMAL(14,2))")
        case Kind.RATE:
            return _matching(c, "0([.][0-9]{1,8})?|1([.]0{1,8})?", f"TRY_CAST({c} AS DECIMAL(12,8))")
        case Kind.INTEGER:
            return _matching(c, "[0-9]{1,12}", f"TRY_CAST({c} AS BIGINT)")
        case Kind.IDENTIFIER:
            return _identifier(fact, c)
        case Kind.TEXT:
            return _written_text(c)
    return None


def _written_text(c: str) -> Form:
    """Letters and digits without blanks, or Chinese characters between which blanks say nothing: 张　三.

    Few have any, so that only in those blanks are looked for by the dearer means.
    """
    without = f"replace(replace({c}, ' ', ''), '\u3000', '')"
    plain = f"regexp_full_match({c}, '[\\x{{4e00}}-\\x{{9fff}}·0-9A-Za-z]{{1,200}}')"
    spaced = f"regexp_full_match({c}, '[\\x{{4e00}}-\\x{{9fff}} \u3000]{{1,200}}')"
    none = sql.text(NONE.value)
    common = f"CASE WHEN {plain} THEN {c} <> {none} ELSE {spaced} AND {without} NOT IN ('', {none}) END"
    value = f"CASE WHEN contains({c}, ' ') OR contains({c}, '\u3000') THEN {without} ELSE {c} END"
    return Form(common, {Aspect.ITSELF: value})


def _among(fact: Fact, c: str, words: list[str] | tuple[str, ...], regions: Regions) -> Form | None:
    """The words that stand for themselves.

    As a pattern: an IN of many words becomes a join, and a pattern is tried once for each entry of a dictionary.
    """
    known = [word for word in words if value_from(fact, word, regions) == word]
    return _matching(c, "|".join(map(re.escape, known)), c) if known else None


def _matching(c: str, pattern: str, value: str) -> Form:
    return Form(f"regexp_full_match({c}, {sql.text(pattern)})", {Aspect.ITSELF: value})


def _written_day(fact: Fact, c: str) -> Form:
    """2024-10-08; with 17:30:05 behind it where the fact has a time of day."""
    if not fact.clock:
        day = f"TRY_CAST({c} AS DATE)"
        return Form(_is_day(c, _DAY, day), {Aspect.ITSELF: day})
    day = f"TRY_CAST({c}[1:10] AS DATE)"
    seconds = (
        f"nullif(coalesce(TRY_CAST({c}[12:13] AS BIGINT), 0) * 3600 + coalesce(TRY_CAST({c}[15:16] AS BIGINT), 0) * 60"
        f" + coalesce(TRY_CAST({c}[18:19] AS BIGINT), 0), 0)"
    )
    pattern = f"{_DAY}([ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])?"
    return Form(_is_day(c, pattern, day), {Aspect.ITSELF: day}, seconds)


def _is_day(c: str, pattern: str, day: str) -> str:
    """A cell written so, of a day in range. A cast that fails is dear, so only what looks like a day is cast."""
    return f"CASE WHEN regexp_full_match({c}, '{pattern}') THEN {in_range(day)} ELSE FALSE END"


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def in_range(day: str) -> str:
    """From 1800 to the year 9999; FALSE where there is no such day."""
    return f"coalesce({day} BETWEEN DATE '1800-01-01' AND DATE '9999-12-31', FALSE)"


def _identifier(fact: Fact, c: str) -> Form:
    """Nearly every number is that of an identity card; a pattern is tried on the others only."""
    capital, values = f"regexp_full_match({c}, '[0-9A-Z]{{6,40}}')", {Aspect.ITSELF: c}
    if fact.name != ID_NUMBER:
        return Form(capital, values)
    number = card_column(c)
    common = f"CASE WHEN {is_card(number)} THEN TRUE ELSE {capital} END"
    return Form(common, values, beside={number: card_number(c)})


def card_column(c: str) -> str:
    """The name of the column with the `card_number` of a column that gives 证件号码."""
    return f"{c}_card"


def card_number(c: str) -> str:
    """The 18 characters of a card number as a number, with 0 for an X at the end, if they are one: see `is_card`."""
    plain = f"strlen({c}) = 18 AND {c} >= '1' AND NOT contains({c}, 'E') AND NOT contains({c}, 'e')"
    without_x = f"TRY_CAST(substring({c}, 1, 17) AS BIGINT) * 10"
    return f"CASE WHEN {plain} THEN CASE WHEN {ends_in_x(c)} THEN {without_x} ELSE TRY_CAST({c} AS BIGINT) END END"


def ends_in_x(c: str) -> str:
    return f"suffix({c}, 'X')"


def is_card(number: str) -> str:
    """Did `card_number` read 18 digits, or 17 and an X?

    A cast takes blanks, signs, points and underscores as well, but no 18 characters with one of them come to a number
    of 18 digits. With an exponent or behind 0x they may, so that is ruled out before.
    """
    return f"{number} BETWEEN {10**17} AND {10**18 - 1}"


def _typed(fact: Fact, shape: Shape, c: str) -> Form | None:
    """Columns that have a type of their own."""
    match fact.type.kind, shape.storage:
        case Kind.YES_NO | Kind.IDENTITY, Storage.TRUTH:
            return Form(ALWAYS, {Aspect.ITSELF: c})
        case Kind.YES_NO | Kind.IDENTITY, Storage.WHOLE | Storage.DECIMAL | Storage.FLOAT:
            return Form(f"{c} IN (0, 1)", {Aspect.ITSELF: f"{c} = 1"})
        case Kind.IDENTITY, Storage.DATE:
            return Form(in_range(c), {Aspect.ITSELF: f"CASE WHEN {c} IS NOT NULL THEN TRUE END", Aspect.SINCE: c})
        case Kind.DATE, Storage.DATE:
            return Form(in_range(c), {Aspect.ITSELF: c})
        case Kind.DATE, Storage.STAMP:
            return _stamped(fact, c)
        case Kind.TIME, Storage.TIME:
            return _time_of_day(c)
        case Kind.TIME, Storage.WHOLE:
            return Form(f"{c} BETWEEN 0 AND 86399", {Aspect.ITSELF: f"TRY_CAST({c} AS BIGINT)"})
        case Kind.INTEGER, Storage.WHOLE | Storage.DECIMAL | Storage.FLOAT:
            return _same_as(shape, c, "BIGINT", f"BETWEEN {1 - _LARGEST} AND {_LARGEST - 1}")
        case Kind.MONEY, Storage.WHOLE | Storage.DECIMAL | Storage.FLOAT:
            return _same_as(shape, c, "DECIMAL(14,2)", ">= 0")
        case Kind.RATE, Storage.WHOLE | Storage.DECIMAL | Storage.FLOAT:
            return _same_as(shape, c, "DECIMAL(12,8)", "BETWEEN 0 AND 1")
        case Kind.IDENTIFIER | Kind.TEXT, Storage.WHOLE:
            return Form(f"{c} >= 0", {Aspect.ITSELF: f"CAST({c} AS VARCHAR)"})
    return None


def _same_as(shape: Shape, c: str, type_name: str, within: str) -> Form:
    """Numbers that the type holds without any loss. A float is the number that it is nearest to in print."""
    cast = f"TRY_CAST({c} AS {type_name})"
    own = {Storage.WHOLE: "HUGEINT", Storage.DECIMAL: f"DECIMAL({shape.digits},{shape.scale})", Storage.FLOAT: "DOUBLE"}
    back = f"TRY_CAST({cast} AS {own[shape.storage]}) = {c}"
    return Form(f"coalesce({cast} {within} AND {back}, FALSE)", {Aspect.ITSELF: cast})


def _stamped(fact: Fact, c: str) -> Form:
    """A day, with a time of day where the fact has one. What is finer than a second is noise of half a thousandth."""
    moment = f"CAST({c} AS TIMESTAMP)"
    in_range = f"isfinite({c}) AND {moment} >= TIMESTAMP '1800-01-01' AND {moment} < TIMESTAMP '10000-01-01'"
    day = f"CASE WHEN isfinite({c}) THEN CAST({moment} AS DATE) END"
    of_day = f"(epoch_us({moment}) - epoch_us(CAST(CAST({moment} AS DATE) AS TIMESTAMP)))"
    if not fact.clock:
        return Form(f"CASE WHEN {in_range} THEN {of_day} = 0 ELSE FALSE END", {Aspect.ITSELF: day})
    seconds = f"CASE WHEN isfinite({c}) THEN nullif(least(86399, ({of_day} + 500) // 1000000), 0) END"
    return Form(in_range, {Aspect.ITSELF: day}, seconds)


def _time_of_day(c: str) -> Form:
    # `least` passes over NULL, so that is asked first.
    seconds = f"CASE WHEN {c} IS NOT NULL THEN least(86399, (epoch_us(CAST({c} AS TIME)) + 500) // 1000000) END"
    return Form(f"CAST({c} AS TIME) < TIME '24:00:00'", {Aspect.ITSELF: seconds})
