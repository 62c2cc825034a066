"""The notice's text (通知原文) against the clause lock: which cited clauses no longer say what was encoded."""

from __future__ import annotations

from collections.abc import Iterator

from ..citations import Change, ClauseChange, Lock, Outline, compare, parse_number
from ..diagnostics import Diagnostic, InFile, InSource
from ..model import Policy
from ..source import Span
from .statements import statements_of

_UNCITED = {Change.CHANGED: "P424", Change.ADDED: "P422", Change.REMOVED: "P423"}
_CITED = {Change.CHANGED: "P420", Change.REMOVED: "P421"}


def check_notice(policy: Policy, lock: Lock, outline: Outline, notice: str) -> tuple[Diagnostic, ...]:
    """`notice` is the name under which the text is shown. What is cited is reported at every place that cites it."""
    if not outline.clauses:
        return (Diagnostic("P440", InFile(notice)),)
    return tuple(found for change in compare(lock, outline) for found in _found(policy, change, notice))


def _found(policy: Policy, change: ClauseChange, notice: str) -> Iterator[Diagnostic]:
    words = {"clause": change.number}
    cited = _cited(policy, change.number)
    if change.change in _CITED and cited:
        yield from (Diagnostic(_CITED[change.change], InSource(policy.source, span), words) for span in cited)
        return
    aside = _set_aside(policy, change.number)
    yield Diagnostic(_UNCITED[change.change], InSource(policy.source, aside) if aside else InFile(notice), words)


def _cited(policy: Policy, number: str) -> tuple[Span, ...]:
    return tuple(
        clause.span for statement in statements_of(policy) for clause in statement.cited if clause.number == number
    )


def _set_aside(policy: Policy, number: str) -> Span | None:
    """The place of the 不编码 that covers a clause."""
    changed = parse_number(number)
    return next(
        (clause.span for aside in policy.set_aside for clause in aside.clauses if changed.is_within(clause)), None
    )
