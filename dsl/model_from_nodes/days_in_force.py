"""失效 against 施行: a header by which its notice never holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..diagnostics import Diagnostic, InSource
from ..lexicon import chinese_of
from ..nodes import HeaderLine
from ..nodes_from_tree.expressions import calendar_day
from ..source import Source


def never_in_force(source: Source, lines: Mapping[str, HeaderLine]) -> Iterator[Diagnostic]:
    """失效 is the first day on which the notice no longer holds; without 施行 it holds from 发布 on."""
    start, end = lines.get("effective", lines.get("issued")), lines.get("expires")
    if start is None or end is None:
        return
    first, last = calendar_day(start.text), calendar_day(end.text)
    if first is not None and last is not None and last <= first:
        words = {"expires": last.isoformat(), "line": chinese_of(start.key) or start.key, "start": first.isoformat()}
        yield Diagnostic("P233", InSource(source, end.span), words)
