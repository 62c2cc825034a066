"""`pol snapshot`: a whole population summed up by DuckDB, kept as a file, and compared with an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
from sqlglot import exp

from dsl import Language
from engine.columnar import printed
from engine.columnar.counts.budget import budget_query, facts_counted
from engine.columnar.counts.counted import Label
from engine.columnar.counts.counting import CATEGORIES
from engine.record import policy_json
from engine.snapshot.model import Snapshot
from engine.snapshot.movement import compared
from engine.snapshot.summed import summary
from engine.snapshot.survey import survey

from ..output import RunFailed, asked_code, refuse_overwriting, required, say, write
from ..reports.groups import label_words
from ..reports.movement import json as movement_json
from ..reports.movement import text as movement_text
from ..reports.snapshot import json as snapshot_json
from ..snapshots import read_snapshot
from . import progress
from .budget import named
from .command import finished
from .connection import connected
from .engines.address import table_address
from .engines.table import fetched
from .evaluation import Evaluated, Request, receipt_for, staged_for
from .planning import made
from .recognised import is_table
from .trouble import trouble

_COUNTED = "counted"
_COUNTY = "参保地"
_LEFT_OUT = ("policy", "policy_path", "columns", "rules")
"""Of the receipt: said elsewhere, or a path."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What becomes of the summary. `against` is an earlier snapshot, `moved_fails`: what moved counts as a finding."""

    by: str
    smallest: int
    output: Path | None
    against: Path | None
    shape: str
    moved_fails: bool


def run(request: Request, wanted: Wanted, language: Language) -> int:
    """Nothing is written unless all of it could be worked out."""
    rejects = Path(f"{wanted.output}.rejects.csv" if wanted.output else "rejects.csv")
    kept = [wanted.against] if wanted.against is not None and wanted.against.is_file() else []
    refuse_overwriting((wanted.output, rejects), request.records, *kept)
    earlier = None if wanted.against is None else required(read_snapshot(wanted.against))
    names = tuple(name for name in named(request, wanted.by) if name != CATEGORIES)
    with connected() as connection:
        snapshot, done = taken(fetched(request, connection), names, wanted.smallest, connection, language)
        has_moved = False
        if wanted.output is not None:
            write(wanted.output, [snapshot_json.render(snapshot).encode()])
        elif earlier is None:
            say(snapshot_json.render(snapshot), end="")
        if earlier is not None:
            moved = compared(earlier, snapshot)
            shown = movement_json.render(moved) if wanted.shape == "json" else movement_text.render(moved, language)
            say(shown, end="")
            has_moved = moved.is_any
        set_aside = finished(done, rejects, language)
        return asked_code(has_moved) if wanted.moved_fails else set_aside


def taken(
    request: Request, by: tuple[str, ...], smallest: int, connection: duckdb.DuckDBPyConnection, language: Language
) -> tuple[Snapshot, Evaluated]:
    """What goes wrong ends the run (`RunFailed`)."""
    policy = request.policy
    names = tuple(dict.fromkeys((*([_COUNTY] if _COUNTY in policy.vocabulary.facts else []), *by)))
    facts = facts_counted(policy, names)
    staged = progress.reading(connection, lambda: staged_for(request, connection, facts), language)
    surveyed = made(policy, lambda: survey(policy, names, request.assume, staged.seen))
    query = printed(budget_query(surveyed, staged.relation), "duckdb")

    def ask(select: exp.Select) -> Sequence[Sequence[Any]]:
        return connection.execute(printed(select, "duckdb")).fetchall()

    def words(name: str, label: Label) -> str:
        return label_words(policy, name, label, "zh")

    try:
        progress.run(connection, f"CREATE OR REPLACE TEMP TABLE {_COUNTED} AS {query}", staged.accepted, language)
        found = summary(surveyed, _COUNTED, ask, smallest, words)
    except duckdb.Error as error:
        raise RunFailed(trouble(error, staged.source)) from error
    done = Evaluated(staged, receipt_for(request, staged))
    return Snapshot(_policy(request), _source(request, done), smallest, found), done


def _policy(request: Request) -> Mapping[str, Any]:
    """Files by their names alone."""
    found = policy_json(request.policy)
    for text in (found, *found["amended_by"], *found["based_on"]):
        text["source"] = {**text["source"], "name": Path(text["source"]["name"]).name}
    return found


def _source(request: Request, done: Evaluated) -> Mapping[str, Any]:
    source = asdict(replace(done.receipt, input=_input(request.records)))
    source["assumptions"] = list(source["assumptions"])
    return {name: value for name, value in source.items() if name not in _LEFT_OUT}


def _input(records: str) -> str:
    return table_address(records).table if is_table(records) else Path(records).name
