"""Replacements in a text: what mends a finding, or makes a wrong version of a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .source import Source, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement: put `text` at `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Replacements in one file that mend a problem together: one at least, in the order of the text, none into another.

    `is_safe`: with them the file surely means the same. Without it they are a suggestion that a person looks at.
    """

    edits: tuple[Edit, ...]
    is_safe: bool = False

    @classmethod
    def at(cls, span: Span, text: str) -> Fix:
        """A suggestion of one replacement."""
        return cls((Edit(span, text),))

    @property
    def span(self) -> Span:
        """From the first replacement to the end of the last."""
        return self.edits[0].span.to(self.edits[-1].span)

    def as_one(self, source: Source) -> Edit:
        """The same as a single replacement."""
        return Edit(self.span, edited(source.text, self.edits, self.span))

    def at_origin(self, source: Source) -> Fix | None:
        """The same in the file that wrote it; None where it reaches into several files."""
        places = [source.origin(edit.span) for edit in self.edits]
        if len({id(origin) for origin, _ in places}) > 1:
            return None
        edits = tuple(Edit(span, edit.text) for (_, span), edit in zip(places, self.edits, strict=True))
        return Fix(edits, self.is_safe)


def edited(text: str, edits: Sequence[Edit], within: Span | None = None) -> str:
    """The text with the replacements, which stand in its order; of a stretch alone, where one is given."""
    whole = within or Span(0, len(text))
    pieces, at = [], whole.start
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join((*pieces, text[at : whole.end]))
