"""`pol generate`: scenarios that would fill the gaps of a notice's tests, for an officer to review."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import click

from dsl import Diagnostic, InFile, Language, Policy
from engine.cases import Prepared, Ran, Scenario

from ..output import CLEAN, FINDINGS, USAGE, RunFailed, remark, required, say, write
from ..rule_files.policies import find_policy
from ..testing import open_scenarios, scenarios_beside
from ..testing.files import SCENARIOS, must_belong
from ..texts import help_of, text
from .options import complete_policy, sound_policy


def command(language: Language) -> click.Command:
    @click.command("generate", help=help_of("generate", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.option("--output", metavar="FILE", help=text("generate.output", language))
    @click.option("--force", is_flag=True, help=text("generate.force", language))
    def generate(policy: str, output: str | None, force: bool) -> int:
        rules = required(find_policy(policy))
        model = sound_policy(str(rules))
        path = _destination(rules, force) if output is None else _named(Path(output), rules, force)
        _propose(model, rules, path, language)
        return CLEAN

    return generate


def _destination(rules: Path, force: bool) -> Path:
    """The first file beside the rule file that is free, or whose proposals may be replaced.

    One whose proposals were all accepted belongs to the notice's tests by now, and the next takes its place.
    """
    for number in count(1):
        path = rules.with_name(f"{rules.stem}.proposed{'' if number == 1 else f'-{number}'}{SCENARIOS}")
        if not path.exists() or any(one.proposed for one in _scenarios(path)):
            return _free(path, force)
    raise AssertionError("counting never ends")


def _named(path: Path, rules: Path, force: bool) -> Path:
    must_belong(path, rules, "proposed")
    return _free(path, force)


def _free(path: Path, force: bool) -> Path:
    """A file that is not there, or, by `force`, one in which nothing has been accepted."""
    if path.exists():
        place, words = InFile(str(path)), {"file": str(path)}
        if not force:
            raise RunFailed(Diagnostic("P850", place, words), code=USAGE)
        if not all(one.proposed for one in _scenarios(path)):
            raise RunFailed(Diagnostic("P854", place, words), code=USAGE)
    return path


def _scenarios(path: Path) -> Sequence[Scenario]:
    """Of a file that can't be read nobody knows what was accepted: it has to be mended first."""
    opened = open_scenarios(path)
    if opened.file is None or opened.problems:
        raise RunFailed(*opened.problems, code=FINDINGS)
    return opened.file.scenarios


def _propose(policy: Policy, rules: Path, path: Path, language: Language) -> None:
    # Imported late: together they are most of the program.
    from engine.cases import run
    from engine.coverage import Possible, coverage_of
    from engine.proposals import propose, usual_facts

    from ..reports.proposals import text as proposals_text
    from ..reports.proposals import yaml as proposals_yaml
    from ..testing.coverage import seen

    prepared = [_prepared(one) for one in scenarios_beside(rules)]
    ran = [tuple(run(one)) for one in prepared]
    _mention_failures([one for those in ran for one in those], language)
    possible = Possible(policy)
    coverage = coverage_of(possible, [seen(policy, those) for those in ran])
    proposed = propose(coverage, possible, usual_facts([one.facts for those in prepared for one in those]))
    if not proposed.missing:
        say(text("generate.no_gaps", language, policy=policy.header.id))
        return
    if proposed.proposals:
        content = proposals_yaml.render(policy.header.id, rules.stem, proposed, language)
        write(path, [content.encode("utf-8")])
    say(proposals_text.render(proposed, str(path), language), end="")
    if proposed.proposals:
        remark(text("generate.advice", language, file=str(path)))


def _prepared(path: Path) -> Sequence[Prepared]:
    opened = open_scenarios(path)
    if opened.problems:
        raise RunFailed(*opened.problems, code=FINDINGS)
    return opened.prepared


def _mention_failures(ran: Sequence[Ran], language: Language) -> None:
    """A scenario that fails covers nothing: its gaps would be proposed anew."""
    failing = sum(bool(one.differences) and not one.scenario.proposed for one in ran)
    if failing:
        remark(text("generate.failing", language, count=str(failing)))
