"""Proposals accepted: the mark 状态: 提议 taken out of a scenario file's text, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dsl import Source, Span

from ..cases.compose import compose
from ..cases.keys import in_chinese
from ..cases.tree import Listing, Node, Pairs, Scalar

_STATUS, _NAME, _SCENARIOS = "状态", "名称", "场景"
_COMMA = re.compile(r"[ \t\r\n]*,[ \t]*")
_COMMA_BEFORE = re.compile(r",[ \t\r\n]*\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A scenario's 状态: 提议. `name` is the scenario's own, also where it has a table of cases."""

    name: str
    start: int
    cut: Span


def accepted(source: Source, accepts: Callable[[Mark], bool]) -> tuple[str, tuple[Mark, ...]]:
    """The text without the marks that are accepted, and these; the file is one that can be read."""
    taken = tuple(mark for mark in marks(source) if accepts(mark))
    text = source.text
    for mark in sorted(taken, key=lambda mark: -mark.cut.start):
        text = text[: mark.cut.start] + text[mark.cut.end :]
    return text, taken


def marks(source: Source) -> tuple[Mark, ...]:
    """Every proposal of a file, in its order."""
    return tuple(_marks(source))


def _marks(source: Source) -> Iterator[Mark]:
    written, _ = compose(source)
    root = None if written is None else in_chinese(source, written)[0]
    listed = root.values.get(_SCENARIOS) if isinstance(root, Pairs) else None
    for node in listed.items if isinstance(listed, Listing) else ():
        if isinstance(node, Pairs) and _STATUS in node.values:
            name = node.values[_NAME]
            shown = name.text or "" if isinstance(name, Scalar) else ""
            yield Mark(shown, node.span.start, _cut(source.text, node, node.values[_STATUS]))


def _cut(text: str, pairs: Pairs, value: Node) -> Span:
    """What goes with the mark: its line, or its comma; a comment behind it stays."""
    start, end = pairs.keys[_STATUS].start, value.span.end
    if pairs.in_brackets:
        return _in_brackets(text, start, end)
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end + 1
    if not text[line:start].strip():
        return Span(line, line_end) if not text[end:line_end].strip() else Span(start, end)
    following = min((key.start for key in pairs.keys.values() if key.start > end), default=end)
    return Span(start, following) if not text[end:following].strip() else Span(start, end)


def _in_brackets(text: str, start: int, end: int) -> Span:
    after = _COMMA.match(text, end)
    if after is not None:
        return Span(start, after.end())
    before = _COMMA_BEFORE.search(text, 0, start)
    return Span(start if before is None else before.start(), end)
