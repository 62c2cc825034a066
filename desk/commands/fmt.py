"""`pol fmt`: the one layout of rule files, and their keywords in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

import click

from dsl import Diagnostic, Language
from dsl.format import KeywordLanguage, formatted

from ..files import read_standard_input, read_text, write_whole
from ..output import FAILED, FINDINGS, OUR_ERROR, STANDARD_OUTPUT, exit_code, remark, say, show
from ..rule_files.given import rule_files
from ..rule_files.names_file import names_beside, used_nowhere
from ..texts import help_of, text
from .options import LANGUAGES, complete_policy

_UNPROVED = "P901"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its bytes, and those of its layout; `after` None where it has to stay as it is."""

    name: str
    before: bytes = b""
    after: bytes | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    was_read: bool = True
    was_written: bool = True

    @property
    def is_changed(self) -> bool:
        return self.after is not None and self.after != self.before


def command(language: Language) -> click.Command:
    @click.command("fmt", help=help_of("fmt", language))
    @click.argument("files", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_policy)
    @click.option("--check", is_flag=True, help=text("fmt.check", language))
    @click.option("--diff", is_flag=True, help=text("fmt.diff", language))
    @click.option("--keywords", type=click.Choice(LANGUAGES), help=text("fmt.keywords", language))
    def fmt(files: tuple[str, ...], check: bool, diff: bool, keywords: KeywordLanguage | None) -> int:
        outcomes = [_laid_out(file, keywords) for file in _meant(files)]
        if not check and not diff:
            outcomes = [_handed_out(outcome) for outcome in outcomes]
        for outcome in outcomes:
            if diff:
                say("".join(_changes(outcome)), end="")
            elif check and outcome.is_changed:
                say(outcome.name)
        folders = dict.fromkeys(Path(outcome.name).parent for outcome in outcomes if keywords and outcome.name)
        spare = [note for folder in folders for note in used_nowhere(folder)]
        show([*_without_repeats(outcomes), *spare], language)
        if STANDARD_OUTPUT not in files:
            remark(_summary(outcomes, "fmt.would" if check or diff else "fmt.done", language))
        return _code(outcomes, check)

    return fmt


def _meant(files: Sequence[str]) -> Iterator[Path | Diagnostic]:
    """Standard input first, where it is meant."""
    if STANDARD_OUTPUT in files:
        yield Path(STANDARD_OUTPUT)
    yield from rule_files(file for file in files if file != STANDARD_OUTPUT)


def _laid_out(path: Path | Diagnostic, keywords: KeywordLanguage | None) -> Outcome:
    if isinstance(path, Diagnostic):
        return Outcome("", diagnostics=(path,), was_read=False)
    is_piped = str(path) == STANDARD_OUTPUT
    source = read_standard_input() if is_piped else read_text(path)
    if isinstance(source, Diagnostic):
        return Outcome(str(path), diagnostics=(source,), was_read=False)
    before = source.text.encode() if is_piped else path.read_bytes()
    names = names_beside(path.parent) if keywords else None
    if isinstance(names, tuple):
        return Outcome(str(path), before, None, names)
    laid = formatted(source, keywords, names)
    return Outcome(str(path), before, None if laid.text is None else laid.text.encode(), laid.diagnostics)


def _handed_out(outcome: Outcome) -> Outcome:
    """A pipe gets its text in any case: what can't be laid out comes back as it was.

    A file that can't be written is left, and does not keep the others from being written.
    """
    if outcome.name == STANDARD_OUTPUT:
        say(outcome.before if outcome.after is None else outcome.after)
    elif outcome.after is not None and outcome.is_changed:
        problem = write_whole(Path(outcome.name), outcome.after)
        if problem is not None:
            return replace(outcome, after=None, diagnostics=(*outcome.diagnostics, problem), was_written=False)
    return outcome


def _changes(outcome: Outcome) -> Iterator[str]:
    """A unified diff, which shows line ends and a byte order mark where they change too."""
    if outcome.after is None or not outcome.is_changed:
        return
    before, after = _lines(outcome.before), _lines(outcome.after)
    for line in unified_diff(before, after, outcome.name, outcome.name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    *whole, last = content.decode().split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]


def _without_repeats(outcomes: Iterable[Outcome]) -> list[Diagnostic]:
    """What is wrong with the names of a folder turns up with every file of it."""
    found: list[Diagnostic] = []
    for diagnostic in (one for outcome in outcomes for one in outcome.diagnostics):
        if diagnostic not in found:
            found.append(diagnostic)
    return found


def _summary(outcomes: Sequence[Outcome], row: str, language: Language) -> str:
    changed = sum(outcome.is_changed for outcome in outcomes)
    left = sum(outcome.after is None for outcome in outcomes)
    same = len(outcomes) - changed - left
    return text(row, language, changed=str(changed), left=str(left), same=str(same))


def _code(outcomes: Sequence[Outcome], check: bool) -> int:
    found = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
    if any(diagnostic.code == _UNPROVED for diagnostic in found):
        return OUR_ERROR
    if not all(outcome.was_read and outcome.was_written for outcome in outcomes):
        return FAILED
    if check and any(outcome.is_changed for outcome in outcomes):
        return FINDINGS
    return exit_code(found)
