"""`pol evaluate`: what each person in a file of records pays, who pays the rest, and whether they are in time."""

from __future__ import annotations

from datetime import date

import click
from click.core import ParameterSource

from dsl import Asked, Diagnostic, Language

from ..assumptions import assumptions
from ..bulk.many import rows_if_many, told_of_many
from ..bulk.recognised import ANY_CORES, DUCKDB, ENGINES, is_bulk
from ..output import CLEAN, FINDINGS, USAGE, RunFailed, required, show
from ..rosters.delivery import FORMATS, Destination, deliver
from ..rosters.run import RosterRun
from ..rule_files.policies import find_policy
from ..texts import help_of, text
from .options import complete_policy
from .texts_options import policy_in_force, regardless_of_force, texts_asked


def command(language: Language) -> click.Command:
    @click.command("evaluate", help=help_of("evaluate", language))
    @click.argument("policy", shell_complete=complete_policy)
    @click.argument("records", type=click.Path(allow_dash=True))
    @click.option("--person", metavar="ID", help=text("evaluate.person", language))
    @click.option("--assume", metavar="NAME=VALUE", multiple=True, help=text("evaluate.assume", language))
    @click.option("--format", "shape", type=click.Choice((*FORMATS, "parquet")), help=text("evaluate.format", language))
    @click.option("--output", metavar="FILE", type=click.Path(), help=text("evaluate.output", language))
    @click.option("--columns", metavar="NAME,…", help=text("evaluate.columns", language))
    @click.option("--engine", type=click.Choice(ENGINES), default=DUCKDB, help=text("evaluate.engine", language))
    @click.option("--spark-master", metavar="URL", default=ANY_CORES, help=text("evaluate.spark_master", language))
    @texts_asked(language)
    @regardless_of_force(language)
    def evaluate(
        policy: str,
        records: str,
        person: str | None,
        assume: tuple[str, ...],
        shape: str | None,
        output: str | None,
        columns: str | None,
        engine: str,
        spark_master: str,
        as_of: date | None,
        known_on: date | None,
        regardless: bool,
    ) -> int:
        asked = Asked(as_of, known_on)
        bulk = is_bulk(records, shape, output) or columns is not None or _is_chosen("engine")
        many = None if bulk or person is not None else rows_if_many(records)
        if many is not None:
            told = told_of_many(many, shape, output)
            show((told,), language)
            bulk = told.code == "P746"
        if bulk:
            from ..bulk.command import run
            from ..bulk.evaluation import Request

            if person is not None:  # one of many is looked at in the result, not evaluated by itself
                raise RunFailed(Diagnostic("P725"), code=USAGE)
            encoded = policy_in_force(policy, asked, regardless)
            assumed = assumptions(encoded, assume, text("assume.reason", language))
            wanted = None if columns is None else tuple(filter(None, (c.strip() for c in columns.split(","))))
            path = required(find_policy(policy))
            request = Request(encoded, path, asked, regardless, assumed, records, wanted)
            return run(request, output, shape, language, engine, spark_master)
        destination = Destination.chosen(shape, output, records)
        encoded = policy_in_force(policy, asked, regardless)
        assumed = assumptions(encoded, assume, text("assume.reason", language))
        asking = RosterRun(encoded, required(find_policy(policy)), asked, regardless, assumed, records, person)
        results = asking.results()
        deliver(results, destination, language, asking.seal(results, destination.shape, language))
        return FINDINGS if results.roster.rejected else CLEAN

    return evaluate


def _is_chosen(option: str) -> bool:
    """Was it written on the command line, if only to say what is the default?"""
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT
