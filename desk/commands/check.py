"""`pol check`: what is wrong with rule files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from dsl import UNFINISHED, Asked, Diagnostic, Language, Place

from ..checking import Assumed, Notice, check_file
from ..output import FAILED, exit_code, required, say
from ..reports.diagnostics import text as diagnostics_text
from ..reports.diagnostics.formats import FORMATS, wants_colour
from ..rule_files.dependants import with_dependants
from ..rule_files.locks import read_notice
from ..rule_files.policies import find_policy
from ..texts import help_of, text
from .options import complete_policy
from .texts_options import texts_asked


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
    @click.option("--dependants", is_flag=True, help=text("check.dependants", language))
    @texts_asked(language)
    def check(
        files: tuple[str, ...],
        fast: bool,
        shape: str,
        notice: str | None,
        assume: tuple[str, ...],
        strict: bool,
        dependants: bool,
        as_of: date | None,
        known_on: date | None,
    ) -> int:
        if (notice is not None or assume) and (len(files) > 1 or dependants):
            raise click.UsageError(text("check.one_policy", language))
        against = None if notice is None else Notice(notice, required(read_notice(Path(notice))))
        assumed = Assumed(assume, text("assume.reason", language))
        checked = [
            check_file(file, against, fast, Asked(as_of, known_on), assumed)
            for file in (_with_dependants(files) if dependants else files)
        ]
        found = _without_repeats(diagnostic for one in checked for diagnostic in one.diagnostics)
        found += _refused(found) if strict else ()
        say(_rendered(found, shape, language), end="")
        return exit_code(found) if all(one.was_read for one in checked) else FAILED

    return check


def _with_dependants(files: Sequence[str]) -> Sequence[str]:
    """What names no file stays as it is, to be told."""
    meant = {file: find_policy(file) for file in files}
    paths = [path for path in meant.values() if isinstance(path, Path)]
    return (*files, *map(str, with_dependants(paths)[len(dict.fromkeys(path.absolute() for path in paths)) :]))


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
