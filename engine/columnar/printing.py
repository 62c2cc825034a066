"""Expression trees as the text of one engine, and the one operation that each engine spells in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, ClassVar

from sqlglot import ErrorLevel, exp
from sqlglot.generator import Generator
from sqlglot.generators.duckdb import DuckDBGenerator
from sqlglot.generators.postgres import PostgresGenerator
from sqlglot.generators.spark import SparkGenerator


class WholeQuotient(exp.Expression):
    """Whole numbers divided, with what is left over dropped (towards zero).

    Both sides are printed as they stand, so they come in brackets where they need them. `wide`: a side may be of the
    type `INT128`, which is printed as a decimal of 38 digits where there are no whole numbers of that size.
    """

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "expression": True, "wide": True}


WIDE = exp.DataType.Type.INT128
_DECIMAL = "DECIMAL(38, 0)"
_Printing = Mapping[type[exp.Expr], Callable[[Any, Any], str]]


def _sides(generator: Generator, quotient: exp.Expr) -> tuple[str, str]:
    return generator.sql(quotient, "this"), generator.sql(quotient, "expression")


def _in_duckdb(generator: Generator, quotient: exp.Expr) -> str:
    left, right = _sides(generator, quotient)
    return f"{left} // {right}"


def _in_spark(generator: Generator, quotient: exp.Expr) -> str:
    """DIV of decimals cuts its result to 64 bits without a word, so the remainder goes first and `/` comes out even.

    What does not fit into 32 digits it reports.
    """
    left, right = _sides(generator, quotient)
    return f"CAST(({left} - {left} % {right}) / {right} AS {_DECIMAL})" if _wide(quotient) else f"{left} DIV {right}"


def _in_postgres(generator: Generator, quotient: exp.Expr) -> str:
    left, right = _sides(generator, quotient)
    return f"DIV({left}, {right})" if _wide(quotient) else f"{left} / {right}"


def _wide(quotient: exp.Expr) -> bool:
    return bool(quotient.args["wide"])


class _DuckDB(DuckDBGenerator):
    TRANSFORMS: ClassVar[Any] = {**DuckDBGenerator.TRANSFORMS, WholeQuotient: _in_duckdb}


class _Spark(SparkGenerator):
    TRANSFORMS: ClassVar[Any] = {**SparkGenerator.TRANSFORMS, WholeQuotient: _in_spark}
    TYPE_MAPPING: ClassVar[Any] = {**SparkGenerator.TYPE_MAPPING, WIDE: _DECIMAL}


class _Postgres(PostgresGenerator):
    TRANSFORMS: ClassVar[Any] = {**PostgresGenerator.TRANSFORMS, WholeQuotient: _in_postgres}
    TYPE_MAPPING: ClassVar[Any] = {**PostgresGenerator.TYPE_MAPPING, WIDE: _DECIMAL}


_GENERATORS: Mapping[str, type[Generator]] = {"duckdb": _DuckDB, "spark": _Spark, "postgres": _Postgres}
DIALECTS = tuple(_GENERATORS)


@cache
def _generator(dialect: str) -> Generator:
    return _GENERATORS[dialect](dialect=dialect, unsupported_level=ErrorLevel.RAISE)


def printed(expression: exp.Expr, dialect: str) -> str:
    """The text for "duckdb", "spark" or "postgres". The tree is not to be used again: printing may rewrite it."""
    return _generator(dialect).generate(expression, copy=False)
