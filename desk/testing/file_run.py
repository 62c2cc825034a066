"""One scenario file: read, prepared and run, with what decided wherever a field is not as expected."""

from __future__ import annotations

import codecs
import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from time import perf_counter
from typing import Any

from dsl import Diagnostic, Language, Policy, Source
from engine.cases import Change, Prepared, Ran, ScenarioFile, read_scenarios, updated

from ..files import write_whole
from .files import rules_of
from .opened import open_scenarios
from .tester import Tested, Tester

BETWEEN_COLLECTIONS = 100_000
"""New objects before the interpreter looks for garbage; its own choice is some hundreds."""

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
    with _seldom_collecting():
        return _file_run(path, picked)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """What is read stays until the report; looking for garbage in it again and again takes a third of the time."""
    before = gc.get_threshold()
    gc.set_threshold(BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _file_run(path: Path, picked: Picked) -> FileRun:
    start = perf_counter()
    opened = open_scenarios(path)
    prepared = [one for one in opened.prepared if is_picked(picked.pattern, path, one.scenario.name)]
    ran, tested = _run(prepared, picked)
    problems = opened.problems
    changes: tuple[Change, ...] = ()
    if picked.update and opened.file is not None and not problems:
        changes, problems = _update(path, opened.file, tested)
    observe = picked.observer
    observed = observe(ran[0].assessment.policy, ran) if observe is not None and ran else None
    return FileRun(path, rules_of(path), tested, problems, changes, perf_counter() - start, observed)


def is_picked(pattern: str, path: Path, name: str) -> bool:
    """A part of the scenario's name or of the file's, or a pattern with * and ? for all of either."""
    names = (name.casefold(), path.name.casefold(), f"{path.name}::{name}".casefold())
    pattern = pattern.casefold()
    return any(pattern in one or fnmatchcase(one, pattern) for one in names)


def _run(prepared: Sequence[Prepared], picked: Picked) -> tuple[tuple[Ran, ...], tuple[Tested, ...]]:
    """Assessments are large: without an observer none is kept."""
    ran: list[Ran] = []
    tested: list[Tested] = []
    for one, outcome in _each(prepared, picked):
        tested.append(outcome)
        if picked.observer is not None:
            ran.append(one)
    return tuple(ran), tuple(tested)


def _each(prepared: Sequence[Prepared], picked: Picked) -> Iterator[tuple[Ran, Tested]]:
    tester = Tester(picked.language)
    for one in prepared:
        ran, tested = tester(one)
        yield ran, tested
        if picked.fail_fast and tested.failed:
            return


def _update(
    path: Path, file: ScenarioFile, tested: Sequence[Tested]
) -> tuple[tuple[Change, ...], tuple[Diagnostic, ...]]:
    """The file is written whole or not at all, and only if something changed."""
    text, changes = updated(file, [(one.scenario, [failure.difference for failure in one.failures]) for one in tested])
    if text == file.source.text:
        return changes, ()
    _assert_same_persons(file, text)
    mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
    problem = write_whole(path, mark + text.encode("utf-8"))
    return (changes, ()) if problem is None else ((), (problem,))


def _assert_same_persons(file: ScenarioFile, text: str) -> None:
    """A rewritten file has to say the same of everybody but for what is expected."""
    after, _ = read_scenarios(Source(file.source.name, text))
    assert after is not None
    persons = [[(s.name, s.facts, s.assume, s.texts) for s in one.scenarios] for one in (file, after)]
    assert persons[0] == persons[1]
