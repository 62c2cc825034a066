"""`pol budget`: what a whole population costs and who pays it, without a row per person."""

from __future__ import annotations

from datetime import date

import click

from dsl import Asked, Language

from ..assumptions import assumptions
from ..output import required
from ..rule_files.policies import find_policy
from ..texts import help_of, text
from .options import complete_policy
from .texts_options import policy_in_force, regardless_of_force, texts_asked

FORMATS = ("table", "json", "xlsx")


def command(language: Language) -> click.Command:
    @click.command("budget", help=help_of("budget", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.argument("records", type=click.Path())
    @click.option("--by", metavar="NAME,…", default="", help=text("budget.by", language))
    @click.option("--assume", metavar="NAME=VALUE", multiple=True, help=text("evaluate.assume", language))
    @click.option("--format", "shape", type=click.Choice(FORMATS), help=text("evaluate.format", language))
    @click.option("--output", metavar="FILE", type=click.Path(), help=text("evaluate.output", language))
    @texts_asked(language)
    @regardless_of_force(language)
    def budget(
        policy: str,
        records: str,
        by: str,
        assume: tuple[str, ...],
        shape: str | None,
        output: str | None,
        as_of: date | None,
        known_on: date | None,
        regardless: bool,
    ) -> int:
        # Imported late: the engine that counts is not needed for --help.
        from ..bulk.budget import run
        from ..bulk.evaluation import Request

        asked = Asked(as_of, known_on)
        encoded = policy_in_force(policy, asked, regardless)
        assumed = assumptions(encoded, assume, text("assume.reason", language))
        request = Request(encoded, required(find_policy(policy)), asked, regardless, assumed, records)
        return run(request, by, shape, output, language)

    return budget
