"""`--assume NAME=VALUE` on the command line → assumptions."""

from __future__ import annotations

from collections.abc import Sequence

from dsl import Assumption, Diagnostic, InFile, Policy
from engine.assume import assumption_from
from engine.facts import Problem

from .output import USAGE, RunFailed

OPTION = "--assume"
_EQUALS = str.maketrans({"＝": "="})


def assumptions(policy: Policy, given: Sequence[str], reason: str) -> tuple[Assumption, ...]:
    """The run ends where one makes no sense, with everything that is wrong."""
    outcomes = [_assumption(policy, text, reason) for text in given]
    made = [outcome for outcome in outcomes if isinstance(outcome, Assumption)]
    problems = [outcome for outcome in outcomes if isinstance(outcome, Diagnostic)]
    targets = [assumption.target for assumption in made]
    twice = dict.fromkeys(target for target in targets if targets.count(target) > 1)
    problems.extend(Diagnostic("P716", InFile(f"{OPTION} {target}"), {"name": target}) for target in twice)
    if problems:
        raise RunFailed(*problems, code=USAGE)
    return tuple(made)


def _assumption(policy: Policy, given: str, reason: str) -> Assumption | Diagnostic:
    name, equals, value = (part.strip() for part in given.translate(_EQUALS).partition("="))
    place = InFile(f"{OPTION} {name}")
    if not (name and equals and value):
        return Diagnostic("P714", place, {"given": given})
    made = assumption_from(policy, name, value, reason)
    return Diagnostic(made.code, place, made.arguments) if isinstance(made, Problem) else made
