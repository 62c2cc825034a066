"""Where the parser stopped at or behind 每月."""

from __future__ import annotations

from .diagnostics import Diagnostic
from .failure import Failure, span_of
from .number_words import in_figures
from .source import Span

_SPAN_FIRST = {
    "expected_zh": "起止两天（例如 年初 至 年末），「每月」写在它们后面",
    "expected_en": "the first and last day, such as 年初 至 年末, and 每月 behind them",
}


def monthly(failure: Failure) -> Diagnostic | None:
    """每月 before the window's first and last day, a day of the month in words, a time of day behind it."""
    token, before = failure.token, failure.before
    if token.type == "MONTHLY" and [other.type for other in before] == ["WINDOW", "NAME"]:
        return failure.found("P110", token, found=str(token), **_SPAN_FIRST)
    if not any(other.type == "MONTHLY" for other in before):
        return None
    if token.type == "TIME":
        return failure.found("P355", token)
    return _in_words(failure) if token.type == "NAME" else None


def _in_words(failure: Failure) -> Diagnostic | None:
    """五日, or 五 日 with a blank between."""
    token, unit = failure.token, failure.after[:1]
    for text, last in ((str(token), token), *((f"{token}{word}", word) for word in unit)):
        figures = in_figures(text)
        if figures is not None:
            span = Span(span_of(token).start, span_of(last).end)
            return failure.found("P118", span, figures, name=failure.source.text[span.start : span.end])
    return None
