"""`不编码 六(二)、六(三) 因 "…"`: the small parser of a whole-line statement."""

from __future__ import annotations

import re

from ..lexicon import BLANK, pattern_of
from ..model import SetAside
from ..nodes import Cite, SetAsideNode
from ..source import Span
from .scope import Scope

_SHAPE = re.compile(
    rf"{pattern_of('SET_ASIDE')}[{BLANK}]+(?P<clauses>.*?)[{BLANK}]*{pattern_of('BECAUSE')}[{BLANK}]*"
    rf"(?:\"(?P<a>[^\"]*)\"|“(?P<b>[^”]*)”)[{BLANK}]*$"
)


def set_aside_from_text(scope: Scope, node: SetAsideNode) -> SetAside | None:
    cite, reason = cite_and_reason(node)
    if cite is None or not reason:
        scope.report("P329", node.span)
        return None
    clauses = scope.clauses(cite)
    return SetAside(clauses, reason, node.span) if clauses else None


def cite_and_reason(node: SetAsideNode) -> tuple[Cite | None, str]:
    """The clauses, not yet read, and why; None where the line has another shape."""
    match = _SHAPE.match(node.text)
    if match is None or not match["clauses"]:
        return None, ""
    start = node.span.start + match.start("clauses")
    cite = Cite(match["clauses"], Span(start, start + len(match["clauses"])))
    return cite, (match["a"] or match["b"] or "").strip()
