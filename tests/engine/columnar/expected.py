"""What the columns of a row must hold, worked out from the evaluator's assessment of that person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine import Ambiguous, Assessment, Outcome, Unknown, kind_of
from engine.columnar.flattened import bound_of, cell_of, column_of, missing_of, spelled_lines, value_of
from engine.columnar.plan import Plan
from engine.fields import split


def expected_row(assessment: Assessment, plan: Plan) -> Mapping[str, Any]:
    """Column → value, for every column of the plan."""
    found: dict[str, Any] = {}
    parts = (("field", assessment.fields), ("category", assessment.categories), ("window", assessment.windows))
    for kind, outcomes in parts:
        for field, outcome in outcomes.items():
            name = column_of(field, kind)
            found |= {
                name: value_of(outcome),
                f"{name}__kind": kind_of(outcome),
                f"{name}__low": bound_of(outcome, "low"),
                f"{name}__high": bound_of(outcome, "high"),
                f"{name}__missing": missing_of(outcome),
                f"{name}__printed": value_of_printed(outcome),
                f"{name}__rule": _rule(assessment, field),
            }
            found |= {f"{name}__if_{label}": value for label, value in _under(assessment, field, kind, outcome)}
            found |= _next_best(assessment, field, name)
    return {output.name: found.get(output.name) for output in plan.outputs}


def value_of_printed(outcome: Outcome) -> Any:
    return cell_of(outcome.printed) if isinstance(outcome, Unknown) and outcome.printed is not None else None


def _rule(assessment: Assessment, field: str) -> str | None:
    name, product = split(field)
    skipped = kind_of(assessment.fields[field]) == "not_applicable" if field in assessment.fields else False
    if name == "资助合计":
        stages = [w.stages.get(product or assessment.policy.products[0].name, ()) for w in assessment.worlds]
        if skipped or not any(stages) or (assessment.policy.has_products and not product):
            return None
        named = {
            tuple(dict.fromkeys(n for stage in some for way in stage.allocations for n in way.names)) for some in stages
        }
        return "、".join(named.pop()) or None if len(named) == 1 else None
    if field not in assessment.policy.decisions or skipped:
        return None
    return spelled_lines(field, (line for world in assessment.worlds for line in world.lines.get(field, ())))


def _next_best(assessment: Assessment, field: str, name: str) -> dict[str, Any]:
    if split(field)[0] != "资助合计" or assessment.policy.has_products:
        return {}
    if kind_of(assessment.fields[field]) == "not_applicable":
        return {}
    losers = [
        [loser for stages in world.stages.values() for stage in stages for loser in stage.losers]
        for world in assessment.worlds
    ]
    if any(one != losers[0] for one in losers) or not losers[0]:
        return {}
    best = losers[0][0]
    for loser in losers[0]:
        if loser.amount > best.amount:
            best = loser
    margin = None if isinstance(best.margin, Unknown) else best.margin
    return {f"{name}__runner_up": best.name, f"{name}__margin": margin}


def _under(assessment: Assessment, field: str, kind: str, outcome: Outcome) -> list[tuple[str, Any]]:
    if not isinstance(outcome, Ambiguous):
        return []
    if outcome.by == "tie":
        found = {}
        for case in outcome.cases:
            for aid in case.label[0][1].split("、"):
                found.setdefault(f"同额_{aid}", []).append(value_of(case.outcome))
        return [(label, values[0]) for label, values in found.items() if len(values) == 1]
    by: dict[tuple[str, str], list[Outcome]] = {}
    readings = {reading for case in outcome.cases for reading, _ in case.label}
    for case in outcome.cases:
        label = dict(case.label)
        for reading in readings:
            alternatives = [a.name for a in assessment.policy.readings[reading].alternatives]
            for alternative in [label[reading]] if reading in label else alternatives:
                by.setdefault((reading, alternative), []).append(case.outcome)
    return [
        (f"{reading}_{alternative}", value_of(outcomes[0]))
        for (reading, alternative), outcomes in by.items()
        if all(one == outcomes[0] for one in outcomes)
    ]
