"""`pol check`: what is wrong with rule files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from dsl import (
    UNFINISHED,
    Asked,
    Diagnostic,
    InSource,
    Language,
    Loaded,
    Place,
    Policy,
    Source,
    check_citations,
    check_notice,
    citations,
    is_vocabulary,
    load_vocabulary,
)

from ..output import FAILED, exit_code, required, say
from ..reports import diagnostics_text
from ..reports.diagnostics import FORMATS, wants_colour
from ..rule_files.locks import read_lock_beside, read_notice
from ..rule_files.policies import AT_ANY_TIME, find_policy, load_policy
from ..rule_files.superiors import superiors
from ..texts import help_of, text
from .options import complete_policy
from .texts_options import texts_asked


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


def command(language: Language) -> click.Command:
    @click.command("check", help=help_of("check", language))
    @click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_policy)
    @click.option("--fast", is_flag=True, help=text("check.fast", language))
    @click.option(
        "--format", "shape", type=click.Choice(tuple(FORMATS)), default="text", help=text("check.format", language)
    )
    @click.option("--notice", metavar="TXT", help=text("check.notice", language))
    @click.option("--assume", metavar="NAME=VALUE", multiple=True, help=text("check.assume", language))
    @click.option("--strict", is_flag=True, help=text("check.strict", language))
    @texts_asked(language)
    def check(
        files: tuple[str, ...],
        fast: bool,
        shape: str,
        notice: str | None,
        assume: tuple[str, ...],
        strict: bool,
        as_of: date | None,
        known_on: date | None,
    ) -> int:
        if (notice is not None or assume) and len(files) > 1:
            raise click.UsageError(text("check.one_policy", language))
        against = None if notice is None else Notice(notice, required(read_notice(Path(notice))))
        assumed = Assumed(assume, text("assume.reason", language))
        checked = [check_file(file, against, fast, Asked(as_of, known_on), assumed) for file in files]
        found = _without_repeats(diagnostic for one in checked for diagnostic in one.diagnostics)
        found += _refused(found) if strict else ()
        say(_rendered(found, shape, language), end="")
        return exit_code(found) if all(one.was_read for one in checked) else FAILED

    return check


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

    from ..assumptions import assumptions

    taken = assumptions(policy, assumed.given, assumed.reason)
    yield from check_meaning(policy, taken)
    for superior in superiors(policy, path, asked):
        yield from (superior,) if isinstance(superior, Diagnostic) else check_under(policy, superior, taken)


def _by_place(diagnostic: Diagnostic) -> tuple[str, int]:
    """What concerns a file as a whole comes first."""
    place = diagnostic.place
    return (place.source.name, place.span.start) if isinstance(place, InSource) else ("", 0)


def _without_repeats(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is wrong with a vocabulary turns up with every policy that uses it."""
    found: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if diagnostic not in found:
            found.append(diagnostic)
    return found


def _refused(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Where something is left to do, an error for each file."""
    left: dict[Place, int] = {}
    for diagnostic in found:
        if diagnostic.code in UNFINISHED:
            left[diagnostic.place] = left.get(diagnostic.place, 0) + int(diagnostic.arguments["count"])
    return (Diagnostic("P969", place, {"count": str(count)}) for place, count in left.items())


def _rendered(diagnostics: list[Diagnostic], shape: str, language: Language) -> str:
    if shape == "text":
        return diagnostics_text.render(diagnostics, language, colour=wants_colour(sys.stdout))
    return FORMATS[shape](diagnostics, language)
