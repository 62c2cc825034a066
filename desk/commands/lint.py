"""`pol lint`: everything that a reviewer would say of rule files, and what mends it."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsl import CODES, Diagnostic, InSource, Language, Source

from ..files import write_whole
from ..output import FAILED, FINDINGS, exit_code, remark, say, show
from ..reports.diagnostics import text as diagnostics_text
from ..reports.diagnostics.formats import FORMATS, wants_colour
from ..rule_files.dependants import with_dependants
from ..rule_files.given import rule_files
from ..texts import help_of, text
from .options import complete_policy

if TYPE_CHECKING:  # evaluators and scenario files are imported when files are linted
    from ..linting import Linted


_BETWEEN = re.compile(r"\s*[,，、]\s*|\s+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which codes count, by their beginnings, and what is to be done."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    unsafe: bool
    diff: bool

    def __call__(self, found: Diagnostic) -> bool:
        code = found.code
        return (not self.select or code.startswith(self.select)) and not (self.ignore and code.startswith(self.ignore))


@dataclass(frozen=True, slots=True)
class Made:
    """A fix that was made: the code, and the line of the file as it was before (from 1)."""

    code: str
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left of a file's findings, and its text before and after; `hidden` were found, but not asked for."""

    path: Path | None
    found: tuple[Diagnostic, ...]
    made: tuple[Made, ...] = ()
    before: str = ""
    after: str = ""
    was_read: bool = True
    not_written: Diagnostic | None = None
    hidden: int = 0


def command(language: Language) -> click.Command:
    @click.command("lint", help=help_of("lint", language))
    @click.argument("files", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_policy)
    @click.option("--fix", is_flag=True, help=text("lint.fix", language))
    @click.option("--unsafe-fixes", "unsafe", is_flag=True, help=text("lint.unsafe", language))
    @click.option("--diff", is_flag=True, help=text("lint.diff", language))
    @click.option("--dependants", is_flag=True, help=text("check.dependants", language))
    @click.option("--select", metavar="CODE", multiple=True, help=text("lint.select", language))
    @click.option("--ignore", metavar="CODE", multiple=True, help=text("lint.ignore", language))
    @click.option(
        "--format", "shape", type=click.Choice(tuple(FORMATS)), default="text", help=text("check.format", language)
    )
    def lint(
        files: tuple[str, ...],
        fix: bool,
        unsafe: bool,
        diff: bool,
        dependants: bool,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        shape: str,
    ) -> int:
        if diff and shape != "text":
            raise click.UsageError(text("lint.diff_format", language))
        wanted = Wanted(_codes(select, language), _codes(ignore, language), fix or unsafe, unsafe, diff)
        meant = list(rule_files(files))
        paths = [file for file in meant if isinstance(file, Path)]
        further = with_dependants(paths)[len(paths) :] if dependants else ()
        outcomes = [_linted(file, wanted) for file in (*meant, *further)]
        found = _without_repeats(outcomes)
        if diff:
            say("".join(line for outcome in outcomes for line in _changes(outcome)), end="")
        else:
            hidden = sum(outcome.hidden for outcome in outcomes)
            say(_rendered(found, shape, language, hidden), end="")
        _tell(outcomes, found, wanted, language)
        return _code(outcomes, found, diff)

    return lint


def _codes(given: Sequence[str], language: Language) -> tuple[str, ...]:
    """Codes or their beginnings, several with commas or blanks between them."""
    codes = tuple(code.upper() for one in given for code in _BETWEEN.split(one.strip()))
    for code in codes:
        if not code or not any(known.startswith(code) for known in CODES):
            raise click.UsageError(text("lint.unknown_code", language, code=code))
    return codes


def _linted(file: Path | Diagnostic, wanted: Wanted) -> Outcome:
    from ..linting import lint_file

    if isinstance(file, Diagnostic):
        return Outcome(None, (file,), was_read=False)
    linted = lint_file(file)
    if linted.judged is not None and (wanted.fix or wanted.diff):
        return _mended(linted, wanted)
    found = tuple(filter(wanted, linted.diagnostics))
    return Outcome(file, found, was_read=linted.was_read, hidden=len(linted.diagnostics) - len(found))


def _mended(linted: Linted, wanted: Wanted) -> Outcome:
    from engine.lint import mend

    from ..linting import judge, lint_file

    first, path = linted.judged, linted.path
    assert first is not None
    mended = mend(first, lambda source: judge(path, source), wanted.unsafe, wanted)
    before = first.source.text
    after = mended.last.source.text
    if _laid_out(first.source) == before:
        # What is mended in a line moves what stands behind it.
        after = _laid_out(mended.last.source) or after
    problem = _write(path, after) if mended.made and not wanted.diff else None
    if problem is not None or not mended.made:
        left = (*linted.diagnostics, *mended.refused)
        found = tuple(filter(wanted, left))
        return Outcome(path, found, not_written=problem, hidden=len(left) - len(found))
    # Scenarios are run again: of a line that is gone none is missed. A diff leaves the file, so nothing is asked anew.
    left = (*(mended.last.diagnostics if wanted.diff else lint_file(path).diagnostics), *mended.refused)
    found = tuple(filter(wanted, left))
    made = tuple(sorted((_made(first.source, one) for one in mended.made), key=lambda one: (one.line, one.code)))
    return Outcome(path, found, made, before, after, hidden=len(left) - len(found))


def _made(first: Source, fixed: Diagnostic) -> Made:
    """Where it was before other fixes moved it."""
    assert isinstance(fixed.place, InSource)
    then = fixed.place.source
    line = then.position(fixed.place.span.start)[0]
    steps = SequenceMatcher(None, first.text.split("\n"), then.text.split("\n"), autojunk=False).get_opcodes()
    before, last, start = next((i, end, j) for _, i, end, j, j_end in steps if j < line <= j_end)
    return Made(fixed.code, max(min(before + line - start, last), 1))


def _laid_out(source: Source) -> str | None:
    """None where it can't be read."""
    from dsl.format import formatted

    return formatted(source).text


def _write(path: Path, content: str) -> Diagnostic | None:
    """With the byte order mark and the line ends that the file has; why it can't be written."""
    before = path.read_bytes()
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    if b"\r\n" in before:
        content = content.replace("\r\n", "\n").replace("\n", "\r\n")
    return write_whole(path, mark + content.encode())


def _changes(outcome: Outcome) -> Iterable[str]:
    name = str(outcome.path)
    before, after = (text.splitlines(keepends=True) for text in (outcome.before, outcome.after))
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _without_repeats(outcomes: Iterable[Outcome]) -> list[Diagnostic]:
    """In the order of each file. What is wrong with a file that others rest on turns up with each of them."""
    found: list[Diagnostic] = []
    for outcome in outcomes:
        found += [one for one in sorted(outcome.found, key=_place) if one not in found]
    return found


def _place(found: Diagnostic) -> tuple[str, int]:
    place = found.place
    return (place.source.name, place.span.start) if isinstance(place, InSource) else ("", 0)


def _rendered(found: Sequence[Diagnostic], shape: str, language: Language, hidden: int) -> str:
    if shape == "text" and hidden and not found:
        return text("lint.nothing_of_these", language, count=str(hidden)) + "\n"
    if shape == "text":
        return diagnostics_text.render(found, language, colour=wants_colour(sys.stdout))
    render: Callable[[Sequence[Diagnostic], Language], str] = FORMATS[shape]
    return render(found, language)


def _tell(outcomes: Sequence[Outcome], found: Sequence[Diagnostic], wanted: Wanted, language: Language) -> None:
    """What was mended, and what could be in these files; others that they rest on are not touched."""
    for outcome in outcomes:
        for one in outcome.made if not wanted.diff else ():
            remark(text("lint.made", language, code=one.code, file=str(outcome.path), line=str(one.line)))
    show([outcome.not_written for outcome in outcomes if outcome.not_written], language)
    made = sum(len(outcome.made) for outcome in outcomes)
    files = sum(outcome.before != outcome.after for outcome in outcomes)
    own = {str(outcome.path) for outcome in outcomes}
    fixes = [one.fix for one in found if one.fix and isinstance(one.place, InSource) and one.place.source.name in own]
    safe = sum(fix.is_safe for fix in fixes)
    unsafe = len(fixes) - safe
    if wanted.fix or wanted.diff:
        row = "lint.would" if wanted.diff else "lint.fixed"
        remark(text(row, language, made=str(made), files=str(files)))
    elif safe:
        remark(text("lint.fixable", language, count=str(safe)))
    if unsafe and not wanted.unsafe:
        remark(text("lint.suggested", language, count=str(unsafe)))


def _code(outcomes: Sequence[Outcome], found: Sequence[Diagnostic], diff: bool) -> int:
    if not all(outcome.was_read and outcome.not_written is None for outcome in outcomes):
        return FAILED
    if diff and any(outcome.before != outcome.after for outcome in outcomes):
        return FINDINGS
    return exit_code(found)
