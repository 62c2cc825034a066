"""表 by 人群, 其他 as a key, aids written once for several categories, and 认定时点 worked out from other days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dsl import Identity, InSource, Loaded, Policy, Source, load
from engine import Assessor, Known, Outcome

from .conftest import OPEN_TO_ALL, REPOSITORY, TITLE, Answers

TABLE = """
人群 特困人员 当 特困 依据 二
人群 低保对象 当 低保 依据 二
人群 优抚人员 当 优抚对象 依据 二
表 资助率[人群][缴费档次] 依据 二
  | 人群     | 一档   | 二档   | 其他
  | 特困人员 | 100%   | 60%    | 未规定
  | 低保对象 | 50%    | 30%    | 10%
  | 其他     | 20%    | 15%    | 5%
缴费：400 元 依据 一
"""
AIDS = """
资助 分类资助 给 特困人员、低保对象、优抚人员 依据 二
  医疗救助基金 资助率[人群][缴费档次] × 缴费
  方式 代缴
"""


@pytest.mark.parametrize(
    ("who", "tier", "amount"),
    [
        ("特困", "一档", "400.00"),
        ("低保", "二档", "120.00"),
        ("低保", "四档", "40.00"),
        ("优抚对象", "一档", "80.00"),
        ("优抚对象", "三档", "20.00"),
        ("特困", "三档", "未规定"),
    ],
)
def test_each_category_gets_its_own_rate(answers: Answers, who: str, tier: str, amount: str) -> None:
    said = answers(TABLE + AIDS + "优先 就高 依据 二", **{who: "是", "缴费档次": tier})
    assert said["资助合计"].partition("：")[0] == amount


def test_an_order_may_name_them_all(answers: Answers) -> None:
    said = answers(TABLE + AIDS + "优先 次序 分类资助 依据 二", 特困="是", 低保="是", 缴费档次="二档")
    assert (said["资助名"], said["资助合计"]) == ("分类资助·特困人员", "240.00")


def test_a_missing_tier_leaves_what_the_columns_say(answers: Answers) -> None:
    said = answers(TABLE + "结果 得：资助率[优抚人员][缴费档次] × 400 元 依据 二")
    assert said["得"] == "缺事实 缴费档次：80.00、60.00、20.00"


def test_a_named_category_is_asked_directly(answers: Answers) -> None:
    assert answers(TABLE + "结果 得：资助率[低保对象][缴费档次] × 400 元 依据 二", 缴费档次="一档")["得"] == "200.00"


Codes = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def codes() -> Codes:
    def found(lines: str) -> list[str]:
        loaded: Loaded = load(
            Source("示例.pol", TITLE + OPEN_TO_ALL + lines),
            lambda name: Source(name, (REPOSITORY / "policies" / name).read_text("utf-8")),
        )
        return [d.code for d in loaded.diagnostics]

    return found


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("结果 得：资助率[人群][缴费档次] × 400 元 依据 二", "P346"),
        ("资助 甲 当 特困：县 资助率[人群][缴费档次] × 400 元 依据 二", "P346"),
        ("结果 得：资助率[特困][缴费档次] × 400 元 依据 二", "P204"),
        ("结果 得：资助率[特困人] [缴费档次] × 400 元 依据 二", "P201"),
        ("结果 得：资助率[特困人员] 依据 二", "P309"),
    ],
)
def test_a_wrong_key_is_reported_once(codes: Codes, lines: str, code: str) -> None:
    assert codes(TABLE + lines) == [code]


def test_a_category_without_a_row_is_reported_where_it_is_asked(codes: Codes) -> None:
    bare = "\n".join(line for line in TABLE.splitlines() if not line.startswith("  | 其他"))
    assert codes(bare + AIDS) == ["P347"]


RECOGNISED = """  认定时点 {}
期 集中缴费期 2024-09-01 至 2025-02-28 依据 三
人群 低保对象 当 低保 依据 二
"""


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        ("2024-12-31", False),
        ("集中缴费期 的 末日", True),
        ("缴费日期", False),
        ("缴费日期 + 1 个月", True),
        ("较早(缴费日期，2024-12-31)", False),
    ],
)
def test_a_status_is_held_on_any_day_that_can_be_worked_out(
    policy_of: Callable[[str], Policy], moment: str, held: bool
) -> None:
    policy = policy_of(TITLE + RECOGNISED.format(moment) + OPEN_TO_ALL)
    facts = {"低保": Identity(date(2025, 2, 15)), "缴费日期": date(2025, 1, 20)}
    outcome: Outcome = Assessor(policy)(facts).categories["低保对象"]
    assert outcome == Known(held)


@pytest.mark.parametrize(
    ("moment", "code"), [("八月底", "P201"), ("3 个月", "P301"), ("2024-02-30", "P306"), ("缴费日期 +", "P112")]
)
def test_what_gives_no_day_is_reported_at_its_place(moment: str, code: str) -> None:
    loaded = load(
        Source("示例.pol", TITLE + RECOGNISED.format(moment) + OPEN_TO_ALL),
        lambda name: Source(name, (REPOSITORY / "policies" / name).read_text("utf-8")),
    )
    (found,) = loaded.diagnostics
    assert found.code == code
    assert isinstance(found.place, InSource)
    assert loaded.source.position(found.place.span.start)[0] == 6
