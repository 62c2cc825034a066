"""What a notice itself gives is never refused as an expectation, and is spelt as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.testing import open_scenarios
from engine.cases import Runner, written
from engine.cases.possible import PossibleValues

FILES = sorted((Path(__file__).parents[3] / "docs" / "gallery").glob("*.scenarios.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
def test_what_is_found_may_be_expected(path: Path) -> None:
    run = Runner()
    prepared = open_scenarios(path).prepared
    assert prepared
    for one in prepared:
        possible = PossibleValues(one.policy)
        for field, outcome in run(one).assessment.fields.items():
            value = written(outcome, field)
            assert list(possible.impossible(field, value)) == []
            assert possible.spelt(field, value) == value
