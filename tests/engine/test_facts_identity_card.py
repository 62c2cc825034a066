"""居民身份证 numbers. All are invented: the regions are those of examples, the order numbers are made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import CODES
from engine.facts import Card, Facts, Problem, card_from, card_problems, check_digit


def number(born: str, order: str = "002", region: str = "999999") -> str:
    first = region + born + order
    return first + check_digit(first)


def names(facts: Facts) -> list[tuple[str, str]]:
    return [(fact, CODES[problem.code].name) for fact, problem in card_problems(facts)]


def test_the_check_digit_of_the_standards_own_example() -> None:
    assert check_digit("11010519491231002") == "X"


@pytest.mark.parametrize(("order", "sex"), [("001", "男"), ("002", "女"), ("999", "男"), ("110", "女")])
def test_a_number_tells_birth_and_sex(order: str, sex: str) -> None:
    assert card_from(number("19620501", order)) == Card(date(1962, 5, 1), sex)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("999999620501001", "old-card-number"),
        ("99999919620501", "bad-card-number"),
        ("X9999919620501001X", "bad-card-number"),
        (number("19620501")[:-1], "bad-card-number"),
        (number("19620230"), "impossible-card-birth"),
    ],
)
def test_a_number_that_can_not_be(written: str, name: str) -> None:
    found = card_from(written)
    assert isinstance(found, Problem)
    assert CODES[found.code].name == name


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 16), st.integers(1, 9))
def test_one_mistaken_digit_never_passes_unseen(born: date, place: int, shift: int) -> None:
    right = number(f"{born:%Y%m%d}")
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    assert isinstance(card_from(wrong), Problem)


class TestAgainstTheOtherColumns:
    @property
    def facts(self) -> Facts:
        return {"证件类型": "居民身份证", "证件号码": number("19620501", "001")}

    def test_nothing_to_compare_with(self) -> None:
        assert names(self.facts) == []

    def test_all_agree(self) -> None:
        assert names({**self.facts, "出生日期": date(1962, 5, 1), "性别": "男"}) == []

    def test_another_birth_date(self) -> None:
        assert names({**self.facts, "出生日期": date(1962, 1, 5)}) == [("出生日期", "birth-differs-from-card")]

    def test_another_sex(self) -> None:
        assert names({**self.facts, "性别": "女"}) == [("性别", "sex-differs-from-card")]

    def test_a_newborn_under_a_parents_number_is_not_compared(self) -> None:
        newborn = {**self.facts, "证件类型": "其他证件类型", "出生日期": date(2024, 1, 6), "性别": "女"}
        assert names(newborn) == []

    def test_without_a_type_of_document_nothing_is_claimed(self) -> None:
        assert names({"证件号码": "123", "出生日期": date(1962, 1, 5)}) == []
