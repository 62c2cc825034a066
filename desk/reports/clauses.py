"""The clauses of a notice as a tree of numbers, and what became of a lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl import Clause, Language, citations

from ..texts import text
from .columns import visible_text, width

_MOST_COLUMNS = 60


def outline_tree(outline: citations.Outline, language: Language) -> str:
    """With the first words of every clause, as only the notice's own text has them."""
    return "\n".join(
        _row(clause.clause, _beginning(clause.text), clause.is_heading, language) for clause in outline.clauses
    )


def lock_tree(lock: citations.Lock, language: Language) -> str:
    return "\n".join(_row(clause.clause, clause.hash, clause.is_heading, language) for clause in lock.clauses)


def locked(lock: str, outline: citations.Outline, language: Language) -> str:
    headings = sum(clause.is_heading for clause in outline.clauses)
    return text("cite.locked", language, lock=lock, clauses=str(len(outline.clauses)), headings=str(headings))


def compared(changes: Sequence[citations.ClauseChange], language: Language) -> str:
    """How a new lock differs from the former one."""
    if not changes:
        return text("cite.unchanged", language)
    kinds = ("；" if language == "zh" else "; ").join(_kinds(changes, language))
    return text("cite.changed", language, changes=kinds)


def _kinds(changes: Sequence[citations.ClauseChange], language: Language) -> Iterator[str]:
    for kind in citations.Change:
        if numbers := [change.number for change in changes if change.change is kind]:
            yield text(f"cite.change.{kind.value}", language, clauses="、".join(numbers))


def _row(clause: Clause, after: str, is_heading: bool, language: Language) -> str:
    """The number whole, ready to be copied behind 依据."""
    heading = text("cite.heading", language) if is_heading else ""
    return f"{'  ' * (len(clause.steps) - 1)}{clause.number}  {after}{heading}".rstrip()


def _beginning(words: str) -> str:
    shown, columns = "", 0
    for char in visible_text(words.replace("\n", " ")):
        columns += width(char)
        if columns > _MOST_COLUMNS:
            return shown + "…"
        shown += char
    return shown
