"""Windows of some days a month, and windows that close at a time of their last day, against plain counting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import Policy, TimeOfDay
from engine import Assessor, Known, Standing, Unknown
from engine.cases.compare import written
from engine.dates import first_open, is_open, last_open

from ..conftest import HEADER, policy_from

TWO_YEARS = [date(2024, 1, 1) + timedelta(n) for n in range(731)]
MONTH_DAYS = st.tuples(st.integers(1, 31), st.integers(1, 31)).map(lambda pair: (min(pair), max(pair)))


def is_meant(day: date, first: int, last: int) -> bool:
    """By the words of the reference: a day that the month does not have is its last day."""
    end_of_month = (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return min(first, end_of_month.day) <= day.day <= min(last, end_of_month.day)


@given(MONTH_DAYS)
def test_the_open_days_of_two_years_are_those_that_are_meant(month_days: tuple[int, int]) -> None:
    assert [d for d in TWO_YEARS if is_open(d, month_days)] == [d for d in TWO_YEARS if is_meant(d, *month_days)]


@given(MONTH_DAYS, st.sampled_from(TWO_YEARS[40:-40]))
def test_the_nearest_open_day_is_the_nearest(month_days: tuple[int, int], day: date) -> None:
    after = next(d for d in TWO_YEARS if d >= day and is_meant(d, *month_days))
    before = next(d for d in reversed(TWO_YEARS) if d <= day and is_meant(d, *month_days))
    assert (first_open(day, month_days), last_open(day, month_days)) == (after, before)


def test_the_ends_of_the_calendar_stand_in_for_what_lies_beyond() -> None:
    assert first_open(date.max, (1, 20)) == date.max
    assert last_open(date.min, (5, 20)) == date.min


@given(MONTH_DAYS, st.sampled_from(TWO_YEARS), st.integers(0, 400))
def test_a_window_is_open_on_its_days_and_says_its_edges(month_days: tuple[int, int], start: date, length: int) -> None:
    end = start + timedelta(length)
    policy = monthly(start, end, *month_days)
    assessor = Assessor(policy)
    meant = [d for n in range(length + 1) if is_meant(d := start + timedelta(n), *month_days)]
    near = {start, end, *meant[:2], *meant[-2:], *(d + timedelta(n) for d in meant[:2] + meant[-2:] for n in (-1, 1))}
    for day in sorted(near):
        found = assessor({"缴费日期": day})
        assert found.fields["在内"] == Known("是" if day in meant else "否"), day
    edges = [written(found.fields[name]) for name in ("头", "尾")]
    assert edges == ([meant[0].isoformat(), meant[-1].isoformat()] if meant else ["无", "无"])


def monthly(start: date, end: date, first: int, last: int) -> Policy:
    return policy_from(
        f"{HEADER}期 甲 {start} 至 {end} 每月 {first} 日 至 {last} 日 依据 一\n"
        '结果 在内 依据 一\n  "是" 当 缴费日期 在 甲\n  "否" 其他\n'
        "结果 头：甲 的 首日 依据 一\n结果 尾：甲 的 末日 依据 一\n"
    )


def test_days_between_the_open_ones_are_between(outcomes: Callable[..., object]) -> None:
    notice = "期 甲 2025-01-01 至 2025-12-31 每月 25 日 至 31 日 依据 三\n受理 依据 三\n  准许 当 缴费日期 在 甲\n"
    assessor = Assessor(policy_from(HEADER + notice))
    stands = {day: assessor({"缴费日期": day}).windows["甲"] for day in (date(2025, 2, 24), date(2025, 2, 28))}
    assert stands == {date(2025, 2, 24): Known(Standing.BETWEEN), date(2025, 2, 28): Known(Standing.INSIDE)}
    (deadline,) = assessor({"缴费日期": date(2025, 2, 24)}).deadlines
    assert (deadline.first, deadline.last) == (Known(date(2025, 1, 25)), Known(date(2025, 12, 31)))
    assert (deadline.month_days, deadline.closes) == ((25, 31), None)


CLOSES = '期 甲 2024-09-01 至 2025-02-28 17:30 依据 三\n受理 依据 三\n  准许 当 缴费日期 在 甲\n  不准 "关了" 其他\n'
LAST = date(2025, 2, 28)


@pytest.fixture(scope="module")
def closing() -> Assessor:
    return Assessor(policy_from(HEADER + CLOSES))


@given(second=st.integers(17 * 3600, 18 * 3600), day=st.sampled_from([LAST - timedelta(1), LAST, LAST + timedelta(1)]))
def test_only_the_last_day_closes_at_its_time(closing: Assessor, second: int, day: date) -> None:
    found = closing({"缴费日期": day, "缴费时刻": TimeOfDay(second)})
    in_time = day < LAST or (day == LAST and second <= (17 * 60 + 30) * 60)
    assert written(found.fields["受理"], "受理") == ("准许" if in_time else {"不予受理": "关了"})
    assert found.windows["甲"] == Known(Standing.INSIDE if in_time else Standing.AFTER)


@pytest.mark.parametrize(
    ("text", "in_time"), [("17:30", True), ("17:30:00", True), ("17:30:01", False), ("17:31", False)]
)
def test_the_moment_itself_still_counts(outcomes: Callable[..., dict[str, object]], text: str, in_time: bool) -> None:
    found = outcomes(CLOSES, 缴费日期="2025-02-28", 缴费时刻=text)
    assert found["受理"] == ("准许" if in_time else {"不予受理": "关了"})


def test_the_time_is_asked_for_on_the_last_day_only(closing: Assessor) -> None:
    before, on = (closing({"缴费日期": day}) for day in (LAST - timedelta(1), LAST))
    assert before.fields["受理"] == Known(True)
    asked = on.fields["受理"]
    assert isinstance(asked, Unknown)
    assert asked.missing == ("缴费时刻",)
    assert isinstance(on.windows["甲"], Unknown)
    (deadline,) = on.deadlines
    assert (deadline.last, str(deadline.closes)) == (Known(LAST), "17:30")


def test_where_the_day_is_not_known_the_time_is_named_too(closing: Assessor) -> None:
    asked = closing({}).fields["受理"]
    assert isinstance(asked, Unknown)
    assert asked.missing == ("缴费日期", "缴费时刻")
    early = closing({"缴费时刻": TimeOfDay.of(9, 0)}).fields["受理"]
    assert isinstance(early, Unknown)
    assert early.missing == ("缴费日期",)


def test_an_event_window_may_close_at_a_time(outcomes: Callable[..., dict[str, object]]) -> None:
    notice = "期 甲 出生日期 起 90 天 内 计当日 12:00 依据 三\n受理 依据 三\n  准许 当 缴费日期 在 甲\n  未规定 其他\n"
    noon, later = (outcomes(notice, 出生日期="2025-03-01", 缴费日期=f"2025-05-29 {t}") for t in ("12:00", "12:01"))
    assert (noon["受理"], later["受理"]) == ("准许", "未规定")


def test_a_whole_last_day_asks_for_no_time(outcomes: Callable[..., dict[str, object]]) -> None:
    assert outcomes(CLOSES.replace("17:30", "24:00"), 缴费日期="2025-02-28")["受理"] == "准许"


def test_times_are_compared(outcomes: Callable[..., dict[str, object]]) -> None:
    notice = '结果 早晚 依据 一\n  "上午" 当 缴费时刻 < 12:00\n  "整点" 当 缴费时刻 = 12：00\n  "下午" 其他\n'
    found = [outcomes(notice, 缴费时刻=text)["早晚"] for text in ("11:59:59", "12:00", "12:00:01")]
    assert found == ["上午", "整点", "下午"]
    assert outcomes("结果 截止：17：30 依据 一\n")["截止"] == "17:30"


@pytest.mark.parametrize("notice", ["参保：准许 依据 一\n", "参保 依据 一\n  准许\n"])
def test_a_verdict_without_a_condition_holds_for_everyone(
    outcomes: Callable[..., dict[str, object]], notice: str
) -> None:
    assert outcomes(notice)["参保"] == "准许"
    assert outcomes(notice.replace("准许", '不准 "今年不办"'))["参保"] == {"不予参保": "今年不办"}
