"""Windows: days in none or two of them; days counted from other facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Check = Callable[[str], Any]

TWO = """
期 集中期 2024-09-01 至 2025-02-28 依据 三
期 补缴期 {second} 依据 三
受理 依据 三
  准许 当 缴费日期 在 集中期
  准许 当 缴费日期 在 补缴期
  未规定 其他
"""


def test_days_between_two_windows_and_after_the_last(check: Check) -> None:
    checked = check(TWO.format(second="2025-03-10 至 2025-06-30"))
    found = checked.one("P550")
    assert found.arguments["days"] == "2025-03-01 至 2025-03-09、2025-07-01 至 2025-12-31"
    assert found.witness == {"缴费日期": "2025-03-01"}
    assert checked.findings == []


def test_days_in_both_windows(check: Check) -> None:
    checked = check(TWO.format(second="2025-02-28 至 2025-12-31"))
    found = checked.one("P551")
    assert (found.arguments["days"], found.witness) == ("2025-02-28", {"缴费日期": "2025-02-28"})
    assert check(TWO.format(second="2025-03-01 至 2025-12-31")).all("P551") == []


def test_windows_that_cover_the_year_leave_no_note(check: Check) -> None:
    assert check(TWO.format(second="2025-03-01 至 2025-12-31")).all("P550") == []


def test_a_window_between_days_of_another_window(check: Check) -> None:
    checked = check("""
期 集中期 2024-09-01 至 2025-02-28 依据 三
期 宽限期 次日(集中期 的 末日) 至 2025-01-31 依据 三
受理 依据 三
  准许 当 缴费日期 在 集中期
  准许 当 缴费日期 在 宽限期
  未规定 其他
""")
    found = checked.one("P552")
    assert (found.arguments["first"], found.arguments["last"]) == ("2025-03-01", "2025-01-31")


NEWBORN = """
期 出生九十天 出生日期 起 90 天 内 {counting} 依据 三
缴费 依据 二
  100 元 当 登记日期 在 出生九十天
  200 元 当 登记日期 > 出生九十天 的 末日
  {last}
"""


def test_days_counted_from_another_fact_are_met_on_both_sides(check: Check) -> None:
    before_birth = check(NEWBORN.format(counting="计当日", last="300 元 当 登记日期 = 无"))
    found = before_birth.one("P501")
    assert found.witness["登记日期"] < found.witness["出生日期"]
    covered = check(NEWBORN.format(counting="不计当日", last="300 元 当 登记日期 = 无 或 登记日期 < 出生日期"))
    assert covered.findings == []


def test_the_last_day_of_a_span_depends_on_how_the_first_counts(check: Check) -> None:
    """Exactly one day differs between the two ways of counting; a line for that day alone is found reachable."""
    one_day = """
期 计入的九十天 出生日期 起 90 天 内 计当日 依据 三
期 不计的九十天 出生日期 起 90 天 内 不计当日 依据 三
缴费 依据 二
  100 元 当 登记日期 在 计入的九十天
  {line}
  400 元 其他
"""
    assert check(one_day.format(line="200 元 当 登记日期 在 不计的九十天")).findings == []
    swapped = one_day.replace("在 计入的九十天", "在 不计的九十天")
    assert check(swapped.format(line="200 元 当 登记日期 在 计入的九十天")).findings == ["P503"]


def test_ages_are_met_on_both_sides_of_the_birthday(check: Check) -> None:
    ages = """
缴费 依据 二
  100 元 当 周岁(出生日期，2025-09-01) < 18
  200 元 当 周岁(出生日期，2025-09-01) = 18
  400 元 当 周岁(出生日期，2025-09-01) > {age}
"""
    assert check(ages.format(age=18)).findings == []
    assert check(ages.format(age=19)).one("P501").witness == {"出生日期": "2005-09-02"}


def test_an_identity_that_must_be_held_on_a_day(check: Check) -> None:
    dated = check("""
缴费 依据 二
  100 元 当 低保 于 2024-08-31
  200 元 当 低保
  400 元 其他
""")
    assert dated.findings == []


def test_days_of_the_month_that_are_closed(check: Check) -> None:
    checked = check(TWO.format(second="2025-03-01 至 2025-12-31 每月 1 日 至 20 日"))
    found = checked.one("P550")
    assert found.arguments["days"].startswith("2025-03-21 至 2025-03-31、2025-04-21 至 2025-04-30、")
    assert found.arguments["days"].endswith("（10）")
    assert found.witness == {"缴费日期": "2025-03-21"}
    assert checked.findings == []


def test_two_halves_of_every_month_cover_the_year(check: Check) -> None:
    rules = TWO.replace("2024-09-01 至 2025-02-28", "2025-01-01 至 2025-12-31 每月 1 日 至 15 日")
    checked = check(rules.format(second="2025-01-01 至 2025-12-31 每月 16 日 至 31 日"))
    assert checked.all("P550") == checked.all("P551") == []


def test_days_of_the_month_in_both_windows(check: Check) -> None:
    found = check(TWO.format(second="2025-01-01 至 2025-12-31 每月 20 日 至 31 日")).one("P551")
    assert (found.arguments["days"], found.witness) == ("2025-01-20 至 2025-01-31", {"缴费日期": "2025-01-20"})


def test_the_hours_after_a_window_has_closed(check: Check) -> None:
    rules = TWO.replace("2025-02-28 依据", "2025-02-28 17:30 依据")
    checked = check(rules.format(second="2025-03-01 至 2025-12-31"))
    found = checked.one("P550")
    assert found.arguments["days"] == "2025-02-28 17:30 以后"
    assert found.witness == {"缴费日期": "2025-02-28", "缴费时刻": "17:31"}
    silent = checked.one("P512")
    assert silent.witness is not None
    assert checked.replay(silent).fields["受理"].missing == ()


def test_a_window_that_takes_over_on_the_closing_day(check: Check) -> None:
    rules = TWO.replace("2025-02-28 依据", "2025-02-28 17:30 依据")
    checked = check(rules.format(second="2025-02-28 至 2025-12-31"))
    assert checked.all("P550") == []
    assert checked.one("P551").witness == {"缴费日期": "2025-02-28", "缴费时刻": "10:00"}


def test_a_window_none_of_whose_days_is_open(check: Check) -> None:
    found = check(TWO.format(second="2025-03-21 至 2025-03-31 每月 1 日 至 20 日")).one("P553")
    assert (found.arguments["first"], found.arguments["last"]) == ("2025-03-21", "2025-03-31")


def test_a_comparison_with_the_last_day_forgets_the_hours_after_closing(check: Check) -> None:
    checked = check("""
期 集中期 2024-09-01 至 2025-02-28 17:30 依据 三
受理 依据 三
  准许 当 缴费日期 在 集中期
  不准 "还没有开始" 当 缴费日期 < 集中期 的 首日 或 缴费日期 = 无
  不准 "已经截止" 当 缴费日期 > 集中期 的 末日
""")
    assert checked.one("P501").witness == {"缴费日期": "2025-02-28", "缴费时刻": "17:31"}
