"""What could not be answered: per missing fact and per silence, the fields that it keeps open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl import Policy

from ..answer import Ambiguous, Outcome
from ..record.parts import in_order
from ..unknown import Deferred, MissingFact, NotStated, Reason, Silence, Unknown
from .model import Asked, Silent

Fields = tuple[tuple[str, Unknown], ...]


def asked(policy: Policy, fields: Mapping[str, Outcome]) -> tuple[Asked, ...]:
    """The facts to ask for, with what each field may come to."""
    return tuple(
        Asked(reason, policy.vocabulary.facts[reason.fact].holder, found)
        for reason, found in _by_reason(fields).items()
        if isinstance(reason, MissingFact)
    )


def silent(fields: Mapping[str, Outcome]) -> tuple[Silent, ...]:
    """未规定 and 待定. A silence that missing facts may yet rule out is none: it stands among the candidates."""
    found = _by_reason(fields)
    made = []
    for reason, named in found.items():
        sure = tuple((name, unknown) for name, unknown in named if unknown.silence is not Silence.MISSING)
        if sure and isinstance(reason, NotStated | Deferred):
            made.append(Silent(reason, sure))
    return tuple(made)


def _by_reason(fields: Mapping[str, Outcome]) -> Mapping[Reason, Fields]:
    found: dict[Reason, dict[str, Unknown]] = {}
    for name, outcome in fields.items():
        for unknown in _unknowns(outcome):
            for reason in in_order(unknown.reasons):
                found.setdefault(reason, {}).setdefault(name, unknown)
    return {reason: tuple(named.items()) for reason, named in found.items()}


def _unknowns(outcome: Outcome) -> Iterator[Unknown]:
    """Also those under one reading only."""
    match outcome:
        case Unknown():
            yield outcome
        case Ambiguous(cases=cases):
            for case in cases:
                yield from _unknowns(case.outcome)
        case _:
            return
