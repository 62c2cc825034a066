"""A run of scenario files as workflow commands, which GitHub shows beside the lines of the scenarios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl import Language

from ...testing import FileRun
from ..diagnostics import github as diagnostics_github
from . import failure
from .text import summary


def render(runs: Sequence[FileRun], language: Language) -> str:
    return "".join(line + "\n" for line in _lines(runs, language))


def _lines(runs: Sequence[FileRun], language: Language) -> Iterator[str]:
    for run in runs:
        if run.problems:
            yield diagnostics_github.render(run.problems, language).removesuffix("\n")
        for tested in run.tested:
            if tested.failures:
                level = "warning" if tested.scenario.proposed else "error"
                place = {"file": str(run.path), "line": str(tested.scenario.line), "title": tested.scenario.name}
                told = "\n".join(failure.lines(run.path, tested, language))
                yield diagnostics_github.command(level, place, told)
    yield summary(runs, language)
