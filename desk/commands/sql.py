"""`pol sql`: a policy as one SELECT, for those who run it in an engine of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import click

from dsl import Asked, Language

from ..assumptions import assumptions
from ..output import CLEAN, say
from ..texts import help_of, text
from .options import complete_policy
from .texts_options import policy_in_force, regardless_of_force, texts_asked

DIALECTS = ("duckdb", "spark", "postgres")


def command(language: Language) -> click.Command:
    @click.command("sql", help=help_of("sql", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.option("--dialect", type=click.Choice(DIALECTS), default=DIALECTS[0], help=text("sql.dialect", language))
    @click.option("--table", default="persons", metavar="NAME", help=text("sql.table", language))
    @click.option("--key", default="row", metavar="COLUMN", help=text("sql.key", language))
    @click.option("--columns", metavar="NAME,…", help=text("evaluate.columns", language))
    @click.option("--assume", metavar="NAME=VALUE", multiple=True, help=text("evaluate.assume", language))
    @texts_asked(language)
    @regardless_of_force(language)
    def sql(
        policy: str,
        dialect: str,
        table: str,
        key: str,
        columns: str | None,
        assume: tuple[str, ...],
        as_of: date | None,
        known_on: date | None,
        regardless: bool,
    ) -> int:
        from engine.columnar import lacking_nothing, printed, read_by, select

        from ..bulk.evaluation import chosen
        from ..bulk.planning import plan_for_whole

        encoded = policy_in_force(policy, Asked(as_of, known_on), regardless)
        plan = plan_for_whole(encoded, assumptions(encoded, assume, text("assume.reason", language)))
        if columns is not None:
            plan = plan.only(chosen(plan.outputs, [name.strip() for name in columns.split(",") if name.strip()]))
        query = select(plan, table, (key,), where=lacking_nothing(plan))
        read = [f"{column.name} {column.physical.value}" for column in read_by(plan)]
        for line in _heading(encoded.header.id, table, read, language):
            say(line)
        say(printed(query, dialect, pretty=True) + ";")
        return CLEAN

    return sql


def _heading(policy: str, table: str, read: Sequence[str], language: Language) -> Iterator[str]:
    yield from (f"-- {line}" for line in text("sql.heading", language, policy=policy, table=table).splitlines())
    yield from (f"--   {column}" for column in read)
