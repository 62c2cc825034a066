"""`pol snapshot`: a population summed up and kept, and what moved since an earlier time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dsl import Asked, Language

from ..assumptions import assumptions
from ..output import STANDARD_OUTPUT, required
from ..rule_files.policies import find_policy
from ..texts import help_of, text
from .options import complete_policy, refuse_without
from .texts_options import policy_in_force, regardless_of_force, texts_asked

FORMATS = ("text", "json")
SMALLEST = 5


def command(language: Language) -> click.Command:
    @click.command("snapshot", help=help_of("snapshot", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.argument("records", type=click.Path())
    @click.option("--output", metavar="FILE", type=click.Path(), help=text("snapshot.output", language))
    @click.option("--against", metavar="FILE", type=click.Path(), help=text("snapshot.against", language))
    @click.option("--by", metavar="NAME,…", default="", help=text("snapshot.by", language))
    @click.option(
        "--smallest",
        metavar="N",
        type=click.IntRange(min=1),
        default=SMALLEST,
        show_default=True,
        help=text("snapshot.smallest", language),
    )
    @click.option("--assume", metavar="NAME=VALUE", multiple=True, help=text("evaluate.assume", language))
    @click.option("--format", "shape", type=click.Choice(FORMATS), help=text("snapshot.format", language))
    @click.option("--exit-code", "moved_fails", is_flag=True, help=text("snapshot.exit_code", language))
    @texts_asked(language)
    @regardless_of_force(language)
    def snapshot(
        policy: str,
        records: str,
        output: str | None,
        against: str | None,
        by: str,
        smallest: int,
        assume: tuple[str, ...],
        shape: str | None,
        moved_fails: bool,
        as_of: date | None,
        known_on: date | None,
        regardless: bool,
    ) -> int:
        refuse_without({"--format": shape, "--exit-code": moved_fails}, {"--against": against})
        # Imported late: the engine that counts is not needed for --help.
        from ..bulk.evaluation import Request
        from ..bulk.snapshot import Wanted, run

        asked = Asked(as_of, known_on)
        encoded = policy_in_force(policy, asked, regardless)
        assumed = assumptions(encoded, assume, text("assume.reason", language))
        request = Request(encoded, required(find_policy(policy)), asked, regardless, assumed, records)
        target = Path(output) if output and output != STANDARD_OUTPUT else None
        earlier = None if against is None else Path(against)
        return run(request, Wanted(by, smallest, target, earlier, shape or FORMATS[0], moved_fails), language)

    return snapshot
