"""`pol evaluate`: what each person in a file of records pays, who pays the rest, and whether they are in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from dsl import Asked, Language
from engine import Assessor

from ..assumptions import assumptions
from ..delivery import FORMATS, Destination, deliver
from ..output import CLEAN, FINDINGS
from ..reports.results import Result, Results
from ..roster import persons, read_roster
from ..texts import help_of, text
from .options import complete_policy
from .texts_options import policy_in_force, regardless_of_force, texts_asked


def command(language: Language) -> click.Command:
    @click.command("evaluate", help=help_of("evaluate", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.argument("records", type=click.Path(allow_dash=True))
    @click.option("--person", metavar="ID", help=text("evaluate.person", language))
    @click.option("--assume", metavar="NAME=VALUE", multiple=True, help=text("evaluate.assume", language))
    @click.option("--format", "shape", type=click.Choice(FORMATS), help=text("evaluate.format", language))
    @click.option("--output", metavar="FILE", type=click.Path(), help=text("evaluate.output", language))
    @texts_asked(language)
    @regardless_of_force(language)
    def evaluate(
        policy: str,
        records: str,
        person: str | None,
        assume: tuple[str, ...],
        shape: str | None,
        output: str | None,
        as_of: date | None,
        known_on: date | None,
        regardless: bool,
    ) -> int:
        destination = Destination.chosen(shape, output, records)
        encoded = policy_in_force(policy, Asked(as_of, known_on), regardless)
        assessor = Assessor(encoded, assumptions(encoded, assume, text("assume.reason", language)))
        roster = read_roster(encoded, records)
        if person is not None:
            found = tuple(persons(roster, person, records))
            roster = replace(roster, records=found, rejected=(), merged_identical=0, notes=(), total=len(found))
        answers = tuple(Result(record, assessor(record.facts)) for record in roster.records)
        deliver(Results(encoded, answers, roster), destination, language)
        return FINDINGS if roster.rejected else CLEAN

    return evaluate
