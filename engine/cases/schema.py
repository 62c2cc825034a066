"""A file's nodes against the published JSON Schema: every departure, at its place and in an officer's words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from dsl import Diagnostic, InSource, Source, Span

from ..facts.text import nearest
from . import words
from .tree import Listing, Node, Pairs, Scalar, head

_FULL_WIDTH = "：，｛｝［］【】“”　－"
_KINDS: Mapping[str, tuple[str, str]] = {
    "object": ("“名称: 值”，一行一项", "a “name: value” per line"),
    "array": ("列表，每项前面有“- ”", "a list, each member with “- ” in front"),
    "string": ("一个值", "a single value"),
}
"""What a place can want; one that takes several kinds names the plainest first."""


@cache
def scenarios_schema() -> Mapping[str, Any]:
    """The JSON Schema (draft 2020-12) of scenario files."""
    found: Mapping[str, Any] = json.loads(Path(__file__).with_name("scenarios.schema.json").read_text("utf-8"))
    return found


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(scenarios_schema())


def check_schema(source: Source, root: Node) -> Iterator[Diagnostic]:
    """In the order of the text."""
    found = [d for error in _validator().iter_errors(_data(root)) for d in _diagnostics(source, root, error)]
    yield from sorted(found, key=_start)


def _start(diagnostic: Diagnostic) -> int:
    return diagnostic.place.span.start if isinstance(diagnostic.place, InSource) else 0


def _data(node: Node) -> Any:
    match node:
        case Scalar(text=text):
            return text
        case Listing(items=items):
            return [_data(item) for item in items]
        case Pairs(values=values):
            return {name: _data(value) for name, value in values.items()}


def _diagnostics(source: Source, root: Node, error: ValidationError) -> Iterator[Diagnostic]:
    node = _at(root, error.absolute_path)
    place, says, schema = InSource(source, head(node)), cast(Any, error.validator_value), cast(Any, error.schema)
    match error.validator:
        case "additionalProperties" if isinstance(node, Pairs):
            yield from _unknown_keys(source, node, tuple(schema["properties"]))
        case "anyOf":
            missing = [option["required"][0] for option in says if option["required"][0] in words.KEYS]
            if isinstance(node, Pairs) and not _is_misspelt(node, missing):
                yield Diagnostic("P811", place, _either(missing))
        case "type" if isinstance(node, Scalar) and node.text is None:
            yield Diagnostic("P809", _where_nothing_is(source, node))
        case "type" if isinstance(node, Scalar) and (mark := _full_width(node.text or "")):
            yield _of_full_width(source, node.span, mark)
        case "type":
            zh, en = _KINDS[says if isinstance(says, str) else says[0]]
            yield Diagnostic("P812", place, {"wanted_zh": zh, "wanted_en": en})
        case "enum":
            yield Diagnostic(
                "P813", place, {"wanted_zh": "、".join(f"“{one}”" for one in says), "wanted_en": " or ".join(says)}
            )
        case "pattern":
            yield not_a_day(place)
        case "minItems" if isinstance(node, Listing) and node.items:
            yield Diagnostic(
                "P815", place, {"zh": "表里只有列名，没有一例", "en": "the table has a header and no case"}
            )
        case _:
            yield Diagnostic("P809", place)


def not_a_day(place: InSource) -> Diagnostic:
    return Diagnostic("P813", place, {"wanted_zh": "日期，例如 2024-03-20", "wanted_en": "a date such as 2024-03-20"})


def _at(root: Node, path: Iterable[str | int]) -> Node:
    node = root
    for step in path:
        if isinstance(node, Pairs) and isinstance(step, str):
            node = node.values[step]
        elif isinstance(node, Listing) and isinstance(step, int):
            node = node.items[step]
    return node


def _unknown_keys(source: Source, node: Pairs, known: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name, span in node.keys.items():
        if name in known:
            continue
        if mark := _full_width(name):
            yield _of_full_width(source, span, mark)
        else:
            near = nearest(name, known, 1)
            listed = [k for k in known if k in words.KEYS]
            better = {"better": "".join(near), "known": "、".join(listed), "key": name}
            better["known_en"] = ", ".join(words.KEYS[k] for k in listed)
            yield Diagnostic("P810", InSource(source, span), better)


def _is_misspelt(node: Pairs, missing: list[str]) -> bool:
    """A key that nobody knows, and that was meant to be the missing one, is told as such."""
    spellings = {word: key for key in missing for word in (key, words.KEYS[key])}
    others = [name for name in node.keys if name not in words.KEYS]
    return any(nearest(name, tuple(spellings), 1) for name in others)


def _either(missing: list[str]) -> dict[str, str]:
    return {"zh": "或".join(f"“{key}”" for key in missing), "en": " or ".join(words.KEYS[key] for key in missing)}


def _full_width(text: str) -> str:
    return next((char for char in text if char in _FULL_WIDTH), "")


def _of_full_width(source: Source, span: Span, mark: str) -> Diagnostic:
    at = source.text.find(mark, span.start, span.end)
    return Diagnostic("P823", InSource(source, Span(at, at + 1)), {"mark": "全角空格" if mark == "\u3000" else mark})


def _where_nothing_is(source: Source, node: Scalar) -> InSource:
    """An empty value has no width: the mark stands under the colon or dash before it."""
    if node.span.start < node.span.end:
        return InSource(source, node.span)
    return InSource(source, Span(max(node.span.start - 1, 0), max(node.span.start, 1)))
