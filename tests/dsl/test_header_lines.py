"""Header words: how their lines may be written, and where they are ordinary names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dsl import Diagnostic, InFile, Loaded, Source, load

VOCABULARY = (Path(__file__).parents[2] / "policies" / "person.pol").read_text("utf-8")
Load = Callable[[str], Loaded]


def policy_with(*headers: str) -> Loaded:
    text = "\n  ".join(('政策 示例县2026 "示例"', *headers)) + "\n缴费：400 元   依据 二\n"
    return load(
        Source("示例.pol", text),
        lambda name: Source(name, VOCABULARY) if name == "person.pol" else Diagnostic("P701", InFile(name)),
    )


@pytest.mark.parametrize("mark", [" ", "：", ":", " ： ", "\u3000"])
def test_a_colon_after_a_header_word_means_nothing(mark: str) -> None:
    lines = ("地区{}999999 示例县", "年度{}2026", "词汇{}person.pol", "发布{}2025-08-30", "状态{}草案")
    loaded = policy_with(*(line.format(mark) for line in lines))
    assert loaded.policy is not None, [found.message("zh") for found in loaded.diagnostics]
    header = loaded.policy.header
    assert (header.region.code, header.year, header.status.value) == ("999999", 2026, "草案")
    assert header.issued == date(2025, 8, 30)


@pytest.mark.parametrize("value", ["年度 - 首次资助年度 + 1", "年度 + 1", "年度×2"])
def test_a_line_may_begin_with_the_name_of_a_header(rules: Load, value: str) -> None:
    policy = rules(
        f"定 第几年   依据 二\n  {value}   当 首次资助年度 > 2000\n  9   其他\n缴费：第几年 × 1 元   依据 二\n"
    ).policy
    assert policy is not None
    assert len(policy.decisions["第几年"].rules) == 2


def test_a_line_may_be_the_year_alone(rules: Load) -> None:
    policy = rules("定 甲   依据 二\n  年度   当 低保\n  9   其他\n缴费：甲 × 1 元   依据 二\n").policy
    assert policy is not None
    assert len(policy.decisions["甲"].rules) == 2


def test_only_a_result_has_a_year_of_its_own(codes: Callable[[str], list[str]]) -> None:
    assert codes("定 甲   依据 二\n  年度   2024\n  9 元   其他\n缴费：甲   依据 二\n") == ["P348"]


def test_bounds_the_wrong_way_round_are_refused(codes: Callable[[str], list[str]]) -> None:
    assert codes("缴费：待定 不低于 500 元 不高于 400 元   依据 二\n") == ["P349"]
    assert codes("缴费：待定 不低于 400 元 不高于 400 元   依据 二\n") == []
