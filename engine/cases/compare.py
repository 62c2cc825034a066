"""Expected against found, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dsl import NONE

from ..answer import Ambiguous, Assessment, Closed, Known, NotApplicable, Outcome, Refused
from ..fields import bare
from ..money import text
from ..unknown import Deferred, NotStated, Silence, Unknown, Why
from .scenario import Expected, Scenario

SETS = ("人群", "资助名")
VERDICTS = ("参保", "受理")


@dataclass(frozen=True, slots=True)
class Difference:
    """An expected part, and what the notice gives instead; `found` None: the result has no such field."""

    field: str
    expected: Expected
    found: Expected | None


def differences(scenario: Scenario, assessment: Assessment) -> tuple[Difference, ...]:
    """Every expected part that the assessment does not bear out; a field that does not exist is a difference too."""
    found = []
    for field, expected in scenario.expected.items():
        if field == "人群":
            outcome: Outcome | None = Known(assessment.held)
        else:
            outcome = assessment.fields.get(field)
        if outcome is None:
            found.append(Difference(field, expected, None))
        elif not _matches(field, expected, outcome):
            found.append(Difference(field, expected, written(outcome, field)))
    return tuple(found)


def written(outcome: Outcome, field: str = "") -> Expected:
    """An outcome of this field as a scenario file would write it."""
    match outcome:
        case Known(value=True) if bare(field) in VERDICTS:
            return "准许"
        case Known(value=value):
            return _value(value)
        case Unknown(silence=Silence.NOT_STATED):
            return _not_stated(outcome)
        case Unknown(silence=Silence.MISSING):
            return {"缺事实": outcome.missing}
        case Unknown():
            by = sorted({r.by or "" for r in outcome.reasons if isinstance(r, Deferred)})
            details: dict[str, Expected] = {"待定": "、".join(by)}
            if outcome.low is not None:
                details["不低于"] = str(_value(outcome.low))
            if outcome.high is not None:
                details["不高于"] = str(_value(outcome.high))
            return details
        case Ambiguous(cases=cases):
            return {"有歧义": {_label(case.label): _plainly(written(case.outcome, field)) for case in cases}}
        case Refused(reason=reason):
            return {"不予参保": reason}
        case Closed(reason=reason):
            return {"不予受理": reason}
        case NotApplicable():
            return "不适用"


def _not_stated(outcome: Unknown) -> Expected:
    """未规定; of a result that is printed for another 年度 with what is printed."""
    reasons = (reason for reason in outcome.reasons if isinstance(reason, NotStated))
    years = sorted({str(reason.year) for reason in reasons if reason.why is Why.OTHER_YEAR})
    if not years:
        return "未规定"
    return {"未规定": {"印出": "无" if outcome.printed is None else _value(outcome.printed), "年度": "、".join(years)}}


def _plainly(value: Expected) -> Expected:
    """Within an ambiguity, what is printed for another 年度 is left out."""
    return "未规定" if isinstance(value, Mapping) and "未规定" in value else value


def _value(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is NONE:
        return "无"
    if isinstance(value, tuple):
        return tuple(str(v) for v in value)
    return text(value) if isinstance(value, Decimal) else str(value)


def _label(label: tuple[tuple[str, str], ...]) -> str:
    return "，".join(f"{name}={chosen}" if name else chosen for name, chosen in label)


def _matches(field: str, expected: Expected, outcome: Outcome) -> bool:
    found = written(outcome, field)
    if bare(field) in SETS and isinstance(expected, tuple) and isinstance(found, tuple):
        return set(expected) == set(found)
    if isinstance(expected, Mapping) and isinstance(found, Mapping) and "有歧义" in expected and "有歧义" in found:
        return _same_cases(expected["有歧义"], found["有歧义"])
    if isinstance(found, Mapping) and "未规定" in found:
        return expected == "未规定" or _says(expected, found["未规定"])
    if isinstance(expected, Mapping) and isinstance(found, Mapping) and "待定" in expected:
        return all(found.get(key) == value for key, value in expected.items())
    if isinstance(expected, Mapping) and isinstance(found, Mapping) and "缺事实" in expected:
        return "缺事实" in found and _names(expected["缺事实"]) == _names(found["缺事实"])
    return expected == found


def _says(expected: Expected, found: Expected) -> bool:
    """What is printed for another 年度 counts as far as it is expected."""
    details = expected.get("未规定") if isinstance(expected, Mapping) else None
    if not isinstance(details, Mapping) or not isinstance(found, Mapping):
        return False
    return all(found.get(key) == value for key, value in details.items())


def _names(value: Expected) -> set[str]:
    return {value} if isinstance(value, str) else set(value)


def _same_cases(expected: Expected, found: Expected) -> bool:
    """Cases by their readings, in any order; an expected case may name readings that turn out not to matter."""
    if not isinstance(expected, Mapping) or not isinstance(found, Mapping):
        return False
    wanted = {frozenset(label.split("，")): value for label, value in expected.items()}
    given = {frozenset(label.split("，")): value for label, value in found.items()}
    covered: set[frozenset[str]] = set()
    for label, value in wanted.items():
        fitting = [g for g in given if g <= label]
        if len(fitting) != 1 or _settled(given[fitting[0]]) != _settled(value):
            return False
        covered.update(fitting)
    return covered == set(given)


def _settled(value: Expected) -> Any:
    if isinstance(value, Mapping):
        return {key: set(_names(v)) if key == "缺事实" else _settled(v) for key, v in value.items()}
    return value
