"""What changed from one notice to another: statement by statement, by meaning and not by text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dsl import Diagnostic, Policy

from .aids import aid_changes, funding_changes, priority_changes
from .change import Change, Changes, Concept, Kind
from .constants import in_conditions
from .decisions import decision_changes
from .header import header_changes
from .names import paired_names
from .others import (
    assumption_changes,
    constraint_changes,
    product_changes,
    reading_changes,
    set_aside_changes,
)
from .sides import Both
from .tables import table_changes
from .windows import window_changes

PARTS: tuple[Callable[[Both], Iterator[Change]], ...] = (
    header_changes,
    product_changes,
    decision_changes,
    window_changes,
    table_changes,
    aid_changes,
    priority_changes,
    funding_changes,
    reading_changes,
    assumption_changes,
    constraint_changes,
    set_aside_changes,
)


def compare(old: Policy, new: Policy, absolute: bool = False) -> Changes:
    """`absolute` compares dates by the calendar instead of from benefit year to benefit year."""
    both = Both.of(old, new, absolute, paired_names(old, new, absolute))
    found = [change for part in PARTS for change in part(both)]
    return Changes(old, new, tuple(_ordered(_told_once(old, new, found))), absolute)


def _told_once(old: Policy, new: Policy, found: Sequence[Change]) -> Iterator[Change]:
    """A standard with a name (定) that merely carries an amount is told where the amount is used."""
    told = {_amounts(change) for change in found if change.concept is not Concept.LET}
    asked = in_conditions(old) | in_conditions(new)
    for change in found:
        merely_carries = (
            change.concept is Concept.LET and change.kind is Kind.AMOUNT and change.passage.name not in asked
        )
        if not merely_carries or _amounts(change) not in told:
            yield change


def _amounts(change: Change) -> tuple[object, object]:
    return change.old and change.old.amount, change.new and change.new.amount


def incomparable(old: Policy, new: Policy) -> tuple[Diagnostic, ...]:
    """Why two policies can't be held beside one another: nothing is guessed."""
    return (*_vocabularies(old, new), *_products(old, new))


def _vocabularies(old: Policy, new: Policy) -> Iterator[Diagnostic]:
    before, after = old.vocabulary.facts, new.vocabulary.facts
    apart = [name for name in before if name in after and _declared(before[name]) != _declared(after[name])]
    if apart or not before.keys() & after.keys():
        sources = {"old": old.vocabulary.source.name, "new": new.vocabulary.source.name}
        yield Diagnostic("P870", None, {**sources, "facts": "、".join(apart[:5])})


def _declared(fact: object) -> object:
    return fact.type, fact.key, fact.years is None  # type: ignore[attr-defined]


def _products(old: Policy, new: Policy) -> Iterator[Diagnostic]:
    names = [[product.name for product in policy.products] for policy in (old, new)]
    if not set(names[0]) & set(names[1]):
        listed = [
            "、".join(each) if policy.has_products else "" for each, policy in zip(names, (old, new), strict=True)
        ]
        yield Diagnostic(
            "P871", None, {"old": old.header.id, "new": new.header.id, "first": listed[0], "second": listed[1]}
        )


def _ordered(found: Iterable[Change]) -> list[Change]:
    """By concept, in the order in which the new notice comes to speak of each; what it lacks stands last."""
    every = sorted(found, key=_place)
    concepts: dict[Concept, None] = {}
    for change in sorted(every, key=_place):
        concepts.setdefault(change.concept)
    order = {concept: at for at, concept in enumerate(concepts)}
    return sorted(every, key=lambda change: order[change.concept])


def _place(change: Change) -> tuple[bool, int]:
    new, old = change.new, change.old
    return (new is None, (new.span.start if new is not None else old.span.start if old is not None else 0))
