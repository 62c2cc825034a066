"""Any stage of a rule file as indented text: what is short stands on one line, the rest a part per line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from dsl import Clause, Source, Span, Type, Vocabulary

_STEP = "  "
_MOST_CHARACTERS = 90
_LEAVES = (Span, Clause, Type, Vocabulary, Enum, bool, int, Decimal, date, str)


def dump(value: object, *, spans: bool = False) -> str:
    """Values that are as they would be anyway are left out; `spans`: print where each part stands (offsets) too."""
    return "\n".join(_lines("", "", value, spans))


def _lines(indent: str, label: str, value: object, spans: bool) -> Iterator[str]:
    line = _on_one_line(value, spans)
    if len(line) <= _MOST_CHARACTERS or isinstance(value, _LEAVES):
        yield f"{indent}{label}{line}"
        return
    if head := f"{label}{type(value).__name__ if is_dataclass(value) else ''}".rstrip():
        yield indent + head
    for name, part in _parts(value, spans):
        yield from _lines(indent + _STEP if head else indent, f"{name}: " if name else "- ", part, spans)


def _parts(value: object, spans: bool) -> Iterator[tuple[str, object]]:
    """Names and values of what a value is made of; elements of a tuple have no name."""
    match value:
        case Mapping():
            yield from ((_key(key, spans), part) for key, part in value.items())
        case tuple():
            yield from (("", part) for part in value)
        case _ if is_dataclass(value):
            for field in fields(value):
                part = getattr(value, field.name)
                if not isinstance(part, Source) and not _goes_without_saying(field, part, spans):
                    yield field.name, part


def _goes_without_saying(field: Field[object], part: object, spans: bool) -> bool:
    if isinstance(part, Span):
        return not spans
    return field.default is not MISSING and part == field.default


def _key(key: object, spans: bool) -> str:
    """Keys of a 表 are tuples of values."""
    match key:
        case str():
            return key
        case tuple():
            return "、".join(_key(part, spans) for part in key)
    return _on_one_line(key, spans)


def _on_one_line(value: object, spans: bool) -> str:
    match value:
        case Span(start, end):
            return f"{start}-{end}"
        case Clause():
            return value.number
        case Type(kind, values):
            return f"{kind.chinese}({'、'.join(values)})" if values else kind.chinese
        case Vocabulary(source):
            return source.name
        case Enum():
            return value.name
        case bool() | int() | Decimal() | date() | None:
            return str(value)
        case str():
            return f"“{value}”"
    inner = ", ".join((f"{name}: " if name else "") + _on_one_line(part, spans) for name, part in _parts(value, spans))
    return f"{type(value).__name__}({inner})" if is_dataclass(value) else f"({inner})"
