"""Citations (依据) against the clause lock: what does not exist, what is left over, what cites nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from ..citations import Clause, Lock, exists, left_over, nearest
from ..diagnostics import Diagnostic, InFile, InSource, Place
from ..model import Policy
from ..source import Source
from .marks import Todo, marks_of
from .statements import Statement, set_aside_of, statements_of
from .unfinished import check_marks


def check_citations(
    policy: Policy, lock: Lock | Diagnostic | None, file: Source | None = None
) -> tuple[Diagnostic, ...]:
    """`lock` None: there is none beside the file; a diagnostic: there is one, but it can't be used.

    Only what `file` says is checked, where the policy is put together from several.
    """
    file = file or policy.source.own
    statements, aside = statements_of(policy, file), set_aside_of(policy, file)
    cited = tuple(clause for statement in statements for clause in statement.cited)
    put_aside = tuple(clause for one in aside for clause in one.clauses)
    marks = marks_of(file)
    locked = lock if isinstance(lock, Lock) else None
    found = [*_uncited(policy, statements), *check_marks(file, marks, cited, put_aside, locked)]
    if isinstance(lock, Diagnostic):
        found.append(lock)
    elif lock is not None:
        found.extend(_unknown(policy.source, lock, (*cited, *put_aside)))
        # What was taken over cites its clauses itself.
        marked = [clause for mark in marks if mark.todo is Todo.ENCODE for clause in mark.clauses]
        found.extend(_unknown(file, lock, marked))
        place = InSource(policy.source, policy.header.span) if file == policy.source.own else InFile(file.name)
        found.extend(_left_over(place, lock, (*cited, *marked), put_aside))
    elif cited or put_aside:
        found.append(Diagnostic("P430", InFile(file.name), {"lock": lock_beside(file.name)}))
    return tuple(diagnostic.at_origin() for diagnostic in found)


def lock_beside(file: str) -> str:
    """The path of the lock that belongs to a rule file, or to the text of a notice."""
    path = PurePath(file)
    return str(path.with_name(f"{path.stem}.cite.json"))


def _uncited(policy: Policy, statements: tuple[Statement, ...]) -> Iterator[Diagnostic]:
    for statement in statements:
        for span in statement.uncited():
            yield Diagnostic("P413", InSource(policy.source, span), {"rule": statement.name})


def _unknown(source: Source, lock: Lock, named: Iterable[Clause]) -> Iterator[Diagnostic]:
    for clause in named:
        if exists(lock, clause):
            continue
        place = InSource(source, clause.span)
        better = nearest(lock, clause)
        if better is None:
            yield Diagnostic("P411", place, {"clause": clause.number})
        else:
            yield Diagnostic("P410", place, {"clause": clause.number, "suggestion": better})


def _left_over(
    place: Place, lock: Lock, cited: tuple[Clause, ...], set_aside: tuple[Clause, ...]
) -> Iterator[Diagnostic]:
    """All in one finding: a file that has just been begun leaves dozens of clauses. What is marked is counted there."""
    if numbers := left_over(lock, cited, set_aside):
        yield Diagnostic("P412", place, {"clause": "、".join(numbers)})
