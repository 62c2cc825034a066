"""Several aids in one person: ties, missing priority, aids that nobody gets, 全额."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine import Ambiguous, kind_of

Check = Callable[[str], Any]

AIDS = """
人群 低保对象 当 低保 依据 二
人群 重残人员 当 重度残疾 依据 二
缴费：400 元 依据 二
资助 低保资助 给 低保对象 依据 二
  医疗救助 200 元
  方式 代缴
资助 重残资助 给 重残人员 依据 二
  残联 200 元
  方式 代缴
"""


def test_a_tie_without_a_word_is_an_error_with_the_person(check: Check) -> None:
    checked = check(AIDS + "优先 就高 依据 二\n")
    found = checked.one("P520")
    assert found.message("zh") == "资助「低保资助」、「重残资助」会同额，出资方却不一样，没有写同额怎么办"
    assert found.witness == {"低保": "是", "重度残疾": "是"}
    outcome = checked.replay(found).fields["资助.残联"]
    assert isinstance(outcome, Ambiguous)
    assert outcome.by == "tie"


def test_a_tie_with_a_word_is_none(check: Check) -> None:
    for word in ("次序 重残资助、低保资助", "均可"):
        assert check(AIDS + f"优先 就高 依据 二\n  同额 {word}\n").findings == []
    left_open = check(AIDS + "优先 就高 依据 二\n  同额 未规定\n")
    assert left_open.findings == []
    assert left_open.one("P521").witness == {"低保": "是", "重度残疾": "是"}


def test_aids_of_different_amounts_do_not_tie(check: Check) -> None:
    assert check(AIDS.replace("残联 200 元", "残联 100 元") + "优先 就高 依据 二\n").findings == []


def test_aids_that_nobody_can_have_together_do_not_tie(check: Check) -> None:
    apart = AIDS.replace("当 重度残疾", "当 重度残疾 且 非 低保")
    assert check(apart + "优先 就高 依据 二\n").findings == []


def test_two_aids_together_without_priority(check: Check) -> None:
    checked = check(AIDS)
    found = checked.one("P522")
    assert found.witness == {"低保": "是", "重度残疾": "是"}
    assert kind_of(checked.replay(found).fields["资助合计"]) == "not_stated"


def test_a_written_silence_about_priority_is_only_a_note(check: Check) -> None:
    checked = check(AIDS + "优先 未规定\n")
    assert checked.findings == []
    assert checked.one("P523").witness == {"低保": "是", "重度残疾": "是"}


def test_one_aid_needs_no_priority(check: Check) -> None:
    assert check(AIDS.replace("当 重度残疾", "当 重度残疾 且 非 低保")).findings == []


def test_an_aid_that_always_loses(check: Check) -> None:
    contained = AIDS.replace("当 重度残疾", "当 重度残疾 且 低保").replace("残联 200 元", "残联 100 元")
    assert check(contained + "优先 就高 依据 二\n").one("P524").arguments["name"] == "重残资助"
    assert check(AIDS + "优先 次序 低保资助、重残资助 依据 二\n").all("P524") == []


FULL = """
缴费 依据 二
  1000 元 当 缴费日期 > 2025-02-28
  400 元 其他
人群 特困人员 当 特困 依据 二
资助 特困全额 给 特困人员 依据 二
  医疗救助 全额
  方式 代缴
"""


def test_in_full_also_covers_a_higher_price(check: Check) -> None:
    checked = check(FULL)
    found = checked.one("P525")
    assert found.witness == {"缴费日期": "2025-03-01", "特困": "是"}
    assert found.arguments["price"] == "1000.00"
    assert checked.findings == []


def test_in_full_of_a_single_price_is_no_matter(check: Check) -> None:
    assert check(FULL.replace("缴费日期 > 2025-02-28", "缴费日期 > 2025-02-28 且 非 特困人员")).all("P525") == []


def test_a_missing_mode_is_noted(check: Check) -> None:
    without = AIDS.replace("  残联 200 元\n  方式 代缴", "  残联 100 元") + "优先 就高 依据 二\n"
    assert check(without).one("P515").arguments["name"] == "重残资助"
