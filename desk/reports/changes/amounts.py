"""Sentences on what a line says: amounts, shares, and silences that were filled."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from engine.compare import Change, Concept, Passage, percentage

from .speaker import Speaker, both, turned
from .values import amount_words, signed, unsigned
from .words import say

_BOUNDS = {"≥": "at_least", "≤": "at_most"}
_PERCENT = Decimal("0.01")


def value(speaker: Speaker, change: Change) -> str:
    was, now = both(change)
    return turned(speaker, speaker.line(change), speaker.value(was), speaker.value(now))


def number(speaker: Speaker, change: Change) -> str:
    """An amount, a rate or a target: with the difference."""
    was, now = both(change)
    before, after = was.amount, now.amount
    if not (isinstance(before, Decimal | int) and isinstance(after, Decimal | int)):
        return value(speaker, change)
    key = "up" if after > before else "down"
    shown = _remark(speaker, Decimal(before), Decimal(after), change.rate)
    if change.concept is Concept.CONSTRAINT:
        one, other = (amount_words(amount, change.rate, speaker.language) for amount in (before, after))
        bound = _BOUNDS.get(_comparison(now))
        subject = speaker.say(f"subject.constraint.{bound}", name=now.name) if bound else speaker.line(change)
        return turned(speaker, subject, one, other, shown, key)
    else:
        one, other = _of_its_year(speaker, was), _of_its_year(speaker, now)
    return turned(speaker, speaker.line(change), one, other, shown, key)


def _comparison(passage: Passage) -> str:
    """≥ of `缴费 ≥ 400 元`; empty where what is required goes by a name of its own."""
    rest = passage.written.removeprefix(passage.name).split()
    return rest[0] if passage.written.startswith(passage.name) and rest else ""


def _remark(speaker: Speaker, before: Decimal, after: Decimal, rate: bool) -> str:
    difference = after - before
    size = difference if not speaker.between else abs(difference)
    number = signed if not speaker.between else unsigned
    if rate:
        return speaker.say("difference.alone", amount=speaker.say("points", points=number(size * 100)))
    amount = say(speaker.language, "money", amount=number(size))
    if before == 0:
        return speaker.say("difference.alone", amount=amount)
    percent = (difference / before * 100).quantize(_PERCENT, ROUND_HALF_UP)
    return speaker.say("difference", amount=amount, percent=f"{signed(percent)}%")


def share(speaker: Speaker, change: Change) -> str:
    """A percentage of the same: by how many points."""
    was, now = both(change)
    rates = [percentage(p.value) for p in (was, now)]  # type: ignore[arg-type]
    if None in rates or change.rate:
        return number(speaker, change)
    before, after = (rate for rate in rates if rate is not None)
    points = _remark(speaker, before, after, rate=True)
    key = "up" if after > before else "down"
    return turned(speaker, speaker.line(change), speaker.value(was), speaker.value(now), points, key)


def filled(speaker: Speaker, change: Change) -> str:
    _, now = both(change)
    if now.value is None:
        return speaker.say("filled.part" if now.partly else "filled.lines", subject=speaker.subject(change))
    return speaker.say("filled", subject=speaker.line(change), now=_of_its_year(speaker, now))


def silenced(speaker: Speaker, change: Change) -> str:
    was, _ = both(change)
    if was.value is None:
        return speaker.say("silenced.lines", subject=speaker.subject(change))
    return speaker.say("silenced", subject=speaker.line(change), was=_of_its_year(speaker, was))


def _of_its_year(speaker: Speaker, passage: Passage) -> str:
    said = speaker.value(passage)
    return said if passage.year is None else speaker.say("of_year", value=said, year=passage.year)


def own_year(speaker: Speaker, change: Change) -> str:
    """A level that is printed for another year than the notice's own."""
    was, now = (
        speaker.say("year_mark.none") if passage.value is None else speaker.say("year_mark", year=passage.value)
        for passage in both(change)
    )
    return speaker.say("own_year", subject=speaker.subject(change), was=was, now=now)
