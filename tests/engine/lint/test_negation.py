"""P919: 非 twice."""

from __future__ import annotations

import pytest

from .conftest import Lint


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("非 非 低保", "低保"),
        ("非 (非 低保)", "低保"),
        ("非 （非 任一(低保、特困)）", "任一(低保、特困)"),
        ("孤儿 且 非 非 (低保 或 特困)", "孤儿 且 (低保 或 特困)"),
        ("非 非 非 低保", "非 低保"),
    ],
)
def test_both_are_left_out(linted: Lint, written: str, better: str) -> None:
    found = linted(f"人群 甲 当 {written}\n")
    assert found.mended("P919") in (f"人群 甲 当 {better}\n", f"人群 甲 当 ({better})\n")
    told = found.one("P919").fix
    assert told is not None and told.is_safe


@pytest.mark.parametrize("written", ["非 低保", "非 低保 且 非 特困", "非 (低保 且 非 特困)"])
def test_one_is_not_told(linted: Lint, written: str) -> None:
    assert "P919" not in linted(f"人群 甲 当 {written}\n").codes()
