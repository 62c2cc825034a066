"""`pol test`: what a notice gives the persons of its scenario files, against what an officer derived by hand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsl import Diagnostic, InFile, Language

from ..output import CLEAN, FAILED, FINDINGS, STANDARD_OUTPUT, refuse_overwriting, remark, say, show, write
from ..reports.diagnostics.formats import wants_colour
from ..texts import help_of, text

if TYPE_CHECKING:  # YAML and its checks are imported when scenarios are run, coverage when it is asked for
    from ..testing import FileRun, Observer
    from ..testing.coverage import Covered, Wanted

FORMATS = ("text", "json", "junit", "github")
"""Each is rendered by a module of its own, imported when it is asked for."""
COVERAGE = ("text", "json", "html")


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
    @click.option("--coverage", is_flag=True, help=text("test.coverage", language))
    @click.option("--coverage-format", type=click.Choice(COVERAGE), help=text("test.coverage_format", language))
    @click.option("--coverage-output", metavar="PATH", help=text("test.coverage_output", language))
    @click.option("--fail-under", metavar="PCT", type=click.FloatRange(0, 100), help=text("test.fail_under", language))
    def test(
        paths: tuple[str, ...],
        shape: str,
        output: str | None,
        pattern: str,
        fail_fast: bool,
        jobs: int,
        update: bool,
        coverage: bool,
        coverage_format: str | None,
        coverage_output: str | None,
        fail_under: float | None,
    ) -> int:
        from ..testing import Picked, scenario_files, tested

        files, unknown = scenario_files(paths)
        if unknown:
            show(unknown, language)
            return FAILED
        _refuse_to_overwrite(output, files)
        wanted = _wanted(coverage, coverage_format, coverage_output, fail_under)
        picked = Picked(language, pattern, fail_fast, update, _observer(wanted))
        runs = tuple(tested(files, picked, jobs))
        nothing = _nothing(runs, paths, pattern)
        if nothing is not None:
            show([nothing], language)
            return FINDINGS
        if wanted is None:
            _deliver(runs, shape, output, language)
            low: tuple[Diagnostic, ...] = ()
        else:
            low = _with_coverage(runs, shape, output, wanted, language)
        untried = _proposed_only(runs)
        show(untried, language)
        return FINDINGS if low or untried or any(run.failed or run.changes for run in runs) else CLEAN

    return test


def _wanted(asked: bool, shape: str | None, output: str | None, at_least: float | None) -> Wanted | None:
    """Any of its options asks for coverage."""
    if not asked and shape is None and output is None and at_least is None:
        return None
    from ..testing.coverage import Wanted

    return Wanted(shape or COVERAGE[0], None if output is None else Path(output), at_least or 0)


def _observer(wanted: Wanted | None) -> Observer | None:
    if wanted is None:
        return None
    from ..testing.coverage import seen

    return seen


def _with_coverage(
    runs: Sequence[FileRun], shape: str, output: str | None, wanted: Wanted, language: Language
) -> tuple[Diagnostic, ...]:
    """The report and the coverage. A JSON report has it as a member; beside others it is a report of its own."""
    from ..testing import coverage

    found = coverage.covered(runs)
    _deliver(runs, shape, output, language, found)
    if shape != "json" or wanted.shape != COVERAGE[0]:
        to_file = output not in (None, STANDARD_OUTPUT)
        coverage.deliver(found, wanted, shape != FORMATS[0] and not to_file, language)
    low = coverage.too_low(found, wanted)
    show(low, language)
    return low


def _refuse_to_overwrite(output: str | None, files: Sequence[Path]) -> None:
    """What is read is never written over."""
    from ..testing import rules_of

    if output not in (None, STANDARD_OUTPUT):
        refuse_overwriting([Path(str(output))], *(one for file in files for one in (file, rules_of(file))))


def _nothing(runs: Sequence[FileRun], paths: Sequence[str], pattern: str) -> Diagnostic | None:
    """A run that tried nobody is no success."""
    if any(run.tested or run.problems for run in runs):
        return None
    if pattern and runs:
        return Diagnostic("P824", None, {"pattern": pattern})
    return Diagnostic("P821", None, {"where": "、".join(paths) or "、".join((".", "policies"))})


def _proposed_only(runs: Sequence[FileRun]) -> tuple[Diagnostic, ...]:
    """Rule files that no scenario tried but those that nobody has accepted: that they agree says nothing."""
    tried = {run.rules for run in runs if run.problems or not all(one.scenario.proposed for one in run.tested)}
    untried = [run for run in runs if run.tested and run.rules not in tried]
    return tuple(Diagnostic("P826", InFile(str(run.path)), {"file": str(run.path)}) for run in untried)


def _deliver(
    runs: Sequence[FileRun], shape: str, output: str | None, language: Language, found: Sequence[Covered] = ()
) -> None:
    """To standard output, or to a file with the closing line beside it."""
    report = import_module(f"desk.reports.scenarios.{shape}")
    more = {"coverage": [one.coverage for one in found]} if shape == "json" else {}
    if output in (None, STANDARD_OUTPUT):
        colour = {"colour": wants_colour(sys.stdout)} if shape == "text" else {}
        say(report.render(runs, language, **colour, **more), end="")
        return
    write(Path(output or ""), [report.render(runs, language, **more).encode("utf-8")])
    from ..reports.scenarios.text import summary

    remark(summary(runs, language))
