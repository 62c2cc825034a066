"""Files with more cases than can be looked at: a sample is, and the note says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Check = Callable[[str], Any]


def lines_with(facts: list[str]) -> str:
    """Amounts that no two combinations of these facts share, so that nothing settles early."""
    lets = "".join(f"定 增减{n} 依据 二\n  {2**n} 元 当 {fact}\n  0 元 其他\n" for n, fact in enumerate(facts))
    total = " + ".join(f"增减{n}" for n in range(len(facts)))
    return lets + f"缴费：{total} 依据 二\n"


def crowded() -> str:
    held = ["低保", "特困", "孤儿", "重度残疾", "职工医保在保", "在校学生"]
    days = [f"缴费日期 > 2025-{month:02d}-15" for month in range(1, 13)]
    born = [f"出生日期 > {year}-06-30" for year in range(1950, 2020, 5)]
    registered = [f"登记日期 > 2025-{month:02d}-20" for month in range(1, 13)]
    return lines_with(held + days + born + registered)


def test_too_many_cases_are_sampled_and_said_to_be(check: Check) -> None:
    checked = check(crowded())
    found = checked.one("P590")
    assert found.arguments["name"] == "缴费"
    assert "低保" in found.arguments["facts"]
    assert checked.findings == []


def test_the_sample_is_the_same_every_time(check: Check) -> None:
    statements = crowded() + "约束 缴费 ≤ 1000 元 依据 二\n"
    first, second = check(statements), check(statements)
    assert first.diagnostics == second.diagnostics
    assert first.findings == ["P540"]


def test_a_list_of_identities_in_one_disjunction_is_no_crowd(check: Check) -> None:
    checked = check("""
人群 特殊人员 当 任一(低保、特困、孤儿、重度残疾、职工医保在保、在校学生)
缴费 依据 二
  100 元 当 特殊人员
  400 元 其他
""")
    assert checked.all("P590") == []
