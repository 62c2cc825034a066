"""An outcome as JSON: `{"outcome": WORD, …}` with only the keys that apply to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dsl import Clause, Kind

from ..answer import Ambiguous, Case, Closed, Known, NotApplicable, Outcome, Refused, kind_of
from ..interpret.assess import outcome as published
from ..unknown import Deferred, MissingFact, NotStated, Reason, Unknown
from .values import json_value

TURNED_AWAY = {"参保": "eligibility", "受理": "acceptance", "险种": "product"}
"""What makes a field not applicable → the published word for it."""


def part(outcome: Outcome, field: str, kind: Kind = Kind.MONEY) -> dict[str, Any]:
    """`field` is the field's own name: a refusal of 受理 is published as closed."""
    made: dict[str, Any] = {"outcome": kind_of(outcome)}
    match outcome:
        case Known(value=value):
            made["value"] = json_value(value, kind)
        case Unknown():
            made.update(_open(outcome, field, kind))
        case Ambiguous(by=by, cases=cases):
            made["by"] = by
            made["cases"] = [_case(case, field, kind) for case in cases]
        case Refused(reason=reason) | Closed(reason=reason):
            made["reason"] = reason
        case NotApplicable(because=because):
            made["because"] = TURNED_AWAY[because]
    return made


def value_part(value: Any, field: str = "", kind: Kind = Kind.MONEY) -> dict[str, Any]:
    """A value of one world, known or not, as a part."""
    return part(published(value, field), field, kind)


def _case(case: Case, field: str, kind: Kind) -> dict[str, Any]:
    """A reading is named with its alternative; a tie by its aid."""
    when = {reading: alternative for reading, alternative in case.label if reading}
    named: dict[str, Any] = {"when": when} if when else {"aid": case.label[0][1]}
    return named | part(case.outcome, field, kind)


def _open(unknown: Unknown, field: str, kind: Kind) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if unknown.candidates is not None:
        made["candidates"] = [_candidate(value, field, kind) for value in unknown.candidates]
    for name in ("low", "high", "printed"):
        value = getattr(unknown, name)
        if value is not None:
            made[name] = json_value(value, kind)
    if unknown.missing:
        made["missing"] = list(unknown.missing)
    made["reasons"] = [reason_json(reason) for reason in in_order(unknown.reasons)]
    return made


def _candidate(value: Any, field: str, kind: Kind) -> dict[str, Any]:
    """What the field may still turn out to be: a value, a refusal, or silence."""
    return part(published(value.leaf() if isinstance(value, Unknown) else value, field), field, kind)


def in_order(reasons: Iterable[Reason]) -> list[Reason]:
    """Missing facts first; reasons are a set, so their order has to be made."""
    return sorted(reasons, key=_place)


def _place(reason: Reason) -> tuple[int, str, str, str]:
    match reason:
        case MissingFact(fact=fact, year=year):
            return 0, fact, str(year), ""
        case NotStated(where=where, why=why, clauses=clauses):
            return 1, where, why.value, str(numbers(clauses))
        case Deferred(where=where, by=by, clauses=clauses):
            return 2, where, by or "", str(numbers(clauses))


def reason_json(reason: Reason) -> dict[str, Any]:
    match reason:
        case MissingFact(fact=fact, year=year):
            return {"kind": "missing", "fact": fact} | ({} if year is None else {"year": year})
        case NotStated(where=where, why=why, clauses=clauses, year=year):
            made = {"kind": "not_stated", "where": where, "why": why.value, "clauses": numbers(clauses)}
            return made | ({} if year is None else {"year": year})
        case Deferred(where=where, by=by, clauses=clauses):
            named = {} if by is None else {"by": by}
            return {"kind": "deferred", "where": where, **named, "clauses": numbers(clauses)}


def numbers(clauses: Iterable[Clause]) -> list[str]:
    """Clauses as they are cited, once each, in the order given."""
    return list(dict.fromkeys(map(str, clauses)))
