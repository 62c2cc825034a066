"""The clause outline (条款提纲) of a notice: every clause that can be cited, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from .body import Body, body_of
from .clause import PREFACE, Clause, Level, numbered_step
from .fingerprint import fingerprint
from .layout import lines_of
from .marker import Marker
from .ordinals import merge_series, split_ordinals
from .paragraphs import Paragraph, is_title, paragraphs_of


@dataclass(frozen=True, slots=True)
class OutlineClause:
    """One clause with its own words, those of the clauses beneath it left out.

    `is_heading`: the words are only a title (or there are none), so there is nothing to encode.
    """

    clause: Clause
    hash: str
    is_heading: bool
    text: str = field(repr=False)

    @property
    def number(self) -> str:
        return self.clause.number

    @property
    def parent(self) -> str | None:
        parent = self.clause.parent
        return parent.number if parent else None


class Unclear(Enum):
    """What in a notice's structure a person should look at; the value is the code of the diagnostic."""

    NO_CLAUSES = "P440"
    NUMBER_SKIPPED = "P441"
    NUMBER_TWICE = "P442"
    TEXT_AFTER_SIGNATURE = "P443"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about the structure; `number` is empty where it concerns the notice as a whole."""

    why: Unclear
    number: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """`hash` is that of the whole text, title and signature included."""

    hash: str
    clauses: tuple[OutlineClause, ...]
    doubts: tuple[Doubt, ...] = ()

    def find(self, number: str) -> OutlineClause | None:
        return next((clause for clause in self.clauses if clause.number == number), None)


def outline_of(notice_text: str) -> Outline:
    body = body_of(lines_of(notice_text))
    tree = _Tree()
    for paragraph in paragraphs_of(body.lines):
        tree.add(paragraph)
    clauses = tuple(tree.clauses())
    return Outline(fingerprint(notice_text), clauses, (*tree.doubts, *_doubts_of_the_whole(clauses, body)))


def _doubts_of_the_whole(clauses: tuple[OutlineClause, ...], body: Body) -> Iterator[Doubt]:
    if not clauses:
        yield Doubt(Unclear.NO_CLAUSES)
    if body.has_more:
        yield Doubt(Unclear.TEXT_AFTER_SIGNATURE)


@dataclass(slots=True)
class _Entry:
    """A clause while its paragraphs are gathered: the words of its title, then its paragraphs."""

    steps: tuple[str, ...]
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Tree:
    """Paragraphs hung under the clause whose mark came last; those before any mark are the preface."""

    entries: dict[tuple[str, ...], _Entry] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    _open: list[tuple[Level, str]] = field(default_factory=list)

    def add(self, paragraph: Paragraph) -> None:
        if paragraph.marker:
            self._begin(paragraph.marker, paragraph.is_skip)
        entry = self._entry(self._steps())
        if paragraph.marker and _is_lead_in(paragraph.text) and not entry.title:
            entry.title = paragraph.text
        elif paragraph.text:
            entry.paragraphs.append(paragraph.text)

    def clauses(self) -> Iterator[OutlineClause]:
        parents = {steps[:-1] for steps in self.entries}
        is_unnumbered = not any(self.entries)
        for entry in self.entries.values():
            yield from _clauses_of(entry, entry.steps in parents, is_unnumbered)

    def _begin(self, marker: Marker, is_skip: bool) -> None:
        self._open = [(level, step) for level, step in self._open if level < marker.level]
        self._open.append((marker.level, numbered_step(marker.level, marker.number)))
        steps = self._steps()
        number = "".join(steps)
        if steps in self.entries:
            self.doubts.append(Doubt(Unclear.NUMBER_TWICE, number))
        elif is_skip:
            self.doubts.append(Doubt(Unclear.NUMBER_SKIPPED, number))

    def _steps(self) -> tuple[str, ...]:
        return tuple(step for _, step in self._open)

    def _entry(self, steps: tuple[str, ...]) -> _Entry:
        return self.entries.setdefault(steps, _Entry(steps))


def _is_lead_in(text: str) -> bool:
    """A title, or a few words that end in a colon: neither counts as the first paragraph."""
    return is_title(text) or (text.endswith(":") and is_title(text[:-1]))


def _clauses_of(entry: _Entry, has_numbered: bool, is_unnumbered: bool) -> Iterator[OutlineClause]:
    steps = entry.steps or (() if is_unnumbered else (PREFACE,))
    paragraphs = merge_series(entry.paragraphs)
    if len(paragraphs) == 1 and steps:
        yield from _with_ordinals(steps, entry.title, paragraphs[0], has_numbered)
        return
    if steps:
        yield _clause(steps, entry.title, has_numbered or bool(paragraphs))
    for number, paragraph in enumerate(paragraphs, 1):
        yield from _with_ordinals((*steps, numbered_step(Level.PARAGRAPH, number)), "", paragraph, False)


def _with_ordinals(steps: tuple[str, ...], title: str, text: str, has_numbered: bool) -> Iterator[OutlineClause]:
    split = split_ordinals(text)
    own = "\n".join(part for part in (title, split.lead) if part)
    yield _clause(steps, own, has_numbered or bool(split.parts))
    for number, part in enumerate(split.parts, 1):
        yield _clause((*steps, numbered_step(Level.ORDINAL, number)), part, False)


def _clause(steps: tuple[str, ...], own: str, has_beneath: bool) -> OutlineClause:
    """A short text without the end of a sentence is a title only where something stands beneath it."""
    is_heading = not own or (has_beneath and is_title(own))
    return OutlineClause(Clause(steps), fingerprint(own), is_heading, own)
