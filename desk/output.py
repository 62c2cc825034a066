"""What a run says: results on standard output, everything about the run on standard error."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from dsl import Diagnostic, InFile, Language, Severity

from .files import write_whole
from .reports.diagnostics import text as diagnostics_text
from .reports.diagnostics.formats import wants_colour

CLEAN, FINDINGS, USAGE, FAILED, OUR_ERROR, INTERRUPTED = 0, 1, 2, 3, 70, 130
STANDARD_OUTPUT = "-"
WRITTEN_BY_HAND = (".pol", ".scenarios.yaml")
"""The endings of rule files and scenario files."""

Wanted = TypeVar("Wanted")


class RunFailed(Exception):
    """The run as a whole can't go on: a file, a workbook or the disk fails. Shown as its diagnostics."""

    def __init__(self, *diagnostics: Diagnostic, code: int = FAILED) -> None:
        super().__init__(*(diagnostic.code for diagnostic in diagnostics))
        self.diagnostics = diagnostics
        self.code = code


def required(outcome: Wanted | Diagnostic) -> Wanted:
    """What was asked for, or the end of the run."""
    if isinstance(outcome, Diagnostic):
        raise RunFailed(outcome)
    return outcome


def exit_code(diagnostics: Sequence[Diagnostic]) -> int:
    """Notes are shown, never counted."""
    return FINDINGS if any(diagnostic.severity is not Severity.NOTE for diagnostic in diagnostics) else CLEAN


def asked_code(is_any: bool) -> int:
    """Of a run with `--exit-code`: it answers that question alone, whatever rows were set aside."""
    return FINDINGS if is_any else CLEAN


def say(result: str | bytes, *, end: str = "\n") -> None:
    """Print a result. A full disk behind standard output ends the run; a reader that has gone is for `main`."""
    try:
        click.echo(result if isinstance(result, bytes) else result + end, nl=False)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        reason = error.strerror or type(error).__name__
        raise RunFailed(Diagnostic("P706", InFile(STANDARD_OUTPUT), {"reason": reason})) from error


def remark(text: str) -> None:
    """Say something about the run."""
    click.echo(text, err=True)


def show(diagnostics: Sequence[Diagnostic], language: Language) -> None:
    """Findings about the run, on standard error."""
    if diagnostics:
        shown = diagnostics_text.render(diagnostics, language, colour=wants_colour(sys.stderr), closing=False)
        click.echo(shown, nl=False, err=True)


def write(path: Path, content: Iterable[bytes]) -> None:
    """Write a result file whole or not at all, piece by piece."""
    if (problem := write_whole(path, content)) is not None:
        raise RunFailed(problem)


def refuse_overwriting(targets: Iterable[Path | None], *read: str | Path) -> None:
    """What is read is never written over, nor any rule or scenario file: answers may rest on those beside it too.

    Of a folder that is read, that means all that is in it, also by way of links; nor is anything put there, since it
    would be read the next time.
    """
    known = {Path(path).resolve() for path in read}
    linked = {file.resolve() for folder in known if folder.is_dir() for file in folder.rglob("*") if file.is_symlink()}
    for path in filter(None, targets):
        place = path.resolve()
        is_read = place in linked or any(place.is_relative_to(one) for one in known)
        if is_read or (path.name.lower().endswith(WRITTEN_BY_HAND) and path.exists()):
            raise RunFailed(Diagnostic("P719", InFile(str(path))), code=USAGE)


def format_of(target: Path | None, suffixes: Mapping[str, str]) -> str:
    """The format that the ending of a file asks for; that of the first ending where there is no file."""
    if target is None:
        return next(iter(suffixes.values()))
    if (shape := suffixes.get(target.suffix.lower())) is None:
        words = {"suffix": target.suffix or "—", "known": "、".join(suffixes)}
        raise RunFailed(Diagnostic("P710", InFile(str(target)), words), code=USAGE)
    return shape


def hush() -> None:
    """Nobody reads any more: what is still buffered must not make noise when the interpreter ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
