"""P913: aids of more than there is to pay."""

from __future__ import annotations

from .conftest import Lint

POOR = "人群 困难群众 当 低保\n"


def test_an_amount_above_the_price_is_told_with_a_person(linted: Lint) -> None:
    found = linted(f"缴费：200 元\n{POOR}资助 定额 给 困难群众\n  基金 300 元\n")
    told = found.one("P913")
    assert (told.arguments["amount"], told.arguments["price"]) == ("300.00", "200.00")
    assert told.witness == {"低保": "是"}
    assert found.at(told) == "基金 300 元"


def test_only_where_the_price_is_lower_for_somebody_whom_it_reaches(linted: Lint) -> None:
    prices = "缴费\n  200 元 当 在校学生\n  400 元 其他\n"
    aid = f"{POOR}资助 定额 给 困难群众\n  基金 300 元\n"
    assert linted(prices + aid).one("P913").witness == {"在校学生": "是", "低保": "是"}
    pupils = "缴费\n  200 元 当 在校学生\n  400 元 其他\n"
    others = "资助 定额 当 低保 且 非 在校学生\n  基金 300 元\n"
    assert "P913" not in linted(pupils + others).codes()


def test_whoever_pays_nothing_misses_nothing(linted: Lint) -> None:
    prices = "缴费\n  0 元 当 孤儿\n  400 元 其他\n"
    assert "P913" not in linted(f"{prices}{POOR}资助 定额 给 困难群众\n  基金 300 元\n").codes()


def test_what_takes_all_that_is_due_is_no_amount(linted: Lint) -> None:
    for value in ("全额", "最低(余额，300 元)", "50% × 余额"):
        assert "P913" not in linted(f"缴费：200 元\n{POOR}资助 定额 给 困难群众\n  基金 {value}\n").codes()
