"""Citations (依据) against the clause lock: what does not exist, what is left over, what cites nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ..citations import Clause, Lock, exists, left_over, nearest
from ..diagnostics import Diagnostic, InFile, InSource, Place
from ..model import Policy, SetAside
from ..source import Source
from .statements import Statement, set_aside_of, statements_of


def check_citations(
    policy: Policy, lock: Lock | Diagnostic | None, file: Source | None = None
) -> tuple[Diagnostic, ...]:
    """`lock` None: there is none beside the file; a diagnostic: there is one, but it can't be used.

    Only what `file` says is checked, where the policy is put together from several.
    """
    file = file or policy.source.own
    statements, aside = statements_of(policy, file), set_aside_of(policy, file)
    found = [*_uncited(policy, statements)]
    if isinstance(lock, Diagnostic):
        found.append(lock)
    elif lock is not None:
        found.extend(_unknown(policy, lock, _named(statements, aside)))
        place = InSource(policy.source, policy.header.span) if file == policy.source.own else InFile(file.name)
        found.extend(_left_over(place, lock, statements, aside))
    elif _named(statements, aside):
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


def _unknown(policy: Policy, lock: Lock, named: tuple[Clause, ...]) -> Iterator[Diagnostic]:
    for clause in named:
        if exists(lock, clause):
            continue
        place = InSource(policy.source, clause.span)
        better = nearest(lock, clause)
        if better is None:
            yield Diagnostic("P411", place, {"clause": clause.number})
        else:
            yield Diagnostic("P410", place, {"clause": clause.number, "suggestion": better})


def _left_over(
    place: Place, lock: Lock, statements: tuple[Statement, ...], aside: tuple[SetAside, ...]
) -> Iterator[Diagnostic]:
    """All in one finding: a file that has just been begun leaves dozens of clauses."""
    cited = [clause for statement in statements for clause in statement.cited]
    if numbers := left_over(lock, cited, [clause for one in aside for clause in one.clauses]):
        yield Diagnostic("P412", place, {"clause": "、".join(numbers)})


def _named(statements: tuple[Statement, ...], aside: tuple[SetAside, ...]) -> tuple[Clause, ...]:
    """Every clause that the file names, set aside or not."""
    cited = (clause for statement in statements for clause in statement.cited)
    return (*cited, *(clause for one in aside for clause in one.clauses))
