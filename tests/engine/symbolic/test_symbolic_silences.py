"""Who meets a written 未规定 or 待定: notes, never findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine import kind_of

Check = Callable[[str], Any]


def test_who_meets_unstated_and_who_meets_pending(check: Check) -> None:
    checked = check("""
缴费 依据 二
  未规定 当 在校学生
  待定 由 示例市 不低于 400 元 当 低保
  400 元 其他
""")
    assert checked.findings == []
    unstated, pending = checked.one("P512"), checked.one("P513")
    assert unstated.witness == {"在校学生": "是"}
    assert kind_of(checked.replay(unstated).fields["缴费"]) == "not_stated"
    assert pending.witness == {"低保": "是", "在校学生": "否"} or pending.witness == {"低保": "是"}
    assert kind_of(checked.replay(pending).fields["缴费"]) == "deferred"
    assert "由示例市定" in pending.message("zh")


def test_each_silent_line_is_noted_once(check: Check) -> None:
    checked = check("""
等待期 依据 四
  未规定 当 低保
  3 个月 当 在校学生
  未规定 其他
待遇期 依据 四
  自 缴费日期 起满 等待期 计当日
  至 年末
""")
    lines = [checked.policy.source.position(d.place.span.start)[0] for d in checked.all("P512")]
    assert lines == [9, 11]


def test_what_the_file_does_not_mention_is_noted_in_one_sentence(check: Check) -> None:
    assert (
        check("缴费：400 元 依据 二\n").one("P511").arguments["names"]
        == "「参保」、「受理」、「等待期」、「待遇期」、「财政补助」"
    )


def test_a_level_of_another_year(check: Check) -> None:
    found = check("财政补助：640 元 依据 五\n  年度 2024\n  中央 80% × 财政补助\n  县 其余\n").one("P514")
    assert found.message("zh") == "「财政补助」印出的是 2024 年度的；2025 年度的未规定"


def test_nothing_silent_nothing_noted(check: Check) -> None:
    assert check("缴费：400 元 依据 二\n").all("P512") == []
