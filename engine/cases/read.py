"""The driver: a scenario file's text → its nodes → checked against the schema → scenarios."""

from __future__ import annotations

from dsl import Diagnostic, InSource, Source

from .build import scenarios_in
from .compose import compose
from .keys import in_chinese
from .scenario import ScenarioFile
from .schema import check_schema
from .tree import Pairs


def read_scenarios(source: Source) -> tuple[ScenarioFile | None, tuple[Diagnostic, ...]]:
    """The file's scenarios, or everything that is wrong with it, in the order of the text.

    Values are taken as they are written (400.10 and 2024-03-20 stay as they are); nothing is guessed.
    """
    written, problems = compose(source)
    if written is None:
        return None, problems
    root, twice = in_chinese(source, written)
    problems = (*problems, *twice, *check_schema(source, root))
    if problems or not isinstance(root, Pairs):
        return None, _once(problems)
    file, problems = scenarios_in(source, root)
    return (None if problems else file), problems


def _once(problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """In the order of the text; what nodes and schema both stumble over is told once."""
    return tuple({(problem.code, _start(problem)): problem for problem in sorted(problems, key=_start)}.values())


def _start(diagnostic: Diagnostic) -> int:
    return diagnostic.place.span.start if isinstance(diagnostic.place, InSource) else 0
