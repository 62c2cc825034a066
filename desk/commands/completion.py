"""`pol completion`: the script that lets a shell complete commands, options and policies."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from dsl import Language

from ..output import CLEAN, say
from ..texts import help_of

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_POL_COMPLETE"


def command(language: Language) -> click.Command:
    @click.command("completion", help=help_of("completion", language))
    @click.argument("shell", type=click.Choice(SHELLS))
    @click.pass_context
    def completion(context: click.Context, shell: str) -> int:
        script = get_completion_class(shell)
        if script is not None:
            say(script(context.find_root().command, {}, "pol", VARIABLE).source())
        return CLEAN

    return completion
