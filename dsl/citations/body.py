"""Where a notice's own provisions (正文) begin and end.

Outside stand the title, the document number (文号), the issuing bodies, the addressees (主送机关) before it,
and the farewell, the list of attachments, the signature and the date (落款) after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .layout import Line
from .marker import marker_of

_ANNOUNCES_CONTENT = re.compile(r"(如下|以下|下列|事项通知|遵照执行)[^,]{0,8}:$")
_PROSE = re.compile(r"[,。;]|^(为|根据|按照|依据|经)")

_DAY = r"(\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日"
_BODY = r"[^,。;:!?]{2,60}(局|府|室|厅|会|院|心|委|办|部|司|联|组|社|所|处|队|行)(\s*\((盖章|公章|章)\))?"
_DATE = re.compile(rf"({_BODY})?\s*{_DAY}$")
_SIGNATORY = re.compile(rf"{_BODY}$")
_TRAILER = re.compile(r"特此\S{2,4}$|\(?(此件|联系人|联系电话|抄送|主题词|信息公开)|[^,。;:]{0,40}日\s*印发$")
_ATTACHMENT = re.compile(r"附\s*件")


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of the provisions; `has_more` says that wording other than trailers follows the signature."""

    lines: tuple[Line, ...]
    has_more: bool


def body_of(lines: Sequence[Line]) -> Body:
    start = _start(lines)
    end = _end(lines, start)
    after_date = _after_date(lines, end)
    return Body(tuple(lines[start:end]), not all(_is_trailing(line) for line in lines[after_date:]))


def _start(lines: Sequence[Line]) -> int:
    """After the addressees; without them, at the first line that reads as a sentence or carries a clause's mark."""
    first_clause = next((at for at, line in enumerate(lines) if _begins_numbering(line)), len(lines))
    head = ""
    for at, line in enumerate(lines[:first_clause]):
        head += line.text
        if line.text.endswith(":"):
            if "。" in head or _ANNOUNCES_CONTENT.search(head):
                break
            return at + 1
    return next((at for at, line in enumerate(lines[:first_clause]) if _PROSE.search(line.text)), first_clause)


def _begins_numbering(line: Line) -> bool:
    marker = marker_of(line.text)
    return marker is not None and marker.number == 1 and not marker.is_doubtful


def _end(lines: Sequence[Line], start: int) -> int:
    """The first line from which on nothing but signature, date and their company stands."""
    at = start
    while at < len(lines):
        if at == start or _may_be_over(lines[at - 1], lines[at]):
            stop = _signature_stop(lines, at)
            if stop is None:
                return at
            at = stop
        at += 1
    return len(lines)


def _may_be_over(before: Line, line: Line) -> bool:
    return before.is_closed or (line.is_after_blank and marker_of(before.text) is None)


def _signature_stop(lines: Sequence[Line], start: int) -> int | None:
    """The line that is no part of a signature; None where the signature runs to its date or to the end."""
    is_listing = False
    for at in range(start, len(lines)):
        text = lines[at].text
        is_listing = is_listing or _ATTACHMENT.match(text) is not None
        if not (_is_trailing(lines[at]) or (is_listing and "。" not in text)):
            return at
        if _DATE.match(text):
            return None
    return None


def _after_date(lines: Sequence[Line], start: int) -> int:
    """The line after the first date from `start` on; the end of the text where there is none."""
    dates = (at + 1 for at in range(start, len(lines)) if _DATE.match(lines[at].text))
    return next(dates, len(lines))


def _is_trailing(line: Line) -> bool:
    text = line.text.rstrip("。.")
    patterns = (_DATE, _SIGNATORY, _TRAILER, _ATTACHMENT)
    return marker_of(text) is None and any(pattern.match(text) for pattern in patterns)
