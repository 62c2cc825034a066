"""Expectations rewritten to what was found. Only expected values change; facts, comments and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dsl import Span

from .compare import Difference
from .scalars import is_nothing, is_read_differently
from .scenario import Expected, Scenario, ScenarioFile

_NEEDS_NO_QUOTES = re.compile(r"[一-鿿A-Za-z〇()（）·“”《》、。；0-9年月日/]+")
_BEGINS_LIKE_A_NUMBER = re.compile(r"[-+.0-9]")

Found = tuple[Scenario, Sequence[Difference]]


@dataclass(frozen=True, slots=True)
class Change:
    """An expected value that is replaced; not where `is_shared`: other cases of the table expect it and get it."""

    scenario: Scenario
    field: str
    old: Expected
    new: Expected
    is_shared: bool = False


def updated(file: ScenarioFile, ran: Sequence[Found]) -> tuple[str, tuple[Change, ...]]:
    """The file's text with the expectations that differ replaced by what was found, and every change."""
    wanted = _wanted_at(ran)
    changes, edits = [], {}
    for scenario, differences in ran:
        for difference in differences:
            if difference.found is None:
                continue
            span = scenario.places.expected[difference.field].value
            is_shared = len(wanted[span]) > 1
            new = difference.found
            changes.append(Change(scenario, difference.field, difference.expected, new, is_shared))
            if not is_shared:
                edits[span] = in_yaml(new)
    return _edited(file.source.text, edits), tuple(changes)


def _wanted_at(ran: Iterable[Found]) -> Mapping[Span, set[str]]:
    """What the scenarios whose expectation stands at a place would have there, as YAML."""
    wanted: dict[Span, set[str]] = {}
    for scenario, differences in ran:
        found = {difference.field: difference.found for difference in differences}
        for field, written in scenario.places.expected.items():
            value = found.get(field)
            wanted.setdefault(written.value, set()).add(in_yaml(scenario.expected[field] if value is None else value))
    return wanted


def _edited(text: str, edits: Mapping[Span, str]) -> str:
    """From the end on, so that places stay right. A value that was written below its name stays there, on one line."""
    for span in sorted(edits, key=lambda span: -span.start):
        old = text[span.start : span.end].rstrip()
        apart = "" if old or text[: span.start].endswith((" ", "\n")) else " "
        text = text[: span.start] + apart + edits[span] + text[span.start + len(old) :]
    return text


def in_yaml(value: Expected) -> str:
    """On one line, with quotes where YAML programs might see something else than a text."""
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    return "{" + ", ".join(f"{_scalar(name)}: {in_yaml(inner)}" for name, inner in value.items()) + "}"


def _scalar(value: str) -> str:
    plain = _NEEDS_NO_QUOTES.fullmatch(value) and not _BEGINS_LIKE_A_NUMBER.match(value)
    if plain and not is_nothing(value) and not is_read_differently(value) and value not in ("true", "false"):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
