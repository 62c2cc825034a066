"""What changed, line by line: a small notice, a line of it written otherwise, and what is said to have changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import Policy
from engine.compare import Change, Kind, compare

HEADER = """政策 示例县{year} "示例县{year}年度参保征缴"
  地区 999999 示例县
  年度 {year}
  词汇 person.pol
"""
NOTICE = """
人群 特困人员 当 特困 依据 一
人群 低保对象 当 任一(低保、返贫致贫人口) 且 户籍地 属于 本地 依据 一
人群 特殊人员 当 任一(特困人员、低保对象)
期 集中缴费期 {before}-09-01 至 {year}-02-{end} 依据 二
期 补缴期 {year}-03-01 至 {year}-06-30 依据 二
期 出生九十天 出生日期 起 90 天 内 计日按 首日 依据 二
歧义 首日 "首日算不算" 依据 二
  读法 计入 = 计当日
  读法 不计 = 不计当日
定 个人标准 = 400 元 依据 三
受理 依据 二
  准许 当 缴费日期 在 集中缴费期
  准许 当 缴费日期 在 补缴期 且 特殊人员
  不准 "逾期" 其他
缴费 依据 三
  500 元 当 缴费日期 在 补缴期
  个人标准 其他
资助 特困全额 给 特困人员 依据 三
  医疗救助基金 全额
  方式 代缴
资助 低保定额 给 低保对象 依据 三
  医疗救助基金 50% × 个人标准
  残联 20 元
  方式 代缴
优先 就高 依据 三
  同额 未规定
等待期 依据 四
  无 当 缴费日期 在 集中缴费期
  3 个月 其他
财政补助：670 元 依据 五
  中央 60% × 财政补助
  县 其余
表 分担[地区类别] 依据 五
  | 一类 | 30%
  | 二类 | 50%
结果 办理：未规定 依据 六
约束 参保率 ≥ 95% 依据 六
约束 参保率[低保对象] ≥ 99% 原则上 依据 六
"""


def text(year: int = 2025, body: str = NOTICE) -> str:
    end = "29" if year % 4 == 0 else "28"
    return HEADER.format(year=year) + body.format(year=year, before=year - 1, end=end)


Of = Callable[[str], Policy]
Told = tuple[str, str, str, str]


def told(change: Change) -> Told:
    """Concept, kind, and of either side the text or what only that side has."""
    old, new = change.old, change.new
    sides = [("" if side is None else "、".join(side.only) or side.text.split("\n")[0]) for side in (old, new)]
    return change.concept.value, change.kind.value, sides[0], sides[1]


CHANGED: list[tuple[str, str, list[Told]]] = [
    (
        "= 400 元",
        "= 420 元",
        [
            ("contribution", "amount", "个人标准 其他", "个人标准 其他"),
            ("aid", "amount", "医疗救助基金 50% × 个人标准", "医疗救助基金 50% × 个人标准"),
        ],
    ),
    ("个人标准 其他", "400 元 其他", []),
    ("50% × 个人标准", "200 元", []),
    (
        "50% × 个人标准",
        "60% × 个人标准",
        [
            ("aid", "share", "医疗救助基金 50% × 个人标准", "医疗救助基金 60% × 个人标准"),
        ],
    ),
    ("任一(低保、返贫致贫人口)", "任一(返贫致贫人口、低保)", []),
    ("任一(低保、返贫致贫人口)", "(低保 或 返贫致贫人口)", []),
    (
        "任一(低保、返贫致贫人口)",
        "任一(低保、返贫致贫人口、孤儿)",
        [
            ("category", "wider", "人群 低保对象 当 任一(低保、返贫致贫人口) 且 户籍地 属于 本地", "孤儿"),
        ],
    ),
    (
        " 且 户籍地 属于 本地",
        "",
        [
            ("category", "wider", "户籍地 属于 本地", "人群 低保对象 当 任一(低保、返贫致贫人口)"),
        ],
    ),
    ("户籍地 属于 本地", "户籍地 属于 示例县", []),
    (
        "在 补缴期 且 特殊人员",
        "在 补缴期",
        [
            ("acceptance", "line_wider", "特殊人员", "准许 当 缴费日期 在 补缴期"),
        ],
    ),
    ("  残联 20 元\n", "", [("aid", "payer_removed", "残联 20 元", "")]),
    ("  残联 20 元", "  民政局 20 元", [("aid", "payer_replaced", "残联 20 元", "民政局 20 元")]),
    (
        "  残联 20 元\n  方式 代缴",
        "  残联 20 元\n  方式 先缴后补",
        [
            ("aid", "mode", "资助 低保定额 给 低保对象", "资助 低保定额 给 低保对象"),
        ],
    ),
    ("  残联 20 元", "  残联 未规定", [("aid", "became_silent", "残联 20 元", "残联 未规定")]),
    (
        "06-30",
        "09-30",
        [
            ("window", "lengthened", "期 补缴期 2025-03-01 至 2025-06-30", "期 补缴期 2025-03-01 至 2025-09-30"),
        ],
    ),
    (
        "期 补缴期 {year}-03-01 至 {year}-06-30",
        "期 补缴期 {year}-03-01 至 {year}-04-30 依据 二\n期 再补期 {year}-05-01 至 {year}-06-30",
        [
            ("window", "split", "期 补缴期 2025-03-01 至 2025-06-30", "再补期"),
        ],
    ),
    ("准许 当 缴费日期 在 集中缴费期", "准许 当 缴费日期 ≥ {before}-09-01 且 缴费日期 ≤ {year}-02-{end}", []),
    (
        "90 天",
        "60 天",
        [
            (
                "window",
                "days_changed",
                "期 出生九十天 出生日期 起 90 天 内 计日按 首日",
                "期 出生九十天 出生日期 起 60 天 内 计日按 首日",
            ),
        ],
    ),
    ("同额 未规定", "同额 均可", [("priority", "tie", "优先 就高", "优先 就高")]),
    ("优先 就高 依据 三\n  同额 未规定", "优先 叠加 依据 三", [("priority", "combine", "优先 就高", "优先 叠加")]),
    ("3 个月 其他", "6 个月 其他", [("waiting_period", "value", "3 个月 其他", "6 个月 其他")]),
    ("3 个月 其他", "未规定 其他", [("waiting_period", "became_silent", "3 个月 其他", "未规定 其他")]),
    (
        "670 元",
        "待定 由 市 不低于 670 元",
        [
            ("funding", "became_pending", "财政补助：670 元", "财政补助：待定 由 市 不低于 670 元"),
        ],
    ),
    ("60% ×", "55% ×", [("funding", "share", "中央 60% × 财政补助", "中央 55% × 财政补助")]),
    ("| 50%", "| 40%", [("table", "share", "| 二类 | 50%", "| 二类 | 40%")]),
    ("  | 二类 | 50%", "  | 二类 | 50%\n  | 三类 | 70%", [("table", "line_added", "", "| 三类 | 70%")]),
    ("办理：未规定", '办理："到窗口办"', [("result", "silence_filled", "结果 办理：未规定", '结果 办理："到窗口办"')]),
    ("参保率 ≥ 95%", "参保率 ≥ 96%", [("constraint", "raised", "约束 参保率 ≥ 95%", "约束 参保率 ≥ 96%")]),
    (
        " 原则上",
        "",
        [
            ("constraint", "made_binding", "约束 参保率[低保对象] ≥ 99% 原则上", "约束 参保率[低保对象] ≥ 99%"),
        ],
    ),
    (
        "低保对象",
        "低保人员",
        [
            (
                "category",
                "renamed",
                "人群 低保对象 当 任一(低保、返贫致贫人口) 且 户籍地 属于 本地",
                "人群 低保人员 当 任一(低保、返贫致贫人口) 且 户籍地 属于 本地",
            ),
        ],
    ),
    (
        "补缴期",
        "延长期",
        [
            ("window", "renamed", "期 补缴期 2025-03-01 至 2025-06-30", "期 延长期 2025-03-01 至 2025-06-30"),
        ],
    ),
    (
        "计日按 首日 依据 二\n歧义 首日",
        "计日按 当天 依据 二\n歧义 当天",
        [
            ("reading", "renamed", '歧义 首日 "首日算不算"', '歧义 当天 "首日算不算"'),
        ],
    ),
    (
        "  读法 不计 = 不计当日",
        '  读法 不计 = 不计当日\n假定 首日 = 计入 因 "一向如此"',
        [
            ("assumption", "reading_settled", "", '假定 首日 = 计入 因 "一向如此"'),
        ],
    ),
    (
        "约束 参保率 ≥ 95% 依据 六\n",
        '不编码 六(二) 因 "部门职责"\n',
        [
            ("set_aside", "added", "", '不编码 六(二) 因 "部门职责"'),
            ("constraint", "removed", "约束 参保率 ≥ 95%", ""),
        ],
    ),
]


@pytest.mark.parametrize(("before", "after", "wanted"), CHANGED, ids=[f"{b} → {a}"[:60] for b, a, _ in CHANGED])
def test_one_line_written_otherwise(before: str, after: str, wanted: list[Told], policy_of: Of) -> None:
    assert before in NOTICE
    old, new = policy_of(text()), policy_of(text(body=NOTICE.replace(before, after)))
    assert sorted(map(told, compare(old, new).found)) == sorted(wanted)
    assert sorted(told(c.mirrored) for c in compare(new, old).found) == sorted(wanted)


def test_a_window_split_in_two_is_one_change_whatever_asks_for_it(policy_of: Of) -> None:
    whole = NOTICE + "人群 逾期人员 当 缴费日期 > 集中缴费期 的 末日 依据 六\n"
    parts = "期 第一期 {before}-09-01 至 {before}-12-31 依据 二\n期 第二期 {year}-01-01 至 {year}-02-{end}"
    parted = (
        whole.replace("期 集中缴费期 {before}-09-01 至 {year}-02-{end}", parts)
        .replace("在 集中缴费期", "在 第一期 或 缴费日期 在 第二期")
        .replace("集中缴费期 的 末日", "第二期 的 末日")
    )
    for year in (2025, 2026):
        (change,) = compare(policy_of(text(body=whole)), policy_of(text(year, parted))).found
        assert change.kind is Kind.SPLIT
        assert change.new is not None
        assert len(change.new.text.split("\n")) == 2


def test_the_days_that_a_window_lost_between_two_are_told(policy_of: Of) -> None:
    parted = NOTICE.replace(
        "期 集中缴费期 {before}-09-01 至 {year}-02-{end}",
        "期 集中缴费期 {before}-09-01 至 {before}-12-31 依据 二\n期 加收期 {year}-02-01 至 {year}-02-{end}",
    )
    found = compare(policy_of(text()), policy_of(text(body=parted))).found
    (change,) = [change for change in found if change.kind is Kind.SHORTENED]
    assert change.old is not None
    assert change.old.only == ("2025-01-01 至 2025-01-31",)


def test_keys_of_one_row_are_told_together(policy_of: Of) -> None:
    row = NOTICE.replace("| 二类 | 50%", "| 二类、三类 | 50%")
    (change,) = compare(policy_of(text(body=row)), policy_of(text(body=row.replace("| 50%", "| 55%")))).found
    assert change.passage.part == "二类、三类"


def test_of_a_category_it_is_told_what_rests_on_it(policy_of: Of) -> None:
    (change,) = compare(policy_of(text()), policy_of(text(body=NOTICE.replace(" 且 户籍地 属于 本地", "")))).found
    assert [name for _, name in change.users] == ["低保定额", "受理", "特殊人员"]


def test_a_year_on_nothing_changed(policy_of: Of) -> None:
    """29 February of a leap year and the end of February of the next are the same day."""
    assert compare(policy_of(text(2024)), policy_of(text(2025))).found == ()


def test_by_the_calendar_every_date_of_the_notice_changed(policy_of: Of) -> None:
    found = compare(policy_of(text(2024)), policy_of(text(2025)), absolute=True).found
    assert {(c.kind, c.passage.name) for c in found} == {(Kind.MOVED, "集中缴费期"), (Kind.MOVED, "补缴期")}


def test_a_window_that_was_forgotten_in_last_year_is_told(policy_of: Of) -> None:
    old = text(2024)
    new = text(2025, NOTICE.replace("{year}-03-01 至 {year}-06-30", "2024-03-01 至 2024-06-30"))
    (change,) = compare(policy_of(old), policy_of(new)).found
    assert (change.kind, change.passage.name) == (Kind.NOT_MOVED_ON, "补缴期")


SWAPPED = '  准许 当 缴费日期 在 集中缴费期\n  不准 "重复" 当 特困\n  不准 "逾期" 其他'


def test_the_order_of_lines_counts_only_where_somebody_comes_under_both(policy_of: Of) -> None:
    body = NOTICE.replace("  准许 当 缴费日期 在 补缴期 且 特殊人员\n", '  不准 "重复" 当 特困\n')
    first, second = "  准许 当 缴费日期 在 集中缴费期\n", '  不准 "重复" 当 特困\n'
    old, new = policy_of(text(body=body)), policy_of(text(body=body.replace(first + second, second + first)))
    (change,) = compare(old, new).found
    assert (change.kind, change.passage.name) == (Kind.LINE_ORDER, "受理")
    apart = "  准许 当 缴费日期 在 集中缴费期\n", '  不准 "重复" 当 缴费日期 在 补缴期\n'
    body = body.replace(first + second, "".join(apart))
    old, new = policy_of(text(body=body)), policy_of(text(body=body.replace("".join(apart), "".join(reversed(apart)))))
    assert compare(old, new).found == ()


def test_a_category_that_is_no_longer_told_apart(policy_of: Of) -> None:
    one = "人群 孤儿 当 孤儿 依据 一\n人群 无人抚养 当 事实无人抚养儿童 依据 一\n"
    other = "人群 孤儿 当 任一(孤儿、事实无人抚养儿童) 依据 一\n"
    old, new = policy_of(text(body=NOTICE + one)), policy_of(text(body=NOTICE + other))
    assert {c.kind for c in compare(old, new).found} == {Kind.WIDER, Kind.JOINED}
    assert {c.kind for c in compare(new, old).found} == {Kind.NARROWER, Kind.PARTED}


def test_a_condition_is_not_narrower_where_a_category_that_it_names_holds_for_more(policy_of: Of) -> None:
    one = NOTICE.replace("特困人员 当 特困", "特困人员 当 特困 且 户籍地 属于 本地")
    other = NOTICE.replace("当 任一(特困人员、低保对象)", "当 特困人员")
    found = compare(policy_of(text(body=one)), policy_of(text(body=other))).found
    (change,) = [c for c in found if c.passage.name == "特殊人员"]
    assert change.kind is Kind.CONDITION
    assert change.old is not None
    assert (change.old.only, change.passage.only, change.passage.apart) == (("低保对象",), (), ("特困人员",))
    (kept,) = [
        c for c in compare(policy_of(text()), policy_of(text(body=other))).found if c.concept.value == "category"
    ]
    assert kept.kind is Kind.NARROWER


def test_a_member_that_merely_holds_for_others_is_neither_gone_nor_come(policy_of: Of) -> None:
    one = NOTICE.replace("任一(特困人员、低保对象)", "任一(特困人员、脱贫不稳定人员)")
    one += "人群 脱贫不稳定人员 当 脱贫不稳定人口 且 户籍地 属于 本地 依据 一\n"
    other = NOTICE.replace("任一(特困人员、低保对象)", "任一(特困人员、脱贫不稳定人口)")
    (change,) = [
        c for c in compare(policy_of(text(body=one)), policy_of(text(body=other))).found if c.passage.name == "特殊人员"
    ]
    assert change.old is not None
    assert (change.kind, change.old.only, change.passage.only) == (Kind.WIDER, (), ())
    assert (change.old.apart, change.passage.apart) == (("脱贫不稳定人员",), ("脱贫不稳定人口",))


def test_of_an_aid_that_is_gone_it_is_told_which_other_its_persons_come_under(policy_of: Of) -> None:
    gone = "资助 返贫补助 当 任一(返贫致贫人口、脱贫不稳定人口) 依据 三\n  乡村振兴局 310 元\n  方式 先缴后补\n"
    wider = NOTICE.replace("任一(低保、返贫致贫人口) 且 户籍地 属于 本地", "任一(低保、返贫致贫人口)")
    old, new = policy_of(text(body=NOTICE + gone)), policy_of(text(body=wider))
    (change,) = [c for c in compare(old, new).found if c.concept.value == "aid" and c.kind is Kind.REMOVED]
    assert change.passage.fits == (("低保定额", ("返贫致贫人口",)),)
    (back,) = [c for c in compare(new, old).found if c.concept.value == "aid" and c.kind is Kind.ADDED]
    assert back.passage.fits == change.passage.fits


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("", "  状态 已废止\n", Kind.VALUE),
        ("", "  施行 2025-01-01\n", Kind.ADDED),
        ("  失效 2025-12-31\n", "", Kind.REMOVED),
        ("  施行 2025-01-01\n", "  施行 2025-02-01\n", Kind.VALUE),
        ("  状态 现行\n", "", None),
    ],
)
def test_whether_and_from_when_a_notice_holds(before: str, after: str, kind: Kind | None, policy_of: Of) -> None:
    old, new = (policy_of(text().replace("  词汇", f"{line}  词汇", 1)) for line in (before, after))
    found = compare(old, new).found
    assert [(c.concept.value, c.kind) for c in found] == ([] if kind is None else [("header", kind)])


def test_a_level_printed_for_another_year_is_marked_where_the_other_notice_is_silent(policy_of: Of) -> None:
    silent = NOTICE.replace(
        "财政补助：670 元 依据 五\n  中央 60% × 财政补助\n  县 其余\n", "财政补助：未规定 依据 五\n"
    )
    printed = NOTICE.replace("财政补助：670 元 依据 五\n", "财政补助：670 元 依据 五\n  年度 2024\n")
    found = compare(policy_of(text(body=silent)), policy_of(text(body=printed))).found
    (change,) = [c for c in found if c.kind is Kind.FILLED]
    assert change.passage.year == 2024


def test_a_standard_that_a_condition_asks_for_is_told_by_itself_too(policy_of: Of) -> None:
    asked = NOTICE + "人群 困难家庭 当 上年激励额度 < 个人标准 依据 一\n"
    old, new = policy_of(text(body=asked)), policy_of(text(body=asked.replace("= 400 元", "= 420 元")))
    assert ("let", "amount") in {(c.concept.value, c.kind.value) for c in compare(old, new).found}
