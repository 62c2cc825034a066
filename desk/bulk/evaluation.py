"""A whole file of persons evaluated by DuckDB: from the input to the result file, with its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dsl import Asked, Assumption, Diagnostic, InFile, Language, Policy
from engine.columnar import Output, Plan, plan_for
from engine.facts import ID_NUMBER, NAME
from engine.facts_used import facts_used

from ..output import USAGE, RunFailed, required
from . import sql
from .open import open_source
from .patterns import seen
from .receipt import Receipt, input_hash, own_version, policy_hash, rules_of, spelled
from .stage import Staged, stage
from .trouble import trouble
from .written import query_of, write

WHO = ("row", ID_NUMBER, NAME)
"""The columns before those of the answer: whose row it is. NULL where the input does not say."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run. `columns` None: all of them. `assume` are the assumptions from outside."""

    policy: Policy
    policy_path: Path
    asked: Asked
    regardless: bool
    assume: tuple[Assumption, ...]
    records: str
    columns: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What came of it. `staged` still holds the rows that were set aside."""

    staged: Staged
    receipt: Receipt


def evaluate(
    request: Request, connection: duckdb.DuckDBPyConnection, output: Path, shape: str, language: Language
) -> Evaluated:
    """Write the result file, whole or not at all. What goes wrong ends the run (`RunFailed`)."""
    staged = staged_for(request, connection)
    plan = planned(request, connection, staged)
    receipt = receipt_for(request, plan, staged)
    query = query_of(connection, plan, with_who(connection, staged), WHO)
    try:
        write(connection, query, output, shape, receipt, language)
    except duckdb.Error as error:
        raise RunFailed(trouble(error, staged.source)) from error
    except OSError as error:
        raise RunFailed(Diagnostic("P706", InFile(str(output)), {"reason": error.strerror or "?"})) from error
    return Evaluated(staged, receipt)


def staged_for(request: Request, connection: duckdb.DuckDBPyConnection) -> Staged:
    policy = request.policy
    source = required(open_source(request.records, policy.vocabulary, connection))
    return required(stage(connection, source, policy, facts_needed=facts_used(policy)))


def planned(request: Request, connection: duckdb.DuckDBPyConnection, staged: Staged) -> Plan:
    """Made for the rows that there are. Columns that the policy does not have end the run."""
    plan = plan_for(request.policy, request.assume, seen(connection, staged))
    if request.columns is None:
        return plan
    return plan.only(chosen(plan.outputs, request.columns))


def chosen(outputs: Sequence[Output], columns: Sequence[str]) -> tuple[str, ...]:
    """`--columns`: names of columns. One that is not there ends the run, with what was probably meant."""
    from engine.facts.text import nearest

    known = tuple(output.name for output in outputs)
    for column in columns:
        if column not in known:
            near = "、".join(nearest(column, known)) or "—"
            raise RunFailed(Diagnostic("P724", None, {"column": column, "better": near}), code=USAGE)
    return tuple(columns)


def with_who(connection: duckdb.DuckDBPyConnection, staged: Staged) -> str:
    """The table of persons with every column that tells whose row it is."""
    given = {column.name for column in staged.columns}
    absent = [f"CAST(NULL AS VARCHAR) AS {sql.name(name)}" for name in WHO[1:] if name not in given]
    listed = ", ".join(["*", *absent])
    connection.execute(f"CREATE OR REPLACE VIEW people AS SELECT {listed} FROM {staged.relation}")
    return "people"


def receipt_for(request: Request, plan: Plan, staged: Staged, engine: str | None = None) -> Receipt:
    asked = request.asked
    return Receipt(
        canbao=own_version(),
        engine=engine or f"duckdb {duckdb.__version__}",
        policy=request.policy.header.id,
        policy_path=str(request.policy_path),
        policy_hash=policy_hash(request.policy),
        as_of=asked.as_of.isoformat() if asked.as_of else None,
        known_on=asked.known_on.isoformat() if asked.known_on else None,
        assumptions=spelled(request.assume),
        regardless=request.regardless,
        input=request.records,
        input_hash=input_hash(Path(request.records)),
        rows={
            "total": staged.total,
            "evaluated": staged.accepted,
            "set_aside": staged.rejected,
            "merged": staged.merged,
        },
        columns=request.columns,
        rules=rules_of(plan),
    )
