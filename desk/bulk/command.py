"""`pol evaluate` for a whole population: which engine computes, where the rows go, and what is said about the run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dsl import Diagnostic, Language
from engine.facts import Rejected

from ..output import CLEAN, FINDINGS, USAGE, RunFailed, remark, show
from ..receipts.targets import refuse_targets
from ..texts import text
from .connection import connected
from .engines.address import TableAddress, table_address
from .engines.in_place import Done
from .engines.table import fetched, receiving
from .evaluation import Evaluated, Request, evaluate
from .recognised import ANY_CORES, DUCKDB, SPARK, is_table
from .set_aside import MOST_SHOWN, write_set_aside
from .written import FORMATS, PARQUET


def run(
    request: Request,
    output: str | None,
    shape: str | None,
    language: Language,
    engine: str = DUCKDB,
    spark_master: str = ANY_CORES,
) -> int:
    """Evaluate with one of the engines. With DuckDB, rows that can't be used go to a file beside the results."""
    if engine == DUCKDB:
        return _with_duckdb(request, output, shape, language)
    done = _in_place(request, output, shape, engine, spark_master)
    show(done.notes, language)
    _say_rows(done.rows, "", language)
    return CLEAN


def _in_place(request: Request, output: str | None, shape: str | None, engine: str, spark_master: str) -> Done:
    """Engines are imported when they are asked for."""
    if engine == SPARK:
        from .engines import on_spark

        return on_spark.evaluate(request, output, shape, spark_master)
    from .engines import on_postgres

    return on_postgres.evaluate(request, output, shape)


def _with_duckdb(request: Request, output: str | None, shape: str | None, language: Language) -> int:
    target, shape = _target(request, output, shape)
    rejects = Path("rejects.csv" if isinstance(target, TableAddress) else f"{output}.rejects.csv")
    with connected() as connection:
        with receiving(target, connection) as path:
            beside = rejects if isinstance(target, Path) else None
            done = evaluate(fetched(request, connection), connection, path, shape, language, beside)
        return finished(done, rejects, language)


def finished(done: Evaluated, rejects: Path, language: Language) -> int:
    """Write the rows that were set aside, if they are not yet, and say what became of all rows, while the connection is
    open."""
    first = write_set_aside(done.staged, rejects, rejects, language) if done.aside is None else done.aside
    _tell(done, first, rejects, language)
    return FINDINGS if done.staged.rejected else CLEAN


def _target(request: Request, output: str | None, shape: str | None) -> tuple[Path | TableAddress, str]:
    if output is not None and is_table(output) and shape in (None, PARQUET):
        return table_address(output), PARQUET
    suffix = Path(output or "").suffix.removeprefix(".").lower()
    shape = shape or suffix
    if output is None or shape not in FORMATS:
        raise RunFailed(Diagnostic("P725"), code=USAGE)
    refuse_targets(Path(output), Path(f"{output}.rejects.csv"), request.records)
    return Path(output), shape


def _tell(done: Evaluated, rejected: Iterable[Rejected], rejects: Path, language: Language) -> None:
    shown = [problem for row in rejected for problem in row.problems]
    show((*done.staged.notes, *shown), language)
    if (more := done.staged.rejected - MOST_SHOWN) > 0:
        remark(text("evaluate.more_rejects", language, rows=str(more), file=str(rejects)))
    _say_rows(done.receipt.rows, str(rejects), language)


def _say_rows(rows: Mapping[str, int], rejects: str, language: Language) -> None:
    said = _counted(rows, rejects, language)
    remark(("，".join(said) + "。") if language == "zh" else ("; ".join(said) + "."))


def _counted(rows: Mapping[str, int], rejects: str, language: Language) -> list[str]:
    said = [text("evaluate.rows", language, rows=f"{rows['total']:,}", evaluated=f"{rows['evaluated']:,}")]
    if rows["set_aside"]:
        said.append(text("evaluate.set_aside", language, set_aside=f"{rows['set_aside']:,}", file=rejects))
    if rows["merged"]:
        said.append(text("evaluate.repeated", language, repeated=f"{rows['merged']:,}"))
    return said
