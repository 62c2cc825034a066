"""Days near the ends of the calendar, where a day that is moved would leave it and its last day stands in.

Records hold no day before 1800, so only the last one can be met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from dsl import Policy

from .batch import Batch, Engine, agrees
from .on_engines import on_duckdb, on_postgres

MOVED = """
期 出生后 出生日期 起 90 日 内 计当日 依据 一
期 登记后 登记日期 起 3 个月 内 不计当日 依据 一
参保 依据 一
  准许 其他
受理 依据 一
  准许 当 缴费日期 在 出生后
  准许 当 缴费日期 在 登记后
  不准 "晚了" 其他
结果 满期：出生日期 起满 90 日 计当日 依据 一
结果 先后 依据 一
  "早" 当 出生日期 + 90 日 < 登记日期 + 60 日
  "同" 当 出生日期 + 90 日 = 登记日期 + 60 日
  "晚" 其他
"""
FURTHEST = timedelta(93)
"""No day is moved further by this notice."""
NEAR = [timedelta(days) for days in (0, 1, 30, 31, 59, 60, 61, 89, 90, 91, 92)]


@pytest.fixture(params=["duckdb", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return on_duckdb if request.param == "duckdb" else on_postgres(request.getfixturevalue("postgres"))


@pytest.fixture(scope="module")
def moved(notice_of: Callable[[str], Policy]) -> Policy:
    return notice_of(MOVED)


@pytest.mark.parametrize(
    "days",
    [[date(1800, 1, 1) + day for day in NEAR], [date.max - FURTHEST - day for day in NEAR]],
    ids=["first", "last"],
)
def test_as_long_as_no_day_leaves_the_calendar_engines_agree(engine: Engine, moved: Policy, days: list[date]) -> None:
    agrees(Batch("端", moved, list(persons(days))), engine)


def test_where_a_day_would_leave_it_questions_are_answered_as_if_it_had_not_stopped(
    engine: Engine, moved: Policy
) -> None:
    """A declared gap: the query asks `birth < payment - 89 days`, which is another question there."""
    late = Batch("端", moved, [{"出生日期": date.max, "登记日期": date.max, "缴费日期": date.max}])
    with pytest.raises(AssertionError, match=r"受理: expected None, found True"):
        agrees(late, engine)


def persons(days: list[date]) -> Iterator[dict[Any, Any]]:
    for birth in days:
        for registered in days[::2]:
            for paid in days[::5]:
                yield {"出生日期": birth, "登记日期": registered, "缴费日期": paid}
