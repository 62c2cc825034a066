"""One corpus, every engine: each column of the query is exactly what the evaluator says of each person, to the fen."""

from __future__ import annotations

from pathlib import Path

import pytest

from .batch import Engine, agrees
from .corpus import NOTICES, SCENARIOS, batches_of, generated_batch
from .on_engines import on_duckdb, on_postgres, on_spark


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest, dialect: str) -> Engine:
    if dialect == "duckdb":
        return on_duckdb
    server = request.getfixturevalue(dialect)
    return on_postgres(server) if dialect == "postgres" else on_spark(server)


@pytest.mark.parametrize("notice", NOTICES, ids=lambda path: path.stem)
def test_every_engine_says_what_the_evaluator_says(engine: Engine, notice: Path) -> None:
    for batch in batches_of(notice):
        agrees(batch, engine)


@pytest.mark.parametrize("dialect", ["duckdb", "postgres"], indirect=True)
@pytest.mark.parametrize("notice", NOTICES, ids=lambda path: path.stem)
def test_so_it_is_for_many_persons_with_gaps(engine: Engine, notice: Path) -> None:
    """Not on Spark, where a query takes seconds: each engine has met every notice and every kind of gap above."""
    agrees(generated_batch(notice), engine)


def test_every_scenario_is_in_the_corpus() -> None:
    assert {path.with_suffix("").with_suffix(".pol") for path in SCENARIOS} <= set(NOTICES)
