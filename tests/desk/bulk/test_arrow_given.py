"""What a program may give as persons, and what it is told when it gives something else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from desk.bulk.arrow import answers
from desk.output import RunFailed
from desk.rule_files.policies import load_policy
from dsl import Diagnostic, Policy

KNOWN: dict[Any, Any] = {"姓名": "示例一", "低保": True}


@pytest.fixture(scope="module")
def policy() -> Policy:
    loaded = load_policy(Path(__file__).parents[3] / "policies" / "hulunbuir-2024.pol")
    assert not isinstance(loaded, Diagnostic)
    assert loaded.policy is not None
    return loaded.policy


def test_persons_may_come_one_by_one(policy: Policy) -> None:
    found = answers(policy, (person for person in [KNOWN]), columns=["应缴"])
    assert [(row["row"], row["姓名"]) for row in found.dictionaries()] == [(1, "示例一")]


@pytest.mark.parametrize(
    ("persons", "said"),
    [
        ([KNOWN, None], "person 2 is no mapping of facts, but NoneType"),
        (["示例一"], "person 1 is no mapping of facts, but str"),
        (KNOWN, "person 1 is no mapping of facts, but str"),
        ([{**KNOWN, 1: "x"}], "1 is int"),
        ([{**KNOWN, None: "x"}], "None is NoneType"),
        ([{**KNOWN, ("低保",): "x"}], "is tuple"),
    ],
)
def test_what_is_no_person_is_told_in_words(policy: Policy, persons: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        answers(policy, persons)


def test_half_of_a_character_is_no_key(policy: Policy) -> None:
    with pytest.raises(ValueError, match=r"'\\ud800' of a person is no text"):
        answers(policy, [{**KNOWN, "\ud800": "x"}])


def _no_utf8() -> pa.Array:
    cells = pa.array([b"\xff"])
    return pa.StringArray.from_buffers(1, *cells.buffers()[1:])


@pytest.mark.parametrize(
    "column",
    [
        lambda: pa.array([1.5], pa.float32()).cast(pa.float16()),
        lambda: pa.array([Decimal(1)], pa.decimal256(50, 2)),
        _no_utf8,
    ],
)
def test_a_table_with_a_column_that_cant_be_read_is_refused(policy: Policy, column: Callable[[], pa.Array]) -> None:
    with pytest.raises(RunFailed) as failed:
        answers(policy, pa.table({"姓名": ["示例一"], "户籍地": column()}))
    assert [diagnostic.code for diagnostic in failed.value.diagnostics] == ["P679"]
