"""`pol explain`: why one person's answer is what it is, clause by clause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module

import click

from dsl import Asked, Language
from engine import Assessor
from engine.facts import NAME, Record

from ..assumptions import assumptions
from ..output import CLEAN, say
from ..rosters.roster import read_roster, single_person
from ..texts import help_of, text
from .options import complete_policy
from .texts_options import policy_in_force, regardless_of_force, texts_asked

FORMATS = ("text", "json", "html")
"""Each is rendered by a module of its own, imported when it is asked for."""


def command(language: Language) -> click.Command:
    @click.command("explain", help=help_of("explain", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.argument("records", type=click.Path(allow_dash=True), required=False)
    @click.option("--person", metavar="ID", required=True, help=text("explain.person", language))
    @click.option(
        "--format", "shape", type=click.Choice(FORMATS), default=FORMATS[0], help=text("explain.format", language)
    )
    @click.option("--records", "moved", metavar="RECORDS", help=text("explain.records", language))
    @click.option("--assume", metavar="NAME=VALUE", multiple=True, help=text("evaluate.assume", language))
    @texts_asked(language)
    @regardless_of_force(language)
    def explained(
        policy: str,
        records: str | None,
        person: str,
        shape: str,
        moved: str | None,
        assume: tuple[str, ...],
        as_of: date | None,
        known_on: date | None,
        regardless: bool,
    ) -> int:
        from engine.explain import explain

        if records is None:
            assessor, record = _of_result(policy, moved, person, language)
        else:
            encoded = policy_in_force(policy, Asked(as_of, known_on), regardless)
            assessor = Assessor(encoded, assumptions(encoded, assume, text("assume.reason", language)))
            record = single_person(read_roster(encoded, records), person, records)
        render: Callable[..., str] = import_module(f"desk.reports.explanation.{shape}").render
        explanation = explain(assessor(record.facts))
        say(render(explanation, language, _subject(record, language)), end="")
        return CLEAN

    return explained


def _of_result(result: str, records: str | None, person: str, language: Language) -> tuple[Assessor, Record]:
    """A person of a result, with the policy and the assumptions that it was made with.

    `records`: where they are now.
    """
    from ..rosters.result import report_at

    if (report := report_at(result, records, language)) is not None:
        run = report.run
        return run.assessor, single_person(read_roster(run.policy, run.records), person, run.records)
    from ..bulk.connection import connected
    from ..bulk.person import person_in
    from ..bulk.result import opened

    with connected() as connection:
        found = opened(result, connection, records, language)
        record = person_in(found, connection, person)
    return Assessor(found.request.policy, found.request.assume), record


def _subject(record: Record, language: Language) -> str:
    """The name; without one, the row."""
    name = record.facts.get(NAME)
    return name if isinstance(name, str) else text("explain.row", language, row=str(record.row))
