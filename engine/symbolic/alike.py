"""When are two answers the same for the person? What is said counts, not where in the file it is said.

The value, who pays, the kind of silence, the facts that are missing, who decides, candidates, bounds, and what is
printed for another 年度 count. Which line is silent, and in which order candidates were met, does not.
"""

from __future__ import annotations

from typing import Any

from dsl import Refuse

from ..answer import Ambiguous, Closed, Known, NotApplicable, Refused
from ..interpret.combined import Tied
from ..interpret.product import Skipped
from ..unknown import Deferred, NotStated, Unknown, Why


def alike(one: Any, other: Any) -> bool:
    """Two values of one field in one world, or two published outcomes of it."""
    return bool(essence(one) == essence(other))


def essence(answer: Any) -> Any:
    """What counts of an answer."""
    match answer:
        case Unknown():
            return _of_unknown(answer)
        case Known(value=value):
            return essence(value)
        case Refuse(reason=reason) | Refused(reason=reason) | Closed(reason=reason):
            return "refused", reason
        case Skipped(because=because) | NotApplicable(because=because):
            return "not_applicable", because
        case Tied(cases=cases):
            return "tie", frozenset((label, essence(value)) for label, value in cases)
        case Ambiguous(by=by, cases=found):
            return by, frozenset((frozenset(case.label), essence(case.outcome)) for case in found)
        case tuple():
            return "names", frozenset(answer)
        case bool():
            return "verdict", answer
    return answer


def _of_unknown(value: Unknown) -> Any:
    candidates = None if value.candidates is None else frozenset(map(essence, value.candidates))
    by = frozenset(reason.by for reason in value.reasons if isinstance(reason, Deferred))
    return value.silence, value.missing, by, candidates, value.low, value.high, _printed(value)


def _printed(value: Unknown) -> Any:
    """The level of another 年度, with that 年度."""
    years = frozenset(r.year for r in value.reasons if isinstance(r, NotStated) and r.why is Why.OTHER_YEAR)
    return essence(value.printed), years
