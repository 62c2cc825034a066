"""What the JSON of a receipt must hold. Anybody can write one, so nothing of it is used before it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

_WORDS = ("canbao", "engine", "policy", "policy_path", "policy_hash", "input", "input_hash")
_DAYS = ("as_of", "known_on")
_COUNTS = ("total", "evaluated", "set_aside", "merged")
_LANGUAGES = ("zh", "en")


def must_be_receipt(found: Mapping[str, Any]) -> None:
    """Raises LookupError, TypeError or ValueError where a value is missing or not of its kind."""
    _require(all(_is_line(found[name]) for name in _WORDS))
    for day in (found[name] for name in _DAYS):
        _require(day is None or isinstance(day, str))
        if day is not None:
            date.fromisoformat(day)
    _require(_are_lines(found["assumptions"]))
    _require(found["columns"] is None or _are_lines(found["columns"]))
    _require(isinstance(found["regardless"], bool))
    _require(isinstance(found["rows"], dict) and all(type(found["rows"][name]) is int for name in _COUNTS))
    _require(isinstance(found["rules"], dict))


def must_be_report(found: Any) -> None:
    """Of a roster's answers: in which language and for whom. Raises as `must_be_receipt`."""
    if found is not None:
        _require(found["language"] in _LANGUAGES and (found["person"] is None or _is_line(found["person"])))


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and value.isprintable()


def _are_lines(values: Any) -> bool:
    return isinstance(values, list) and all(map(_is_line, values))


def _require(fits: bool) -> None:
    if not fits:
        raise TypeError
