"""P920: the same twice in one list."""

from __future__ import annotations

import pytest

from .conftest import Lint

AID = "人群 甲 当 低保\n人群 乙 当 特困\n资助 给 {}\n  基金 全额\n"


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("人群 甲 当 低保 或 特困 或 低保\n", "人群 甲 当 低保 或 特困\n"),
        ("人群 甲 当 (低保) 且 孤儿 且 （低保）\n", "人群 甲 当 (低保) 且 孤儿\n"),
        ("人群 甲 当 (低保 或 特困) 且 (低保 或 特困)\n", "人群 甲 当 (低保 或 特困)\n"),
        ("人群 甲 当 任一(低保、特困、「低保」)\n", "人群 甲 当 任一(低保、特困)\n"),
        ("人群 甲 当 残疾等级 属于 一级、一级、二级\n", "人群 甲 当 残疾等级 属于 一级、二级\n"),
        (AID.format("甲、乙、甲"), AID.format("甲、乙")),
    ],
)
def test_the_later_one_is_left_out(linted: Lint, written: str, better: str) -> None:
    assert linted(written).mended("P920") == better


def test_the_same_condition_in_two_places_is_no_repetition(linted: Lint) -> None:
    assert "P920" not in linted("人群 甲 当 (低保 且 孤儿) 或 (低保 且 特困)\n").codes()
