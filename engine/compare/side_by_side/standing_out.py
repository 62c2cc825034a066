"""What stands out in a row: values that differ from most, aid that others give, what a superior forbids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from dsl import Diagnostic, InSource

from .model import Cell, Mark, Row, State, Verdict

FEWEST_FOR_OUTLIER = 3
_AIDS = frozenset({State.GIVEN, State.DEFERRED})
"""An aid that its notice leaves open is none that others could be measured by."""
AGAINST = frozenset({"P542", "P543", "P544"})
"""What check finds where a notice does not do what its superior (上级) demands."""


def marked(row: Row, findings: Sequence[Sequence[Diagnostic]]) -> Row:
    """`findings`: for each notice those of check against its superiors. Words that differ are no outlier."""
    usual = None if any(entry.word == "line" for cell in row.cells for entry in cell.entries) else _usual(row.cells)
    others_aid = row.concept == "aid" and any(cell.state in _AIDS for cell in row.cells)
    cells = tuple(
        replace(cell, marks=frozenset(_marks(cell, usual, others_aid, _lines(found))))
        for cell, found in zip(row.cells, findings, strict=True)
    )
    return replace(row, cells=cells, verdict=_verdict(row.cells))


def _marks(cell: Cell, usual: object, others_aid: bool, lines: set[tuple[str, int]]) -> Iterator[Mark]:
    if usual is not None and cell.state is State.GIVEN and cell.says != usual:
        yield Mark.OUTLIER
    if others_aid and not _aids(cell) and cell.entries:  # without entries it says nothing of whom it does not aid
        yield Mark.NOT_COVERED
    if any((entry.cited.file, line) in lines for entry in cell.entries for line in entry.cited.lines):
        yield Mark.AGAINST_SUPERIOR


def _aids(cell: Cell) -> bool:
    return cell.state is not State.ABSENT


def _usual(cells: Sequence[Cell]) -> object:
    """What more than half of those say that say anything, if they are three at least and do not all say it."""
    given = [cell.says for cell in cells if cell.state is State.GIVEN]
    if len(given) < FEWEST_FOR_OUTLIER:
        return None
    said, count = Counter(given).most_common(1)[0]
    return said if len(given) / 2 < count < len(given) else None


def _verdict(cells: Sequence[Cell]) -> Verdict:
    different = {(cell.state, cell.says) for cell in cells}
    if len(different) == 1:
        return Verdict.SAME
    return Verdict.ALL_DIFFER if len(different) == len(cells) else Verdict.MIXED


def _lines(findings: Sequence[Diagnostic]) -> set[tuple[str, int]]:
    """The files and lines that these findings point to."""
    places = (found.place for found in findings if found.code in AGAINST)
    return {
        (PurePath(place.source.name).name, place.source.position(place.span.start)[0])
        for place in places
        if isinstance(place, InSource)
    }
