"""`pol diff`: what a notice changes, against the one before it or that of another region."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from dsl import Language

from ..output import CLEAN, FINDINGS, STANDARD_OUTPUT, USAGE, RunFailed, say, write
from ..reports.diagnostics import wants_colour
from ..texts import help_of, text
from .options import complete_policy, sound_policy

FORMATS = ("text", "json", "markdown", "html")
"""Each is rendered by a module of its own, imported when it is asked for."""


def command(language: Language) -> click.Command:
    @click.command("diff", help=help_of("diff", language))
    @click.argument("old", shell_complete=complete_policy)
    @click.argument("new", shell_complete=complete_policy)
    @click.option("--absolute", is_flag=True, help=text("diff.absolute", language))
    @click.option(
        "--format", "shape", type=click.Choice(FORMATS), default=FORMATS[0], help=text("diff.format", language)
    )
    @click.option("--output", metavar="FILE", type=click.Path(), help=text("diff.output", language))
    @click.option("--exit-code", "counts", is_flag=True, help=text("diff.exit_code", language))
    def diff(old: str, new: str, absolute: bool, shape: str, output: str | None, counts: bool) -> int:
        from engine.compare import compare, incomparable

        before, after = sound_policy(old), sound_policy(new)
        if problems := incomparable(before, after):
            raise RunFailed(*problems, code=USAGE)
        changes = compare(before, after, absolute)
        render: Callable[..., str] = import_module(f"desk.reports.changes_{shape}").render
        printed = output is None or output == STANDARD_OUTPUT
        colour = {"colour": True} if shape == "text" and printed and wants_colour(sys.stdout) else {}
        rendered = render(changes, language, **colour)
        if printed:
            say(rendered, end="")
        else:
            write(Path(str(output)), [rendered.encode()])
        return FINDINGS if counts and changes.found else CLEAN

    return diff
