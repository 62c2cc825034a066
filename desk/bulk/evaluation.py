"""A whole file of persons evaluated by DuckDB: from the input to the result file, with its receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from dsl import Asked, Assumption, Diagnostic, InFile, Language, Policy
from engine.columnar import Output, Plan, Seen
from engine.facts import ID_NUMBER, NAME, Rejected
from engine.facts_used import facts_used

from ..files import not_written
from ..output import USAGE, RunFailed, required
from ..placing import placing
from ..receipts.hashes import input_hash, state_of
from ..receipts.made import receipt_of
from ..receipts.receipt import Receipt, receipt_beside
from . import planning, sql
from .progress import reading
from .set_aside import write_set_aside
from .staging.open import open_source
from .staging.source import Source
from .staging.stage import Staged, stage
from .trouble import trouble
from .written import query_of, write

WHO = ("row", ID_NUMBER, NAME)
"""The columns before those of the answer: whose row it is. NULL where the input does not say."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file with the rows of records that are no file, and the hash of these."""

    path: Path
    hashed: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a run. `columns` None: all of them. `assume` are the assumptions from outside.

    `copy` stands for `records`, where that is no file itself.
    """

    policy: Policy
    policy_path: Path
    asked: Asked
    regardless: bool
    assume: tuple[Assumption, ...]
    records: str
    columns: tuple[str, ...] | None = None
    copy: Copy | None = None

    @property
    def file(self) -> str:
        """The path of the file or folder to read."""
        return self.records if self.copy is None else str(self.copy.path)

    @property
    def hashed(self) -> str:
        """The hash of what is read."""
        return input_hash(Path(self.records)) if self.copy is None else self.copy.hashed

    def state(self) -> tuple[tuple[str, int, int], ...]:
        """Of the files that are read: the same as long as nobody saves them anew. Empty where there is none yet."""
        return state_of(Path(self.file)) if Path(self.file).exists() else ()


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What came of it. `staged` still holds the rows that were set aside; `aside` are the first of them, None where
    they are not written yet."""

    staged: Staged
    receipt: Receipt
    aside: tuple[Rejected, ...] | None = None


def evaluate(
    request: Request,
    connection: duckdb.DuckDBPyConnection,
    output: Path,
    shape: str,
    language: Language,
    rejects: Path | None = None,
) -> Evaluated:
    """Write the result file with its receipt and, at `rejects`, the rows set aside: all of them whole, or nothing.

    Such files of an earlier run, which this one has none of, go. What goes wrong ends the run (`RunFailed`).
    """
    begun = request.state()
    staged = reading(connection, lambda: staged_for(request, connection), language)
    plan = plan_of(request, staged.seen)
    receipt = receipt_for(request, staged)
    query = query_of(connection, plan, with_who(connection, staged), WHO)
    beside = [receipt_beside(output), *filter(None, [rejects])]
    aside = None
    try:
        with placing(output, perhaps=beside) as (part, sealed, *parts):
            write(connection, query, (part, sealed), shape, receipt, language)
            for path in parts:
                aside = write_set_aside(staged, path, beside[-1], language)
            if request.state() != begun:
                raise RunFailed(Diagnostic("P750", InFile(request.records)))
    except duckdb.Error as error:
        raise RunFailed(trouble(error, staged.source)) from error
    except OSError as error:
        raise RunFailed(not_written(output, error)) from error
    return Evaluated(staged, receipt, aside)


def staged_for(
    request: Request,
    connection: duckdb.DuckDBPyConnection,
    beside: frozenset[str] = frozenset(),
    needed: frozenset[str] | None = None,
) -> Staged:
    """`needed`: facts that are missed where the input has them not, in place of those of the policy; `beside` are read
    where it has them. May take long."""
    policy = request.policy
    source = required(_source(request, connection))
    facts = facts_used(policy) if needed is None else needed
    return required(stage(connection, source, policy, facts_needed=facts, facts_beside=beside))


def _source(request: Request, connection: duckdb.DuckDBPyConnection) -> Source | Diagnostic:
    """What is said of a copy is said of the records."""
    found = open_source(request.file, request.policy.vocabulary, connection)
    if request.copy is None:
        return found
    if isinstance(found, Diagnostic):
        return replace(found, place=InFile(request.records))
    return replace(found, file=request.records)


def plan_of(request: Request, known: Seen) -> Plan:
    """Made for rows of which this is known. Columns that the policy does not have end the run."""
    plan = planning.plan(request.policy, request.assume, known)
    return plan if request.columns is None else plan.only(chosen(plan.outputs, request.columns))


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


def receipt_for(request: Request, staged: Staged) -> Receipt:
    rows = {
        "total": staged.total,
        "evaluated": staged.accepted,
        "set_aside": staged.rejected,
        "merged": staged.merged,
    }
    return receipt_of_rows(request, rows, f"duckdb {duckdb.__version__}", request.hashed)


def receipt_of_rows(request: Request, rows: Mapping[str, int], engine: str, hashed: str) -> Receipt:
    """`hashed` is the input's hash, `rows` are counts of its rows as in `Receipt`."""
    return receipt_of(
        (request.policy, request.policy_path, request.asked),
        request.assume,
        regardless=request.regardless,
        records=(request.records, hashed),
        rows=rows,
        engine=engine,
        columns=request.columns,
    )
