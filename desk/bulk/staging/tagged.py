"""Any cell of a record file as one text without tabs and line breaks, and back.

A text stands for itself. Everything else stands behind a mark that no text begins with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from engine.facts import Problem, Raw

_Inside = dict[str, "_Inside"] | list["_Inside"] | str | None
"""What stands in a list or an object: such a one, or a text as `tagged` gives it."""

DEEPEST = 100
"""Lists and objects within one another. No fact has more than two of them, so what is deeper is in nobody's way."""
CUT = "…"
"""Stands for what is deeper."""

_MARK = "\x01"
_UNSAFE = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


def tagged(cell: Raw) -> str | None:
    """None for what says nothing: no cell, or an empty text."""
    match cell:
        case None | "":
            return None
        case str():
            return cell if _UNSAFE.search(cell) is None else _MARK + "u" + json.dumps(cell)
        case bool():
            return _MARK + ("b1" if cell else "b")
        case int():
            return f"{_MARK}i{cell:x}"
        case Decimal():
            return f"{_MARK}n{cell}"
        case datetime():
            return f"{_MARK}s{cell.isoformat()}"
        case date():
            return f"{_MARK}d{cell.isoformat()}"
        case time():
            return f"{_MARK}t{cell.isoformat()}"
        case Problem():
            return f"{_MARK}p{json.dumps([cell.code, dict(cell.arguments)])}"
        case Mapping():
            return f"{_MARK}m{json.dumps(_inside(cell))}"
    return f"{_MARK}l{json.dumps(_inside(cell))}"


def _inside(cell: Raw, deep: int = 0) -> _Inside:
    """Lists and objects as those of JSON, so that all is written once; an empty text is an item like any other."""
    match cell:
        case "":
            return ""
        case Mapping() | list() | tuple() if deep == DEEPEST:
            return CUT
        case Mapping():
            return {key: _inside(item, deep + 1) for key, item in cell.items()}
        case list() | tuple():
            return [_inside(item, deep + 1) for item in cell]
    return tagged(cell)


def _raw_of(inside: _Inside) -> Raw:
    match inside:
        case dict():
            return {key: _raw_of(item) for key, item in inside.items()}
        case list():
            return [_raw_of(item) for item in inside]
    return raw_of_tagged(inside)


def raw_of_tagged(text: str | None) -> Raw:
    """The cell that `tagged` made this text of."""
    if text is None or not text.startswith(_MARK):
        return text
    return _READERS[text[1]](text[2:])


def _problem(text: str) -> Problem:
    code, arguments = json.loads(text)
    return Problem(code, arguments)


_READERS: Mapping[str, Callable[[str], Raw]] = {
    "u": json.loads,
    "b": bool,
    "i": lambda text: int(text, 16),
    "n": Decimal,
    "s": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
    "p": _problem,
    "m": lambda text: _raw_of(json.loads(text)),
    "l": lambda text: _raw_of(json.loads(text)),
}
