"""Each engine in turn, with the table of edge values in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .rows import Rows, in_duckdb, in_postgres, in_spark


@pytest.fixture(scope="session", params=["duckdb", "postgres", "spark"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def rows(request: pytest.FixtureRequest, dialect: str) -> Iterator[Rows]:
    """Runs a query on the engine of the dialect."""
    if dialect == "duckdb":
        yield from in_duckdb()
    elif dialect == "postgres":
        yield from in_postgres(request.getfixturevalue("postgres"))
    else:
        yield from in_spark(request.getfixturevalue("spark"))
