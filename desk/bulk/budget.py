"""`pol budget`: a whole population counted by DuckDB, without a row per person anywhere."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import duckdb

from dsl import Diagnostic, Language
from engine.columnar import printed
from engine.columnar.counts.budget import budget_query, facts_counted, groupable
from engine.columnar.counts.counting import CATEGORIES, counting
from engine.columnar.counts.totals import Totals, totals

from ..output import USAGE, RunFailed, say, write
from ..reports.budget.model import Budget
from ..rosters.delivery import Destination
from . import progress
from .command import finished
from .connection import connected
from .engines.table import fetched
from .evaluation import Evaluated, Request, receipt_for, staged_for
from .planning import made
from .trouble import trouble

_OTHER_WORDS = {"旗县": "参保地", "旗市区": "参保地", "county": "参保地", "categories": CATEGORIES}
"""What people say → the name that the policy has for it."""
_COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Counted:
    """The totals, and the run that they come from."""

    totals: Totals
    done: Evaluated


def run(request: Request, by: str, shape: str | None, output: str | None, language: Language) -> int:
    """Count, show or write the totals, and say what became of the rows."""
    target = Destination.chosen(shape, output, request.records)
    names = named(request, by)
    with connected() as connection:
        counted = count(fetched(request, connection), names, connection, language)
        budget = Budget(request.policy, counted.totals, asdict(counted.done.receipt))
        content = _rendered(budget, target.shape, language)
        if target.output is None:
            say(content)
        else:
            write(target.output, [content])
        return finished(counted.done, target.rejects, language)


def _rendered(budget: Budget, shape: str, language: Language) -> bytes:
    """Each format's library is imported when it is asked for."""
    match shape:
        case "json":
            from ..reports.budget import json as budget_json

            return budget_json.render(budget).encode()
        case "xlsx":
            from ..reports.budget import xlsx as budget_xlsx

            return budget_xlsx.render(budget, language)
    from ..reports.budget import table as budget_table

    return budget_table.render(budget, language).encode("utf-8", "replace")


def named(request: Request, by: str) -> tuple[str, ...]:
    """The names of `--by`. One that persons cannot be counted by ends the run, with those that are near."""
    from engine.facts.text import nearest

    possible = groupable(request.policy)
    names = [name for name in (part.strip() for part in by.replace("，", ",").replace("、", ",").split(",")) if name]
    for at, name in enumerate(names):
        if name not in possible:
            names[at] = name = _OTHER_WORDS.get(name, name)
        if name not in possible:
            better = "、".join(nearest(name, possible)) or "、".join(("参保地", CATEGORIES))
            raise RunFailed(Diagnostic("P751", None, {"name": name, "better": better}), code=USAGE)
    return tuple(dict.fromkeys(names))


def count(request: Request, by: tuple[str, ...], connection: duckdb.DuckDBPyConnection, language: Language) -> Counted:
    """What goes wrong ends the run (`RunFailed`)."""
    policy = request.policy
    facts = facts_counted(policy, by)
    staged = progress.reading(connection, lambda: staged_for(request, connection, facts), language)
    counted = made(policy, lambda: counting(policy, by, request.assume, staged.seen))
    query = printed(budget_query(counted, staged.relation), "duckdb")
    try:
        progress.run(connection, f"CREATE OR REPLACE TEMP TABLE {_COUNTED} AS {query}", staged.accepted, language)
        found = connection.execute(f"SELECT * FROM {_COUNTED}")
        columns = [described[0] for described in found.description or ()]
        found_totals = totals(counted, columns, found.fetchall())
    except duckdb.Error as error:
        raise RunFailed(trouble(error, staged.source)) from error
    return Counted(found_totals, Evaluated(staged, receipt_for(request, staged)))
