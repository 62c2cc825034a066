"""Whose fault it is when the query engine can't go on."""

from __future__ import annotations

import duckdb
import pytest

from desk.bulk.staging.source import Source
from desk.bulk.trouble import trouble

ROSTER = Source("名单.parquet", "SELECT 1", (), 1)


@pytest.mark.parametrize("error", [duckdb.InvalidInputException, duckdb.IOException, duckdb.Error])
def test_what_a_damaged_file_may_come_to_is_said_of_the_file(error: type[duckdb.Error]) -> None:
    assert trouble(error("dictionary offset out of range"), ROSTER).code == "P671"


@pytest.mark.parametrize(
    "error",
    [duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException, duckdb.ConversionException],
)
def test_what_is_wrong_with_our_queries_is_not_laid_on_the_file(error: type[duckdb.Error]) -> None:
    with pytest.raises(error):
        trouble(error("SELECT clause without selection list"), ROSTER)
