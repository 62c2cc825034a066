"""Times of day and days of the month as officers write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl import Diagnostic, Loaded, MonthlySpan, Source, TimedSpan, TimeOfDay, load, load_vocabulary, tokens_of
from dsl.values import END_OF_DAY

VOCABULARY = (Path(__file__).parents[2] / "policies" / "person.pol").read_text("utf-8")
HEADER = '政策 示例 "一段规则"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'


def loaded(rules: str) -> Loaded:
    return load(Source("示例.pol", HEADER + rules), lambda name: Source(name, VOCABULARY))


def only(rules: str) -> Diagnostic:
    (found,) = loaded(rules).diagnostics
    return found


@pytest.mark.parametrize("colon", [":", "："])
@pytest.mark.parametrize(("text", "moment"), [("17{}30", (17, 30)), ("9{}05", (9, 5)), ("17{}30{}05", (17, 30, 5))])
def test_a_colon_of_either_width(text: str, colon: str, moment: tuple[int, ...]) -> None:
    policy = loaded(f"期 甲 2024-09-01 至 2025-02-28 {text.replace('{}', colon)} 依据 一\n").policy
    assert policy is not None
    days = policy.windows["甲"].days
    assert isinstance(days, TimedSpan)
    assert days.closes == TimeOfDay.of(*moment)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("约束 上限：400 元", ["CONSTRAINT", "NAME", "_COLON", "QUANTITY"]),
        ("缴费：400元", ["CONTRIBUTION", "_COLON", "QUANTITY"]),
        ("18：50 元", ["NUMBER", "_COLON", "QUANTITY"]),
        ("3个月：17", ["QUANTITY", "_COLON", "NUMBER"]),
        ("2024-09-01 17:30", ["DATE", "TIME"]),
    ],
)
def test_a_colon_stays_a_colon(text: str, kinds: list[str]) -> None:
    assert [token.type for token in tokens_of(Source("示例.pol", text))] == kinds


def test_a_moment_shows_its_seconds_where_it_has_some() -> None:
    assert [str(TimeOfDay.of(*parts)) for parts in ((7, 5), (17, 30, 9))] == ["07:05", "17:30:09"]
    assert str(END_OF_DAY) == "24:00"


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("下午5点半", "17:30"),
        ("17时30分", "17:30"),
        ("17点", "17:00"),
        ("上午 9点05分", "09:05"),
        ("晚上8点整", "20:00"),
    ],
)
def test_a_time_in_words_is_recognised(written: str, better: str) -> None:
    found = only(f"期 甲 2024-09-01 至 2025-02-28 {written} 依据 一\n")
    assert (found.code, found.fix and found.fix.edits[0].text) == ("P356", better)


@pytest.mark.parametrize("written", ["每月1日至20日", "每月 1日至20日", "每月1-20日", "每月 1 至 20 日"])
def test_days_of_the_month_without_blanks_are_recognised(written: str) -> None:
    found = only(f"期 甲 2025-01-01 至 2025-12-31 {written} 依据 一\n")
    assert (found.code, found.fix and found.fix.edits[0].text) == ("P111", "每月 1 日 至 20 日")


@pytest.mark.parametrize(
    "days", ["0 日 至 20 日", "1 日 至 32 日", "1 日 至 20 个月", "1.5 日 至 20 日", "21 日 至 20 日"]
)
def test_days_that_no_month_has_are_refused(days: str) -> None:
    assert only(f"期 甲 2025-01-01 至 2025-12-31 每月 {days} 依据 一\n").code == "P354"


def test_english_reads_alike() -> None:
    policy = loaded("window 甲 2025-01-01 to 2025-12-31 monthly 1 day to 20 days per 一\n").policy
    assert policy is not None
    days = policy.windows["甲"].days
    assert isinstance(days, MonthlySpan)
    assert (days.first, days.last) == (1, 20)


def test_a_single_day_of_the_month() -> None:
    policy = loaded("期 甲 2025-01-01 至 2025-12-31 每月 15 日 依据 一\n").policy
    assert policy is not None
    days = policy.windows["甲"].days
    assert isinstance(days, MonthlySpan)
    assert (days.first, days.last) == (15, 15)


@pytest.mark.parametrize("first", ["0001-01-01", "2024-09-01"])
def test_closing_at_midnight_offers_the_day_before(first: str) -> None:
    found = only(f"期 甲 {first} 至 2025-03-01 00:00 依据 一\n")
    assert (found.code, found.fix and found.fix.edits[0].text) == ("P351", "2025-02-28 24:00")


def test_before_the_first_day_of_the_calendar_there_is_none_to_offer() -> None:
    found = only("期 甲 0001-01-01 至 0001-01-01 0:00 依据 一\n")
    assert (found.code, found.fix) == ("P351", None)


@pytest.mark.parametrize("day", ["登记日期", "次日(缴费日期)", "较晚(缴费日期，登记日期)", "2025-02-28"])
def test_a_day_without_a_clock_is_refused(day: str) -> None:
    window = "期 甲 2024-09-01 至 2025-02-28 17:30 依据 一\n"
    assert only(f"{window}人群 乙 当 {day} 在 甲 依据 一\n").code == "P352"
    assert only(f"人群 乙 当 {day} 在 2024-09-01 至 2025-02-28 17:30 依据 一\n").code == "P352"
    assert loaded(f"{window.replace('17:30', '24:00')}人群 乙 当 {day} 在 甲 依据 一\n").policy is not None


@pytest.mark.parametrize(
    "facts",
    [
        '事实 甲 日期 钟点 乙 键 "a"',
        '事实 甲 日期 钟点 乙 键 "a"\n事实 乙 整数 键 "b"',
        '事实 甲 整数 钟点 乙 键 "a"\n事实 乙 时刻 键 "b"',
        '事实 甲 日期 按年 2020 至 2030 钟点 乙 键 "a"\n事实 乙 时刻 键 "b"',
        '事实 甲 日期 钟点 丙 键 "a"\n事实 乙 日期 钟点 丙 键 "b"\n事实 丙 时刻 键 "c"',
    ],
)
def test_a_clock_is_a_time_of_its_own(facts: str) -> None:
    _, found = load_vocabulary(Source("person.pol", facts + "\n"))
    assert [one.code for one in found] == ["P353"]


def test_a_fact_of_type_time_may_have_a_default() -> None:
    vocabulary, found = load_vocabulary(Source("person.pol", '事实 甲 时刻 默认 09:00 键 "a"\n'))
    assert found == ()
    assert vocabulary.facts["甲"].default == TimeOfDay.of(9, 0)
