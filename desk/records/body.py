"""The rows below a header: persons, and what officers write between and below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dsl import Diagnostic, InRecords
from engine.facts import Columns, Raw, Row, heading, is_blank, spelled_rows

from .header import GridRow, is_known

_TOTAL = re.compile(r"(?:本页|本表|本村|本社区|全村|全部)?(?:合计|总计|小计|共计|累计)[^a-z]{0,20}")
_REMARK = re.compile(
    r"(?:制表|填表|填报|编制|审核|复核|审批|经办|负责人|单位负责人|主管领导|联系人|联系电话|单位(?:\(?盖章|:)|盖章|签字|以上|填写说明).*"
    r"|(?:注|备注|说明|附注|日期|填表日期)(?:[:、.0-9].*)?"
)
_CARD_NUMBER = re.compile(r"[0-9]{14,17}[0-9X]", re.IGNORECASE)
_SENTENCE = "。："
"""Marks that no value has: not even a list of 人员类别."""


def persons_below(
    rows: Iterable[GridRow], labels: tuple[str, ...], columns: Columns, place: InRecords
) -> Iterator[Row | Diagnostic]:
    """The persons; at the end, which rows were passed over, by kind."""
    passed: dict[str, list[int]] = {}
    speaking = [position for position, label in enumerate(labels) if is_known(label, columns)]
    for number, cells in rows:
        if all(_is_blank(cell) for cell in cells):
            continue
        if code := _no_person(cells, speaking):
            passed.setdefault(code, []).append(number)
        else:
            yield _row(number, labels, cells)
    for code, numbers in sorted(passed.items()):
        yield Diagnostic(code, place, {"rows": spelled_rows(numbers)})


def _no_person(cells: Sequence[Raw], speaking: Sequence[int]) -> str | None:
    """The code of the note on a row that holds no person, None for a person."""
    texts = [cell for cell in cells if isinstance(cell, str) and not is_blank(cell)]
    code = _written_beside(texts, sum(1 for cell in cells if not _is_blank(cell)))
    if code and not any(_CARD_NUMBER.fullmatch(heading(text)) for text in texts):
        return code
    return "P618" if all(_is_blank(cells[position]) for position in speaking if position < len(cells)) else None


def _written_beside(texts: Sequence[str], filled: int) -> str | None:
    """Totals, signatures, remarks: by how the row begins, or because a sentence is all there is (merged or not)."""
    start = [heading(text) for text in texts[:2]]
    if any(_TOTAL.fullmatch(text) for text in start):
        return "P616"
    alone = filled == len(texts) and len(set(texts)) == 1 and any(mark in texts[0] for mark in _SENTENCE)
    return "P617" if alone or (start and _REMARK.fullmatch(start[0])) else None


def _row(number: int, labels: tuple[str, ...], cells: Sequence[Raw]) -> Row:
    """Cells under their labels; what stands beyond the last label has none."""
    last = max((position + 1 for position, cell in enumerate(cells) if not _is_blank(cell)), default=0)
    if last <= len(labels):
        return Row(number, labels, (*cells[: len(labels)], *[None] * (len(labels) - len(cells))))
    return Row(number, (*labels, *[""] * (last - len(labels))), tuple(cells[:last]))


def _is_blank(cell: Raw) -> bool:
    return cell is None or (isinstance(cell, str) and is_blank(cell))
