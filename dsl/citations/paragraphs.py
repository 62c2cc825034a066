"""Lines put together to paragraphs (自然段): a sentence broken by a page or by wrapping is one sentence again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .layout import SENTENCE_END, Line
from .marker import Marker, Numbering, marker_of
from .ordinals import begins_later_ordinal

_LONGEST_TITLE = 40
# A line that merely looks like a mark may stand at the margin: 维护统 / 一、公平.
_MOSTLY = 0.75
_NOT_A_TITLE = re.compile(rf"{SENTENCE_END}|[,、第于的和及]$|\d\s*[元%]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A clause's mark, if any, and the text after it. `is_skip`: the mark leaves out a number (三、 after 一、)."""

    marker: Marker | None
    text: str
    is_skip: bool = False


def is_title(text: str) -> bool:
    """Whether a text only names what follows (标题): short and whole, no end of a sentence, no amount."""
    return len(text) <= _LONGEST_TITLE and _NOT_A_TITLE.search(text) is None and not _is_quoting(text)


def _is_quoting(text: str) -> bool:
    """Whether the name of a document (《……》) is still open."""
    return text.count("《") > text.count("》")


def paragraphs_of(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    reader = _Reader(_has_telling_indentation(lines))
    for line in lines:
        reader.read(line)
    return tuple(Paragraph(draft.marker, draft.text, draft.is_skip) for draft in reader.drafts)


def _has_telling_indentation(lines: Sequence[Line]) -> bool:
    """Whether an indented line begins a paragraph and any other line goes on with one."""
    markers = ((marker_of(line.text), line.is_indented) for line in lines)
    marked = [is_indented for marker, is_indented in markers if marker and not marker.is_doubtful]
    mostly = marked.count(True) > _MOSTLY * len(marked)
    return mostly and not all(line.is_indented for line in lines)


@dataclass(slots=True)
class _Draft:
    """A paragraph while its lines are read."""

    marker: Marker | None
    text: str
    is_skip: bool
    last_line: Line

    @property
    def is_title(self) -> bool:
        return self.marker is not None and is_title(self.text)

    @property
    def is_open(self) -> bool:
        """Whether it stops in the middle of a sentence."""
        return not self.last_line.is_closed and not self.is_title


@dataclass(slots=True)
class _Reader:
    """Decides line by line what begins a clause, what begins a paragraph and what goes on."""

    indentation_tells: bool
    numbering: Numbering = field(default_factory=Numbering)
    drafts: list[_Draft] = field(default_factory=list)

    def read(self, line: Line) -> None:
        last = self.drafts[-1] if self.drafts else None
        marker = marker_of(line.text)
        if marker and (last is None or self._begins_clause(marker, line, last)):
            is_skip = not self.numbering.follows(marker)
            self.numbering.take(marker)
            self.drafts.append(_Draft(marker, marker.rest, is_skip, line))
        elif last is None or not self._goes_on(line, last):
            self.drafts.append(_Draft(None, line.text, False, line))
        else:
            last.text += ("\n" if begins_later_ordinal(line.text) else "") + line.text
            last.last_line = line

    def _begins_clause(self, marker: Marker, line: Line, last: _Draft) -> bool:
        follows = self.numbering.follows(marker)
        if not last.is_open:
            return follows or not marker.is_doubtful
        may_begin = line.is_indented or not self.indentation_tells
        return follows and may_begin and not marker.is_doubtful and not _is_quoting(last.text)

    def _goes_on(self, line: Line, last: _Draft) -> bool:
        if last.is_open:
            return True
        if self.indentation_tells:
            return not line.is_indented
        if last.is_title:
            return last.last_line.is_full
        return last.last_line.is_full and not line.is_indented and not line.is_after_blank
