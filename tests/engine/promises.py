"""What an answer promises, and whether a fuller answer keeps to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dsl import Duration, Refuse
from engine import (
    Ambiguous,
    Assessment,
    Closed,
    Known,
    MissingFact,
    NotApplicable,
    NotStated,
    Outcome,
    Refused,
    Unknown,
    Why,
)
from engine.fields import bare, split
from engine.unknown import one_of


def broken(before: Assessment, after: Assessment) -> Iterator[str]:
    """Every field of the fuller answer that the emptier one did not promise."""
    for part in ("fields", "categories", "windows"):
        first, second = getattr(before, part), getattr(after, part)
        for name, outcome in second.items():
            left = _unless_closed(outcome, _closings(before, name))
            if left is not None and not kept(left, first[name]):
                yield f"{name}: {first[name]} → {outcome}"


def _closings(before: Assessment, name: str) -> list[Outcome]:
    """不适用, where an earlier field was not yet decided: later fields are worked out as if it were favourable."""
    return [NotApplicable(bare(gate)) for gate in gates_before(before, name) if _may_refuse(before.fields[gate])]


def gates_before(assessment: Assessment, name: str) -> list[str]:
    """The fields that may close a field: those of everybody, then those of its product."""
    of_all = {"参保": [], "受理": ["参保"]}.get(name, ["参保", "受理"])
    field, product = split(name)
    own = PRODUCT_GATES[: PRODUCT_GATES.index(field)] if field in PRODUCT_GATES else PRODUCT_GATES
    gates = [*of_all, *(f"{gate}[{product}]" for gate in own)]
    return [gate for gate in gates if gate in assessment.fields]


PRODUCT_GATES = ["险种", "参保", "受理"]


def _unless_closed(outcome: Outcome, closings: list[Outcome]) -> Outcome | None:
    """What remains to be compared, leaving out the cases that an earlier field has closed."""
    if not isinstance(outcome, Ambiguous):
        return None if outcome in closings else outcome
    cases = tuple(case for case in outcome.cases if case.outcome not in closings)
    return replace(outcome, cases=cases) if cases else None


def _may_refuse(outcome: Outcome) -> bool:
    match outcome:
        case Refused() | Closed():
            return True
        case NotApplicable() | Known(value=False):
            return True
        case Unknown(candidates=candidates):
            return candidates is None or any(isinstance(c, Refuse) or c is False for c in candidates)
        case Ambiguous(cases=cases):
            return any(_may_refuse(case.outcome) for case in cases)
    return False


def kept(outcome: Outcome, promised: Outcome) -> bool:
    """Is this outcome among what was promised?"""
    if outcome == promised:
        return True
    if isinstance(promised, Ambiguous):
        return _among_cases(outcome, promised)
    if isinstance(outcome, Ambiguous):
        return all(kept(case.outcome, promised) for case in outcome.cases)
    if not isinstance(promised, Unknown):
        return False
    if not any(isinstance(r, MissingFact) for r in promised.reasons):
        return False
    match outcome:
        case Unknown():
            return _silent_as_promised(outcome, promised)
        case Known(value=value):
            return _among(value, promised)
        case Refused(reason=reason) | Closed(reason=reason):
            return _among(Refuse(reason), promised)
    return False


def _among_cases(outcome: Outcome, promised: Ambiguous) -> bool:
    """Each case must be what the cases with agreeing readings promised; without cases, what all of them promised."""
    if promised.by == "tie" and not isinstance(outcome, Ambiguous):
        return False
    if isinstance(outcome, Unknown):
        return kept(outcome, _of_all(promised))
    cases = outcome.cases if isinstance(outcome, Ambiguous) else ()
    if not cases:
        return all(kept(outcome, case.outcome) for case in promised.cases)
    for case in cases:
        own = dict(case.label)
        fitting = [p for p in promised.cases if all(own.get(k, v) == v for k, v in p.label)]
        if not fitting or not all(kept(case.outcome, p.outcome) for p in fitting):
            return False
    return True


def _of_all(promised: Ambiguous) -> Outcome:
    """What the cases promise together: readings that leave the field silent in the same way are one outcome."""
    values = [case.outcome.value if isinstance(case.outcome, Known) else case.outcome for case in promised.cases]
    return one_of(values, [v for v in values if isinstance(v, Unknown)])


def _among(value: Any, promised: Unknown) -> bool:
    if promised.candidates is not None:
        leaves = [c for c in promised.candidates if isinstance(c, Unknown) and c.missing]
        same = any(type(c) is type(value) and c == value for c in promised.candidates)
        return same or any(_inside(value, leaf.low, leaf.high) for leaf in leaves)
    return _inside(value, promised.low, promised.high)


def _inside(value: Any, low: Any, high: Any) -> bool:
    return _not_above(low, value) and _not_above(value, high)


def _not_above(low: Any, high: Any) -> bool:
    """Durations of different units are in no order."""
    if isinstance(low, Duration) and isinstance(high, Duration):
        return low.unit is high.unit and low.count <= high.count
    return low is None or high is None or bool(low <= high)


ERRORS_OF_THE_FILE = {
    Why.NOTHING_TO_COUNT_FROM,
    Why.BELOW_FEN,
    Why.MIXED_UNITS,
    Why.DIVIDED_BY_ZERO,
    Why.YEAR_NOT_HELD,
    Why.TOO_LARGE,
}


def _silent_as_promised(outcome: Unknown, promised: Unknown) -> bool:
    """Still unknown: for no new reason, and within the promised candidates and bounds."""
    new = outcome.reasons - promised.reasons
    if any(not (isinstance(r, NotStated) and r.why in ERRORS_OF_THE_FILE) for r in new):
        return False
    if outcome.candidates is not None:
        return all(
            _silent_as_promised(c, promised) if isinstance(c, Unknown) else _among(c, promised)
            for c in outcome.candidates
        )
    # That no amount is below zero goes without saying.
    low = Decimal(0) if outcome.low is None and isinstance(promised.low, Decimal) else outcome.low
    narrower_low = promised.low is None or (low is not None and _not_above(promised.low, low))
    narrower_high = promised.high is None or (outcome.high is not None and _not_above(outcome.high, promised.high))
    return narrower_low and narrower_high
