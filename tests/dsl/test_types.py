"""Types and the form of values: what goes with what, units, days, tables, and where a value may stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dsl import (
    NONE,
    Advance,
    Compare,
    Counting,
    CountingBy,
    Duration,
    EventSpan,
    Inside,
    Literal,
    Loaded,
    MoneyRef,
    OneOf,
    Policy,
    RuleValue,
    Unit,
    Unstated,
    Within,
)

Load = Callable[[str], Loaded]
Codes = Callable[[str], list[str]]

READING = '歧义 首日 "算不算"\n  读法 计入 = 计当日\n  读法 不计 = 不计当日\n'


def policy_of(loaded: Loaded) -> Policy:
    assert loaded.policy is not None, [found.message("zh") for found in loaded.diagnostics]
    return loaded.policy


def value_of(loaded: Loaded, name: str = "甲") -> RuleValue:
    """The value of a 定 of one line."""
    (rule,) = policy_of(loaded).decisions[name].rules
    return rule.value


# --- arithmetic and comparison ---------------------------------------------------------------------------------------

VALUES = {
    "金额": "年收入",
    "比例": "负担比例",
    "整数": "家庭人数",
    "日期": "出生日期",
    "时长": "参保时长",
    "是否": "职工医保在保",
    "枚举": "残疾等级",
    "地区": "户籍地",
    "身份": "低保",
    "文字": "姓名",
    "编号": "证件号码",
}
SUMS = {
    **{(op, kind, kind): kind for op in "+-" for kind in ("金额", "整数", "比例", "时长")},
    **{(op, "日期", "时长"): "日期" for op in "+-"},
    **{("×", *pair): "金额" for pair in (("比例", "金额"), ("金额", "比例"), ("金额", "整数"), ("整数", "金额"))},
    ("×", "比例", "比例"): "比例",
    ("×", "整数", "整数"): "整数",
    ("×", "整数", "时长"): "时长",
    ("×", "时长", "整数"): "时长",
}
ORDERED = ("金额", "比例", "整数", "日期")


@pytest.mark.parametrize("op", "+-×")
@pytest.mark.parametrize("left", VALUES)
def test_which_types_can_be_reckoned_with(rules: Load, op: str, left: str) -> None:
    for right in VALUES:
        loaded = rules(f"定 甲 = {VALUES[left]} {op} {VALUES[right]}")
        meant = SUMS.get((op, left, right))
        if meant is None:
            (found,) = loaded.diagnostics
            assert found.code == "P302"
            assert found.message("zh") == f"「{op}」不能这样用（{left} {op} {right}）"
        else:
            assert policy_of(loaded).decisions["甲"].type.kind.chinese == meant


@pytest.mark.parametrize("left", VALUES)
def test_which_types_can_be_compared(codes: Codes, left: str) -> None:
    """Like with like; only some have an order; a status is asked for by its bare name."""
    for right in VALUES:
        equal, less = (codes(f"人群 甲 当 {VALUES[left]} {op} {VALUES[right]}") for op in "=<")
        if left == "身份":
            assert (equal, less) == (["P333"], ["P333"])
        elif left != right:
            assert equal == less == ["P301"] or equal == less == ["P305"]
        else:
            assert equal == []
            assert less == ([] if left in ORDERED else ["P302"])


@pytest.mark.parametrize("fact", ["缴费日期", "残疾等级", "就读地"])
def test_anything_may_be_asked_whether_there_is_none(rules: Load, fact: str) -> None:
    value = value_of(rules(f"人群 甲 当 {fact} = 无"))
    assert isinstance(value, Compare)
    assert isinstance(value.right, Literal)
    assert (value.right.value, value.right.type) == (NONE, value.left.type)


# --- numbers, units, days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("400 元", Decimal(400)),
        ("400元", Decimal(400)),
        ("400.50 yuan", Decimal("400.50")),
        ("50%", Decimal("0.5")),
        ("33.3％", Decimal("0.333")),
        ("3 个月", Duration(3, Unit.MONTH)),
        ("90天", Duration(90, Unit.DAY)),
        ("1 年", Duration(1, Unit.YEAR)),
        ("60 周岁", 60),
        ("18 岁", 18),
        ("7", 7),
        ("2024-02-29", date(2024, 2, 29)),
        ("年初", date(2025, 1, 1)),
        ("年末", date(2025, 12, 31)),
        ("年度", 2025),
        ("本地", "999999"),
        ("是", True),
    ],
)
def test_what_a_written_value_is(rules: Load, written: str, meant: object) -> None:
    value = value_of(rules(f"定 甲 = {written}"))
    assert isinstance(value, Literal)
    assert value.value == meant
    assert not isinstance(value.value, float)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("缴费：400", ["P304"]),
        ("定 甲 = 1.5", ["P304"]),
        ("缴费：50%", ["P305"]),
        ("缴费：400.005 元", ["P318"]),
        ("定 甲 = 1.5 个月", ["P319"]),
        ("定 甲 = 17.5 周岁", ["P319"]),
        ("定 甲 = 2025 年", ["P310"]),
        ("定 甲 = 199 年", []),
        ("定 甲 = 36601 天", ["P330"]),
        ("定 甲 = 1234567890123456 元", ["P330"]),
        ("定 甲 = 0.1234567890123456", ["P330"]),
        ("定 甲 = 9999999999999.99 元", []),
        ("期 甲 2025-02-29 至 年末", ["P306"]),
        ("期 甲 2025-13-01 至 年末", ["P306"]),
        ("期 甲 年末 至 年初", ["P307"]),
        ("期 甲 年初 至 年初", []),
    ],
)
def test_the_form_of_numbers_and_days(codes: Codes, text: str, expected: list[str]) -> None:
    assert codes(text) == expected


# --- spans and counting ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "counting"),
    [("计当日", Counting.INCLUSIVE), ("不计当日", Counting.EXCLUSIVE), ("计日按 首日", CountingBy("首日"))],
)
def test_how_the_first_day_counts(rules: Load, written: str, counting: object) -> None:
    after = value_of(rules(READING + f"定 甲 = 缴费日期 起满 3 个月 {written}"))
    within = value_of(rules(READING + f"人群 甲 当 缴费日期 在 出生日期 起 90 天 内 {written}"))
    assert isinstance(after, Advance)
    assert isinstance(within, Within)
    assert isinstance(within.days, EventSpan)
    assert after.counting == within.days.counting == counting


@pytest.mark.parametrize(
    "text",
    [
        "定 甲 = 缴费日期 起满 3 个月",
        "人群 甲 当 缴费日期 在 出生日期 起 90 天内",
        "期 甲 出生日期 起 90 天 内",
    ],
)
def test_leaving_it_out_offers_the_three_ways(rules: Load, text: str) -> None:
    (found,) = rules(text).diagnostics
    assert found.code == "P303"
    assert all(word in found.help("zh") for word in ("计当日", "不计当日", "计日按"))


def test_readings_that_do_not_count_days_cannot_be_counted_by(codes: Codes) -> None:
    text = '歧义 范围 "算不算"\n  读法 算\n  读法 不算\n定 甲 = 缴费日期 起满 3 个月 计日按 范围'
    assert codes(text) == ["P320"]


# --- membership ------------------------------------------------------------------------------------------------------


def test_membership_is_of_values_or_of_regions(rules: Load) -> None:
    of_values = value_of(rules("人群 甲 当 残疾等级 属于 一级、二级"))
    of_regions = value_of(rules("人群 甲 当 户籍地 属于 本地、海拉尔区、新左旗"))
    assert isinstance(of_values, OneOf)
    assert of_values.members == ("一级", "二级")
    assert isinstance(of_regions, Inside)
    assert of_regions.codes == ("999999", "150702", "150726")


def test_membership_of_anything_else_has_no_meaning(codes: Codes) -> None:
    assert codes("人群 甲 当 年收入 属于 一级") == ["P301"]


# --- brackets --------------------------------------------------------------------------------------------------------

TABLE = "表 分担[地区类别]\n  | 一类 | 30%\n  | 二类 | 50%\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("定 甲 = 周岁(出生日期)", ["P309"]),
        ("定 甲 = 周岁(出生日期，年初，年末)", ["P309"]),
        ("定 甲 = 较早()", ["P309"]),
        ("定 甲 = 较早(年初)", []),
        ("定 甲 = 较早(年初，年末，出生日期)", []),
        ("定 甲 = 较早(年初，400 元)", ["P301"]),
        (TABLE + "定 甲 = 分担", ["P309"]),
        (TABLE + "定 甲 = 分担[地区类别][地区类别]", ["P309"]),
        (TABLE + "定 甲 = 分担[残疾等级]", ["P301"]),
        (TABLE + "定 甲 = 分担[地区类别]", []),
        ("定 甲 = 年收入[2024]", ["P309"]),
        ("定 甲 = 往年缴费", ["P316"]),
        ("定 甲 = 往年缴费[年度 - 1]", []),
        ("定 甲 = 往年缴费[2024][2025]", ["P309"]),
        ("定 甲 = 往年缴费[出生日期]", ["P301"]),
        ("定 甲 = 1 元\n定 乙 = 甲[1]", ["P309"]),
    ],
)
def test_what_stands_in_brackets(codes: Codes, text: str, expected: list[str]) -> None:
    assert codes(text) == expected


# --- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| 一类 | 30%", []),
        ("| 一类、二类 | 30%\n  | 三类 | 未规定", []),
        ("｜ 一类 ｜ 30％", []),
        ("| 一类 |", ["P308"]),
        ("| 一类", ["P308"]),
        ("| | 30%", ["P308"]),
        ("| 一类 | 30% | 40%", ["P308"]),
        ("| 一类 | 30%\n  | 一类 | 40%", ["P311"]),
        ("| 一类、一类 | 30%", ["P311"]),
        ("| 四类 | 30%", ["P205"]),
        ("| 一类 | 30%\n  | 二类 | 40 元", ["P301"]),
        ("| 一类 | 其余", ["P314"]),
    ],
)
def test_the_rows_of_a_table(codes: Codes, rows: str, expected: list[str]) -> None:
    assert codes(f"表 甲[地区类别]\n  {rows}") == expected


def test_a_table_of_two_keys_has_its_columns_in_the_first_row(rules: Load) -> None:
    text = "表 甲[地区类别][残疾等级]\n  | 类别 | 一级 | 二级、三级\n  | 一类 | 1 元 | 2 元\n  | 二类 | 3 元 | 未规定\n"
    table = policy_of(rules(text.replace("| 类别 |", "|  |"))).tables["甲"]
    cells = {key: value.value if isinstance(value, Literal) else value for key, value in table.rows.items()}
    assert cells == {
        ("一类", "一级"): Decimal(1),
        ("一类", "二级"): Decimal(2),
        ("一类", "三级"): Decimal(2),
        ("二类", "一级"): Decimal(3),
        ("二类", "二级"): Unstated(),
        ("二类", "三级"): Unstated(),
    }
    assert policy_of(rules(text)).tables["甲"].rows == table.rows


@pytest.mark.parametrize(
    "rows",
    ["| | 一级 | 二级\n  | 一类 | 1 元", "| | 一级\n  | 一类 | 1 元 | 2 元", "| 一类"],
)
def test_a_table_of_two_keys_is_filled(codes: Codes, rows: str) -> None:
    assert set(codes(f"表 甲[地区类别][残疾等级]\n  {rows}\n")) <= {"P308"}


# --- where a value may stand -----------------------------------------------------------------------------------------

CATEGORY = "人群 低保对象 当 低保\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参保\n  400 元 其他", ["P314"]),
        ("参保\n  未规定 其他", []),
        ("参保\n  待定 由 示例市 其他", []),
        ("缴费\n  准许 其他", ["P322"]),
        ("缴费\n  其余 其他", ["P314"]),
        ("缴费\n  全额", ["P314"]),
        ("缴费\n  待定 由 示例市 不低于 400 元 不高于 500 元 其他", []),
        ("缴费\n  待定 由 示例市 不低于 3 个月 其他", ["P301"]),
        ("缴费\n  不低于 400 元 其他", []),
        ("缴费\n  中央 400 元", ["P322"]),
        ("缴费\n  方式 代缴", ["P322"]),
        ("缴费\n  自 年初", ["P322"]),
        ("结果 办理\n  自 年初", ["P322"]),
        ("待遇期\n  年初", ["P322"]),
        ("待遇期\n  准许 其他", ["P322"]),
        ("财政补助：600 元\n  中央 全额", ["P314"]),
        ("财政补助：600 元\n  中央 400 元\n  县 其余", []),
        ("财政补助：600 元\n  年度 二〇二四", ["P315"]),
        (CATEGORY + "资助 给 低保对象\n  方式 代缴", ["P323"]),
        (CATEGORY + "资助 给 低保对象\n  准许 其他", ["P322"]),
        (CATEGORY + "资助 给 低保对象\n  基金 全额\n  合计 未规定", ["P314"]),
        (CATEGORY + "资助 给 低保对象\n  基金 其余\n  个人 200 元", []),
        (CATEGORY + "资助 给 低保对象\n  基金 3 个月", ["P301"]),
        (CATEGORY + "资助 给 低保对象\n  基金 全额\n  步 0", ["P332"]),
        ("优先 步 99999 就高", ["P332"]),
        ("缴费\n  400 元\n  0 元 当 特困", ["P313"]),
        ("缴费\n  400 元 其他\n  0 元 其他", ["P313"]),
        ("缴费[长护险]：400 元", ["P336"]),
        ("险种 长护险 必缴", []),
        ('假定 缴费日期 = 次日(出生日期) 因 "没有"', ["P328"]),
        ('假定 缴费日期 = 400 元 因 "没有"', ["P301"]),
        ('假定 缴费日期 = 2024-10-08 因 " "', ["P327"]),
        ('假定 参保 = 是 因 "没有"', ["P201"]),
        ('假定 缴费 = 就高 因 "没有"', ["P314"]),
        ('假定 优先 = 就高 因 "没有"', []),
    ],
)
def test_where_a_value_may_stand(codes: Codes, text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_balance_and_due_are_money(rules: Load) -> None:
    policy = policy_of(rules(CATEGORY + "缴费：400 元\n资助 给 低保对象：基金 最低(余额，100 元)\n约束 应缴 ≥ 0 元"))
    (constraint,) = policy.constraints
    assert isinstance(constraint.condition, Compare)
    assert isinstance(constraint.condition.left, MoneyRef)
