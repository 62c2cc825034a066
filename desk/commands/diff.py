"""`pol diff`: what a notice changes, against the one before it or that of another region."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsl import Diagnostic, Language

from ..output import (
    STANDARD_OUTPUT,
    USAGE,
    RunFailed,
    asked_code,
    format_of,
    refuse_overwriting,
    required,
    say,
    write,
)
from ..reports.diagnostics.formats import wants_colour
from ..rule_files.policies import AT_ANY_TIME, find_policy
from ..terminal import sees_both
from ..texts import help_of, text
from .options import complete_policy, refuse_without, sound_policy
from .snapshot import SMALLEST

if TYPE_CHECKING:  # what changed is compared, and costs are counted, when they are asked for
    from engine.compare import Changes, Exactly

    from ..reports.impact.model import Cost

WORKBOOK = "xlsx"
FORMATS = ("text", "json", "markdown", "html", WORKBOOK)
"""Each is rendered by a module of its own, imported when it is asked for."""
SIDES = ("old", "new")
_SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown", ".html": "html", f".{WORKBOOK}": WORKBOOK}


def command(language: Language) -> click.Command:
    @click.command("diff", help=help_of("diff", language))
    @click.argument("old", shell_complete=complete_policy)
    @click.argument("new", shell_complete=complete_policy)
    @click.option("--absolute", is_flag=True, help=text("diff.absolute", language))
    @click.option("--exact", is_flag=True, help=text("diff.exact", language))
    @click.option("--all", "every", is_flag=True, help=text("diff.all", language))
    @click.option("--format", "shape", type=click.Choice(FORMATS), help=text("diff.format", language))
    @click.option("--output", metavar="FILE", type=click.Path(), help=text("diff.output", language))
    @click.option("--records", metavar="FILE", type=click.Path(), help=text("diff.records", language))
    @click.option("--by", metavar="NAME,…", default="", help=text("diff.by", language))
    @click.option("--largest", metavar="N", type=click.IntRange(min=0), default=0, help=text("diff.largest", language))
    @click.option(
        "--smallest",
        metavar="N",
        type=click.IntRange(min=1),
        default=SMALLEST,
        show_default=True,
        help=text("snapshot.smallest", language),
    )
    @click.option("--records-of", type=click.Choice(SIDES), default=SIDES[0], help=text("diff.records_of", language))
    @click.option("--exit-code", "counts", is_flag=True, help=text("diff.exit_code", language))
    def diff(
        old: str,
        new: str,
        absolute: bool,
        exact: bool,
        every: bool,
        shape: str | None,
        output: str | None,
        records: str | None,
        by: str,
        largest: int,
        smallest: int,
        records_of: str,
        counts: bool,
    ) -> int:
        from engine.compare import compare, compare_exactly, incomparable

        target = None if output is None or output == STANDARD_OUTPUT else Path(output)
        shape = shape or format_of(target, _SUFFIXES)
        refuse_overwriting([target], *filter(None, [records]))
        about_persons = {"--by": by, "--largest": largest, "--smallest": smallest != SMALLEST}
        refuse_without({**about_persons, "--records-of": records_of != SIDES[0]}, {"--records": records})
        refuse_without({"--all": every}, {"--exact": exact})
        if shape == WORKBOOK and target is None:
            raise RunFailed(Diagnostic("P720", None, {"format": shape}), code=USAGE)
        before, after = sound_policy(old), sound_policy(new)
        if problems := incomparable(before, after):
            raise RunFailed(*problems, code=USAGE)
        changes = compare(before, after, absolute)
        # Records are of one 年度, to which both notices are moved; so whom --exact lists differs under --records too.
        year = None if records is None else (after if records_of == SIDES[1] else before).header.year
        exactly = compare_exactly(before, after, absolute, year) if exact else None
        code = asked_code(counts and bool(changes.found or (exactly is not None and exactly.groups)))
        if records is None:
            _show(changes, exactly, every, None, shape, target, language)
            return code
        # Imported late: what changed needs no engine for populations.
        from ..bulk.evaluation import Request
        from ..bulk.impact import Wanted, run

        request = Request(after, required(find_policy(new)), AT_ANY_TIME, True, (), records)
        wanted = Wanted(by, smallest, largest, records_of == SIDES[1], absolute)
        set_aside = run(request, before, wanted, partial(_show, changes, exactly, every), shape, target, language)
        return code if counts else set_aside

    return diff


def _show(
    changes: Changes,
    exactly: Exactly | None,
    every: bool,
    cost: Cost | None,
    shape: str,
    target: Path | None,
    language: Language,
) -> None:
    """Printed where there is no target. `every`: text, too, lists all groups of persons.

    Notes on the records are told on standard error; a report that somebody sees beside that does not repeat them.
    """
    if cost is not None and target is None and sees_both():
        cost = replace(cost, notes=())
    render: Callable[..., str | bytes] = import_module(f"desk.reports.changes.{shape}").render
    more: dict[str, object] = {} if exactly is None else {"exactly": exactly}
    if shape == "text" and target is None and wants_colour(sys.stdout):
        more["colour"] = True
    if shape == "text":
        more["brief"] = not every
    rendered = render(changes, language, cost, **more)
    if target is None:
        say(rendered, end="")
    else:
        write(target, [rendered.encode() if isinstance(rendered, str) else rendered])
