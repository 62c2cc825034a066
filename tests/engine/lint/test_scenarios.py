"""P918 and P923: lines that no scenario tests."""

from __future__ import annotations

from decimal import Decimal

from dsl import Source
from engine.coverage import Checked, measure

from ..example_county import HEADER, loaded
from .conftest import Lint

PRICES = "缴费\n  200 元 当 低保\n  400 元 其他\n"


def test_each_line_is_told_with_a_person_who_would_meet_it(linted: Lint) -> None:
    policy = loaded(Source("示例县2025.pol", HEADER + PRICES)).policy
    assert policy is not None
    checked = Checked("普通居民", policy, (), {"低保": False, "年收入": Decimal(0)}, ("缴费",))
    found = linted(PRICES, coverage=measure(policy, [checked]))
    told = found.one("P918")
    assert (found.at(told), told.witness) == ("200 元 当 低保", {"低保": "是"})


def test_without_any_scenario_it_is_said_once(linted: Lint) -> None:
    policy = loaded(Source("示例县2025.pol", HEADER + PRICES)).policy
    assert policy is not None
    found = linted(PRICES, coverage=measure(policy, []))
    assert found.codes("P9") == ["P923"]


def test_nothing_is_said_where_nobody_asked(linted: Lint) -> None:
    assert not {"P918", "P923"} & set(linted(PRICES).codes())
