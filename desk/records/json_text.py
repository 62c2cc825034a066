"""JSON and JSON lines. Amounts never pass through a float; a key given twice is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from dsl import Diagnostic, InFile
from engine.facts import Problem, Raw, Row, Table

_LONGEST_NUMBER = 40


def table_from_json(text: str, file: str) -> Table | Diagnostic:
    """One record, an array of records, {"records": […]}, or one record a line."""
    place = InFile(file)
    if is_lines(text):
        return Table(file, _rows_of_lines(text))
    whole = parsed_json(text)
    if isinstance(whole, Problem):
        return Diagnostic(whole.code, place, whole.arguments)
    records = _records_in(whole)
    if records is None:
        return Diagnostic("P613", place)
    if not records:
        return Diagnostic("P601", place)
    return Table(file, (json_row(number, record) for number, record in enumerate(records, 1)))


def is_lines(text: str) -> bool:
    """Several lines of which the first is an object of its own."""
    first, _, rest = text.strip().partition("\n")
    return bool(rest.strip()) and first.startswith("{") and first.rstrip().endswith("}") and _is_whole(first)


def _is_whole(line: str) -> bool:
    parsed = parsed_json(line)
    return not (isinstance(parsed, Problem) and parsed.code == "P611")


def _rows_of_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield json_row(number, parsed_json(line, number))


def _records_in(whole: Raw) -> Sequence[Raw] | None:
    if isinstance(whole, dict) and isinstance(whole.get("records"), list):
        whole = whole["records"]
    if isinstance(whole, list):
        return whole
    return [whole] if isinstance(whole, dict) and whole else None


def json_row(number: int, record: Raw) -> Row:
    if isinstance(record, dict):
        return Row(number, tuple(record), tuple(record.values()))
    return Row(number, (), (), (record if isinstance(record, Problem) else Problem("P619"),))


def parsed_json(text: str, line: int | None = None) -> Raw:
    """The value; a `Problem` stands for what can't be read, and for an object that gives a key twice."""
    try:
        parsed: Raw = json.loads(
            text, parse_float=_number, parse_int=_number, parse_constant=str, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        return Problem("P611", {"line": str(line or error.lineno), "column": str(error.colno)})
    except RecursionError:
        return Problem("P611", {"line": str(line or 1), "column": "1"})
    return parsed


def _object(pairs: list[tuple[str, Raw]]) -> Raw:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    return Problem("P612", {"key": next(key for key in keys if keys.count(key) > 1)})


def _number(text: str) -> Raw:
    """Exact, whatever its size; digits without end stay text, which no number is read from."""
    if len(text) > _LONGEST_NUMBER:
        return text
    try:
        return Decimal(text) if any(mark in text for mark in ".eE") else int(text)
    except InvalidOperation:
        return text
