"""条款提纲: which clauses a notice has, whatever its text went through on the way here.

The notices are invented. 示例市2026 is a text as one gets it from a web page; 示例市2026.整洁 has the same wording in
a tidy layout; 示例县2025 was wrapped by hand with page numbers in between.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl.citations import Doubt, Outline, Unclear, outline_of

FIXTURES = Path(__file__).parent / "fixtures"


def notice(name: str) -> str:
    return (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")


def numbers(text: str) -> list[str]:
    return [clause.number for clause in outline_of(text).clauses]


def fingerprints(outline: Outline) -> list[tuple[str, str, bool]]:
    return [(clause.number, clause.hash, clause.is_heading) for clause in outline.clauses]


def text_of(number: str, notice_text: str) -> str:
    clause = outline_of(notice_text).find(number)
    assert clause is not None, number
    return clause.text.replace("\n", "")


def with_addressees(*lines: str) -> str:
    return "\n".join(["示例县关于参保的通知", "各乡镇人民政府：", *lines])


# fmt: off
CITY = [
    "前言", "前言第1段", "前言第2段",
    "一", "一(一)", "一(二)", "一(二)一是", "一(二)二是", "一(二)三是", "一(三)", "一(三)第1段", "一(三)第2段",
    "二", "二(四)", "二(五)", "二(五)1", "二(五)2", "二(五)2(1)", "二(五)2(2)",
    "三", "三第1段", "三第2段", "三第3段",
    "四", "四一是", "四二是",
]
COUNTY = [
    "前言", "一",
    "二", "二(一)", "二(二)", "二(二)1", "二(二)2", "二(二)3", "二(三)", "二(四)",
    "三", "三(一)", "三(二)", "四", "五",
    "六", "六(一)", "六(二)",
]
# fmt: on


def test_a_web_page_full_of_marks_and_breaks_has_its_clauses() -> None:
    assert numbers(notice("示例市2026")) == CITY


def test_a_wrapped_text_with_page_numbers_has_its_clauses() -> None:
    assert numbers(notice("示例县2025")) == COUNTY


def test_layout_does_not_count() -> None:
    untidy, tidy = outline_of(notice("示例市2026")), outline_of(notice("示例市2026.整洁"))
    assert fingerprints(untidy) == fingerprints(tidy)
    assert untidy.doubts == tidy.doubts == ()


def wrapped(text: str, columns: int, lines_per_page: int) -> str:
    """The text as a program prints it: indented paragraphs, lines of equal width, a page number now and then."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line, width = "", 0
        for char in "　　" + paragraph:
            wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
            if width + wide > columns and char not in "，。；：、）":
                lines.append(line)
                line, width = "", 0
            line, width = line + char, width + wide
        lines.append(line)
    pages = [lines[at : at + lines_per_page] for at in range(0, len(lines), lines_per_page)]
    return "\n".join(line for number, page in enumerate(pages, 1) for line in [*page, "", f"－ {number} －", ""])


@given(columns=st.integers(32, 110), lines_per_page=st.integers(7, 40))
def test_wrapping_at_any_width_and_any_page_length_does_not_count(columns: int, lines_per_page: int) -> None:
    text = notice("示例市2026.整洁")
    assert fingerprints(outline_of(wrapped(text, columns, lines_per_page))) == fingerprints(outline_of(text))


@pytest.mark.parametrize(
    ("number", "parent"),
    [("一", None), ("一(二)", "一"), ("一(二)三是", "一(二)"), ("二(五)2(1)", "二(五)2"), ("前言第2段", "前言")],
)
def test_a_clause_knows_its_parent(number: str, parent: str | None) -> None:
    clause = outline_of(notice("示例市2026")).find(number)
    assert clause is not None and clause.parent == parent


def test_headings_are_clauses_with_nothing_to_encode() -> None:
    headings = [clause.number for clause in outline_of(notice("示例市2026")).clauses if clause.is_heading]
    assert headings == ["前言", "一", "一(三)", "二", "三", "四"]


def test_a_short_item_without_a_full_stop_is_no_heading() -> None:
    text = with_addressees("一、免缴人员", "1.特困人员", "2.孤儿", "二、缴费标准400元", "1.普通居民")
    assert [clause.number for clause in outline_of(text).clauses if clause.is_heading] == ["一"]


def test_a_clause_has_its_own_words_and_not_those_beneath_it() -> None:
    text = notice("示例市2026")
    assert text_of("一(二)", text) == "受资助居民。多种身份并存的,只按一种资助(一是看身份,二是看时间)。"
    assert text_of("一(二)三是", text).startswith("重度残疾居民") and text_of("一(二)三是", text).endswith(
        "救助基金承担150元。"
    )


def test_a_heading_and_the_one_paragraph_after_it_are_one_clause() -> None:
    assert text_of("四", notice("示例县2025")).startswith("从什么时候起享受待遇集中缴费期内缴费的,")


def test_text_on_the_marked_line_is_the_first_paragraph() -> None:
    text = with_addressees("一、先说一句。", "再说一句。", "二、只有一句。", "三、缴费时间：", "全年。")
    assert numbers(text) == ["一", "一第1段", "一第2段", "二", "三"]


def test_preface_of_one_paragraph_is_simply_the_preface() -> None:
    assert numbers(with_addressees("现将事项通知如下：", "一、办理。")) == ["前言", "一"]


def test_without_a_preface_there_is_none() -> None:
    assert numbers(with_addressees("一、办理。")) == ["一"]


def test_without_addressees_the_preface_begins_at_the_first_sentence() -> None:
    text = "示医保发〔2025〕1号\n示例县医疗保障局\n关于参保的通知\n为了做好参保，现将事项通知如下：\n一、办理。"
    assert numbers(text) == ["前言", "一"]
    assert text_of("前言", text) == "为了做好参保,现将事项通知如下:"


def test_a_notice_without_marks_has_paragraphs() -> None:
    text = with_addressees("缴费延长到3月31日。", "其他规定不变。", "示例县医疗保障局", "2025年2月20日")
    assert numbers(text) == ["第1段", "第2段"]
    assert numbers(with_addressees("缴费延长到3月31日。")) == ["第1段"]


@pytest.mark.parametrize("marks", [("１．", "２．"), ("1、", "2、"), ("⒈", "⒉"), ("1. ", "2. ")])
def test_items_are_marked_in_several_ways(marks: tuple[str, str]) -> None:
    assert numbers(with_addressees("一、人员", f"{marks[0]}甲。", f"{marks[1]}乙。")) == ["一", "一1", "一2"]


@pytest.mark.parametrize("marks", [("（一）", "（二）"), ("(一)", "(二）"), ("㈠", "㈡"), ("( 一 )、", "（二)．")])
def test_brackets_of_either_width_mark_the_same(marks: tuple[str, str]) -> None:
    assert numbers(with_addressees("一、人员", f"{marks[0]}甲。", f"{marks[1]}乙。")) == ["一", "一(一)", "一(二)"]


@pytest.mark.parametrize(
    "broken",
    [
        ("一、补缴标准不低于", "1.5倍。"),
        ("一、合计", "1070元。"),
        ("一、从", "2025年1月1日起。"),
        ("一、按照本通知第二条第", "（一）项办理，不再", "另行通知。"),
        ("一、遵照《办法》，特别是《关于第", "（一）次调整的意见", "》办理，不另行通知。"),
        ("一、补助由省里承担，按照一类、", "二、三类地区分担。"),
    ],
)
def test_a_number_at_the_start_of_a_broken_line_is_no_mark(broken: tuple[str, ...]) -> None:
    assert numbers(with_addressees(*broken)) == ["一"]


def test_an_item_may_begin_with_a_year() -> None:
    assert numbers(with_addressees("一、缴费标准", "1.2025年交400元。", "2.2026年交420元。")) == ["一", "一1", "一2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "原因有两个，第一是人少，第二是钱少。",
        "办法分两步（一是登记；二是缴费）。",
        "先看一点。一是一，不必多说。",
        "标准一是统一的，二是公开的。",
        "先登记。二是缴费。",
    ],
)
def test_ordinals_in_passing_are_words(sentence: str) -> None:
    assert numbers(with_addressees(f"一、{sentence}")) == ["一"]


def test_ordinals_may_each_begin_a_line() -> None:
    text = with_addressees("一、总的要求。", "一是登记。", "二是缴费，", "三是公示。", "二、其他。")
    assert numbers(text) == ["一", "一一是", "一二是", "一三是", "二"]
    assert text_of("一二是", text) == "缴费,"


def test_a_paragraph_between_two_ordinals_belongs_to_the_first() -> None:
    text = with_addressees("一、要求。", "一是登记。", "登记要早。", "二是缴费。")
    assert numbers(text) == ["一", "一一是", "一二是"]
    assert text_of("一一是", text) == "登记。登记要早。"


def test_ordinals_of_an_unnumbered_paragraph_stand_beneath_it() -> None:
    text = with_addressees("一、要求", "先做两件事。一是登记。二是缴费。", "然后公示。")
    assert numbers(text) == ["一", "一第1段", "一第1段一是", "一第1段二是", "一第2段"]


@pytest.mark.parametrize(
    "ending",
    [
        ("示例县人民政府办公室",),
        ("示例县医疗保障局　示例县财政局", "2025年8月30日"),
        ("示例县医疗保障局（盖章）", "二〇二五年八月三十日", "（此件公开发布）"),
        ("特此通知。", "", "附件：1.流程图", "2.名单", "", "示例县税务局 2025年8月30日"),
        ("（联系人：某科，联系电话：0000-0000000）", "示例县残疾人联合会", "2025年8月30日", "抄送：县委办。"),
    ],
)
def test_the_ending_is_outside(ending: tuple[str, ...]) -> None:
    outline = outline_of(with_addressees("一、办理。", *ending))
    assert [(clause.number, clause.text) for clause in outline.clauses] == [("一", "办理。")]
    assert outline.doubts == ()


def test_a_last_paragraph_that_names_an_office_is_not_taken_for_a_signature() -> None:
    assert text_of("一", with_addressees("一、缴费地点", "", "各乡镇便民服务中心")) == "缴费地点各乡镇便民服务中心"


def test_bodies_in_the_middle_are_no_signature() -> None:
    assert numbers(with_addressees("一、窗口。", "示例县医疗保障局", "示例县税务局", "二、办理。")) == [
        "一",
        "一第1段",
        "一第2段",
        "二",
    ]


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        ((), Doubt(Unclear.NO_CLAUSES)),
        (("一、甲。", "三、乙。"), Doubt(Unclear.NUMBER_SKIPPED, "三")),
        (("一、甲", "（一）乙。", "（一）丙。"), Doubt(Unclear.NUMBER_TWICE, "一(一)")),
        (
            ("一、甲。", "示例县医疗保障局", "2025年8月30日", "附件", "居民每人400元。"),
            Doubt(Unclear.TEXT_AFTER_SIGNATURE),
        ),
    ],
)
def test_an_unclear_structure_is_said(lines: tuple[str, ...], doubt: Doubt) -> None:
    assert outline_of(with_addressees(*lines)).doubts == (doubt,)


def test_a_number_that_stands_twice_is_one_clause_with_both_texts() -> None:
    text = with_addressees("一、甲", "（一）乙。", "（一）丙。")
    assert "".join(clause.text for clause in outline_of(text).clauses) == "甲乙。丙。"


def test_a_number_may_be_skipped_by_nobody_where_numbers_run_on() -> None:
    text = with_addressees("一、甲", "（一）乙。", "（二）丙。", "二、丁", "（三）戊。")
    outline = outline_of(text)
    assert outline.doubts == () and [clause.number for clause in outline.clauses][-1] == "二(三)"


ONE = "一、个人缴费（含补缴）标准：每人400元，“一视同仁”。"


@pytest.mark.parametrize(
    "same",
    [
        "一、个人缴费(含补缴)标准:每人400元,“一视同仁”。",
        '一、个人缴费（含补缴)标准： 每人 400 元，"一视同仁"。',
        "**一、个人缴费**（含补缴）标准：每人４００元，“一视同仁”。",
        "## 一、个人缴费（含\n\n补缴）标准：每人400元，“一视同仁”。",
        "[bookmark: _Toc1]　　一、个人缴费（含补缴）标准：每人400元，\u200b“一视同仁”。\r\n",
    ],
)
def test_the_hash_ignores_layout_markup_and_width(same: str) -> None:
    assert fingerprints(outline_of(with_addressees(same))) == fingerprints(outline_of(with_addressees(ONE)))


@pytest.mark.parametrize(("old", "new"), [("400", "410"), ("每人", "每户"), ("，", "。"), ("一视同仁", "一视")])
def test_the_hash_changes_with_the_wording(old: str, new: str) -> None:
    changed = outline_of(with_addressees(ONE.replace(old, new)))
    assert fingerprints(changed) != fingerprints(outline_of(with_addressees(ONE)))


@given(st.text(alphabet="一二（）()、.1是。：，\n　 元局2年月日《》“附件第段", max_size=80))
def test_any_text_has_an_outline_without_repeated_numbers(text: str) -> None:
    found = numbers(text)
    assert len(found) == len(set(found))


def test_an_empty_text_has_no_clause() -> None:
    assert outline_of("").doubts == (Doubt(Unclear.NO_CLAUSES),)
