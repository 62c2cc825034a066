"""Diagnostics for people: the sentence, the line with a mark under it, what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dsl import Diagnostic, Edit, InFile, InRecords, InSource, Language, Severity, Source

from ..columns import lay_out, visible_text
from . import wording
from .fixes import line_by_line, lines_added, lines_deleted

BOLD, BLUE = "1", "1;34"
SEVERITY_STYLE = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}

Paint = Callable[[str, str], str]


def render(diagnostics: Sequence[Diagnostic], language: Language, *, colour: bool = False, closing: bool = True) -> str:
    """One block per diagnostic and a closing line with the counts; `colour` only for a terminal."""
    paint = painter(colour)
    blocks = ["\n".join(_Block(found, language, paint, _margin(found)).lines()) for found in diagnostics]
    return "\n\n".join([*blocks, wording.summary(diagnostics, language)] if closing else blocks) + "\n"


def painter(colour: bool) -> Paint:
    """Puts a style around a text, or leaves it plain."""
    return _ansi if colour else _plain


def _ansi(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, style: str) -> str:
    return text


def _margin(diagnostic: Diagnostic) -> str:
    """Blanks as wide as the longest line number that the block shows."""
    places = [diagnostic.place, *(label.place for label in diagnostic.labels)]
    lines = [place.source.position(place.span.start)[0] for place in places if isinstance(place, InSource)]
    return " " * len(str(max(lines, default=0)))


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one diagnostic."""

    diagnostic: Diagnostic
    language: Language
    paint: Paint
    margin: str

    def lines(self) -> Iterator[str]:
        yield self._headline()
        yield from self._place()
        for label in self.diagnostic.labels:
            yield self._arrow(":::", label.place)
            yield from self._excerpt(label.place, "-", BLUE, wording.BECAUSE[self.language][label.why])
        if advice := self.diagnostic.help(self.language):
            yield self._remark(wording.HELP[self.language] + advice)
        if self.diagnostic.fix and isinstance(self.diagnostic.place, InSource):
            source = self.diagnostic.place.source
            for edit in line_by_line(source, self.diagnostic.fix):
                yield from self._fix(source, edit)
        if self.diagnostic.witness:
            yield self._remark(wording.witness_line(self.diagnostic.witness, self.language))

    def _headline(self) -> str:
        severity = self.diagnostic.severity
        code = f"{wording.SEVERITY[self.language][severity]}[{self.diagnostic.code}]"
        sentence = visible_text(wording.COLON[self.language] + self.diagnostic.message(self.language))
        return self.paint(code, SEVERITY_STYLE[severity]) + self.paint(sentence, BOLD)

    def _place(self) -> Iterator[str]:
        place = self.diagnostic.place
        if place is None:
            return
        yield self._arrow("-->", place)
        if isinstance(place, InSource):
            yield self._bar()
            yield from self._excerpt(place, "^", SEVERITY_STYLE[self.diagnostic.severity])

    def _arrow(self, arrow: str, place: InSource | InRecords | InFile) -> str:
        spot = visible_text(wording.where(place))
        if isinstance(place, InRecords) and (cell := wording.cell(place, self.language)):
            spot += wording.COMMA[self.language] + visible_text(cell)
        return f"{self.margin}{self.paint(arrow, BLUE)} {spot}"

    def _excerpt(self, place: InSource, mark: str, style: str, remark: str = "") -> Iterator[str]:
        """The line with its number, and the mark under the part that is meant; a longer part is marked to the end."""
        number, column = place.source.position(place.span.start)
        start, length = column - 1, place.span.end - place.span.start
        line = lay_out(place.source.line_text(number), start, start + length)
        yield f"{self._bar(str(number))} {line.text}"
        under = " " * line.start + self.paint(mark * (line.end - line.start), style)
        yield f"{self._bar()} {under}" + (f" {self.paint(remark, style)}" if remark else "")

    def _fix(self, source: Source, edit: Edit) -> Iterator[str]:
        """The lines as they read once the edit is made."""
        change_to = wording.CHANGE_TO[self.language]
        if count := lines_deleted(source, edit):
            yield self._remark(change_to + wording.lines_deleted(count, self.language))
            return
        above, added = lines_added(source, edit)
        if added:
            yield self._remark(wording.lines_added(above, self.language))
            yield from (f"{self._bar()} {lay_out(line, 0, 0).text}" for line in added)
            return
        first, column = source.position(edit.span.start)
        last, end_column = source.position(edit.span.end)
        before, after = source.line_text(first)[: column - 1], source.line_text(last)[end_column - 1 :]
        lines = (before + edit.text + after).split("\n")
        if len(lines) > 1:
            yield self._remark(change_to.rstrip())
            yield from (f"{self._bar()} {lay_out(line, 0, 0).text}" for line in lines)
        elif lines[0].strip():
            yield self._remark(change_to + lay_out(lines[0], len(before), len(before) + len(edit.text)).text.strip())
        else:
            yield self._remark(change_to + wording.lines_deleted(1, self.language))

    def _remark(self, text: str) -> str:
        return f"{self.margin} {self.paint('=', BLUE)} {visible_text(text)}"

    def _bar(self, number: str = "") -> str:
        return self.paint(f"{number.rjust(len(self.margin))} |", BLUE)
