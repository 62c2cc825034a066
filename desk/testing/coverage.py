"""Coverage of rule files by their scenario files: gathered from the runs, shown, written, and held to a share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from dsl import Diagnostic, InFile, Language, Policy
from engine.cases import Ran
from engine.coverage import Checked, Coverage, Possible, Seen, coverage_of, seen_by

from ..output import USAGE, RunFailed, refuse_overwriting, remark, say, write
from ..reports.coverage.words import per_cent
from ..rule_files.policies import load_policy
from ..texts import text
from . import FileRun


@dataclass(frozen=True, slots=True)
class Covered:
    """A rule file with the coverage of its policy."""

    rules: Path
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done with the coverage. `output` None: to standard output, or beside the rule file."""

    shape: str
    output: Path | None
    at_least: float


def seen(policy: Policy, ran: Sequence[Ran]) -> Seen:
    """What the scenarios of one file show: those that pass and are no proposals."""
    return seen_by(checked(one) for one in ran if not one.differences and not one.scenario.proposed)


def checked(ran: Ran) -> Checked:
    """What of a scenario's run counts for coverage, borne out or not."""
    assessment = ran.assessment
    return Checked(ran.scenario.name, assessment.policy, ran.assume, assessment.facts, tuple(ran.scenario.expected))


def covered(runs: Iterable[FileRun]) -> tuple[Covered, ...]:
    """For each rule file what all its scenario files show together. One that can't be read was reported already."""
    gathered: dict[Path, list[Seen]] = {}
    for run in runs:
        if isinstance(run.observed, Seen):
            gathered.setdefault(run.rules, []).append(run.observed)
    return tuple(_covered(gathered))


def _covered(gathered: dict[Path, list[Seen]]) -> Iterator[Covered]:
    for rules, found in gathered.items():
        loaded = load_policy(rules)
        if not isinstance(loaded, Diagnostic) and loaded.policy is not None:
            yield Covered(rules, coverage_of(Possible(loaded.policy), found))


def deliver(found: Sequence[Covered], wanted: Wanted, beside: bool, language: Language) -> None:
    """`beside`: standard output holds another report, which text would spoil."""
    report = import_module(f"desk.reports.coverage.{wanted.shape}")
    for one in found:
        rendered = report.render(one.coverage, language)
        if wanted.shape == "text" and wanted.output is None:
            _say(one, rendered, beside, language)
        else:
            path = _path(one, wanted, len(found))
            refuse_overwriting([path])
            write(path, [rendered.encode("utf-8")])
            words = {"policy": one.coverage.policy.header.id, "share": per_cent(one.coverage.total.per_mille)}
            remark(text("test.coverage_written", language, **words, file=str(path)))


def _say(one: Covered, rendered: str, beside: bool, language: Language) -> None:
    if beside:
        remark(rendered.rstrip("\n"))
    else:
        say("\n" + rendered, end="")
    if one.coverage.gaps:
        remark(text("test.coverage_advice", language, policy=one.coverage.policy.header.id))


def _path(one: Covered, wanted: Wanted, count: int) -> Path:
    name = f"{one.rules.stem}.coverage.{'txt' if wanted.shape == 'text' else wanted.shape}"
    if wanted.output is None:
        return one.rules.with_name(name)
    if wanted.output.is_dir():
        return wanted.output / name
    if count > 1:
        place, words = InFile(str(wanted.output)), {"count": str(count), "output": str(wanted.output)}
        raise RunFailed(Diagnostic("P831", place, words), code=USAGE)
    return wanted.output


def too_low(found: Iterable[Covered], wanted: Wanted) -> tuple[Diagnostic, ...]:
    return tuple(_too_low(found, wanted))


def _too_low(found: Iterable[Covered], wanted: Wanted) -> Iterator[Diagnostic]:
    for one in found:
        share = one.coverage.total.per_mille / 10
        if share < wanted.at_least:
            words = {"policy": one.coverage.policy.header.id, "found": f"{share:.1f}", "wanted": f"{wanted.at_least:g}"}
            yield Diagnostic("P830", InFile(str(one.rules)), words)
