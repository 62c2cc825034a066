"""`pol test`: what a notice gives the persons of its scenario files, against what an officer derived by hand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from dsl import Diagnostic, Language

from ..output import CLEAN, FAILED, FINDINGS, STANDARD_OUTPUT, remark, say, show, write
from ..reports.diagnostics import wants_colour
from ..testing import FileRun, Picked, scenario_files, tested
from ..texts import help_of, text

FORMATS = ("text", "json", "junit", "github")
"""Each is rendered by a module of its own, imported when it is asked for."""


def command(language: Language) -> click.Command:
    @click.command("test", help=help_of("test", language))
    @click.argument("paths", metavar="[PATH]...", nargs=-1)
    @click.option(
        "--format", "shape", type=click.Choice(FORMATS), default=FORMATS[0], help=text("test.format", language)
    )
    @click.option("--output", metavar="FILE", help=text("test.output", language))
    @click.option("--run", "pattern", metavar="PATTERN", default="", help=text("test.run", language))
    @click.option("--fail-fast", is_flag=True, help=text("test.fail_fast", language))
    @click.option("--jobs", metavar="N", type=click.IntRange(1), default=1, help=text("test.jobs", language))
    @click.option("--update", is_flag=True, help=text("test.update", language))
    def test(
        paths: tuple[str, ...],
        shape: str,
        output: str | None,
        pattern: str,
        fail_fast: bool,
        jobs: int,
        update: bool,
    ) -> int:
        files, unknown = scenario_files(paths)
        if unknown:
            show(unknown, language)
            return FAILED
        picked = Picked(language, pattern, fail_fast, update)
        runs = tuple(tested(files, picked, jobs))
        nothing = _nothing(runs, paths, pattern)
        if nothing is not None:
            show([nothing], language)
            return FINDINGS
        _deliver(runs, shape, output, language)
        return FINDINGS if any(run.failed or run.changes for run in runs) else CLEAN

    return test


def _nothing(runs: Sequence[FileRun], paths: Sequence[str], pattern: str) -> Diagnostic | None:
    """A run that tried nobody is no success."""
    if any(run.tested or run.problems for run in runs):
        return None
    if pattern and runs:
        return Diagnostic("P824", None, {"pattern": pattern})
    return Diagnostic("P821", None, {"where": "、".join(paths) or "、".join((".", "policies"))})


def _deliver(runs: Sequence[FileRun], shape: str, output: str | None, language: Language) -> None:
    """To standard output, or to a file with the closing line beside it."""
    report = import_module(f"desk.reports.scenarios_{shape}")
    if output in (None, STANDARD_OUTPUT):
        colour = {"colour": wants_colour(sys.stdout)} if shape == "text" else {}
        say(report.render(runs, language, **colour), end="")
        return
    write(Path(output or ""), [report.render(runs, language).encode("utf-8")])
    from ..reports.scenarios_text import summary

    remark(summary(runs, language))
