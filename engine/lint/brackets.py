"""Brackets around a stretch of a rule file: the span of a condition may leave out those of its first and last part."""

from __future__ import annotations

from dsl import Span

_OPENING, _CLOSING = ("(", "（"), (")", "）")


def with_brackets(text: str, span: Span) -> Span:
    """With the brackets that stand around this alone."""
    span = balanced(text, span)
    before, after = text[: span.start].rstrip(), text[span.end :]
    behind = after.lstrip()
    if not before.endswith(_OPENING) or not behind.startswith(_CLOSING):
        return span
    return with_brackets(text, Span(len(before) - 1, span.end + len(after) - len(behind) + 1))


def balanced(text: str, span: Span) -> Span:
    """So much longer that each bracket in it has its other half."""
    open_, missing = 0, 0
    for character in text[span.start : span.end]:
        if character in _OPENING:
            open_ += 1
        elif character in _CLOSING and open_:
            open_ -= 1
        elif character in _CLOSING:
            missing += 1
    start, end = span.start, span.end
    while missing and start:
        start -= 1
        missing -= text[start] in _OPENING
    while open_ and end < len(text):
        open_ -= text[end] in _CLOSING
        end += 1
    return Span(start, end)
