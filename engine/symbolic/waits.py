"""等待期 that comes to less than nothing: the benefit would begin before the payment."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Diagnostic, Duration, Role

from ..answer import Assessment, World
from .cells import Cell
from .questions import Decided
from .report import finding
from .survey import Survey
from .witness import Shows


def waits_below_nothing(survey: Survey) -> Iterator[Diagnostic]:
    """One person for each 等待期."""
    for key, decision in survey.policy.decisions.items():
        if decision.role is not Role.WAITING:
            continue
        short = [cell for cell in survey.decision(key).cells if _is_negative(_value(cell))]
        for cell in short:
            length = _value(cell)
            found = survey.witnesses.find([cell], _waits(key, length), key)
            if found is not None:
                yield finding("P567", survey.policy, decision.span, {"length": str(length)}, found)
                break


def _value(cell: Cell) -> object:
    return cell.answer.value if isinstance(cell.answer, Decided) else None


def _is_negative(value: object) -> bool:
    return isinstance(value, Duration) and value.count < 0


def _waits(key: str, length: object) -> Shows:
    def shows(assessment: Assessment, world: World) -> bool:
        return bool(world.values[key] == length)

    return shows
