"""P921 and P922: what was left behind when last year's file was changed."""

from __future__ import annotations

import pytest

from dsl import Severity

from ..example_county import HEADER
from .conftest import Lint


@pytest.mark.parametrize(
    ("days", "is_old"),
    [
        ("2023-09-01 至 2024-02-29", True),
        ("2026-01-01 至 2026-02-28", True),
        ("2024-09-01 至 2025-02-28", False),
        ("2024-03-01 至 2024-07-31", False),
        ("2025-01-01 至 2025-12-31", False),
        ("2025-12-01 至 2026-02-28", False),
    ],
)
def test_a_window_of_another_year_is_told(linted: Lint, days: str, is_old: bool) -> None:
    found = linted(f"期 集中期 {days}\n受理\n  准许 当 缴费日期 在 集中期\n  未规定 其他\n")
    assert ("P921" in found.codes()) is is_old


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (HEADER.replace("示例县2025年度", "示例县2024年度"), ["标题"]),
        (HEADER.replace("政策 示例县2025", "政策 示例县2024"), ["编号"]),
        (HEADER.replace("示例县2025年度", "示例县2024至2025学年"), []),
        (HEADER.replace("示例县2025年度", "示例县"), []),
    ],
)
def test_a_title_or_id_of_another_year_is_told(linted: Lint, header: str, told: list[str]) -> None:
    found = linted("缴费：400 元\n", header=header)
    assert [one.arguments["text"] for one in found.found if one.code == "P922"] == told


@pytest.mark.parametrize(
    ("day", "is_old"), [("2023-12-31", True), ("2026-02-28", True), ("2024-12-31", False), ("2025-03-31", False)]
)
def test_a_day_of_a_constraint_that_is_of_another_year_is_told(linted: Lint, day: str, is_old: bool) -> None:
    found = linted(f"缴费：400 元\n约束 参保率 于 {day} ≥ 95%\n")
    assert ("P921" in found.codes()) is is_old
    if is_old:
        assert found.at(found.one("P921")) == day
        assert found.one("P921").message("zh") == f"约束里的日子（{day}）不像是 2025 年度的"


def test_every_window_is_looked_at_but_those_of_categories(linted: Lint) -> None:
    text = "期 新生儿期 2023-01-01 至 2023-12-31\n等待期\n  无 当 缴费日期 在 新生儿期\n  未规定 其他\n"
    assert linted(text).one("P921").message("zh") == ("期「新生儿期」（2023-01-01 至 2023-12-31）不像是 2025 年度的")


def test_a_title_of_the_year_before_is_only_a_note(linted: Lint) -> None:
    """关于做好2024年…工作的通知 speaks of the year in which people pay."""
    found = linted("缴费：400 元\n", header=HEADER.replace("示例县2025年度", "示例县2024年"))
    assert found.one("P922").severity is Severity.NOTE


def test_a_window_in_which_people_were_recognised_may_lie_in_the_past(linted: Lint) -> None:
    text = "期 过渡期 2016-01-01 至 2020-12-31\n人群 甲 当 缴费日期 在 过渡期\n资助 给 甲\n  基金 全额\n"
    assert "P921" not in linted(text).codes()
