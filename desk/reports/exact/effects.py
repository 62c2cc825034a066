"""What differs for a group of persons, in the officer's words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dsl import Kind, Policy
from engine import Closed, Deferred, Known, Outcome, Refused, Unknown, published
from engine.compare import Difference
from engine.fields import bare, split

from ..outcomes import JOIN, bracketed, kind_words, outcome_words, value_words
from ..results.model import field_title
from .speaker import ExactSpeaker
from .words import WORDS

CATEGORY = "人群."


def effects(found: Sequence[Difference], varying: frozenset[str], policy: Policy, speaker: ExactSpeaker) -> str:
    """Amounts that move from the same to the same are told as one."""
    together: dict[object, list[Difference]] = {}
    for one in told(found):
        alone = one.field in varying or not isinstance(one.before, Decimal) or not isinstance(one.after, Decimal)
        together.setdefault(one.field if alone else (one.before, one.after), []).append(one)
    words = (
        _effect(same[0], same[0].field in varying, policy, speaker, [one.field for one in same])
        for same in together.values()
    )
    return speaker.say(WORDS, "semicolon").join(words)


def told(found: Sequence[Difference]) -> Sequence[Difference]:
    """What a person pays first; 先付 goes without saying where it changes as 应缴 does."""
    return sorted((one for one in found if not _as_due(one, found)), key=_is_not_due)


def _as_due(one: Difference, found: Sequence[Difference]) -> bool:
    name, product = split(one.field)
    due = next((each for each in found if split(each.field) == ("应缴", product)), None)
    return name == "先付" and due is not None and (one.before, one.after) == (due.before, due.after)


def _is_not_due(one: Difference) -> bool:
    return bare(one.field) != "应缴"


def _effect(one: Difference, varies: bool, policy: Policy, speaker: ExactSpeaker, fields: Sequence[str]) -> str:
    before, after = published(one.before, one.field), published(one.after, one.field)
    if varies and isinstance(before, Known) and isinstance(after, Known) and type(one.before) is type(one.after):
        rises = one.after > one.before
        words = ("more", "less") if isinstance(one.after, Decimal | int) else ("later", "earlier")
        return speaker.say(WORDS, words[0] if rises else words[1], field=field_title(one.field, speaker.language))
    return change_words(one.field, before, after, policy, speaker, varies, fields)


def change_words(
    field: str,
    before: Outcome,
    after: Outcome,
    policy: Policy,
    speaker: ExactSpeaker,
    varies: bool = False,
    fields: Sequence[str] = (),
) -> str:
    """应缴 +50.00 元（200.00 → 250.00）; 受理 未规定 → 准许. `fields`: all that move so, the first one among them."""
    if field.startswith(CATEGORY):
        return _category(without_prefix(field), before, after, speaker)
    title = JOIN[speaker.language].join(field_title(one, speaker.language) for one in fields or (field,))
    kind = kind_of_field(policy, field)
    was, now = (outcome_in_words(each, field, kind, speaker) for each in (before, after))
    if varies:
        was, now = (
            speaker.say(WORDS, "own", value=words) if isinstance(each, Known) else words
            for each, words in ((before, was), (after, now))
        )
    values = [each.value for each in (before, after) if isinstance(each, Known) and isinstance(each.value, Decimal)]
    if kind is Kind.MONEY and len(values) == 2 and not varies:
        apart = values[1] - values[0]
        difference = ("+" if apart > 0 else "−") + value_words(abs(apart), speaker.language)
        return speaker.say(WORDS, "amount", field=title, difference=difference, before=was, after=now)
    return speaker.say(WORDS, "turned", field=title, before=was, after=now)


def without_prefix(field: str) -> str:
    """A 人群 by its own name, a field by its own."""
    return field.removeprefix(CATEGORY)


def _category(name: str, before: Outcome, after: Outcome, speaker: ExactSpeaker) -> str:
    if before == Known(False) and after == Known(True):
        return speaker.say(WORDS, "held", name=name)
    if before == Known(True) and after == Known(False):
        return speaker.say(WORDS, "held_no_more", name=name)
    words = (outcome_in_words(each, name, Kind.YES_NO, speaker) for each in (before, after))
    return speaker.say(WORDS, "category", name=name, before=next(words), after=next(words))


def outcome_in_words(outcome: Outcome, field: str, kind: Kind, speaker: ExactSpeaker) -> str:
    """Also why somebody is turned away, and who decides: two such answers may differ in nothing else."""
    words = outcome_words(outcome, field, speaker.language, kind)
    match outcome:
        case Refused(reason=reason) | Closed(reason=reason):
            return kind_words(outcome, speaker.language) + bracketed(reason, speaker.language)
        case Unknown(reasons=reasons):
            by = sorted({reason.by for reason in reasons if isinstance(reason, Deferred) and reason.by})
            return words + (
                bracketed(speaker.say(WORDS, "by", by=JOIN[speaker.language].join(by)), speaker.language) if by else ""
            )
    return words


def kind_of_field(policy: Policy, field: str) -> Kind:
    decision = policy.decisions.get(field)
    return Kind.MONEY if decision is None else decision.type.kind
