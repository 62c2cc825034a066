"""What is said in English of a file with English keywords, and which files those are."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from dsl import CODES, Diagnostic, InSource, Language, Row, Source, Span, in_english, keyword_language, lexicon, load

ENGLISH = Source("a.pol", 'policy 示例县2025 "关于参保的通知"\n  year 2025\ncontribution：400 yuan\n')
CHINESE = Source("a.pol", '政策 示例县2025 "关于参保的通知"\n  年度 2025\n缴费：400 元\n')
KEYWORDS = {word.chinese for word in lexicon.KEYWORDS}
ELSEWHERE = ("P6", "P7", "P8", "P9")
"""These speak of records, files and scenarios, whose words are Chinese in every notice."""


def said(code: str, source: Source, words: Mapping[str, str], language: Language = "en") -> str:
    row = CODES[code]
    left_out = dict.fromkeys(re.findall(r"\{(\w+)\}", "".join((*row.message.values(), *row.help.values()))), "")
    found = Diagnostic(code, InSource(source, Span(0, 1)), {**left_out, **words})
    return f"{found.message(language)}\n{found.help(language)}"


def test_the_language_of_a_file_is_that_of_most_of_its_lines() -> None:
    assert (keyword_language(ENGLISH), keyword_language(CHINESE)) == ("en", "zh")
    assert keyword_language(Source("a.pol", ENGLISH.text + "等待期：无\n")) == "en"
    assert keyword_language(Source("a.pol", "")) == "zh"


@pytest.mark.parametrize("row", [r for r in CODES.values() if not r.code.startswith(ELSEWHERE)], ids=lambda r: r.code)
def test_no_keyword_is_left_in_chinese(row: Row) -> None:
    left = re.sub("「[^」]*」", "", said(row.code, ENGLISH, {}))
    assert KEYWORDS.isdisjoint(re.findall("[一-鿿]+", left)), left


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("P501", "end with “unstated otherwise”"),
        ("P204", "“category 特困人员 when 特困”"),
        ("P217", "in a file with “base” every statement is preceded by “change”, “add” or “remove”"),
        ("P316", "for example 应缴[年度 - 1]"),
        ("P343", "12 months for 1 year"),
        ("P354", "“monthly 1 day to 20 day”"),
    ],
)
def test_advice_is_what_can_be_written_into_the_file(code: str, sentence: str) -> None:
    assert sentence in said(code, ENGLISH, {"name": "应缴"})


def test_a_file_with_chinese_keywords_and_a_chinese_sentence_keep_theirs() -> None:
    assert "end with 未规定 其他" in said("P501", CHINESE, {"name": "缴费"})
    assert "最后一行写「未规定 其他」" in said("P501", ENGLISH, {"name": "缴费"}, "zh")


def test_fields_are_named_as_the_file_has_them_and_other_names_stay() -> None:
    assert said("P512", ENGLISH, {"name": "缴费"}).startswith("contribution is not stated")
    assert said("P512", ENGLISH, {"name": "待遇期（自）"}).startswith("benefit (from) is")
    assert said("P512", ENGLISH, {"name": "缴费[长护险]"}).startswith("contribution[长护险] is")
    assert said("P512", ENGLISH, {"name": "缴费档次"}).startswith("缴费档次 is")
    assert said("P225", ENGLISH, {"line": "上级"}).startswith("superior has no effect here")
    assert "「contribution」、「低保补助」" in said("P511", ENGLISH, {"names": "「缴费」、「低保补助」"})


def test_a_slip_is_mended_with_english_keywords() -> None:
    text = (
        ENGLISH.text
        + "category 老人 when 出生日期 早于 1960-01-01\nwindow 集中期 每月1日至20日\ncontribusion：400 yuan\n"
    )
    found = load(Source("a.pol", text), lambda name: Source(name, "")).diagnostics
    fixes = [one.fix.edits[0].text for one in found if one.fix is not None]
    assert "monthly 1 day to 20 day" in fixes
    assert "contribution" in fixes
    assert not any(word in fix for fix in fixes for word in KEYWORDS)


def test_what_the_parser_would_have_taken_is_told_in_the_language_of_the_sentence() -> None:
    (found,) = (
        d
        for d in load(Source("a.pol", ENGLISH.text + "let 甲\n"), lambda n: Source(n, "")).diagnostics
        if d.code == "P112"
    )
    assert "名称" not in found.help("en")


def test_units_go_with_their_number_and_names_are_left_alone() -> None:
    assert in_english("0 元 当 其他人员 且 起满 1 年") == "0 yuan when 其他人员 and fully_after 1 year"
