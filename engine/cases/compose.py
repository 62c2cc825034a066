"""The text of a scenario file → its nodes, strictly: what YAML programs disagree about is refused, nothing is guessed.

The YAML library only cuts the text into events. They are put together here, without recursion, so that neither
nesting nor aliases can make a small file large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from dsl import Because, Diagnostic, InSource, Label, Source, Span

from .scalars import is_nothing, is_read_differently
from .syntax import syntax_error, tabs
from .tree import Listing, Node, Pairs, Scalar

MOST_NESTED = 20
"""Levels of lists and mappings; real files have six."""

_FULL_WIDTH = re.compile("[：｛｝［］]")
"""What no key has."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    start: int
    is_mapping: bool
    in_brackets: bool
    members: list[Node] = field(default_factory=list)


def compose(source: Source) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The file's node, if it has one, with everything that is wrong with how it is written."""
    if found := tuple(tabs(source)):
        return None, found
    composer = _Composer(source)
    try:
        composer.take(yaml.parse(source.text, Loader=_LOADER))
    except yaml.YAMLError as error:
        composer.problems.append(syntax_error(source, _told(source, error)))
        return None, tuple(composer.problems)
    if composer.root is None and not composer.problems:
        composer.report("P803", Span(0, 0))
    return composer.root, tuple(composer.problems)


def _told(source: Source, error: yaml.YAMLError) -> yaml.YAMLError:
    """The same error in the words of the library's own reader, whatever made it: the quick one says less."""
    if _LOADER is yaml.SafeLoader:
        return error
    try:
        for _ in yaml.parse(source.text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as told:
        return told
    return error


class _Composer:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Node | None = None
        self.problems: list[Diagnostic] = []
        self._open: list[_Open] = []

    def report(self, code: str, span: Span, *labels: Label, **words: str) -> None:
        self.problems.append(Diagnostic(code, InSource(self.source, span), words, labels))

    def take(self, events: Iterator[yaml.Event]) -> None:
        """Stops early where going on could only do harm."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):  # nearly all of them
                self._add(self._scalar(event))
                continue
            match event:
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._refuse_marks(event)
                    in_brackets, start = bool(event.flow_style), _span(event).start
                    self._open.append(_Open(start, isinstance(event, yaml.MappingStartEvent), in_brackets))
                    if len(self._open) > MOST_NESTED:
                        return self.report(
                            "P804", Span(start, start + 1), zh="一层套一层，太深了", en="nested too deeply"
                        )
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self._close(_span(event).end)
                case yaml.AliasEvent():
                    self.report("P805", _span(event), written=f"*{event.anchor}")
                    self._add(Scalar("", _span(event)))
                case yaml.DocumentStartEvent() if self.root is not None:
                    return self.report("P806", _span(event))
        return None

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        """Anchors (&) and tags (!)."""
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            start = _span(event).start
            written = self.source.text[start:].split(None, 1)[0]
            self.report("P805", Span(start, start + len(written)), written=written)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        written, span = event.value, _span(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if event.style:
            return Scalar(written, span)
        if is_nothing(written):
            return Scalar(None, span)
        if is_read_differently(written):
            self.report("P808", span, written=written)
        return Scalar(written, span)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].members.append(node)
        else:
            self.root = node

    def _close(self, end: int) -> None:
        done = self._open.pop()
        # Outside brackets the library ends a collection where the next thing begins.
        last = done.members[-1].span.end if done.members and not done.in_brackets else end
        span = Span(done.start, last)
        self._add(self._pairs(done, span) if done.is_mapping else Listing(tuple(done.members), span, done.in_brackets))

    def _pairs(self, done: _Open, span: Span) -> Pairs:
        values: dict[str, Node] = {}
        keys: dict[str, Span] = {}
        for name, value in zip(done.members[::2], done.members[1::2], strict=True):
            if not isinstance(name, Scalar) or name.text is None:
                self.report("P812", name.span, wanted_zh="名称", wanted_en="a name")
            elif (found := _FULL_WIDTH.search(self.source.text, name.span.start, name.span.end)) is not None:
                self.report("P823", Span(*found.span()), mark=found[0])
                values[name.text], keys[name.text] = Scalar("", value.span), name.span
            elif name.text in keys:
                first = Label(InSource(self.source, keys[name.text]), Because.FIRST_HERE)
                self.report("P807", name.span, first, key=name.text)
            else:
                values[name.text], keys[name.text] = value, name.span
        return Pairs(values, keys, span, done.in_brackets)


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    return Span(start.index, end.index)
