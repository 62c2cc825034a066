"""Quotients, durations and full months: exact, and bounded where something is not known."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import Duration, Unit
from engine.arithmetic import known_operation
from engine.dates import age, age_next_day, full_months, full_years, plus
from engine.functions import bounds_of, divide, quotient_bounds
from engine.money import quotient
from engine.unknown import Silence, Unknown

from .conftest import Answers

AMOUNTS = st.decimals(-10_000, 10_000, places=4)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(amount=AMOUNTS, by=st.integers(-50, 50).filter(bool))
def test_a_quotient_is_the_exact_one_rounded_once(amount: Decimal, by: int) -> None:
    exact = Fraction(amount) / by * 100
    size = abs(exact)
    wanted = {ROUND_DOWN: floor(size), ROUND_UP: ceil(size), ROUND_HALF_UP: floor(size + Fraction(1, 2))}
    for rounding, fen in wanted.items():
        assert Fraction(quotient(rounding, amount, by)) * 100 == fen * (-1 if exact < 0 else 1)


@given(number=st.integers(-500, 500), by=st.integers(1, 40))
def test_whole_numbers_are_divided_to_whole_numbers(number: int, by: int) -> None:
    assert divide("舍去", number, by) == int(Fraction(number, by))
    assert abs(divide("进位", number, by)) == ceil(abs(Fraction(number, by)))


def between(low: object, high: object) -> Unknown:
    return Unknown(Silence.MISSING, frozenset(), None, low, high)


@given(data=st.data())
def test_a_quotient_stays_within_its_bounds(data: st.DataObject) -> None:
    above = sorted(data.draw(st.lists(AMOUNTS, min_size=3, max_size=3)))
    below = sorted(data.draw(st.lists(st.integers(-3, 30), min_size=3, max_size=3)))
    function = data.draw(st.sampled_from(["取整", "舍去", "进位"]))
    numerator = between(data.draw(st.sampled_from([None, above[0]])), data.draw(st.sampled_from([None, above[2]])))
    denominator = between(below[0], data.draw(st.sampled_from([None, below[2]])))
    low, high = quotient_bounds(function, numerator, denominator)
    found = divide(function, above[1], below[1])
    if not isinstance(found, Unknown):
        assert (low is None or low <= found) and (high is None or found <= high)


@given(first=DAYS, last=DAYS)
def test_full_months_and_years_are_the_most_that_fit(first: date, last: date) -> None:
    for count, unit in ((full_months(first, last), Unit.MONTH), (full_years(first, last), Unit.YEAR)):
        fits = [n for n in range(600) if plus(first, Duration(n, unit)) <= last]
        assert count == (fits[-1] if fits else 0)


@given(birth=DAYS, on=DAYS)
def test_the_next_day_completes_the_year_one_day_later(birth: date, on: date) -> None:
    before = date.fromordinal(on.toordinal() - 1)
    assert age_next_day(birth, on) == (0 if on == birth else age(birth, before))


@given(data=st.data())
def test_what_is_counted_between_days_stays_within_its_bounds(data: st.DataObject) -> None:
    firsts, lasts = (sorted(data.draw(st.lists(DAYS, min_size=3, max_size=3))) for _ in range(2))
    for name, meaning in (("周岁", age), ("周岁次日", age_next_day), ("满月数", full_months), ("满年数", full_years)):
        low, high = bounds_of(name, between(firsts[0], firsts[2]), between(lasts[0], lasts[2]))
        assert low <= meaning(firsts[1], lasts[1]) <= high


@given(a=st.integers(-40, 40), b=st.integers(-40, 40), unit=st.sampled_from(Unit))
def test_durations_of_one_unit_add_up_like_their_counts(a: int, b: int, unit: Unit) -> None:
    assert known_operation("+", Duration(a, unit), Duration(b, unit)) == Duration(a + b, unit)
    assert known_operation("-", Duration(a, unit), Duration(b, unit)) == Duration(a - b, unit)
    assert known_operation("×", a, Duration(b, unit)) == known_operation("×", Duration(b, unit), a)
    assert known_operation("×", a, Duration(b, unit)) == Duration(a * b, unit)


MIXED = """
定 基本等待 依据 四
  90 天  当 持居住证
  3 个月 其他
缴费：400 元 依据 一
等待期：基本等待 + 1 个月 依据 四
"""


def test_units_are_never_converted(answers: Answers) -> None:
    assert answers(MIXED, 持居住证="否")["等待期"] == "4 个月"
    assert answers(MIXED, 持居住证="是")["等待期"] == "未规定"
    assert answers(MIXED)["等待期"] == "缺事实 持居住证：（未规定）、4 个月"


def test_a_waiting_period_may_come_to_nothing(answers: Answers) -> None:
    notice = """
缴费：400 元 依据 一
等待期：最高(3 个月 - 修复年数 × 1 个月, 0 个月) 依据 四
待遇期 依据 四
  自 缴费日期 起满 等待期 计当日
  至 年末
"""
    said = answers(notice, 修复年数="3", 缴费日期="2025-03-05")
    assert (said["等待期"], said["待遇开始"]) == ("0 个月", "2025-03-05")


def test_dividing_by_what_may_be_zero_is_not_stated_there(answers: Answers) -> None:
    notice = "缴费：取整(400 元 ÷ 修复年数) 依据 一"
    assert answers(notice, 修复年数="3")["缴费"] == "133.33"
    assert answers(notice, 修复年数="0")["缴费"] == "未规定"


@pytest.mark.parametrize("chain", ["400 元 × 5 ÷ 12", "5 × 400 元 ÷ 12", "400 元 ÷ 12 × 5", "400 元 ÷ (12 ÷ 5)"])
def test_a_chain_is_rounded_once(answers: Answers, chain: str) -> None:
    assert answers(f"缴费：取整({chain}) 依据 一")["缴费"] == "166.67"


def test_the_lowest_and_highest_of_every_kind(answers: Answers) -> None:
    said = answers(
        """
结果 数：最高(3, 修复年数) 依据 一
结果 长：最低(3 个月, 5 个月) 依据 一
缴费：最高(50%, 60%) × 400 元 依据 一
""",
        修复年数="4",
    )
    assert (said["数"], said["长"], said["缴费"]) == ("4", "3 个月", "240.00")
