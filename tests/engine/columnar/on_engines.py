"""A batch of persons on each engine: a table made of their facts, and what the plan's query gives for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg

from engine.columnar import Plan

from .batch import ROW, TABLE, Batch, Engine, in_order, query

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from ...engines import PostgresServer

Answers = list[tuple[Any, ...]]


def on_duckdb(batch: Batch, plan: Plan) -> Answers:
    with duckdb.connect() as connection:
        connection.execute(f'CREATE TABLE "{TABLE}" ({_definitions(batch)})')
        connection.executemany(f'INSERT INTO "{TABLE}" VALUES ({_marks("?", batch)})', batch.rows)
        return in_order(connection.execute(query(plan, "duckdb")).fetchall())


def on_postgres(server: PostgresServer) -> Engine:
    def run(batch: Batch, plan: Plan) -> Answers:
        with psycopg.connect(server.address) as connection, connection.cursor() as cursor:
            cursor.execute(f'CREATE TEMPORARY TABLE "{TABLE}" ({_definitions(batch)})'.encode())
            cursor.executemany(f'INSERT INTO "{TABLE}" VALUES ({_marks("%s", batch)})'.encode(), batch.rows)
            return in_order(cursor.execute(query(plan, "postgres").encode()).fetchall())

    return run


def on_spark(running: SparkSession) -> Engine:
    """Expressions are compiled one by one: to compile a wide query as a whole takes longer than these few rows."""
    session = running.newSession()
    session.conf.set("spark.sql.ansi.enabled", "true")
    session.conf.set("spark.sql.codegen.wholeStage", "false")

    def run(batch: Batch, plan: Plan) -> Answers:
        columns = ", ".join(f"`{name}` {kind.replace('VARCHAR', 'STRING')}" for name, kind in _columns(batch))
        session.createDataFrame(batch.rows, columns).createOrReplaceTempView(f"`{TABLE}`")
        return in_order([tuple(row) for row in session.sql(query(plan, "spark")).collect()])

    return run


def _columns(batch: Batch) -> Sequence[tuple[str, str]]:
    return [(ROW, "BIGINT"), *((column.name, column.physical.value) for column in batch.columns)]


def _definitions(batch: Batch) -> str:
    return ", ".join(f'"{name}" {kind}' for name, kind in _columns(batch))


def _marks(mark: str, batch: Batch) -> str:
    return ", ".join([mark] * (1 + len(batch.columns)))
