"""`pol cite`: the clauses of a notice, locked and shown."""

from __future__ import annotations

from pathlib import Path

import click

from dsl import Diagnostic, InFile, Language, citations, lock_beside

from ..output import exit_code, remark, required, say, show, write
from ..reports import clauses
from ..rule_files.locks import read_lock, read_notice
from ..rule_files.policies import find_policy
from ..rule_files.texts import SUFFIX
from ..texts import help_of, text
from .options import complete_policy


def command(language: Language) -> click.Command:
    @click.group("cite", help=help_of("cite", language))
    def cite() -> None:
        pass

    @cite.command("lock", help=help_of("cite.lock", language))
    @click.argument("notice", metavar="NOTICE.txt")
    @click.option("--output", metavar="FILE", help=text("cite.output", language))
    def lock(notice: str, output: str | None) -> int:
        outline = required(read_notice(Path(notice)))
        doubts = _doubts(outline, notice)
        if outline.clauses:
            for remarked in _written(outline, Path(notice).name, Path(output or lock_beside(notice)), language):
                remark(remarked)
        show(doubts, language)
        return exit_code(doubts)

    @cite.command("show", help=help_of("cite.show", language))
    @click.argument("source", shell_complete=complete_policy)
    def show_clauses(source: str) -> int:
        path = Path(source)
        if path.is_file() and path.suffix not in (SUFFIX, ".json"):
            outline = required(read_notice(path))
            doubts = _doubts(outline, source)
            say(clauses.outline_tree(outline, language))
            show(doubts, language)
            return exit_code(doubts)
        lock_path = path if path.suffix == ".json" else Path(lock_beside(str(required(find_policy(source)))))
        say(clauses.lock_tree(required(read_lock(lock_path)), language))
        return exit_code(())

    return cite


def _written(outline: citations.Outline, notice: str, path: Path, language: Language) -> tuple[str, ...]:
    """Write the lock; what there is to say about it."""
    former = read_lock(path)
    write(path, [citations.make_lock(outline, notice).encode()])
    said = clauses.locked(str(path), outline, language)
    if isinstance(former, Diagnostic):
        return (said,)
    return said, clauses.compared(citations.compare(former, outline), language)


def _doubts(outline: citations.Outline, notice: str) -> tuple[Diagnostic, ...]:
    """What in the structure of the text a person should look at."""
    return tuple(Diagnostic(doubt.why.value, InFile(notice), {"clause": doubt.number}) for doubt in outline.doubts)
