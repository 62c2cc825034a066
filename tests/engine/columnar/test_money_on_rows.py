"""Rule 12 on the rows of a query: who pays for a person adds up to what is due for that person."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.columnar.columns.flattened import AIDED

from .corpus import NOTICES, generated_batch
from .on_engines import on_duckdb

NEVER_KNOWN = {"framework-2026", "neimenggu-2024", "open-values"}
"""They leave the price to others, or to later."""


def adding_up(names: list[str]) -> list[tuple[str, list[str]]]:
    """For each product, the column of the price and those of the shares in it: what is due, and each payer's part."""
    found = []
    for name in names:
        if name == "缴费" or (name.startswith("缴费[") and name.endswith("]")):
            of = name.removeprefix("缴费")
            payers = [other for other in names if other.startswith(f"{AIDED}{of}__payer_") and other.count("__") == 1]
            found.append((name, ["应缴" + of, *payers]))
    return found


@pytest.mark.parametrize("notice", NOTICES, ids=lambda path: path.stem)
def test_what_is_due_and_what_each_payer_gives_add_up_to_the_price(notice: Path) -> None:
    batch = generated_batch(notice)
    names = [output.name for output in batch.plan.outputs]
    rows = [dict(zip(names, cells, strict=True)) for cells in on_duckdb(batch, batch.plan)]
    sums = adding_up(names)
    assert sums
    added = 0
    for row in rows:
        for price, parts in sums:
            amounts = [row[part] for part in parts]
            if row[price] is not None and None not in amounts:
                added += 1
                assert row[price] == sum(amounts), (price, row)
    assert added or notice.stem in NEVER_KNOWN
