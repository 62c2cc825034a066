"""The clause that is cited at a place, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Language, Span, citations, lexicon

from ..texts import text
from .asking import Asking
from .document import WHOLE_LINE_WORDS, Document, start_of


def of_clause(asking: Asking, number: str) -> Iterator[str]:
    """A paragraph each: what the lock knows of a clause, its text where that lies here, and what stands around it."""
    if asking.lock is None:
        yield text("lsp.no_lock", asking.language, number=number)
        return
    locked = asking.lock.find(number)
    if locked is None:
        yield text("lsp.no_clause", asking.language, number=number, notice=asking.lock.notice_name)
        return
    yield text("lsp.clause", asking.language, number=number, notice=asking.lock.notice_name)
    if locked.is_heading:
        yield text("lsp.heading", asking.language)
    if asking.outline is not None and (known := asking.outline.find(number)) is not None and known.hash == locked.hash:
        yield "> " + known.text.replace("\n", "\n> ")
    within = [c.number for c in asking.lock.clauses if c.clause.is_within(locked.clause) and c.number != number]
    if within:
        yield text("lsp.beneath", asking.language, clauses="、".join(within))
    yield from _around(asking.lock, locked, asking.language)


def _around(lock: citations.Lock, locked: citations.LockedClause, language: Language) -> Iterator[str]:
    """The clause above, and those before and after it beside one another."""
    above = _parents(lock, locked)
    beside = [c for c in lock.clauses if _parents(lock, c) == above]
    at = beside.index(locked)
    if above:
        yield text("lsp.above", language, clause=above[-1].number)
    if at > 0:
        yield text("lsp.before", language, clause=beside[at - 1].number)
    if at + 1 < len(beside):
        yield text("lsp.after", language, clause=beside[at + 1].number)


def _parents(lock: citations.Lock, locked: citations.LockedClause) -> list[citations.LockedClause]:
    return [c for c in lock.clauses if c is not locked and locked.clause.is_within(c.clause)]


def clause_at(document: Document, offset: int) -> tuple[str, Span] | None:
    """The number of the clause that is cited at a place, and where it stands."""
    token = document.token_at(offset)
    if token is None or token.type not in ("CITE", "SET_ASIDE"):
        return None
    start, written = start_of(token), str(token).rstrip()
    keyword = next(word for word in WHOLE_LINE_WORDS if written.startswith(word))
    body = written[len(keyword) :]
    if token.type == "SET_ASIDE":
        for because in (*lexicon.spellings_of("BECAUSE"), '"', "“"):
            body = body.partition(because)[0]
    try:
        clauses = citations.parse_citation(body, start + len(keyword))
    except citations.CitationError:
        return None
    return next(((c.number, c.span) for c in clauses if c.span.start <= offset <= c.span.end), None)
