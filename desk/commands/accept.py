"""`pol accept`: an officer looks at proposed scenarios and takes them over, one by one or by name."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from dsl import Diagnostic, InFile, InSource, Language

from ..output import CLEAN, FINDINGS, USAGE, RunFailed, exit_code, say, show, write
from ..terminal import at_terminal
from ..testing import open_scenarios
from ..testing.file_run import is_picked
from ..testing.files import SCENARIOS
from ..texts import help_of, text

ANSWERS = ("y", "n", "q")


def command(language: Language) -> click.Command:
    @click.command("accept", help=help_of("accept", language))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--run", "pattern", metavar="PATTERN", default="", help=text("accept.run", language))
    @click.option("--all", "everything", is_flag=True, help=text("accept.all", language))
    def accept(file: Path, pattern: str, everything: bool) -> int:
        return _accept(file, pattern, everything, language)

    return accept


def _accept(path: Path, pattern: str, everything: bool, language: Language) -> int:
    from engine.cases import run
    from engine.proposals import accepted, marks

    if not path.name.endswith(SCENARIOS):
        better = str(path.with_name((path.stem if path.suffix else path.name) + SCENARIOS))
        raise RunFailed(Diagnostic("P828", InFile(str(path)), {"file": str(path), "better": better}), code=USAGE)
    opened = open_scenarios(path)
    if opened.file is None or opened.problems:
        raise RunFailed(*opened.problems, code=FINDINGS)
    asking = not pattern and not everything
    if asking and not at_terminal():
        raise RunFailed(Diagnostic("P851", InFile(str(path))), code=USAGE)
    source = opened.file.source
    proposals = [mark for mark in marks(source) if is_picked(pattern, path, mark.name)]
    if not proposals:
        raise RunFailed(Diagnostic("P852", InFile(str(path)), _of(pattern)), code=FINDINGS)
    ran: dict[int, list[Any]] = {mark.start: [] for mark in proposals}
    for one in run(opened.prepared):
        ran.setdefault(one.scenario.places.whole.start, []).append(one)
    wanted = proposals
    if asking:
        wanted = list(_asked(proposals, ran, language))
    starts = {mark.start for mark in wanted}
    content, taken = accepted(source, lambda mark: mark.start in starts)
    if taken:
        order = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
        write(path, [order + content.encode("utf-8")])
    for mark in taken:
        say(text("accept.accepted", language, name=mark.name))
    say(text("accept.done", language, count=str(len(taken)), left=str(len(marks(source)) - len(taken))))
    differing = tuple(_differing(source, taken, ran))
    show(differing, language)
    return exit_code(differing) if taken else CLEAN


def _of(pattern: str) -> Mapping[str, str]:
    return {"pattern_zh": f"：“{pattern}”" if pattern else "", "pattern_en": f" for “{pattern}”" if pattern else ""}


def _asked(proposals: Sequence[Any], ran: Mapping[int, list[Any]], language: Language) -> Iterator[Any]:
    """Each proposal is shown whole before it is asked about; q leaves the rest as it is."""
    from ..reports.proposals import one as proposal_text

    for number, mark in enumerate(proposals, 1):
        say(proposal_text.render(mark.name, ran[mark.start], number, len(proposals), language), end="")
        answer = click.prompt(
            text("accept.question", language), type=click.Choice(ANSWERS), default="n", show_choices=False
        )
        if answer == "q":
            return
        if answer == "y":
            yield mark


def _differing(source: Any, taken: Sequence[Any], ran: Mapping[int, list[Any]]) -> Iterator[Diagnostic]:
    for mark in taken:
        fields = [difference.field for one in ran[mark.start] for difference in one.differences]
        if fields:
            place = ran[mark.start][0].scenario.places.whole
            words = {"name": mark.name, "fields": "、".join(dict.fromkeys(fields))}
            yield Diagnostic("P853", InSource(source, place), words)
