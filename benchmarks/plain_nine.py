"""The nine plain questions of `peers.py` for a whole Parquet file of people, none of whom lacks a fact.

`python benchmarks/plain_nine.py CONTESTANT PEOPLE.parquet OUT.parquet`: one contestant, one process.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

FULL = ("特困", "孤儿", "事实无人抚养儿童")
FIXED = ("低保", "农村低收入人口", "返贫致贫人口", "脱贫不稳定人口", "边缘易致贫人口", "突发严重困难人口")
DISABLED = "重度残疾"
YES_NO = (*FULL, *FIXED, DISABLED, "连续参保", "持居住证")
DATES = ("缴费日期", "出生日期", "特殊身份认定日期")
OPENS, CLOSES = "2023-09-01", "2024-03-20"
YEAR_BEGINS, YEAR_ENDS = "2024-01-01", "2024-12-31"
ANSWERS = ("eligible", "accepted", "price", "aid", "fund", "federation", "due", "no_waiting", "special")

CONTESTANTS = {
    "numpy": ("vector_peers", "by_numpy"),
    "polars": ("vector_peers", "by_polars"),
    "duckdb": ("vector_peers", "by_duckdb"),
    "openfisca": ("openfisca_peer", "by_openfisca"),
    "zen-batch": ("row_peers", "by_zen_batch"),
    "cel": ("row_peers", "by_cel"),
}
"""Name → (module, function): only what the contestant itself needs is imported."""


def arrays(people: Path) -> Mapping[str, Any]:
    """The facts as NumPy arrays. Who has no such day gets the earliest one; of the region it matters if it is local."""
    import numpy as np
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(people, columns=[*YES_NO, *DATES, "户籍地"], read_dictionary=["户籍地"])
    found = {name: table[name].to_numpy() for name in YES_NO}
    for name in DATES:
        found[name] = table[name].fill_null(0).to_numpy().astype("datetime64[D]")
    return found | {"local": np.asarray(pc.starts_with(table["户籍地"].cast("string"), "1507"))}


def keep(answers: Mapping[str, Any], out: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({name: answers[name] for name in ANSWERS}), out, compression="zstd")


def contestant(name: str) -> Callable[[Path, Path], None]:
    module, function = CONTESTANTS[name]
    run: Callable[[Path, Path], None] = getattr(importlib.import_module(module), function)
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description="Answer nine plain questions for every person of PEOPLE.")
    parser.add_argument("contestant", choices=CONTESTANTS)
    parser.add_argument("people", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    contestant(asked.contestant)(asked.people, asked.out)


if __name__ == "__main__":
    main()
