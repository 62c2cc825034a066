"""`pol show`: the whole notice that governs, with the place where each statement was written."""

from __future__ import annotations

import json
from datetime import date

import click

from dsl import Asked, Language

from ..output import CLEAN, say
from ..reports import whole_notice
from ..texts import help_of, text
from .options import complete_policy, sound
from .texts_options import texts_asked

FORMATS = ("text", "json")


def command(language: Language) -> click.Command:
    @click.command("show", help=help_of("show", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.option(
        "--format", "shape", type=click.Choice(FORMATS), default=FORMATS[0], help=text("show.format", language)
    )
    @texts_asked(language)
    def shown(policy: str, shape: str, as_of: date | None, known_on: date | None) -> int:
        loaded, whole = sound(policy, Asked(as_of, known_on))
        if shape == "json":
            say(json.dumps(whole_notice.as_json(loaded, whole), ensure_ascii=False, indent=2))
        else:
            say(whole_notice.as_text(loaded, whole, language), end="")
        return CLEAN

    return shown
