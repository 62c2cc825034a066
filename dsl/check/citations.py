"""Citations (依据) against the clause lock: what does not exist, what is left over, what cites nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ..citations import Clause, Lock, exists, left_over, nearest
from ..diagnostics import Diagnostic, InFile, InSource
from ..model import Policy
from .statements import Statement, statements_of


def check_citations(policy: Policy, lock: Lock | Diagnostic | None) -> tuple[Diagnostic, ...]:
    """`lock` None: there is none beside the file; a diagnostic: there is one, but it can't be used."""
    statements = statements_of(policy)
    found = [*_uncited(policy, statements)]
    if isinstance(lock, Diagnostic):
        found.append(lock)
    elif lock is not None:
        found.extend(_unknown(policy, lock, statements))
        found.extend(_left_over(policy, lock, statements))
    elif _named(policy, statements):
        found.append(Diagnostic("P430", InFile(policy.source.name), {"lock": lock_beside(policy.source.name)}))
    return tuple(found)


def lock_beside(file: str) -> str:
    """The path of the lock that belongs to a rule file, or to the text of a notice."""
    path = PurePath(file)
    return str(path.with_name(f"{path.stem}.cite.json"))


def _uncited(policy: Policy, statements: tuple[Statement, ...]) -> Iterator[Diagnostic]:
    for statement in statements:
        for span in statement.uncited():
            yield Diagnostic("P413", InSource(policy.source, span), {"rule": statement.name})


def _unknown(policy: Policy, lock: Lock, statements: tuple[Statement, ...]) -> Iterator[Diagnostic]:
    for clause in _named(policy, statements):
        if exists(lock, clause):
            continue
        place = InSource(policy.source, clause.span)
        better = nearest(lock, clause)
        if better is None:
            yield Diagnostic("P411", place, {"clause": clause.number})
        else:
            yield Diagnostic("P410", place, {"clause": clause.number, "suggestion": better})


def _left_over(policy: Policy, lock: Lock, statements: tuple[Statement, ...]) -> Iterator[Diagnostic]:
    """All in one finding: a file that has just been begun leaves dozens of clauses."""
    cited = [clause for statement in statements for clause in statement.cited]
    aside = [clause for set_aside in policy.set_aside for clause in set_aside.clauses]
    if numbers := left_over(lock, cited, aside):
        yield Diagnostic("P412", InSource(policy.source, policy.header.span), {"clause": "、".join(numbers)})


def _named(policy: Policy, statements: tuple[Statement, ...]) -> tuple[Clause, ...]:
    """Every clause that the file names, set aside or not."""
    cited = (clause for statement in statements for clause in statement.cited)
    return (*cited, *(clause for aside in policy.set_aside for clause in aside.clauses))
