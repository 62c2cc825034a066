"""`pol columns`: the columns that `pol evaluate` writes for a whole population, and what stands in them."""

from __future__ import annotations

import click

from dsl import Language

from ..output import CLEAN, say
from ..texts import help_of
from .options import complete_policy, sound_policy


def command(language: Language) -> click.Command:
    @click.command("columns", help=help_of("columns", language))
    @click.argument("policy", shell_complete=complete_policy)
    def columns(policy: str) -> int:
        from ..bulk.planning import plan_for_whole

        for output in plan_for_whole(sound_policy(policy)).outputs:
            say(f"{output.name}\t{'VARCHAR' if output.shape.value == 'WORD' else output.shape.value}")
        return CLEAN

    return columns
