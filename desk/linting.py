"""A rule file linted: loaded, checked, its scenarios run, and everything said about it with what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dsl import Diagnostic, Loaded, Policy, Source, is_vocabulary
from engine.coverage import Coverage, Possible, Seen, coverage_of
from engine.lint import Judged, lint

from .checking import check_loaded
from .rule_files.policies import AT_ANY_TIME, load_policy
from .rule_files.superiors import superiors
from .rule_files.texts import DISK, RuleTexts
from .testing import Picked, run_file, scenarios_beside
from .testing.coverage import seen


@dataclass(frozen=True, slots=True)
class Linted:
    """`judged` None: not even its text could be had, or it is a vocabulary, which is only checked."""

    path: Path
    diagnostics: tuple[Diagnostic, ...]
    judged: Judged | None = None
    was_read: bool = True


def lint_file(path: Path) -> Linted:
    loaded = load_policy(path)
    if isinstance(loaded, Diagnostic):
        return Linted(path, (loaded,), was_read=False)
    if is_vocabulary(loaded.nodes):
        return Linted(path, check_loaded(loaded, path).diagnostics)
    judged = _judged(loaded, path, _coverage(loaded.policy, path))
    return Linted(path, judged.diagnostics, judged)


def judge(path: Path, source: Source) -> Judged:
    """A text that might stand in the file; what its scenarios meet is not asked."""
    loaded = load_policy(path, AT_ANY_TIME, RuleTexts({path.absolute(): source}))
    assert isinstance(loaded, Loaded)
    return _judged(loaded, path, None)


def _judged(loaded: Loaded, path: Path, coverage: Coverage | None) -> Judged:
    checked = check_loaded(loaded, path).diagnostics
    above = () if loaded.policy is None else superiors(loaded.policy, path, AT_ANY_TIME, DISK)
    uppers = tuple(one for one in above if isinstance(one, Policy))
    return Judged(loaded, lint(loaded, checked, uppers, coverage))


def _coverage(policy: Policy | None, path: Path) -> Coverage | None:
    """None where scenarios can't be run: `pol test` says why."""
    if policy is None:
        return None
    runs = [run_file(one, Picked("zh", observer=seen)) for one in scenarios_beside(path)]
    if any(run.problems for run in runs):
        return None
    return coverage_of(Possible(policy), [run.observed for run in runs if isinstance(run.observed, Seen)])
