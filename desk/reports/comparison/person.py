"""The same person under every notice as a page: fields as rows, and what is missing, assumed or taken by default."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Kind, Language
from engine import Ambiguous, Assessment, Known, NotApplicable, Outcome, Unknown, kind_of
from engine.compare.same_person import SamePerson, Told
from engine.facts import Record
from engine.fields import bare

from ..explanation.words import field_name
from ..results.model import Result, assumed, defaulted
from .page import Group, Line, Page, ShownCell, ShownRow
from .values import assumed_words, cited_words, column, facts_words, outcome_words
from .words import listed, say

_TONES = {"not_stated": "open", "deferred": "open", "missing": "open", "ambiguous": "open"}


def page(person: SamePerson, year: int | None, places: str, language: Language) -> Page:
    """`places`: the sentence on what was done with the person's places; empty where they stayed."""
    results = Group(say(language, "person.fields"), tuple(_rows(person, language)))
    rests = Group(say(language, "person.open"), tuple(_rests(person, language)))
    return Page(
        say(language, "title.person"),
        (*summary(person, year, language), *((say(language, places),) if places else ())),
        say(language, "concept"),
        tuple(column(policy, language) for policy in person.policies),
        (results, rests),
        (say(language, "method.absent"),),
        (),
        say(language, "summary"),
    )


def summary(person: SamePerson, year: int | None, language: Language) -> Iterator[str]:
    yield say(language, "whose", person=person.whose)
    answers = []
    for policy, told in zip(person.policies, person.told, strict=True):
        outcome = told.assessment.fields["应缴"]
        words = outcome_words(outcome, "应缴", language)
        name = field_name(language, "应缴")
        words += assumed_words(told.assumed["应缴"], policy, language) + _unless(told, language)
        answers.append(say(language, "person.sum", policy=policy.header.id, answer=f"{name} {words}"))
    yield say(language, "or").join(answers) + say(language, "stop")
    yield dates_words(person, year, language)


def _unless(told: Told, language: Language) -> str:
    """Whether the person can enrol and pay at all, where that is not plainly so."""
    fields = told.assessment.fields
    entries = [(field, outcome) for field, outcome in fields.items() if bare(field) in ("参保", "受理")]
    unsure = [
        field_name(language, field) + say(language, "colon") + outcome_words(outcome, field, language)
        for field, outcome in entries
        if isinstance(outcome, Unknown | Ambiguous)
    ]
    return say(language, "person.unless", answers=say(language, "or").join(unsure)) if unsure else ""


def dates_words(person: SamePerson, year: int | None, language: Language) -> str:
    if year is None:
        return say(language, "person.dates")
    moves = [
        say(language, "person.move", policy=policy.header.id, by=f"{-told.moved:+d}" if told.moved else "0")
        for policy, told in zip(person.policies, person.told, strict=True)
    ]
    return say(language, "person.aligned", year=year, moves=listed(language, moves))


def _rows(person: SamePerson, language: Language) -> Iterator[ShownRow]:
    for field in person.fields:
        outcomes = person.outcomes(field)
        if any(_is_worth_showing(field, outcome) for outcome in outcomes):
            cells = tuple(
                _cell(told, field, outcome, language) for told, outcome in zip(person.told, outcomes, strict=True)
            )
            yield ShownRow(_title(field, language), cells, len(set(map(repr, outcomes))) == 1)


def _title(field: str, language: Language) -> str:
    return say(language, "person.aids") if field == "资助名" else field_name(language, field)


def _is_worth_showing(field: str, outcome: Outcome | None) -> bool:
    """A payer who gives nothing to this person is no news."""
    gives_nothing = field.startswith("资助.") and isinstance(outcome, Known | NotApplicable) and outcome != Known(True)
    return outcome is not None and not (gives_nothing and getattr(outcome, "value", 0) == 0)


def _cell(told: Told, field: str, outcome: Outcome | None, language: Language) -> ShownCell:
    if outcome is None:
        return ShownCell((Line(say(language, "absent")),), "absent")
    policy, kind = told.assessment.policy, _kind(told.assessment, field)
    words = say(language, "not_stated") if told.is_filled(field) else outcome_words(outcome, field, language, kind)
    words += assumed_words(told.assumed[field], policy, language)
    cited, place = cited_words(told.cited[field], policy, language)
    if isinstance(outcome, NotApplicable):
        return ShownCell((Line(words),), "absent")
    return ShownCell((Line(words, cited, place),), "open" if told.is_filled(field) else _tone(outcome))


def _tone(outcome: Outcome) -> str:
    return _TONES.get(kind_of(outcome), "plain")


def _kind(assessment: Assessment, field: str) -> Kind:
    decision = assessment.policy.decisions.get(field)
    return Kind.MONEY if decision is None else decision.type.kind


def _rests(person: SamePerson, language: Language) -> Iterator[ShownRow]:
    """What keeps an answer open, and what it rests on besides the record."""
    columns = {
        "person.facts": [facts_words(told.facts, language) for told in person.told],
        "person.missing": [listed(language, told.missing) for told in person.told],
        "person.assumed": [listed(language, assumed(told.assessment, language)) for told in person.told],
        "person.defaults": [listed(language, _defaults(told, language)) for told in person.told],
    }
    for key, words in columns.items():
        if any(words):
            cells = (
                ShownCell((Line(said or say(language, "nothing")),), "plain" if said else "absent") for said in words
            )
            yield ShownRow(say(language, key), tuple(cells))


def _defaults(told: Told, language: Language) -> tuple[str, ...]:
    return defaulted([Result(Record(0, {}), told.assessment)], language)
