"""Which columns of a table of persons go without a value together: looked at before the query is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from engine.columnar import Aspect, InputColumn, Pattern

from . import sql

_BITS = 60


def patterns_in(
    columns: Sequence[InputColumn], relation: str, ask: Callable[[str], list[tuple[int, ...]]], most: int | None = None
) -> tuple[Pattern, ...] | None:
    """Each pattern of the rows of `relation` once, in a fixed order. None if there are more than `most`.

    `ask` puts a query, in the spelling of DuckDB.
    """
    if not columns:
        return (frozenset(),)
    words = masks([says_nothing(column) for column in columns])
    limit = "" if most is None else f" LIMIT {most + 1}"
    found = ask(f"SELECT DISTINCT {', '.join(words)} FROM {relation}{limit}")
    if most is not None and len(found) > most:
        return None
    return in_order(columns, (pattern_of(columns, mask_of(row)) for row in found))


def says_nothing(column: InputColumn) -> str:
    """The test for a row in whose pattern the column is; never NULL."""
    name = sql.name(column.name)
    return name if column.aspect is Aspect.NONE else f"{name} IS NULL"


def masks(tests: Sequence[str]) -> list[str]:
    """Columns that together hold a bit for each test, which is never NULL. They are named m0, m1, …"""
    words = [tests[at : at + _BITS] for at in range(0, len(tests), _BITS)]
    return [f"CAST({_word(word)} AS BIGINT) AS m{number}" for number, word in enumerate(words)]


def _word(tests: Sequence[str]) -> str:
    return " + ".join(f"CASE WHEN {test} THEN {1 << at} ELSE 0 END" for at, test in enumerate(tests))


def mask_of(words: Sequence[int]) -> int:
    """The values of these columns in one row: the first test is the lowest bit."""
    return sum(word << at * _BITS for at, word in enumerate(words))


def pattern_of(columns: Iterable[InputColumn], mask: int) -> Pattern:
    """From a mask of `says_nothing` of each column."""
    return frozenset(column.name for at, column in enumerate(columns) if mask >> at & 1)


def in_order(columns: Sequence[InputColumn], patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """Each once: plans must not depend on the order in which rows were met."""
    names = [column.name for column in columns]
    return tuple(sorted(set(patterns), key=lambda pattern: [name in pattern for name in reversed(names)]))
