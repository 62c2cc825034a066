"""A roster (花名册) read for a policy, and the persons in it that are asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dsl import Diagnostic, InFile, Policy
from engine.facts import (
    ID_NUMBER,
    NAME,
    Record,
    RecordSet,
    Table,
    elsewhere_of,
    folded,
    take_in,
)
from engine.facts_used import facts_used

from ..output import FINDINGS, USAGE, RunFailed, required
from ..records import read_rows


def read_roster(policy: Policy, path: str) -> RecordSet:
    """Every row of a file of records (`-`: standard input), as facts of the policy's vocabulary."""
    used = facts_used(policy)
    needed = [fact for fact in policy.vocabulary.facts if fact in used]
    return roster_of(required(read_rows(path, policy.vocabulary)), policy, needed)


def roster_of(table: Table, policy: Policy, needed: Collection[str]) -> RecordSet:
    """Every row of a table; `needed` are the facts that are missed where they are absent."""
    own = policy.header
    found = take_in(table, policy.vocabulary, year=own.year, needed=needed, regions=(own.region,))
    problem = elsewhere_of([record.facts for record in found.records], policy)
    return found if problem is None else replace(found, notes=(*found.notes, problem.at(table.place())))


def persons(roster: RecordSet, who: str, file: str) -> Sequence[Record]:
    """Those with this 证件号码, else those of this name, else the one in this row. The run ends if there is nobody."""
    for found in _matches(roster, _bare(who)):
        if found:
            return found
    problems = [
        problem
        for row in roster.rejected
        if str(row.row) == who or any(isinstance(cell, str) and _bare(cell) == _bare(who) for cell in row.values)
        for problem in row.problems
    ]
    if problems:
        raise RunFailed(*problems, code=FINDINGS)
    raise RunFailed(Diagnostic("P717", InFile(file)), code=USAGE)


def single_person(roster: RecordSet, who: str, file: str) -> Record:
    found = persons(roster, who, file)
    if len(found) > 1:
        rows = [str(record.row) for record in found]
        raise RunFailed(Diagnostic("P718", InFile(file), {"rows": "、".join(rows), "row": rows[0]}), code=USAGE)
    return found[0]


def _matches(roster: RecordSet, who: str) -> Iterator[list[Record]]:
    for fact in (ID_NUMBER, NAME):
        yield [r for r in roster.records if isinstance(named := r.facts.get(fact), str) and _bare(named) == who]
    yield [record for record in roster.records if str(record.row) == who]


def _bare(text: str) -> str:
    return "".join(folded(text).split()).upper()
