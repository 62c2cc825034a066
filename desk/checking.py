"""A rule file checked: what can be read off it, its citations, what it means for people and what superiors demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dsl import (
    Asked,
    Diagnostic,
    InSource,
    Loaded,
    Policy,
    Source,
    check_citations,
    check_notice,
    citations,
    is_vocabulary,
    load_vocabulary,
)

from .rule_files.locks import read_lock_beside
from .rule_files.policies import AT_ANY_TIME, find_policy, load_policy
from .rule_files.superiors import superiors


@dataclass(frozen=True, slots=True)
class Notice:
    """The text that a rule file is to be compared with."""

    name: str
    outline: citations.Outline


@dataclass(frozen=True, slots=True)
class Assumed:
    """`--assume` as given, and the reason that stands beside it."""

    given: tuple[str, ...]
    reason: str


NOTHING_ASSUMED = Assumed((), "")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file; `was_read` False: not even its text could be had."""

    diagnostics: tuple[Diagnostic, ...]
    was_read: bool = True


def check_file(
    file: str, notice: Notice | None, fast: bool, asked: Asked = AT_ANY_TIME, assumed: Assumed = NOTHING_ASSUMED
) -> Checked:
    """A rule file, or a vocabulary by itself."""
    path = find_policy(file)
    if isinstance(path, Diagnostic):
        return Checked((path,), was_read=False)
    loaded = load_policy(path, asked)
    if isinstance(loaded, Diagnostic):
        return Checked((loaded,), was_read=False)
    return check_loaded(loaded, path, notice, fast, asked, assumed)


def check_loaded(
    loaded: Loaded,
    path: Path,
    notice: Notice | None = None,
    fast: bool = False,
    asked: Asked = AT_ANY_TIME,
    assumed: Assumed = NOTHING_ASSUMED,
) -> Checked:
    """A rule file that was read; `path` is where its lock and its superiors are looked for."""
    if is_vocabulary(loaded.nodes):
        return Checked(load_vocabulary(loaded.source)[1])
    if loaded.policy is None:
        return Checked(loaded.diagnostics)
    cited = () if loaded.unamended is None else _citations(loaded.unamended, loaded.source, path, notice)
    further = (*cited, *(() if fast else _meaning(loaded.policy, path, asked, assumed)))
    return Checked(tuple(sorted((*loaded.diagnostics, *further), key=_by_place)))


def _citations(policy: Policy, file: Source, path: Path, notice: Notice | None) -> Iterator[Diagnostic]:
    """Only of what the file itself says: other notices have locks of their own."""
    lock = read_lock_beside(path)
    yield from check_citations(policy, lock, file)
    if notice is not None and isinstance(lock, citations.Lock):
        yield from check_notice(policy, lock, notice.outline, notice.name, file)


def _meaning(policy: Policy, path: Path, asked: Asked, assumed: Assumed) -> Iterator[Diagnostic]:
    """What it means for people, and whether that is what its superiors (上级) demand."""
    # Imported late: `--fast` does without an evaluator.
    from engine.symbolic import check_meaning, check_under

    from .assumptions import assumptions

    taken = assumptions(policy, assumed.given, assumed.reason)
    yield from check_meaning(policy, taken)
    for superior in superiors(policy, path, asked):
        yield from (superior,) if isinstance(superior, Diagnostic) else check_under(policy, superior, taken)


def _by_place(diagnostic: Diagnostic) -> tuple[str, int]:
    """What concerns a file as a whole comes first."""
    place = diagnostic.place
    return (place.source.name, place.span.start) if isinstance(place, InSource) else ("", 0)
