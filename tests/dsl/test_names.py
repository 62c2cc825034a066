"""What a name means, and what is said of one that means nothing: the nearest name, or the words it is glued from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import DecisionRef, FactRef, Held, InSource, Loaded

Load = Callable[[str], Loaded]
Codes = Callable[[str], list[str]]

CATEGORIES = "人群 特困人员 当 特困\n人群 低保对象 当 低保\n"
AIDS = CATEGORIES + "资助 特困全额 给 特困人员：基金 全额\n资助 低保定额 给 低保对象：基金 200 元\n"
READING = '歧义 首日 "算不算"\n  读法 计入 = 计当日\n  读法 不计 = 不计当日\n'

SUGGESTED = [
    ("人群 甲 当 特因", "P201", "特困"),
    ("人群 甲 当 职工医保再保", "P201", "职工医保在保"),
    (CATEGORIES + "人群 甲 当 低保对向", "P201", "低保对象"),
    (CATEGORIES + "资助 甲 给 低保对向：基金 全额", "P201", "低保对象"),
    (AIDS + "优先 次序 特困全额、低保全额", "P208", "低保定额"),
    (AIDS + "优先 就高\n  同额 次序 特困全鹅、低保定额", "P208", "特困全额"),
    ("期 集中缴费期 年初 至 年末\n人群 甲 当 缴费日期 在 集中交费期", "P201", "集中缴费期"),
    (READING + "缴费\n  1 元 当 首日 = 记入\n  2 元 其他", "P205", "计入"),
    (READING + "待遇期\n  自 缴费日期 起满 3 个月 计日按 首曰\n  至 年末", "P201", "首日"),
    (READING + '假定 首日 = 记入 因 "电话答复"', "P205", "计入"),
    ("人群 甲 当 残疾等级 属于 一级、二极", "P205", "二级"),
    ("人群 甲 当 残疾等级 = 二极", "P205", "二级"),
    ("人群 甲 当 户籍地 属于 海拉尔去", "P207", "海拉尔区"),
    ("定 甲 = 周碎(出生日期，年初)", "P206", "周岁"),
    ("定 甲 = 次月首曰(出生日期)", "P206", "次月首日"),
    ("期 乙 年初 至 年末\n定 甲 = 乙 的 末曰", "P205", "末日"),
    ("约束 参保率[低保对向] ≥ 95%\n" + CATEGORIES, "P201", "低保对象"),
    ('假定 缴费日其 = 2024-10-08 因 "没有记录"', "P201", "缴费日期"),
]


@pytest.mark.parametrize(("text", "code", "better"), SUGGESTED)
def test_the_nearest_name_is_suggested_and_offered(rules: Load, text: str, code: str, better: str) -> None:
    (found,) = rules(text).diagnostics
    assert found.code == code
    assert f"是不是「{better}」" in found.help("zh")
    assert found.fix is not None
    assert found.fix.edits[0].text == better


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("非低保对象", "非 低保对象"),
        ("低保或特困", "低保 或 特困"),
        ("低保且非特困", "低保 且 非 特困"),
        ("缴费日期在年初至年末", "缴费日期 在 年初 至 年末"),
        ("残疾等级属于一级", "残疾等级 属于 一级"),
    ],
)
def test_words_that_run_together_are_offered_apart(rules: Load, glued: str, apart: str) -> None:
    found = rules(CATEGORIES + f"人群 甲 当 {glued}").diagnostics[0]
    assert found.code in ("P111", "P211")
    assert found.fix is not None
    assert found.fix.edits[0].text == apart


def test_a_name_unlike_any_other_gets_no_suggestion(rules: Load) -> None:
    (found,) = rules("人群 甲 当 龙凤呈祥").diagnostics
    assert found.help("zh") == "新的事实要先写进词汇文件，别的名称要先在本文件里定义"
    assert found.fix is None


@pytest.mark.parametrize("text", ["人群 甲 当 残疾等级 = 五级", "定 标准1 = 1 元\n定 甲 = 标准2"])
def test_another_number_is_no_slip(rules: Load, text: str) -> None:
    (found,) = rules(text).diagnostics
    assert found.fix is None


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("资助 甲 给 特困：基金 全额", "事实", "人群"),
        ("人群 甲 当 缴费日期 在 特困", "事实", "期"),
        (CATEGORIES + "人群 甲 当 缴费日期 在 低保对象", "人群", "期"),
        ("期 甲 年初 至 年末\n人群 乙 当 甲", "期", "值或者条件"),
        (AIDS + "人群 甲 当 低保定额", "资助", "值或者条件"),
        ("人群 甲 当 参保", "结果", "值或者条件"),
        (CATEGORIES + "待遇期\n  自 年初 起满 1 年 计日按 低保对象\n  至 年末", "人群", "歧义"),
    ],
)
def test_a_name_of_another_kind_is_called_by_its_kind(rules: Load, text: str, kind: str, wanted: str) -> None:
    (found,) = rules(text).diagnostics
    assert found.code == "P204"
    assert found.message("zh").endswith(f"是{kind}，这里要的是{wanted}")


# --- one name, one meaning -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("定 甲 = 1 元\n定 甲 = 2 元", ["P202"]),
        ("人群 甲 当 低保\n期 甲 年初 至 年末", ["P202"]),
        (CATEGORIES + "资助 低保对象 给 低保对象：基金 全额", ["P202"]),
        (CATEGORIES + "资助 给 低保对象：基金 全额\n资助 给 低保对象：基金 100 元", ["P202"]),
        ("缴费：1 元\n缴费：2 元", ["P202"]),
        ("优先 就高\n优先 叠加", ["P202"]),
        (READING.replace("读法 不计", "读法 计入"), ["P202"]),
        (CATEGORIES + "资助 给 低保对象\n  基金 全额\n  方式 代缴\n  方式 先缴后补", ["P202"]),
        ("定 低保 = 1 元", ["P203"]),
        ("期 年末 年初 至 2025-06-30", ["P203"]),
    ],
)
def test_a_second_meaning_is_an_error(codes: Codes, text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_the_first_definition_is_shown_with_the_second(rules: Load) -> None:
    (found,) = rules("定 甲 = 1 元\n定 甲 = 2 元").diagnostics
    (label,) = found.labels
    assert isinstance(found.place, InSource)
    assert label.place.span.start < found.place.span.start


def test_an_aid_without_a_name_is_called_after_its_categories(rules: Load) -> None:
    policy = rules(CATEGORIES + "资助 给 特困人员、低保对象：基金 全额\n资助 给 低保对象：基金 1 元\n").policy
    assert policy is not None
    assert [aid.name for aid in policy.aids] == ["特困人员、低保对象", "低保对象"]


def test_a_category_may_share_the_name_of_a_fact(rules: Load) -> None:
    policy = rules("人群 孤儿 当 孤儿\n人群 甲 当 孤儿\n").policy
    assert policy is not None
    assert isinstance(policy.decisions["孤儿"].rules[0].value, Held)
    assert isinstance(policy.decisions["甲"].rules[0].value, DecisionRef)


def test_the_order_of_statements_does_not_matter(rules: Load) -> None:
    forth = rules("缴费：标准\n定 标准 = 400 元\n人群 甲 当 乙\n人群 乙 当 低保\n").policy
    back = rules("人群 乙 当 低保\n人群 甲 当 乙\n定 标准 = 400 元\n缴费：标准\n").policy
    assert forth is not None and back is not None
    assert dict(forth.decisions) == dict(back.decisions)


def test_brackets_around_a_name_do_not_count(rules: Load) -> None:
    policy = rules("定 「全额」 = 400 元\n定 甲 = 「年收入」\n定 乙 = 「全额」").policy
    assert policy is not None
    assert policy.decisions["甲"].rules[0].value == FactRef("年收入", policy.vocabulary.facts["年收入"].type)
    assert isinstance(policy.decisions["乙"].rules[0].value, DecisionRef)


# --- circles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("定 甲 = 乙\n定 乙 = 甲", "甲 → 乙 → 甲"),
        ("人群 甲 当 乙\n人群 乙 当 非 甲", "甲 → 乙 → 甲"),
        ("人群 甲 当 甲", "甲 → 甲"),
        ("缴费：缴费", "缴费 → 缴费"),
        ("缴费：应缴", "缴费 → 应缴 → 缴费"),
        ("缴费：最低(余额，400 元)", "缴费 → 缴费"),
        ("期 甲 年初 至 乙 的 首日\n期 乙 甲 的 首日 至 年末", "甲 → 乙 → 甲"),
        ("表 甲[地区类别]\n  | 一类 | 1 元 × 乙\n定 乙\n  1 当 甲[地区类别] > 1 元\n  2 其他", None),
        (CATEGORIES + "资助 给 低保对象：基金 50% × 应缴", "应缴 → 应缴"),
    ],
)
def test_definitions_in_a_circle_are_an_error(rules: Load, text: str, names: str | None) -> None:
    found = [one for one in rules(text).diagnostics if one.code == "P215"]
    assert len(found) == 1
    assert names is None or names == found[0].arguments["names"]


@pytest.mark.parametrize(
    "text",
    [
        CATEGORIES + "缴费：400 元\n资助 给 低保对象：基金 50% × 余额",
        "缴费：400 元\n约束 应缴 ≥ 0 元",
        "定 甲 = 1 元\n定 乙 = 甲\n定 丙 = 甲 + 乙\n定 丁 = 甲 + 乙 + 丙",
    ],
)
def test_what_only_looks_like_a_circle_is_none(codes: Codes, text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "line",
    ["定 甲{n} = 甲{next}", "人群 甲{n} 当 甲{next}", "期 甲{n} 甲{next} 的 首日 至 年末", "定 甲{n} = 取整(甲{next})"],
)
def test_a_chain_of_definitions_has_an_end(codes: Codes, line: str) -> None:
    last = {"定": "定 甲{n} = 1 元", "人": "人群 甲{n} 当 低保", "期": "期 甲{n} 年初 至 年末"}[line[0]]

    def chain(length: int) -> str:
        steps = (line.format(n=n, next=n + 1) for n in range(length))
        return "\n".join([*steps, last.format(n=length)])

    assert codes(chain(20)) == []
    assert codes(chain(3000)) == ["P216"]
    assert codes("\n".join(reversed(chain(3000).split("\n")))) == ["P216"]
