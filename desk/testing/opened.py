"""A scenario file with the rule file beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dsl import Asked, Diagnostic, InFile, Policy, citations
from engine.cases import Prepared, ScenarioFile, prepare, read_scenarios

from ..files import SCENARIO_FILE_LIMIT, read_text
from ..rule_files.locks import read_lock_beside
from ..rule_files.policies import load_policy
from ..rule_files.texts import DISK, RuleTexts
from .files import rules_of


@dataclass(frozen=True, slots=True)
class Opened:
    """`file` None: it can't be read. Nothing is prepared where there are problems."""

    file: ScenarioFile | None
    prepared: tuple[Prepared, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def open_scenarios(path: Path, texts: RuleTexts = DISK) -> Opened:
    """The scenarios of a file, ready to run against the rule file beside it, or everything that is wrong."""
    source = read_text(path, SCENARIO_FILE_LIMIT)
    if isinstance(source, Diagnostic):
        return Opened(None, problems=(source,))
    file, problems = read_scenarios(source)
    if file is None:
        return Opened(None, problems=problems)
    rules = rules_of(path)
    if not rules.is_file():
        return Opened(file, problems=(Diagnostic("P822", InFile(source.name), {"policy": rules.name}),))
    lock = read_lock_beside(rules)
    known = lock if isinstance(lock, citations.Lock) else None
    return Opened(file, *prepare(file, rules.stem, _policies(rules, texts), known))


def _policies(rules: Path, texts: RuleTexts) -> Callable[[Asked], Policy | tuple[Diagnostic, ...]]:
    def on(asked: Asked) -> Policy | tuple[Diagnostic, ...]:
        loaded = load_policy(rules, asked, texts)
        if isinstance(loaded, Diagnostic):
            return (loaded,)
        return loaded.diagnostics if loaded.policy is None else loaded.policy

    return on
