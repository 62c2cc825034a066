"""政策 and its header lines."""

from __future__ import annotations

from datetime import date

from ..lexicon import HEADERS
from ..model import Header, Region, Status
from ..nodes import HeaderLine, PolicyNode
from ..nodes_from_tree.expressions import calendar_day
from ..nodes_from_tree.pieces import small_number
from ..source import Source
from .days_in_force import never_in_force
from .scope import Scope, nearest

REQUIRED = ("region", "year")
_CHINESE = {word.terminal: word.chinese for word in HEADERS}
NOT_GIVEN = "未注明"
EARLIEST_YEAR, LATEST_YEAR = 2000, 2100


def header_from_node(scope: Scope, node: PolicyNode) -> Header:
    """Every header word at most once; 地区 and 年度 must be there."""
    lines: dict[str, HeaderLine] = {}
    for line in node.headers:
        if line.key in lines:
            scope.report("P202", line.span, name=_CHINESE[line.key])
        lines[line.key] = line
    for key in REQUIRED:
        if key not in lines and "base" not in lines:
            scope.report("P317", node.id.span, name=_CHINESE[key])
    scope.diagnostics.extend(never_in_force(scope.source, lines))
    texts = {key: line.text for key, line in lines.items()}
    return Header(
        id=node.id.text,
        title=node.title,
        region=_region(scope, lines.get("region")),
        year=_year(scope, lines.get("year")),
        number=texts.get("number", ""),
        issued=_day(scope, lines.get("issued")),
        effective=_day(scope, lines.get("effective")),
        expires=_day(scope, lines.get("expires")),
        status=_status(scope, lines.get("status")),
        vocabulary=texts.get("vocabulary", ""),
        superior=texts.get("superior", "").strip("「」"),
        base=texts.get("base", "").strip("「」"),
        invokes=tuple(texts.get("invokes", "").replace("、", " ").split()),
        span=node.span,
    )


def empty_header(source: Source) -> Header:
    """Stands in where a file has no 政策, so that the rest can still be checked."""
    return Header(source.name, "", Region("000000", ()), EARLIEST_YEAR)


def _region(scope: Scope, line: HeaderLine | None) -> Region:
    """`999999 示例县`: a six-digit code and its name."""
    if line is None:
        return Region("000000", ())
    code, *written = line.text.split() or [""]
    if len(code) != 6 or not (code.isascii() and code.isdigit()):
        scope.report("P315", line.span, name="地区", example="150822 磴口县")
    names = tuple(written)
    known = next((r for r in scope.vocabulary.regions if r.code == code), None)
    if known is not None and names and names[0] not in known.names:
        scope.report("P321", line.span, code=code, known=known.names[0], written=names[0])
    return Region(code, names or (() if known is None else known.names))


def _year(scope: Scope, line: HeaderLine | None) -> int:
    if line is None:
        return EARLIEST_YEAR
    text = line.text.removesuffix("年")
    if EARLIEST_YEAR <= small_number(text) <= LATEST_YEAR:
        return small_number(text)
    scope.report("P315", line.span, name="年度", example="2025")
    return EARLIEST_YEAR


def _status(scope: Scope, line: HeaderLine | None) -> Status:
    known = {status.value: status for status in Status}
    if line is None or line.text in known:
        return Status.IN_FORCE if line is None else known[line.text]
    scope.report("P226", line.span, name=line.text, better=nearest(line.text, known) or "")
    return Status.IN_FORCE


def _day(scope: Scope, line: HeaderLine | None) -> date | None:
    if line is None or line.text == NOT_GIVEN:
        return None
    day = calendar_day(line.text)
    if day is None:
        scope.report("P315", line.span, name=_CHINESE[line.key], example="2024-08-30")
    return day
