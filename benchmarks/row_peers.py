"""The nine plain questions person by person: zen-engine and common-expression-language, as `peers.py` writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import peers
from plain_nine import ANSWERS, DATES, FIXED, FULL

BATCH = 10_000
NAMES = dict(zip(peers.FULL, FULL, strict=True)) | dict(zip(peers.FIXED, FIXED, strict=True))
DAYS = dict(zip(("paid", "born", "recognised"), DATES, strict=True))

Batch = list[dict[str, Any]]


def by_zen_batch(people: Path, out: Path) -> None:
    answer_in_batches(people, out, peers.zen_batch())


def by_cel(people: Path, out: Path) -> None:
    decide = peers.cel()
    answer_in_batches(people, out, lambda batch: [decide(person) for person in batch])


def answer_in_batches(people: Path, out: Path, answers: Callable[[Batch], Batch]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    numbers = pa.float64()
    schema = pa.schema([(name, numbers if name in peers.AMOUNTS else pa.bool_()) for name in ANSWERS])
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches(people):
            found = answers(batch)
            writer.write_batch(pa.record_batch([[one[name] for one in found] for name in ANSWERS], schema=schema))


def batches(people: Path) -> Iterator[Batch]:
    """The people as plain dictionaries: yes or no, and days as numbers such as 20231008."""
    import duckdb

    columns = {english: chinese for english, chinese in NAMES.items()} | {
        "disabled": "重度残疾",
        **{name: f"coalesce(strftime({day}, '%Y%m%d')::INTEGER, 0)" for name, day in DAYS.items()},
        "continuous": "连续参保",
        "local": "户籍地 LIKE '1507%'",
        "permit": "持居住证",
    }
    selected = ", ".join(f"{value} AS {name}" for name, value in columns.items())
    cursor = duckdb.execute(f"SELECT {selected} FROM read_parquet('{people}')")
    while rows := cursor.fetchmany(BATCH):
        yield [dict(zip(columns, row, strict=True)) for row in rows]
