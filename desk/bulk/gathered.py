"""Persons in memory, one mapping each, as an Arrow table in which every cell still means what it means by itself.

Arrow would make one type of what stands in a column, and lose what that type has no room for: a time of day beside
days, say. So it is asked only where nothing can be lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from dsl import Kind, Vocabulary
from engine.facts import Columns, FactColumn, Problem, Raw

from ..records.cells import raw_cell
from ..records.rejects import as_text
from .engines.copied import arrow
from .given import refuse_no_texts, refuse_others
from .staging.shapes import EARLIEST, NO_READER
from .staging.tagged import CUT, DEEPEST, tagged

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 200
"""Persons who are gone through together: so many are still in the processor's cache for the next of their facts."""

_NOTHING = frozenset((type(None),))
_NUMBERS = frozenset((int, float))
_TRUTHS = frozenset((str, bool)) | _NOTHING
_AS_TYPED: Mapping[Kind, frozenset[type]] = {
    Kind.DATE: frozenset((str, date)) | _NOTHING,
    Kind.YES_NO: _TRUTHS,
    Kind.IDENTITY: _TRUTHS,
}
"""Cells of these types mean to such a fact what they mean as they would be typed. Equal ones are written alike, which
could not be said of numbers."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """`tagged` are the positions of the columns whose cells are written as `staging.tagged` writes them."""

    table: pa.Table
    tagged: frozenset[int]


def gathered(persons: Sequence[Mapping[str, Any]], vocabulary: Vocabulary) -> Gathered:
    """Every key of every person is a column: Arrow by itself would look at the first person only.

    `TypeError`, `ValueError`: somebody is no mapping, or has keys that are no texts.
    """
    known = Columns(vocabulary)
    try:
        found = _columns(persons)
    except (TypeError, KeyError):
        refuse_others(persons)
        raise
    refuse_no_texts(found)
    columns, at_tagged = [], []
    for at, (name, cells) in enumerate(found.items()):
        target = known.target(name)
        kind = target.fact.type.kind if isinstance(target, FactColumn) else None
        column = _plain(cells, kind)
        if column is None:
            column = arrow().array([tagged(_raw(cell)) for cell in cells], arrow().string())
            at_tagged.append(at)
        columns.append(column)
    return Gathered(arrow().table(columns, names=list(found)), frozenset(at_tagged))


def _columns(persons: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The cells under each key; None where a person has it not."""
    columns: dict[str, list[Any]] = {}
    for start in range(0, len(persons), _AT_ONCE):
        some = persons[start : start + _AT_ONCE]
        try:
            rows = _rows(some, columns)
        except KeyError:
            columns |= {name: [None] * start for name in chain.from_iterable(some) if name not in columns}
            rows = _rows(some, columns)
        for column, cells in zip(columns.values(), zip(*rows, strict=True), strict=True):
            column += cells
    return columns


def _rows(persons: Sequence[Mapping[str, Any]], names: Collection[str]) -> list[tuple[Any, ...]]:
    """The cells of each person under these names, as fast as may be. `KeyError`: somebody has another key."""
    if len(names) < 2:  # for which `itemgetter` gives no tuples
        return [tuple(map(_filled(person, names).get, names)) for person in persons]
    cells, many = itemgetter(*names), len(names)
    # A mapping of another type may make up what it has not.
    is_usual = [type(person) is dict and len(person) == many for person in persons]
    return [cells(person if usual else _filled(person, names)) for person, usual in zip(persons, is_usual, strict=True)]


def _filled(person: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    filled = {**dict.fromkeys(names), **person}
    if len(filled) > len(names):
        raise KeyError
    return filled


def _plain(cells: list[Any], kind: Kind | None) -> pa.Array | None:
    """The column in a type of Arrow's that loses nothing, or as text; None where there is none."""
    pyarrow = arrow()
    try:
        column = pyarrow.array(cells)
        if _is_exact(column.type, cells, kind):
            return column
    except (pyarrow.ArrowException, OverflowError, TypeError, ValueError):
        pass
    if kind is None or not _AS_TYPED.get(kind, _NOTHING).issuperset(map(type, cells)):
        return None
    written = {cell: None if cell is None else as_text(cell) for cell in set(cells)}
    try:
        return pyarrow.array([written[cell] for cell in cells], pyarrow.string())
    except UnicodeEncodeError:  # half of a character
        return None


def _is_exact(type_: pa.DataType, cells: list[Any], kind: Kind | None) -> bool:
    """Arrow takes nothing for a text or for yes or no that is none; days and numbers it makes of others as well."""
    types = arrow().types
    if types.is_string(type_) or types.is_boolean(type_) or types.is_null(type_):
        return True
    found = set(map(type, cells)) - _NOTHING
    if types.is_date(type_):
        return found == {date}
    if types.is_timestamp(type_):
        return found == {datetime} and all(cell is None or cell.tzinfo is None for cell in cells)
    if types.is_integer(type_):
        return found == {int}
    if types.is_floating(type_):
        return found == {float} or (found == _NUMBERS and kind in (Kind.MONEY, Kind.RATE, Kind.INTEGER))
    return False


def _raw(cell: Any, deep: int = 0) -> Raw:
    """A value of Python as a record file would have it. What is too deep is cut."""
    match cell:
        case date() if cell.year < EARLIEST:
            return Problem("P640")
        case None | str() | int() | Decimal() | date() | time():
            return cell
        case float():
            return raw_cell(cell)
        case Mapping() | list() | tuple() if deep == DEEPEST:
            return CUT
        case Mapping():
            return {str(key): _raw(item, deep + 1) for key, item in cell.items()}
        case list() | tuple():
            return [_raw(item, deep + 1) for item in cell]
    return NO_READER
