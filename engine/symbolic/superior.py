"""The 约束 of a superior (上级), and the bounds of what it leaves open, against a notice under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dsl import NOWHERE, Assumption, Because, Clause, Diagnostic, InSource, Label, Policy, Span

from ..interpret.assess import taken_together
from .constraints import violation
from .graft import Demand, demands, grafted, is_comparable
from .limits import not_looked_at
from .report import finding, shown
from .survey import Survey
from .witness import Witness


def check_under(lower: Policy, upper: Policy, assume: tuple[Assumption, ...] = ()) -> tuple[Diagnostic, ...]:
    """A superior binds only its own 年度; what it issued after the notice is worth knowing, no more.

    `assume` comes from outside: a fact that it fills is that of everybody.
    """
    if upper.header.year != lower.header.year:
        words = {"superior": upper.header.id, "year": str(upper.header.year)}
        return (Diagnostic("P546", InSource(lower.source, lower.header.span), words).at_origin(),)
    lower = replace(lower, assumptions=taken_together(lower, assume))
    every = demands(upper)
    asked = tuple(demand for demand in every if is_comparable(lower, upper, demand))
    survey = Survey(grafted(lower, upper, asked))
    violated = (found for at, demand in enumerate(asked) for found in _violated(survey, at, lower, upper, demand))
    others = (_not_comparable(lower, upper, demand) for demand in every if demand not in asked)
    return tuple(found.at_origin() for found in (*violated, *others))


def _violated(survey: Survey, at: int, lower: Policy, upper: Policy, demand: Demand) -> Iterator[Diagnostic]:
    explored = survey.constraint(at)
    witness = violation(survey, at)
    if witness is None:
        if not explored.complete:
            name = f"{upper.header.id} {demand.constraint.text}"
            yield not_looked_at(survey, name, lower.header.span, len(explored.cells), explored.asked)
        return
    span, clauses = _deciding(lower, demand, witness)
    name = f"「{shown(lower, demand.about)}」" if demand.about else f"「{lower.header.id}」"
    words = {**_words(upper, demand), "lower": f"{name}（{_cited(clauses)}）" if clauses else name}
    made = finding(_code(lower, upper, demand, span), lower, span, words, witness)
    yield replace(made, labels=(Label(InSource(upper.source, demand.span), Because.REQUIRED_HERE),))


def _not_comparable(lower: Policy, upper: Policy, demand: Demand) -> Diagnostic:
    return Diagnostic("P548", InSource(lower.source, lower.header.span), _words(upper, demand))


def _words(upper: Policy, demand: Demand) -> dict[str, str]:
    superior = " ".join(filter(None, (upper.header.id, _cited(demand.clauses))))
    return {"superior": superior, "text": demand.constraint.text}


def _code(lower: Policy, upper: Policy, demand: Demand, span: Span) -> str:
    issued = _issued(lower, span)
    if issued is not None and upper.header.issued is not None and upper.header.issued > issued:
        return "P544"
    return "P543" if demand.constraint.normally else "P542"


def _issued(policy: Policy, span: Span) -> date | None:
    """When the notice was issued that wrote this: the policy itself, or one that it is put together from."""
    source, _ = policy.source.origin(span)
    others = (text.issued for text in policy.texts.amended_by if text.source == source)
    return next(others, policy.header.issued)


def _deciding(lower: Policy, demand: Demand, witness: Witness) -> tuple[Span, tuple[Clause, ...]]:
    """The line that decided for the witness; the statement, or the header, where there is no such line."""
    decision = lower.decisions.get(demand.about)
    if decision is None or decision.span == NOWHERE:
        return lower.header.span, ()
    decided = [index for index in witness.lines.get(demand.about, ()) if index is not None]
    if len(decided) == 1:
        rule = decision.rules[decided[0]]
        return rule.span, rule.clauses or decision.clauses
    return decision.span, decision.clauses


def _cited(clauses: tuple[Clause, ...]) -> str:
    return "、".join(map(str, clauses))
