"""The file's own 约束 on persons and parameters. Those on a population are checked where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Diagnostic

from ..answer import Assessment, World
from ..interpret.situation import Situation
from .report import finding
from .survey import Survey
from .witness import Shows

GATE = "缴费"


def constraints_hold(survey: Survey) -> Iterator[Diagnostic]:
    for index in survey.personal_constraints:
        constraint = survey.policy.constraints[index]
        explored = survey.constraint(index)
        broken = [cell for cell in explored.cells if cell.answer is False]
        found = survey.witnesses.find(broken, violates(survey, index), GATE)
        if found is not None:
            code = "P541" if constraint.normally else "P540"
            yield finding(code, survey.policy, constraint.span, {}, found)


def violates(survey: Survey, index: int) -> Shows:
    question = survey.questions.constraint(survey.policy.constraints[index])

    def shows(assessment: Assessment, world: World) -> bool:
        return question.ask(Situation(assessment.facts, dict(world.choices))).answer is False

    return shows
