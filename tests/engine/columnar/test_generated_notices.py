"""Notices that nobody wrote: every kind of price, aid, priority and stage, as far as they fit into a query."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from dsl import Source, load
from engine.columnar.exploring import explore

from ..small_notices import VOCABULARY, notices, product_notices
from .batch import Batch, agrees
from .corpus import drawn, generated
from .on_engines import on_duckdb

TANGLED = 300
"""With more courses than this in one step, a generated notice is left out: it takes too long for a test."""
NOTICES, EXAMPLES = 20, 3
FEWEST = 4
"""So many of the notices must fit."""


@pytest.mark.parametrize("strategy", [notices(), product_notices()], ids=["plain", "products"])
def test_generated_notices_say_what_the_evaluator_says(
    strategy: st.SearchStrategy[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explore, "MOST_COURSES", TANGLED)
    fitting = 0
    for text in drawn(st.tuples(strategy), NOTICES):
        policy = load(Source("生成.pol", text), lambda name: Source(name, VOCABULARY)).policy
        assert policy is not None
        try:
            agrees(Batch(f"生成\n{text}", policy, generated(policy, EXAMPLES)), on_duckdb)
        except explore.TooManyCourses:
            continue
        fitting += 1
    assert fitting >= FEWEST
