"""For whom two notices differ: where the look is cut short, and how the earlier year is moved on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dsl import Policy, Source, load
from engine.compare import Exactly, Short, compare_exactly

NOTICE = """政策 示例县{year} "示例县{year}年度参保征缴"
  地区 999999 示例县
  年度 {year}
  发布 未注明
  词汇 person.pol
期 集中缴费期 {before}-09-01 至 {last} 依据 一
参保 依据 一
  准许 其他
受理 依据 一
  准许 当 缴费日期 在 集中缴费期
  未规定 其他
缴费 依据 二
  {price} 当 低保
  {price} 当 特困 且 出生日期 ≥ 1960-01-01
  400 元 其他
"""
VOCABULARY = """
事实 出生日期 日期 键 "birth_date"
事实 缴费日期 日期 可无 键 "paid_on"
事实 低保 身份 默认 否 键 "subsistence"
事实 特困 身份 默认 否 键 "destitute"
表 行政区划[代码]
  | 999999 | 示例县
"""
Make = Callable[..., Policy]


@pytest.fixture
def notice() -> Make:
    def make(year: int, last: str, price: str = "200 元") -> Policy:
        text = NOTICE.format(year=year, before=year - 1, last=last, price=price)
        loaded = load(Source("示例.pol", text), lambda name: Source(name, VOCABULARY))
        assert loaded.policy is not None, [d.message("zh") for d in loaded.diagnostics]
        return loaded.policy

    return make


def days_of(found: Exactly) -> list[tuple[str, str]]:
    """The days on which what differs is paid."""
    ways = [way for group in found.groups for way in group.whom]
    stretches = [s for way in ways for one in way if one.subjects == ("缴费日期",) for s in one.stretches]
    return [(str(s.first), str(s.last)) for s in stretches]


def test_a_look_cut_short_claims_nothing(notice: Make) -> None:
    found = compare_exactly(notice(2025, "2025-02-20"), notice(2025, "2025-02-20", "210 元"), most=2)
    (looked,) = found.looked
    assert looked.short == {Short.TOO_MANY}
    assert not found.complete and not found.equal


def test_the_same_look_not_cut_short_is_complete(notice: Make) -> None:
    found = compare_exactly(notice(2025, "2025-02-20"), notice(2025, "2025-02-20", "210 元"))
    assert found.complete
    (group,) = found.groups
    assert len(group.whom) == 2
    assert {one.field for one in group.differences} == {"缴费", "应缴", "先付"}


def test_the_last_day_of_february_moves_to_the_last_day_of_february(notice: Make) -> None:
    assert compare_exactly(notice(2024, "2024-02-29"), notice(2025, "2025-02-28")).equal
    assert compare_exactly(notice(2023, "2023-02-28"), notice(2024, "2024-02-29")).equal
    shorter = compare_exactly(notice(2023, "2023-02-28"), notice(2024, "2024-02-28"))
    assert days_of(shorter) == [("2024-02-29", "2024-02-29")]


def test_the_later_notice_stays_where_it_is_from_either_side(notice: Make) -> None:
    there = compare_exactly(notice(2023, "2023-03-01"), notice(2025, "2025-03-11"))
    back = compare_exactly(notice(2025, "2025-03-11"), notice(2023, "2023-03-01"))
    assert there.year == back.year == 2025
    assert (there.moved(there.old), there.moved(there.new)) == (2, 0)
    assert days_of(there) == days_of(back) == [("2025-03-02", "2025-03-11")]


def test_a_birthday_that_is_written_out_is_the_same_day_in_every_year(notice: Make) -> None:
    """Only the dates about a notice's own year move: else those born in 1960 would differ."""
    assert compare_exactly(notice(2024, "2024-02-20"), notice(2025, "2025-02-20")).equal


def test_the_day_in_the_notices_own_year_stands_beside_the_example(notice: Make) -> None:
    """Whoever looks into the old notice finds there the day before."""
    (group,) = compare_exactly(notice(2024, "2024-02-20"), notice(2025, "2025-02-21")).groups
    assert group.person.written["缴费日期"] == "2025-02-21"
    assert group.person.own_year == {"old": {"缴费日期": "2024-02-21"}}
    (group,) = compare_exactly(notice(2024, "2024-02-20"), notice(2025, "2025-02-21"), year=2024).groups
    assert group.person.own_year == {"new": {"缴费日期": "2025-02-21"}}


BORN = """政策 示例县2025 "示例县2025年度参保征缴"
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
期 集中缴费期 2024-09-01 至 2025-02-28 依据 一
参保：准许 依据 一
受理：准许 依据 一
缴费 依据 二
  {within} 当 登记日期 在 出生日期 起 90 天 内 计当日
  {later} 当 出生日期 在 2025-01-01 至 2025-12-31
  {others} 其他
"""


def test_nobody_who_is_shown_registers_before_being_born(notice_with: Make) -> None:
    prices = (
        {"within": "0 元", "later": "10 元", "others": "400 元"},
        {"within": "1 元", "later": "20 元", "others": "410 元"},
    )
    vocabulary = VOCABULARY.replace("事实 低保", '事实 登记日期 日期 可无 键 "registered_on"\n事实 低保')
    found = compare_exactly(*(notice_with(BORN.format(**price), vocabulary) for price in prices))
    assert len(found.groups) == 3
    for group in found.groups:
        born, registered = (group.person.facts.get(name) for name in ("出生日期", "登记日期"))
        assert born is None or not isinstance(registered, date) or born <= registered


def test_who_differs_by_a_reading_that_one_notice_assumes_is_shown(notice_with: Make) -> None:
    """What the old notice assumes holds for its side whatever the new one reads."""
    text = NOTICE.format(year=2025, before=2024, last="2025-02-20", price="200 元")
    open_ = (
        text.replace("当 低保", "当 低保 或 (特困 且 算法 = 宽)")
        + '歧义 算法 "低保怎么算" 依据 二\n  读法 宽\n  读法 严\n'
    )
    assumed = open_ + '假定 算法 = 严 因 "从严"\n'
    found = compare_exactly(notice_with(assumed, VOCABULARY), notice_with(open_, VOCABULARY))
    assert found.complete
    (group,) = found.groups
    assert group.person.readings == {"算法": "宽"}
    assert group.person.written["特困"] == "是"


def test_a_category_that_the_notices_mean_differently_is_told_apart(notice_with: Make) -> None:
    text = NOTICE.format(year=2025, before=2024, last="2025-02-20", price="200 元").replace("当 低保", "当 困难人员")
    old, new = (notice_with(f"{text}人群 困难人员 当 {of} 依据 二\n", VOCABULARY) for of in ("低保 或 特困", "低保"))
    groups = [group for group in compare_exactly(old, new).groups if "应缴" in {one.field for one in group.differences}]
    notices = {one.notice for group in groups for way in group.whom for one in way if "困难人员" in one.subjects}
    assert notices == {"old", "new"}


def test_what_is_printed_for_another_year_does_not_hide_the_own_day(notice_with: Make) -> None:
    funded = "财政补助：{price} 元 依据 二\n  年度 {year}\n  中央 其余\n"
    texts = (
        NOTICE.format(year=year, before=year - 1, last=last, price="200 元") + funded.format(price=price, year=year - 1)
        for year, last, price in ((2024, "2024-02-20", 640), (2025, "2025-02-21", 670))
    )
    found = compare_exactly(*(notice_with(text, VOCABULARY) for text in texts))
    (accepted,) = [group for group in found.groups if "受理" in {one.field for one in group.differences}]
    assert accepted.person.own_year == {"old": {"缴费日期": "2024-02-21"}}
