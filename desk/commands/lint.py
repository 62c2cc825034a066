"""`pol lint`: everything that a reviewer would say of rule files, and what mends it."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsl import CODES, Diagnostic, InSource, Language, Source

from ..output import FAILED, FINDINGS, exit_code, remark, say, write
from ..reports import diagnostics_text
from ..reports.diagnostics import FORMATS, wants_colour
from ..texts import help_of, text
from .options import complete_policy

if TYPE_CHECKING:  # evaluators and scenario files are imported when files are linted
    from ..linting import Linted


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
class Outcome:
    """What is left of a file's findings, and its text before and after."""

    path: Path | None
    found: tuple[Diagnostic, ...]
    made: int = 0
    before: str = ""
    after: str = ""
    was_read: bool = True


def command(language: Language) -> click.Command:
    @click.command("lint", help=help_of("lint", language))
    @click.argument("files", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_policy)
    @click.option("--fix", is_flag=True, help=text("lint.fix", language))
    @click.option("--unsafe-fixes", "unsafe", is_flag=True, help=text("lint.unsafe", language))
    @click.option("--diff", is_flag=True, help=text("lint.diff", language))
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
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        shape: str,
    ) -> int:
        wanted = Wanted(_codes(select, language), _codes(ignore, language), fix or unsafe, unsafe, diff)
        outcomes = [_linted(file, wanted) for file in _rule_files(files)]
        found = _without_repeats(outcomes)
        if diff:
            say("".join(line for outcome in outcomes for line in _changes(outcome)), end="")
        else:
            say(_rendered(found, shape, language), end="")
        _tell(outcomes, found, wanted, language)
        return _code(outcomes, found, diff)

    return lint


def _codes(given: Sequence[str], language: Language) -> tuple[str, ...]:
    """Codes or their beginnings, several with commas between them."""
    codes = tuple(
        code.strip().upper() for one in given for code in one.replace("，", ",").replace("、", ",").split(",")
    )
    for code in codes:
        if not code or not any(known.startswith(code) for known in CODES):
            raise click.UsageError(text("lint.unknown_code", language, code=code))
    return codes


def _rule_files(given: Sequence[str]) -> Iterator[Path | Diagnostic]:
    from ..linting import rule_files

    return rule_files(given)


def _linted(file: Path | Diagnostic, wanted: Wanted) -> Outcome:
    from ..linting import lint_file

    if isinstance(file, Diagnostic):
        return Outcome(None, (file,), was_read=False)
    linted = lint_file(file)
    if linted.judged is not None and (wanted.fix or wanted.diff):
        return _mended(linted, wanted)
    return Outcome(file, tuple(filter(wanted, linted.diagnostics)), was_read=linted.was_read)


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
    if not mended.made:
        return Outcome(path, tuple(filter(wanted, (*linted.diagnostics, *mended.refused))))
    if not wanted.diff:
        _write(path, after)
    # Scenarios are run again: of a line that is gone none is missed. A diff leaves the file, so nothing is asked anew.
    left = mended.last.diagnostics if wanted.diff else lint_file(path).diagnostics
    return Outcome(path, tuple(filter(wanted, (*left, *mended.refused))), len(mended.made), before, after)


def _laid_out(source: Source) -> str | None:
    """None where it can't be read."""
    from dsl.format import formatted

    return formatted(source).text


def _write(path: Path, content: str) -> None:
    """With the byte order mark and the line ends that the file has."""
    before = path.read_bytes()
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    if b"\r\n" in before:
        content = content.replace("\r\n", "\n").replace("\n", "\r\n")
    write(path, [mark + content.encode()])


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


def _rendered(found: Sequence[Diagnostic], shape: str, language: Language) -> str:
    if shape == "text":
        return diagnostics_text.render(found, language, colour=wants_colour(sys.stdout))
    render: Callable[[Sequence[Diagnostic], Language], str] = FORMATS[shape]
    return render(found, language)


def _tell(outcomes: Sequence[Outcome], found: Sequence[Diagnostic], wanted: Wanted, language: Language) -> None:
    """What was mended, and what could be in these files; others that they rest on are not touched."""
    made = sum(outcome.made for outcome in outcomes)
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
    if not all(outcome.was_read for outcome in outcomes):
        return FAILED
    if diff and any(outcome.before != outcome.after for outcome in outcomes):
        return FINDINGS
    return exit_code(found)
