"""`pol evaluate` for a roster: what is asked of a run, everybody's answers, and their receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from dsl import Asked, Assumption, Language, Policy
from engine import Assessor

from ..output import STANDARD_OUTPUT
from ..receipts.hashes import input_hash
from ..receipts.made import receipt_of
from ..receipts.receipt import Receipt, Report, Sealed
from ..reports.results.model import Result, Results
from .roster import persons, read_roster

ENGINE = "interpreter"
"""Persons are evaluated one by one."""


@dataclass(frozen=True)
class RosterRun:
    """`records` is a file of records (`-`: standard input), `person` the one who is asked about (None: everybody)."""

    policy: Policy
    policy_path: Path
    asked: Asked
    regardless: bool
    assume: tuple[Assumption, ...]
    records: str
    person: str | None = None

    @cached_property
    def assessor(self) -> Assessor:
        return Assessor(self.policy, self.assume)

    def results(self) -> Results:
        """The run ends (`RunFailed`) where the records can't be read or the person is not among them."""
        roster = read_roster(self.policy, self.records)
        if self.person is not None:
            found = tuple(persons(roster, self.person, self.records))
            roster = replace(roster, records=found, rejected=(), merged_identical=0, notes=(), total=len(found))
        answers = tuple(Result(record, self.assessor(record.facts)) for record in roster.records)
        return Results(self.policy, answers, roster)

    def seal(self, results: Results, shape: str, language: Language) -> Callable[[str], Sealed] | None:
        """Makes the receipt of a file with these results from its hash. None for what came in by standard input: that
        can't be read again."""
        if self.records == STANDARD_OUTPUT:
            return None
        report = Report(language, self.person)
        return lambda content: Sealed(self._receipt(results), shape, content, report)

    def _receipt(self, results: Results) -> Receipt:
        roster = results.roster
        rows = {
            "total": roster.total,
            "evaluated": len(results.results),
            "set_aside": len(roster.rejected),
            "merged": roster.merged_identical,
        }
        return receipt_of(
            (self.policy, self.policy_path, self.asked),
            self.assume,
            regardless=self.regardless,
            records=(self.records, input_hash(Path(self.records))),
            rows=rows,
            engine=ENGINE,
        )
