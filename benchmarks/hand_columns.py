"""SQL of columns as an expert writes them by hand: words as dictionaries, lines, names of what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

KINDS = ("known", "not_stated", "missing", "ambiguous")
MONEY, DAY, TRUTH = "DECIMAL(18, 2)", "DATE", "BOOLEAN"
Columns = dict[str, str]
"""Column → SQL."""


def word(value: str, members: Iterable[str] = ()) -> str:
    """A text out of a few, as a dictionary of one byte a row."""
    listed = ", ".join(f"'{member}'" for member in dict.fromkeys(members)) or "''"
    return f"({value})::ENUM({listed})"


def nothing(name: str, columns: Mapping[str, str]) -> Columns:
    """Columns that hold nothing in this notice, by their ending."""
    return {
        f"{name}{ending}": f"NULL::{kind}" if kind != "VARCHAR" else word("NULL") for ending, kind in columns.items()
    }


def kind(value: str, words: Iterable[str] = KINDS) -> str:
    return word(value, words)


def texts(facts: Mapping[str, str]) -> str:
    """The names of those whose test holds, joined."""
    listed = ", ".join(f"CASE WHEN {test} THEN '{name}' END" for name, test in facts.items())
    return f"concat_ws('、', {listed})"


def lines(field: str, tests: Mapping[int, str]) -> str:
    """`field#1、field#4`: the lines that may have decided."""
    return texts({f"{field}#{number}": test for number, test in tests.items()})


def in_two_readings(narrow: str, wide: str) -> str:
    return (
        f"CASE WHEN {narrow} THEN 'known' WHEN NOT {wide} THEN 'not_stated'"
        f" WHEN {narrow} IS NULL AND {wide} IS NULL THEN 'missing' ELSE 'ambiguous' END"
    )


def unless_settled(test: str, missing: str) -> str:
    """What is missing for those of whom a test is neither true in both readings nor false in both."""
    return f"CASE WHEN NOT coalesce({test}, FALSE) AND coalesce({test}_wide, TRUE) THEN nullif({missing}, '') END"


def known(name: str, value: str, rule: str | None = None) -> Columns:
    """An answer that everybody gets."""
    ruled = {} if rule is None else {f"{name}__rule": word(f"'{rule}'", (rule,))}
    return {name: value, f"{name}__kind": kind("'known'"), **ruled, f"{name}__missing": word("NULL")}
