"""Lines that no scenario meets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from dsl import Diagnostic, InFile, Span

from ...coverage import Coverage, Goal, Measure, Possible
from ...symbolic.witness import as_written
from ..subject import Subject


def not_met(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each line, with a person who would meet it."""
    coverage, policy = subject.coverage, subject.policy.header.id
    lines = {} if coverage is None or not coverage.scenarios else _lines(coverage)
    possible = Possible(subject.policy)
    for line, goal in lines.items():
        start = subject.source.start_of(line)
        text = subject.source.line_text(line)
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.partition("#")[0].rstrip()))
        yield Diagnostic(
            "P918", subject.found("P918", span, {}).place, {"policy": policy}, witness=_person(possible, goal)
        )


def none_at_all(subject: Subject) -> Iterator[Diagnostic]:
    """Said once, instead of line by line."""
    if subject.coverage is not None and not subject.coverage.scenarios:
        words = {"policy": subject.policy.header.id, "file": f"{PurePath(subject.source.name).stem}.scenarios.yaml"}
        yield Diagnostic("P923", InFile(subject.source.name), words)


def _lines(coverage: Coverage) -> dict[int, Goal]:
    """Lines of the file itself of which nothing is met."""
    own = [goal for goal in coverage.goals if goal.measure is Measure.LINE and not goal.file]
    met = {goal.line for goal in own if goal in coverage.met}
    gaps = (goal for goal in coverage.gaps if goal in own and goal.line not in met)
    return {goal.line: goal for goal in reversed(tuple(gaps))}


def _person(possible: Possible, goal: Goal) -> dict[str, str] | None:
    cells = (possible.found(watch) for watch in possible.watches.get(goal, ()))
    cell = next((cell for cell in cells if cell is not None), None)
    return None if cell is None else dict(as_written(cell.facts, possible.policy)) or None
