"""What an editor offers to write: words that the grammar takes there, and names that fit."""

from __future__ import annotations

import pytest

from desk.editor.completion import completion
from desk.texts import TEXTS

from .conftest import NOTICE, Ask


def labels(ask: Ask, written: str, behind: str = "\n") -> list[str]:
    asked = ask(f"{NOTICE}{written}|{behind}")
    return [item.label for item in completion(asked.asking, asked.offset).items]


def test_a_line_begins_with_the_word_of_a_statement(ask: Ask) -> None:
    found = labels(ask, "")
    assert {"人群", "资助", "受理", "不编码"} <= set(found) and "当" not in found


def test_the_words_of_the_file_are_those_of_its_language(ask: Ask) -> None:
    english = 'policy 甲 "甲"\n  year 2025\n\ncategory 乙 when 特困 per 一\ncategory 丙 |\n'
    asked = ask(english)
    assert [item.label for item in completion(asked.asking, asked.offset).items] == ["when"]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("资助 甲 给 ", ["特困人员", "低保对象"]),
        ("人群 甲 当 残疾等级 = ", ["一级", "二级", "三级", "四级"]),
        ("人群 甲 当 残疾等级 属于 一级、", ["一级", "二级", "三级", "四级"]),
        ("人群 甲 当 首日 = ", ["计入", "不计"]),
        ("假定 ", ["首日"]),
        ("表 率[残疾等级]\n  ｜ 一级 ｜ 50%\n人群 甲 当 率[", ["一级", "二级", "三级", "四级"]),
        ("人群 甲 当 缴费日期 在 ", ["集中缴费期", "出生九十天"]),
        ("人群 甲 当 缴费日期 > 集中缴费期 的 ", ["首日", "末日"]),
        ("优先 次序 ", ["特困全额", "低保定额"]),
        ("缴费 依据 二(", ["二(一)", "二(二)"]),
        ("缴费 依据 一、三", ["三"]),
    ],
)
def test_what_fits_best_comes_first(ask: Ask, written: str, first: list[str]) -> None:
    assert labels(ask, written)[: len(first)] == first


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tkry", "特困人员"),
        ("dbd", "低保对象"),
        ("tekun", "特困人员"),
        ("jizhong", "集中缴费期"),
        ("destit", "特困"),
        ("age", "周岁"),
        ("低保", "低保对象"),
    ],
)
def test_a_name_is_found_by_pinyin_and_by_its_english_key(ask: Ask, typed: str, meant: str) -> None:
    assert meant in labels(ask, f"人群 甲 当 {typed}")


def test_a_name_that_needs_it_is_written_in_brackets(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群 「60岁以上」 当 特困\n人群 甲 当 「60|\n")
    found = completion(asked.asking, asked.offset)
    assert [item.text for item in found.items] == ["「60岁以上」"]
    assert found.replaced.end - found.replaced.start == len("「60")


@pytest.mark.parametrize("written", ['受理\n  不准 "逾', "缴费：400 元 # 备", "人群 ", "期 "])
def test_nothing_is_offered_in_texts_comments_and_for_new_names(ask: Ask, written: str) -> None:
    assert labels(ask, written) == []


def test_a_broken_line_above_does_not_take_the_words_away(ask: Ask) -> None:
    assert {"准许", "不准", "未规定"} <= set(labels(ask, "受理\n  准许 准许 在在\n  "))


def test_every_kind_of_item_has_a_word_in_both_languages(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群 甲 当 |\n")
    kinds = {item.kind for item in completion(asked.asking, asked.offset).items}
    assert all(f"lsp.kind.{kind}" in TEXTS for kind in kinds)
