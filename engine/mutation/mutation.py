"""One wrong version of a rule file: what an officer could have typed instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dsl import Edit, Source, Span, edited

from .written import Spot, Written


@dataclass(frozen=True, slots=True)
class Mutation:
    """`edits` in the order of the text. `before` became `after`; an empty `after` means that it was left out.

    `other` is the line (from 1) with which this one changed places, 0 where nothing did.
    """

    operator: str
    edits: tuple[Edit, ...]
    line: int
    before: str
    after: str
    clauses: str
    other: int = 0

    def applied(self, source: Source) -> Source:
        """The whole file with these edits."""
        return Source(source.name, edited(source.text, self.edits))


def replaced(
    written: Written, operator: str, spot: Spot, edits: Sequence[Edit], around: Span | None = None
) -> Mutation:
    """Some words written otherwise; what is shown is the stretch `around` them, by default theirs alone."""
    shown = around or edits[0].span.to(edits[-1].span)
    line = written.source.position(shown.start)[0]
    before, after = _one_line(written.text(shown)), _one_line(edited(written.source.text, edits, shown))
    return Mutation(operator, tuple(edits), line, before, after, written.clauses(spot))


def dropped(written: Written, operator: str, spot: Spot, span: Span, shown: Span) -> Mutation:
    """Words, or whole lines, that are left out. `shown` is what is said of them."""
    line = written.source.position(shown.start)[0]
    return Mutation(operator, (Edit(span, ""),), line, _one_line(written.text(shown)), "", written.clauses(spot))


def swapped(written: Written, operator: str, spot: Spot, first: Span, second: Span) -> Mutation:
    """Two stretches that change places."""
    texts = written.text(first), written.text(second)
    edits = Edit(first, texts[1]), Edit(second, texts[0])
    lines = [written.source.position(span.start)[0] for span in (first, second)]
    return Mutation(
        operator, edits, lines[0], _one_line(texts[0]), _one_line(texts[1]), written.clauses(spot), lines[1]
    )


def _one_line(text: str) -> str:
    """Without the blanks that align columns, comments and line breaks."""
    return " ".join(text.partition("#")[0].split())
