"""An explanation as a document in one language: the sections in the order in which an officer asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dsl import Language, Texts
from engine import NotApplicable
from engine.explain import Explanation

from ..document import Document, Section
from . import closing, products, sections
from .values import Values
from .words import listed

Make = Callable[[Values, Explanation], Section]

ALWAYS: tuple[Make, ...] = (sections.summary, sections.who, sections.eligibility)
IF_ELIGIBLE: tuple[Make, ...] = (sections.acceptance,)
IF_ACCEPTED: tuple[Make, ...] = (sections.results,)
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
    return Document(
        title=values.say("title"),
        subtitle=values.say("subtitle", title=header.title, id=header.id, year=header.year, region=region)
        + _texts(values, explanation.policy.texts),
        subject=subject,
        sections=tuple(section for section in _made(values, explanation) if section.blocks),
    )


def _texts(values: Values, texts: Texts) -> str:
    """The notices that changed this one, and what was known when."""
    names = listed(values.language, [text.id for text in texts.amended_by])
    amended = values.say("amended", names=names) if names else ""
    return amended + (values.say("known_on", day=texts.known_on) if texts.known_on else "")


def _made(values: Values, explanation: Explanation) -> Iterator[Section]:
    """What a refusal made pointless is left out."""
    is_refused = isinstance(explanation.acceptance.outcome, NotApplicable)
    before = ALWAYS if is_refused else (*ALWAYS, *IF_ELIGIBLE)
    yield from (make(values, explanation) for make in before)
    if not isinstance(explanation.fields["缴费"], NotApplicable):
        by_product = products.of_several if explanation.policy.has_products else products.of_one
        yield from by_product(values, explanation)
        yield from (make(values, explanation) for make in IF_ACCEPTED)
    yield from (make(values, explanation) for make in CLOSING if not (is_refused and make is closing.deadlines))
