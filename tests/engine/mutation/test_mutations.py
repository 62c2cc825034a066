"""Every kind of slip, on a line that invites it, and what is never one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import Source, load
from engine.mutation import OPERATORS, Mutation, Written, mutations

TITLE = """政策 示例县2025 "标题 400 元"
  文号   示例〔2024〕1号
  地区   999999 示例县
  年度   2025
  发布   2024-08-28
  词汇   person.pol
"""
Slips = Callable[[str], list[Mutation]]


@pytest.fixture
def slips() -> Slips:
    """Of the lines of a notice below its title."""

    def made(lines: str) -> list[Mutation]:
        source = Source("示例.pol", TITLE + lines)
        return list(mutations(Written(source, load(source, lambda name: Source(name, "")).nodes)))

    return made


EXAMPLES = [
    ("缴费：400 元 依据 二", "amount", "400 元", {"401 元", "399 元", "400.01 元", "399.99 元"}),
    ("缴费：0 元 依据 二", "amount", "0 元", {"1 元", "0.01 元"}),
    ("缴费：50% × 400 元", "percentage", "50%", {"51%", "49%"}),
    ("期 集中期 2024-12-31 至 2025-02-28", "date", "2024-12-31", {"2025-01-01", "2024-12-30"}),
    ("人群 甲 当 缴费时刻 ≤ 17:30", "time", "17:30", {"17:31", "17:29"}),
    ("期 新生期 出生日期 起 90 天 内 计当日", "length", "90 天", {"91 天", "89 天"}),
    ("人群 老人 当 周岁(出生日期, 年初) ≥ 60", "number", "60", {"61", "59"}),
    ("财政补助：640 元\n  年度 2024", "own_year", "年度 2024", {"年度 2025", "年度 2023"}),
    ("人群 甲 当 缴费日期 ≥ 2024-09-01", "edge", "缴费日期 ≥ 2024-09-01", {"缴费日期 > 2024-09-01"}),
    ("人群 甲 当 民族 = 汉族", "edge", "民族 = 汉族", {"民族 ≠ 汉族"}),
    ("期 新生期 出生日期 起 90 天 内 计当日", "counting", "计当日", {"不计当日"}),
    (
        "歧义 首日\n  读法 计入 = 计当日\n  读法 不计 = 不计当日",
        "counting",
        "读法 计入 = 计当日",
        {"读法 计入 = 不计当日"},
    ),
    ("人群 甲 当 (低保 或 特困) 且 孤儿", "joint", "低保 或 特困", {"低保 且 特困"}),
    ("人群 甲 当 任一(低保、特困)", "joint", "任一(低保、特困)", {"全部(低保、特困)"}),
    ("人群 甲 当 非 低保", "negation", "非 低保", {"低保"}),
    ("人群 甲 当 低保", "negation", "低保", {"非 低保"}),
    ("人群 甲 当 低保 且 (特困 或 孤儿)", "conjunct", "低保 且 (特困 或 孤儿)", {"低保", "(特困 或 孤儿)"}),
    ("资助 甲 给 低保\n  县 1 元\n  市 2 元", "payer", "县", {"市"}),
    ("资助 甲 给 低保\n  县 1 元\n  方式 代缴", "mode", "方式 代缴", {"方式 先缴后补"}),
    ("资助 甲 给 低保：县 1 元\n资助 乙 给 特困：县 2 元\n优先 就高", "priority", "就高", {"叠加", "次序 甲、乙"}),
    ("优先 就高\n  同额 未规定", "tie", "同额 未规定", {"同额 均可"}),
    ("受理\n  准许 当 低保", "verdict", "准许 当 低保", {"未规定 当 低保", '不准 "（理由）" 当 低保'}),
    ('受理\n  不准 "逾期" 当 低保', "verdict", '不准 "逾期" 当 低保', {"准许 当 低保"}),
    ("等待期\n  3 个月 当 低保\n  未规定 其他", "silence", "未规定", {"3 个月"}),
    ("受理\n  准许 当 低保\n  未规定 其他", "silence", "未规定", {"准许"}),
    ('歧义 读\n  读法 宽\n  读法 窄\n假定 读 = 宽 因 "因"', "assumption", "读 = 宽", {"读 = 窄"}),
    ("等待期\n  3 个月 当 低保\n  无 其他", "left_out", "3 个月 当 低保", {""}),
    ("等待期\n  3 个月 当 低保\n  无 其他", "swap", "3 个月 当 低保", {"无 其他"}),
    ("人群 甲 当 任一(低保、特困)", "shorter_list", "低保、特困", {"低保", "特困"}),
    ("资助 甲 给 乙、丙：县 1 元", "shorter_list", "乙、丙", {"乙", "丙"}),
    ("表 份[民族]\n  | 汉族 | 10%\n  | 回族 | 20%", "rows", "汉族", {"回族"}),
]


@pytest.mark.parametrize(("lines", "operator", "before", "after"), EXAMPLES)
def test_each_kind_of_slip(slips: Slips, lines: str, operator: str, before: str, after: set[str]) -> None:
    found = [slip for slip in slips(lines + "\n") if slip.operator == operator and slip.before == before]
    assert {slip.after for slip in found} == after


def test_every_operator_has_an_example() -> None:
    assert {operator.id for operator in OPERATORS} == {operator for _, operator, _, _ in EXAMPLES}


@pytest.mark.parametrize(
    "lines",
    [
        "约束 缴费 ≥ 400 元 依据 二",
        '不编码 二(二)、三 因 "90 天"',
        "# 缴费：400 元",
        '人群 甲 当 低保 依据 二(二)2\n# 90 天"',
    ],
)
def test_what_decides_nothing_is_left_alone(slips: Slips, lines: str) -> None:
    assert {slip.before for slip in slips(lines + "\n")} <= {"低保"}


def test_words_of_an_english_file_stay_english(slips: Slips) -> None:
    found = slips("category A when 低保 and not 特困\n")
    assert {"低保 or not 特困", "not 低保", "特困"} <= {slip.after for slip in found}


def test_a_slip_changes_its_own_place_and_nothing_else(slips: Slips) -> None:
    lines = "缴费 依据 二\n  100 元 当 低保    # 一百\n  400 元 其他\n"
    source = Source("示例.pol", TITLE + lines)
    first, second = (next(s for s in slips(lines) if s.operator == kind) for kind in ("swap", "left_out"))
    assert first.applied(source).text == TITLE + "缴费 依据 二\n  400 元 其他    # 一百\n  100 元 当 低保\n"
    assert second.applied(source).text == TITLE + "缴费 依据 二\n  400 元 其他\n"
    assert (first.line, first.other, first.clauses) == (8, 9, "二")


def test_what_is_changed_by_another_notice_can_be_wrong_too(slips: Slips) -> None:
    found = slips("改 期 集中缴费期 2024-09-01 至 2025-03-31 依据 一\n删 人群 甲\n")
    assert {slip.after for slip in found} == {"2024-09-02", "2024-08-31", "2025-04-01", "2025-03-30"}


def test_two_slips_that_come_to_the_same_are_one(slips: Slips) -> None:
    source = Source("示例.pol", TITLE + "人群 甲 当 非 低保 且 特困\n")
    texts = [slip.applied(source).text for slip in slips("人群 甲 当 非 低保 且 特困\n")]
    assert len(texts) == len(set(texts)) and source.text not in texts
