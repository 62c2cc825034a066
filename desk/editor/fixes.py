"""What mends a finding, and what brings a file into its layout, as replacements in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsl import Diagnostic, Edit, Fix, InSource, Language, Source, Span
from dsl.format import formatted

from ..texts import text

MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Action:
    """Replacements that an officer may choose; `mended` is what they mend, `is_safe` whether the meaning stays."""

    title: str
    edits: tuple[Edit, ...]
    mended: tuple[Diagnostic, ...]
    is_safe: bool


def actions(found: Iterable[Diagnostic], source: Source, within: Span, language: Language) -> Iterator[Action]:
    """The fixes of findings that touch a stretch of the text."""
    for one in found:
        place, fix = one.place, one.fix
        if fix is None or not isinstance(place, InSource) or place.source != source:
            continue
        if place.span.start <= within.end and within.start <= place.span.end:
            yield Action(_title(one, fix.edits, language), fix.edits, (one,), fix.is_safe)


def all_safe(found: Iterable[Diagnostic], source: Source, language: Language) -> Action | None:
    """Every fix that surely leaves the meaning as it is, but for those that touch another."""
    edits: list[Edit] = []
    mended: list[Diagnostic] = []
    for one, fix in sorted(_safe(found, source), key=lambda pair: pair[1].span.start):
        if not edits or edits[-1].span.end < fix.span.start:
            edits += fix.edits
            mended.append(one)
    return Action(text("lsp.fix_all", language), tuple(edits), tuple(mended), True) if mended else None


def _safe(found: Iterable[Diagnostic], source: Source) -> Iterator[tuple[Diagnostic, Fix]]:
    for one in found:
        if one.fix is not None and one.fix.is_safe and isinstance(one.place, InSource) and one.place.source == source:
            yield one, one.fix


def _title(found: Diagnostic, edits: Sequence[Edit], language: Language) -> str:
    written = edits[0].text.strip()
    if len(edits) == 1 and written and "\n" not in written and len(written) <= MOST_SHOWN:
        return text("lsp.fix", language, text=written)
    message = found.message(language)
    cut = message if len(message) <= MOST_SHOWN * 2 else message[: MOST_SHOWN * 2] + "…"
    return text("lsp.fix_mend", language, code=found.code, message=cut)


def laid_out(source: Source) -> tuple[Edit, ...]:
    """The layout of the whole file; none where it can't be read, or is laid out already. Line by line where it can."""
    after = formatted(source).text
    if after is None or after == source.text:
        return ()
    before_lines, after_lines = source.text.split("\n"), after.split("\n")
    if len(before_lines) != len(after_lines):
        return (Edit(Span(0, len(source.text)), after),)
    edits, at = [], 0
    for old, new in zip(before_lines, after_lines, strict=True):
        kept = old.rstrip("\r")  # how its lines end is the editor's business
        if kept != new:
            edits.append(Edit(Span(at, at + len(kept)), new))
        at += len(old) + 1
    return tuple(edits)
