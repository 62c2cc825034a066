"""Times of day in rosters: by themselves, and as part of a time stamp in a column of dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from dsl import CODES, Source, TimeOfDay, Vocabulary, load_vocabulary
from engine.facts import Problem, Table, facts_of, record_schema, take_in
from engine.facts.raw import Row

FACTS = """
事实 缴费日期 日期 可无 钟点 缴费时刻 键 "paid_on"
事实 缴费时刻 时刻 键 "paid_at"
事实 出生日期 日期 键 "birth_date"
事实 各年缴费日期 日期 按年 2020 至 2030 钟点 各年缴费时刻 键 "paid_on_for"
事实 各年缴费时刻 时刻 按年 2020 至 2030 键 "paid_at_for"
"""
DAY = date(2025, 2, 28)
STAMP = TimeOfDay.of(16, 20, 31)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    found, diagnostics = load_vocabulary(Source("person.pol", FACTS))
    assert diagnostics == ()
    return found


def taken(vocabulary: Vocabulary, **cells: Any) -> dict[Any, Any]:
    found = facts_of(cells, vocabulary, year=2025)
    assert not isinstance(found, tuple), found
    return dict(found)


def refused(vocabulary: Vocabulary, **cells: Any) -> list[str]:
    found = facts_of(cells, vocabulary, year=2025)
    assert isinstance(found, tuple), found
    assert all(isinstance(problem, Problem) for _, problem in found)
    return [CODES[problem.code].name for _, problem in found]


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("17:30", (17, 30)),
        ("17：30", (17, 30)),
        ("9:05:07", (9, 5, 7)),
        ("17时30分", (17, 30)),
        ("17点", (17, 0)),
        ("8时5分3秒", (8, 5, 3)),
        ("16:20:31.750", (16, 20, 31)),
        (time(17, 30), (17, 30)),
        (time(16, 20, 30, 999_700), (16, 20, 31)),
        (time(23, 59, 59, 999_999), (23, 59, 59)),
    ],
)
def test_a_time_of_day_is_read(vocabulary: Vocabulary, raw: Any, moment: tuple[int, ...]) -> None:
    assert taken(vocabulary, 缴费时刻=raw) == {"缴费时刻": TimeOfDay.of(*moment)}


@pytest.mark.parametrize("raw", ["下午", "24:00", "25:00", "17:60", "17:30:61", "1730", 17, True, DAY, "7:5"])
def test_what_is_no_time_of_day_is_refused(vocabulary: Vocabulary, raw: Any) -> None:
    assert refused(vocabulary, 缴费时刻=raw) == ["not-a-time"]


@pytest.mark.parametrize(
    "raw",
    [
        "2025-02-28 16:20:31",
        "2025-02-28T16:20:31",
        "2025-02-28T16:20:31+08:00",
        "2025/2/28 16:20:31",
        "2025年2月28日 16:20:31",
        "２０２５－０２－２８　１６：２０：３１",
        datetime(2025, 2, 28, 16, 20, 31),
    ],
)
def test_a_time_stamp_fills_both_facts(vocabulary: Vocabulary, raw: Any) -> None:
    assert taken(vocabulary, 缴费日期=raw) == {"缴费日期": DAY, "缴费时刻": STAMP}


@pytest.mark.parametrize("raw", ["2025-02-28", "2025-02-28 00:00:00", "2025-02-28T00:00", datetime(2025, 2, 28), DAY])
def test_a_day_at_midnight_is_a_day_without_a_time(vocabulary: Vocabulary, raw: Any) -> None:
    assert taken(vocabulary, 缴费日期=raw) == {"缴费日期": DAY}


def test_a_time_stamp_by_year_fills_both_of_that_year(vocabulary: Vocabulary) -> None:
    both = {("各年缴费日期", 2025): DAY, ("各年缴费时刻", 2025): STAMP}
    assert taken(vocabulary, 各年缴费日期="2025-02-28 16:20:31") == both
    assert taken(vocabulary, 各年缴费日期={"2025": "2025-02-28 16:20:31"}) == both


@pytest.mark.parametrize("raw", ["2025-02-28 16:20:31", datetime(2025, 2, 28, 16, 20, 31), time(16, 20)])
def test_a_date_without_a_clock_has_no_time(vocabulary: Vocabulary, raw: Any) -> None:
    assert refused(vocabulary, 出生日期=raw) == ["date-with-time"]


def test_the_hour_of_another_zone_is_not_guessed(vocabulary: Vocabulary) -> None:
    aware = datetime(2025, 2, 28, 16, 20, tzinfo=UTC)
    assert refused(vocabulary, 缴费日期=aware) == ["date-with-time"]
    assert refused(vocabulary, 缴费日期="2025-02-28T16:20:31Z") == ["date-with-time"]


def test_a_time_stamp_that_is_none_says_so(vocabulary: Vocabulary) -> None:
    assert refused(vocabulary, 缴费日期="2025-02-28 25:00") == ["not-a-time"]
    assert refused(vocabulary, 缴费日期="2025-02-30 16:00") == ["impossible-date"]


def test_a_column_for_the_time_may_agree_but_not_differ(vocabulary: Vocabulary) -> None:
    both = {"缴费日期": DAY, "缴费时刻": STAMP}
    assert taken(vocabulary, 缴费日期="2025-02-28 16:20:31", 缴费时刻="16:20:31") == both
    assert "columns-disagree" in refused(vocabulary, 缴费日期="2025-02-28 16:20:31", 缴费时刻="16:20")


def test_times_in_stamps_are_no_absent_column(vocabulary: Vocabulary) -> None:
    def notes(day: str) -> list[str]:
        table = Table("名单", iter([Row(1, ("缴费日期",), (day,))]))
        return [CODES[n.code].name for n in take_in(table, vocabulary, needed=("缴费日期", "缴费时刻")).notes]

    assert notes("2025-02-28 16:20") == []
    assert notes("2025-02-28") == ["columns-absent"]


def test_the_schema_takes_times_and_time_stamps(vocabulary: Vocabulary) -> None:
    properties: Any = record_schema(vocabulary)["properties"]
    assert properties["缴费时刻"]["x-type"] == "time"
    assert ":" in properties["缴费日期"]["pattern"]
    assert ":" not in properties["出生日期"]["pattern"]
