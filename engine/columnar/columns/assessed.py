"""The evaluator's assessment of one person as a row of the same columns that a plan gives.

By this every engine is held to the reference: in the tests, and where a result is verified.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl import NONE

from ...answer import Ambiguous, Assessment, Known, NotApplicable, Outcome, World, kind_of
from ...fields import split
from ...interpret.calendar import edges_of
from ...unknown import Unknown
from ..stepwise.parts import AIDED, Aided, aided_by
from .flattened import UNDER_TIE, bound_of, cell_of, column_of, missing_of, printed_of, spelled_lines, value_of
from .output import Cell, Output


def assessed_row(assessment: Assessment, outputs: tuple[Output, ...]) -> Mapping[str, Cell]:
    """Column → what stands in it, for every column of a plan."""
    found: dict[str, Cell] = {}
    parts = (
        ("field", assessment.fields),
        ("category", assessment.categories),
        ("window", assessment.windows),
        ("edge", edges(assessment)),
    )
    for kind, outcomes in parts:
        for field, outcome in outcomes.items():
            found |= _columns(assessment, field, column_of(field, kind), outcome)
    return {output.name: found.get(output.name) for output in outputs}


def edges(assessment: Assessment) -> dict[str, Outcome]:
    """The first and the last day of each 期; 无 where it is not open to the person."""
    found: dict[str, Outcome] = {edge: Known(NONE) for window in assessment.windows for edge in edges_of(window)}
    for deadline in assessment.deadlines:
        found |= zip(edges_of(deadline.window), (deadline.first, deadline.last), strict=True)
    return found


def _columns(assessment: Assessment, field: str, name: str, outcome: Outcome) -> dict[str, Cell]:
    found = {
        "": value_of(outcome),
        "__kind": kind_of(outcome),
        "__low": bound_of(outcome, "low"),
        "__high": bound_of(outcome, "high"),
        "__missing": missing_of(outcome),
        "__printed": printed_of(outcome),
        "__rule": _rule(assessment, field, outcome),
        **{f"__if_{label}": cell for label, cell in _under(assessment, outcome)},
    }
    aided = _aided(assessment, field, outcome)
    if aided is not None and aided.runner_up is not None:
        margin = aided.runner_up.margin
        found["__runner_up"] = aided.runner_up.name
        found["__margin"] = None if isinstance(margin, Unknown) else cell_of(margin)
    return {name + suffix: cell for suffix, cell in found.items()}


def _rule(assessment: Assessment, field: str, outcome: Outcome) -> Cell:
    aided = _aided(assessment, field, outcome)
    if aided is not None:
        return "、".join(aided.names) or None
    if isinstance(outcome, NotApplicable):
        return None
    return spelled_lines(field, (line for world in assessment.worlds for line in world.lines.get(field, ())))


def _aided(assessment: Assessment, field: str, outcome: Outcome) -> Aided | None:
    """Which aids take part, where every world agrees."""
    name, product = split(field)
    if name != AIDED or isinstance(outcome, NotApplicable) or (assessment.policy.has_products and not product):
        return None
    of = product or assessment.policy.products[0].name
    found = [_aids_in(world, of) for world in assessment.worlds]
    return found[0] if all(one == found[0] for one in found) else None


def _aids_in(world: World, product: str) -> Aided | None:
    stages = world.stages.get(product, ())
    return aided_by(stages) if stages else None


def _under(assessment: Assessment, outcome: Outcome) -> Iterator[tuple[str, Cell]]:
    if not isinstance(outcome, Ambiguous):
        return
    if outcome.by == "tie":
        aids = dict.fromkeys(aid for case in outcome.cases for aid in case.label[0][1].split("、"))
        for aid in aids:
            there = [case.outcome for case in outcome.cases if aid in case.label[0][1].split("、")]
            if len(there) == 1:
                yield f"{UNDER_TIE}_{aid}", value_of(there[0])
        return
    for reading in dict.fromkeys(reading for case in outcome.cases for reading, _ in case.label):
        for alternative in (a.name for a in assessment.policy.readings[reading].alternatives):
            there = [c.outcome for c in outcome.cases if dict(c.label).get(reading, alternative) == alternative]
            if there and all(one == there[0] for one in there[1:]):
                yield f"{reading}_{alternative}", value_of(there[0])
