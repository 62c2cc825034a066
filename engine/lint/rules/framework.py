"""Amounts against those of the superior (上级): a slip of a digit, not a matter of what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dsl import Because, Compare, DecisionRef, Diagnostic, InSource, Kind, Label, Literal, Pending, Policy, Role

from ... import money
from ...fields import split
from ...walk import inside
from ..subject import Subject

_ROLES = (Role.CONTRIBUTION, Role.FUNDING)
_FACTOR = 3


def far_from_the_framework(subject: Subject) -> Iterator[Diagnostic]:
    """An amount that is more than three times what the superior of the same year names, or less than a third.

    Nothing (0 元) is no slip of a digit.
    """
    for upper in subject.superiors:
        if upper.header.year != subject.policy.header.year:
            continue
        for decision in subject.policy.decisions.values():
            theirs = _named_by(upper, split(decision.key)[0]) if decision.role in _ROLES else []
            for rule in decision.rules if theirs else ():
                value = rule.value
                if not isinstance(value, Literal) or not isinstance(value.value, Decimal) or not value.value:
                    continue
                own = value.value
                near = min((amount for amount, _ in theirs), key=lambda amount: _ratio(amount, own))
                if _ratio(near, own) >= _FACTOR and subject.is_own(rule.span):
                    span = next(at for amount, at in theirs if amount == near)
                    words = {
                        "name": decision.key,
                        "amount": money.text(own),
                        "superior": upper.header.id,
                        "theirs": money.text(near),
                    }
                    label = Label(InSource(upper.source, span), Because.REQUIRED_HERE)
                    place = InSource(subject.policy.source, rule.span)
                    yield Diagnostic("P915", place, words, (label,)).at_origin()


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / min(one, other)


def _named_by(upper: Policy, name: str) -> list[tuple[Decimal, Any]]:
    """Amounts that the superior gives to this result, or compares it with; where."""
    found: list[tuple[Decimal, Any]] = []
    for decision in upper.decisions.values():
        if split(decision.key)[0] == name:
            for rule in decision.rules:
                value = rule.value
                bounds = (value.at_least, value.at_most) if isinstance(value, Pending) else (value,)
                found += [(amount, rule.span) for bound in bounds for amount in _amount(bound)]
    for constraint in upper.constraints:
        for part in inside(constraint.condition):
            match part:
                case Compare(left=DecisionRef(decision=key), right=bound) if split(key)[0] == name:
                    found += [(amount, constraint.span) for amount in _amount(bound)]
    return found


def _amount(value: Any) -> list[Decimal]:
    if isinstance(value, Literal) and value.type.kind is Kind.MONEY and isinstance(value.value, Decimal):
        return [value.value] if value.value else []
    return []
