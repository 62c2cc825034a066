"""`pol mutate`: would a scenario notice if the rule file said something else?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from dsl import Diagnostic, InFile, Language, Loaded, Policy, Severity
from engine.cases import Prepared
from engine.mutation import (
    Fate,
    Mutation,
    Notice,
    Score,
    Trial,
    Version,
    Written,
    mutations,
    picked,
    proposed,
    sample,
    score,
)

from ..output import CLEAN, FINDINGS, USAGE, RunFailed, remark, required, say, show, write
from ..rule_files.policies import find_policy, policies_beside
from ..testing import open_scenarios, scenarios_beside
from ..testing.files import must_belong
from ..texts import help_of, text
from .options import complete_policy, sound

FORMATS = ("text", "json")


def command(language: Language) -> click.Command:
    @click.command("mutate", help=help_of("mutate", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.option("--run", "pattern", metavar="PATTERN", default="", help=text("mutate.run", language))
    @click.option("--sample", "count", metavar="N", type=click.IntRange(1), help=text("mutate.sample", language))
    @click.option("--jobs", metavar="N", type=click.IntRange(1), help=text("mutate.jobs", language))
    @click.option(
        "--format", "shape", type=click.Choice(FORMATS), default=FORMATS[0], help=text("mutate.format", language)
    )
    @click.option("--all", "with_all", is_flag=True, help=text("mutate.all", language))
    @click.option("--propose", metavar="FILE", help=text("mutate.propose", language))
    @click.option(
        "--fail-under", metavar="PCT", type=click.FloatRange(0, 100), help=text("mutate.fail_under", language)
    )
    def mutate(
        policy: str,
        pattern: str,
        count: int | None,
        jobs: int | None,
        shape: str,
        with_all: bool,
        propose: str | None,
        fail_under: float | None,
    ) -> int:
        path = required(find_policy(policy))
        if propose is not None:
            _writable(Path(propose), path)
        loaded, model = sound(policy)
        notice, scenarios = _notice(path, loaded, model), _scenarios(path)
        _must_pass(notice, scenarios, path, model)
        wanted = _wanted(notice, Written(loaded.source, loaded.nodes), pattern, count)
        found = score(notice, scenarios, wanted, jobs or os.cpu_count() or 1)
        report = import_module(f"desk.reports.mutation.{shape}")
        say(report.render(found, loaded.source, model, language, with_all=with_all), end="")
        if propose is not None:
            _propose(Path(propose), path, found, language)
        return _held_to(found, fail_under, path, model, language)

    return mutate


def _writable(path: Path, rules: Path) -> None:
    """Before the long run: a new file, and one that is read with the others of the rule file."""
    if path.exists():
        raise RunFailed(Diagnostic("P843", InFile(str(path))))
    must_belong(path, rules, "改动")


def _notice(path: Path, loaded: Loaded, policy: Policy) -> Notice:
    vocabulary = policy.header.vocabulary, policy.vocabulary.source
    return Notice(loaded.source, vocabulary, tuple(policies_beside(path)()))


def _scenarios(path: Path) -> tuple[Prepared, ...]:
    """Those that count, of all files beside the rule file; the run ends where one of these can't be used."""
    opened = [open_scenarios(file) for file in scenarios_beside(path)]
    problems = [problem for one in opened for problem in one.problems]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise RunFailed(*problems, code=FINDINGS)
    found = tuple(one for file in opened for one in file.prepared if not one.scenario.proposed)
    if not found:
        raise RunFailed(Diagnostic("P821", None, {"where": str(path.parent)}), code=FINDINGS)
    return found


def _must_pass(notice: Notice, scenarios: Sequence[Prepared], path: Path, policy: Policy) -> None:
    failing = [one.scenario.name for one in Trial(notice, scenarios).failing]
    if failing:
        names = "、".join(failing[:5]) + ("……" if len(failing) > 5 else "")
        words = {"policy": policy.header.id, "count": str(len(failing)), "names": names, "file": str(path)}
        raise RunFailed(Diagnostic("P840", InFile(str(path)), words), code=FINDINGS)


def _wanted(notice: Notice, written: Written, pattern: str, count: int | None) -> tuple[Mutation, ...]:
    found = picked(mutations(written), pattern)
    if not found:
        place = InFile(written.source.name)
        raise RunFailed(Diagnostic("P842", place, {"pattern": pattern}), code=USAGE if pattern else FINDINGS)
    if count is None:
        return found
    return sample(found, count, lambda mutation: Version(notice, mutation).policy() is not None)


def _propose(path: Path, rules: Path, found: Score, language: Language) -> None:
    write(path, [proposed(rules.stem, found.of(Fate.SURVIVED)).encode("utf-8")])
    remark(text("mutate.proposed", language, file=str(path)))


def _held_to(found: Score, wanted: float | None, path: Path, policy: Policy, language: Language) -> int:
    if wanted is None or found.per_mille >= wanted * 10:
        return CLEAN
    words = {
        "policy": policy.header.id,
        "found": f"{found.per_mille / 10:.1f}",
        "wanted": f"{wanted:g}",
        "stem": path.stem,
    }
    show([Diagnostic("P841", InFile(str(path)), words)], language)
    return FINDINGS
