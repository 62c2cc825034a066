"""Keeping 依据 in its column where a fix makes what stands before it in the line shorter.

Two blanks are no column; more of them are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dsl import Edit, Span, lexicon
from dsl.format import width

_BLANKS_BEFORE_CITE = re.compile(rf"[^\n\"“”#＃]*?(?P<blanks> {{3,}}){lexicon.pattern_of('PER')}\b")


def padded(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """These edits, in the order of the text, with blanks for what they take away before a 依据 of the same line."""
    return [one for at, edit in enumerate(edits) for one in _padded(text, edit, edits[at + 1 :])]


def _padded(text: str, edit: Edit, later: Sequence[Edit]) -> Iterator[Edit]:
    yield edit
    gone, found = text[edit.span.start : edit.span.end], _BLANKS_BEFORE_CITE.match(text, edit.span.end)
    missing = width(gone) - width(edit.text)
    if found is None or missing <= 0 or "\n" in gone or "\n" in edit.text:
        return
    end = found.end("blanks")
    if not any(one.span.start <= end for one in later):
        yield Edit(Span(end, end), " " * missing)
