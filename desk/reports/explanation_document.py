"""An explanation as a document in one language: the sections in the order in which an officer asks."""

from __future__ import annotations

from collections.abc import Callable

from dsl import Language, Texts
from engine import NotApplicable
from engine.explain import Explanation

from . import explanation_closing as closing
from . import explanation_money as money
from . import explanation_sections as sections
from .document import Document, Section
from .explanation_values import Values
from .explanation_words import listed

Make = Callable[[Values, Explanation], Section]

ALWAYS: tuple[Make, ...] = (sections.summary, sections.who, sections.eligibility)
IF_ELIGIBLE: tuple[Make, ...] = (sections.acceptance,)
IF_ACCEPTED: tuple[Make, ...] = (
    sections.contribution,
    money.aid,
    money.payment,
    sections.waiting,
    sections.benefit,
    money.funding,
    sections.results,
)
CLOSING: tuple[Make, ...] = (
    sections.open_questions,
    closing.readings,
    closing.assumed,
    closing.deadlines,
    closing.citations,
)


def document(explanation: Explanation, language: Language, subject: str = "") -> Document:
    """`subject` names the person in the caller's words; the explanation itself knows nobody."""
    values = Values(explanation.policy, language)
    header = explanation.policy.header
    region = header.region.names[0] if header.region.names else header.region.code
    made = [make(values, explanation) for make in _wanted(explanation)]
    return Document(
        title=values.say("title"),
        subtitle=values.say("subtitle", title=header.title, id=header.id, year=header.year, region=region)
        + _texts(values, explanation.policy.texts),
        subject=subject,
        sections=tuple(section for section in made if section.blocks),
    )


def _texts(values: Values, texts: Texts) -> str:
    """The notices that changed this one, and what was known when."""
    names = listed(values.language, [text.id for text in texts.amended_by])
    amended = values.say("amended", names=names) if names else ""
    return amended + (values.say("known_on", day=texts.known_on) if texts.known_on else "")


def _wanted(explanation: Explanation) -> tuple[Make, ...]:
    """What a refusal made pointless is left out."""
    if isinstance(explanation.acceptance.outcome, NotApplicable):
        return (*ALWAYS, *(make for make in CLOSING if make is not closing.deadlines))
    if isinstance(explanation.contribution.outcome, NotApplicable):
        return (*ALWAYS, *IF_ELIGIBLE, *CLOSING)
    return (*ALWAYS, *IF_ELIGIBLE, *IF_ACCEPTED, *CLOSING)
