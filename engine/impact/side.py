"""What is looked at on one side of a comparison: how every field comes out under one policy, and why it is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dsl import Assumption, Policy

from ..answer import Ambiguous, Known, Outcome
from ..columnar import Output, Seen, Shape
from ..columnar.columns.ends import of_case
from ..columnar.columns.flattened import column_of, value_of
from ..columnar.columns.output import Cell
from ..columnar.counts.counted import Share
from ..columnar.counts.counting import is_money
from ..columnar.counts.facets import Faceted, Facets
from ..columnar.stepwise.courses import Group
from ..columnar.stepwise.parts import Answered
from ..snapshot.looked_at import answers_of, looked_at
from ..snapshot.model import Way
from ..snapshot.survey import way_of
from ..symbol import Symbol
from ..unknown import Deferred, MissingFact, NotStated, Reason, Unknown

Cases = tuple[tuple[tuple[tuple[str, str], ...], Decimal], ...]
"""(the label of a case, what it comes to in 元), sorted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Of a field, for persons who are alike in this.

    `missing` are the facts that it waits for, `silent` names where the notice is silent, defers or may be read in
    several ways. `share` is None where it is no amount. `cases`: what an ambiguity comes to in each of its cases, if
    that is the same for all of these persons.
    """

    way: Way
    missing: tuple[str, ...]
    silent: tuple[str, ...]
    share: Share | None
    cases: Cases = ()


class Looked:
    """One side while it is put together: first how every field comes out, then the columns that the other side asks
    for, then `side`."""

    def __init__(self, policy: Policy, by: Sequence[str], assume: tuple[Assumption, ...], seen: Seen) -> None:
        self._facets = Facets(policy, assume, seen)
        groups = self._facets.courses.groups
        self._groups = {field: group for group in groups if group.kind == "field" for field in group.fields}
        self._looked_at = looked_at(self._facets, by, self._told)

    @property
    def amounts(self) -> tuple[str, ...]:
        return tuple(field for field in self._groups if is_money(field))

    def varies(self, field: str) -> bool:
        """Does the known amount differ from row to row?"""
        return any(isinstance(value_of(answered.outcome), Symbol) for answered in self._answers(field))

    def with_value(self, field: str) -> str:
        """A column with the amount of each person, NULL where it is not known."""
        name = f"{column_of(field)}__value"
        if all(output.name != name for output in self._facets.outputs):
            step = self._groups[field].step
            cells = tuple(_amount(answered.outcome) for answered in self._answers(field))
            self._facets.outputs.append(Output(name, Shape.MONEY, step, cells))
        return name

    def side(self) -> Faceted:
        return self._looked_at.faceted(self._facets)

    def _answers(self, field: str) -> list[Answered]:
        return answers_of(self._groups[field], field)

    def _told(self, group: Group, field: str) -> Iterator[Answer]:
        answers = answers_of(group, field)
        shares: Sequence[Share | None] = [None] * len(answers)
        if is_money(field):
            shares = self._facets.shares(group.step, field, [answered.outcome for answered in answers])
        for answered, share in zip(answers, shares, strict=True):
            reasons = tuple(_reasons(answered.outcome))
            cases = () if share is None else _cases(answered.outcome)
            yield Answer(way_of(answered, field), _missing(reasons), _silent(answered.outcome, reasons), share, cases)


def _amount(outcome: Outcome) -> Cell:
    cell = value_of(outcome)
    return Decimal(0) if cell is None and isinstance(outcome, Known) else cell


def _cases(outcome: Outcome) -> Cases:
    found = []
    for case in outcome.cases if isinstance(outcome, Ambiguous) else ():
        low, high = of_case(case.outcome)
        if isinstance(low, Symbol) or not isinstance(low, Decimal) or low != high:
            return ()
        found.append((case.label, low))
    return tuple(sorted(found))


def _reasons(outcome: Outcome) -> Iterator[Reason]:
    match outcome:
        case Unknown(reasons=reasons):
            yield from reasons
        case Ambiguous(cases=cases):
            for case in cases:
                yield from _reasons(case.outcome)


def _missing(reasons: Sequence[Reason]) -> tuple[str, ...]:
    facts = (reason for reason in reasons if isinstance(reason, MissingFact))
    return tuple(sorted({f.fact if f.year is None else f"{f.fact}[{f.year}]" for f in facts}))


def _silent(outcome: Outcome, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Of an ambiguity, the readings or the aids among which it is open."""
    places = {reason.where for reason in reasons if isinstance(reason, NotStated | Deferred)}
    if isinstance(outcome, Ambiguous):
        labels = [label for case in outcome.cases for label in case.label]
        places |= {reading or aid for reading, aid in labels}
    return tuple(sorted(places))
