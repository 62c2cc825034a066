"""One scenario file: read, prepared and run, with what decided wherever a field is not as expected."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from time import perf_counter
from typing import Any

from dsl import Diagnostic, Language, Policy
from engine.cases import Change, Difference, Prepared, Ran, Runner, Scenario, ScenarioFile, updated

from ..files import write_whole
from ..reports.document import Block
from .decided import Deciding
from .files import rules_of
from .opened import open_scenarios

Observer = Callable[[Policy, Sequence[Ran]], Any]
"""Looks at all that ran of a file, in the process that ran it; what it returns travels with the file's results."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What to run, and how. `pattern` empty: every scenario. An `observer` must be a function of a module."""

    language: Language
    pattern: str = ""
    fail_fast: bool = False
    update: bool = False
    observer: Observer | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A field that is not as expected, and what decided it."""

    difference: Difference
    decided: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tested:
    scenario: Scenario
    failures: tuple[Failure, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        return not self.failures and not self.scenario.proposed

    @property
    def failed(self) -> bool:
        return bool(self.failures) and not self.scenario.proposed


@dataclass(frozen=True, slots=True)
class FileRun:
    """`problems` are those of the file itself: then nothing ran. `observed` is what the observer returned."""

    path: Path
    rules: Path
    tested: tuple[Tested, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    changes: tuple[Change, ...] = ()
    seconds: float = 0.0
    observed: Any = None

    @property
    def failed(self) -> bool:
        return bool(self.problems) or any(one.failed for one in self.tested)


def run_file(path: Path, picked: Picked) -> FileRun:
    start = perf_counter()
    opened = open_scenarios(path)
    prepared = [one for one in opened.prepared if is_picked(picked.pattern, path, one.scenario.name)]
    ran, tested = _run(prepared, picked)
    problems = opened.problems
    changes: tuple[Change, ...] = ()
    if picked.update and opened.file is not None and not problems:
        changes, problems = _update(path, opened.file, ran)
    observe = picked.observer
    observed = observe(ran[0].assessment.policy, ran) if observe is not None and ran else None
    return FileRun(path, rules_of(path), tested, problems, changes, perf_counter() - start, observed)


def is_picked(pattern: str, path: Path, name: str) -> bool:
    """A part of the scenario's name or of the file's, or a pattern with * and ? for all of either."""
    names = (name.casefold(), path.name.casefold(), f"{path.name}::{name}".casefold())
    pattern = pattern.casefold()
    return any(pattern in one or fnmatchcase(one, pattern) for one in names)


def _run(prepared: Sequence[Prepared], picked: Picked) -> tuple[tuple[Ran, ...], tuple[Tested, ...]]:
    done = list(_each(prepared, picked))
    return tuple(ran for ran, _ in done), tuple(tested for _, tested in done)


def _each(prepared: Sequence[Prepared], picked: Picked) -> Iterator[tuple[Ran, Tested]]:
    runner = Runner()
    deciding: dict[int, Deciding] = {}
    for one in prepared:
        start = perf_counter()
        ran = runner(one)
        if ran.differences and id(one.policy) not in deciding:
            deciding[id(one.policy)] = Deciding(one.policy, picked.language)
        failures = tuple(Failure(d, deciding[id(one.policy)](ran, d)) for d in ran.differences)
        tested = Tested(one.scenario, failures, perf_counter() - start)
        yield ran, tested
        if picked.fail_fast and tested.failed:
            return


def _update(path: Path, file: ScenarioFile, ran: Sequence[Ran]) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
    """The file is written whole or not at all, and only if something changed."""
    text, changes = updated(file, ran)
    if text == file.source.text:
        return changes, ()
    mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
    problem = write_whole(path, mark + text.encode("utf-8"))
    return (changes, ()) if problem is None else ((), (problem,))
