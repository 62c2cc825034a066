"""The last sections of an explanation: unclear clauses, assumptions and defaults, deadlines, clauses."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import NONE, Alternative, Assumption, Counting, Kind, Policy, Type
from engine import Ambiguous, Deadline, Known, Outcome
from engine.explain import Explanation, ReadingShown

from ..document import Block, Grid, Items, Section, Sentence, Tone
from .values import EDGE, Values
from .words import either, listed

Label = tuple[tuple[str, str], ...]


def readings(values: Values, explanation: Explanation) -> Section:
    return Section(values.say("readings"), tuple(_readings(values, explanation)))


def _readings(values: Values, explanation: Explanation) -> Iterator[Block]:
    """Those that matter with all they may mean and what each gives; the others by name."""
    consulted = explanation.readings.consulted
    for reading in consulted:
        if reading.matters:
            yield Sentence(_question(values, reading), Tone.OPEN)
            yield Items(tuple(_alternative(values, one) for one in reading.alternatives))
    rows = [
        (values.where(field), values.case(case), values.outcome(case.outcome, values.type_of(field), field))
        for field, outcome in explanation.readings.fields
        for case in outcome.cases
    ]
    if rows:
        yield Grid(tuple(rows), tuple(values.say(key) for key in ("field", "reading", "outcome")))
    others = tuple(_question(values, reading) for reading in consulted if not reading.matters)
    if others:
        yield Sentence(values.say("matters_not_yet" if explanation.asked else "matters_not"), Tone.ASIDE)
        yield Items(others)


def _question(values: Values, reading: ReadingShown) -> str:
    place = values.place(reading.line, reading.clauses)
    return values.say("question", name=reading.name, question=reading.question, place=place)


def _alternative(values: Values, one: Alternative) -> str:
    meaning = one.meaning
    if not meaning and one.counting is not None:
        meaning = values.say("counts" if one.counting is Counting.INCLUSIVE else "counts_not")
    return values.say("alternative", name=one.name, meaning=meaning) if meaning else one.name


def assumed(values: Values, explanation: Explanation) -> Section:
    said = [_assumption(values, explanation.policy, one) for one in explanation.assumptions]
    said += _defaults(values, explanation)
    return Section(values.say("assumed"), (Items(tuple(said)),) if said else ())


def _defaults(values: Values, explanation: Explanation) -> Iterator[str]:
    """One sentence for all facts with the same default."""
    by_value: dict[str, list[str]] = {}
    for one in explanation.defaults:
        by_value.setdefault(values.known(one.value, one.type), []).append(one.fact)
    for value, facts in by_value.items():
        yield values.say("default_used", facts=listed(values.language, facts), value=value)


def _assumption(values: Values, policy: Policy, one: Assumption) -> str:
    value = getattr(one.value, "value", one.value)
    shown = values.known(value, _type(policy, one))
    place = "" if not one.clauses else values.clauses(clause.number for clause in one.clauses)
    said = values.say(f"assumption.{one.about.value}", target=one.target, value=shown, reason=one.reason)
    return f"{said} {place}".rstrip()


def _type(policy: Policy, one: Assumption) -> Type:
    """Of the fact or the result that is assumed; a reading or a priority is a word."""
    fact = policy.vocabulary.facts.get(one.target)
    if fact is not None:
        return fact.type
    decision = policy.decisions.get(one.target)
    return Type(Kind.TEXT) if decision is None else decision.type


def deadlines(values: Values, explanation: Explanation) -> Section:
    said = tuple(_deadline(values, one) for one in explanation.deadlines)
    return Section(values.say("deadlines"), (Items(said),) if said else ())


def _deadline(values: Values, one: Deadline) -> str:
    """The days of a 期; where they turn on how the notice is read, for each way of reading it."""
    clauses = values.clauses(clause.number for clause in one.clauses)
    cases: dict[str, list[str]] = {}
    for when, first, last in _by_reading(one):
        cases.setdefault(_days(values, one, first, last), []).append(values.when(when))
    if len(cases) == 1:
        return values.say("deadline", window=one.window, days=next(iter(cases)), clauses=clauses)
    days = values.say("semicolon").join(
        values.say("case", case=either(values.language, whens), outcome=days) for days, whens in cases.items()
    )
    return values.say("deadline_unclear", window=one.window, days=days, clauses=clauses)


def _by_reading(one: Deadline) -> Iterator[tuple[Label, Outcome, Outcome]]:
    """The readings that either day turns on, with the first and the last day under them."""
    finer, other = (one.last, one.first) if len(_cases(one.last)) >= len(_cases(one.first)) else (one.first, one.last)
    for label, outcome in _cases(finer):
        beside = next((o for when, o in _cases(other) if set(when) <= set(label)), other)
        yield (label, beside, outcome) if finer is one.last else (label, outcome, beside)


def _cases(outcome: Outcome) -> tuple[tuple[Label, Outcome], ...]:
    if isinstance(outcome, Ambiguous):
        return tuple((case.label, case.outcome) for case in outcome.cases)
    return (((), outcome),)


def _days(values: Values, one: Deadline, first: Outcome, last: Outcome) -> str:
    if Known(NONE) in (first, last):
        return values.say("not_open_to_them")
    until = values.until(values.brief(last, field=EDGE), one.closes, one.month_days)
    return values.say("span", first=values.brief(first, field=EDGE), last=until)


def citations(values: Values, explanation: Explanation) -> Section:
    shown = values.say("names").join(explanation.citations)
    return Section(values.say("citations"), (Sentence(values.say("cited", clauses=shown)),) if shown else ())
