"""The file's own 约束 on persons and parameters. Those on a population are checked where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Diagnostic

from ..answer import Assessment, World
from ..interpret.situation import Situation
from .cells import Cell, Explored
from .report import finding
from .survey import Survey
from .witness import Shows, Witness

GATE = "缴费"


def constraints_hold(survey: Survey) -> Iterator[Diagnostic]:
    for index in survey.personal_constraints:
        constraint = survey.policy.constraints[index]
        found = violation(survey, index)
        if found is not None:
            code = "P541" if constraint.normally else "P540"
            yield finding(code, survey.policy, constraint.span, {}, found)


def violation(survey: Survey, index: int) -> Witness | None:
    """Somebody who is let in and outside of what a constraint says."""
    broken = _broken(survey.constraint(index))
    if not broken:
        return None
    shows = _violates(survey, index)
    found = survey.witnesses.find(broken, shows, GATE)
    if found is not None:
        return found
    # Each of these stands for many, of whom the one at hand is turned away; now they are told apart by that as well.
    question = survey.questions.constraint_if_let_in(survey.policy.constraints[index])
    return survey.witnesses.find(_broken(survey.explorer.explore(question)), shows, GATE)


def _broken(explored: Explored) -> list[Cell]:
    return [cell for cell in explored.cells if cell.answer is False]


def _violates(survey: Survey, index: int) -> Shows:
    question = survey.questions.constraint(survey.policy.constraints[index])

    def shows(assessment: Assessment, world: World) -> bool:
        return question.ask(Situation(assessment.facts, dict(world.choices))).answer is False

    return shows
