"""The notice's text (通知原文) against the clause lock: which cited clauses no longer say what was encoded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..citations import Change, ClauseChange, Lock, Outline, compare, parse_number
from ..diagnostics import Diagnostic, InFile, InSource
from ..model import Policy
from ..source import Source
from .statements import set_aside_of, statements_of

_UNCITED = {Change.CHANGED: "P424", Change.ADDED: "P422", Change.REMOVED: "P423"}
_CITED = {Change.CHANGED: "P420", Change.REMOVED: "P421"}


def check_notice(
    policy: Policy, lock: Lock, outline: Outline, notice: str, file: Source | None = None
) -> tuple[Diagnostic, ...]:
    """`notice` is the name under which the text is shown. What is cited is reported at every place that cites it.

    Only what `file` cites counts, where the policy is put together from several.
    """
    if not outline.clauses:
        return (Diagnostic("P440", InFile(notice)),)
    cited = _Cited(policy, file or policy.source.own)
    changes = compare(lock, outline)
    return tuple(found.at_origin() for change in changes for found in _found(cited, change, notice))


@dataclass(frozen=True)
class _Cited:
    """What a file cites and sets aside."""

    policy: Policy
    file: Source

    def places(self, number: str) -> tuple[InSource, ...]:
        statements = statements_of(self.policy, self.file)
        clauses = (clause for statement in statements for clause in statement.cited if clause.number == number)
        return tuple(InSource(self.policy.source, clause.span) for clause in clauses)

    def set_aside(self, number: str) -> InSource | None:
        """The place of the 不编码 that covers a clause."""
        changed = parse_number(number)
        clauses = (clause for aside in set_aside_of(self.policy, self.file) for clause in aside.clauses)
        return next((InSource(self.policy.source, c.span) for c in clauses if changed.is_within(c)), None)


def _found(cited: _Cited, change: ClauseChange, notice: str) -> Iterator[Diagnostic]:
    words = {"clause": change.number}
    places = cited.places(change.number)
    if change.change in _CITED and places:
        yield from (Diagnostic(_CITED[change.change], place, words) for place in places)
        return
    yield Diagnostic(_UNCITED[change.change], cited.set_aside(change.number) or InFile(notice), words)
