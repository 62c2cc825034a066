"""Next year's rule file begun from this year's: what is matched, what moves, and what stays as it was."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import Clause, Source, citations, load, load_vocabulary, pieces_of, rule_file
from dsl.scaffold import Entry, Former, NoticeFacts, begun_like
from dsl.scaffold.compared import changed
from dsl.scaffold.days import later
from dsl.scaffold.matching import matched

POLICIES = Path(__file__).parents[2] / "policies"
VOCABULARY = Source("person.pol", (POLICIES / "person.pol").read_text(encoding="utf-8"))
NOTICES = ("dalad-2022", "dengkou-2023", "hulunbuir-2024", "neimenggu-2024")


def entries(notice: str) -> tuple[Entry, ...]:
    return tuple(Entry(c.clause, c.hash, c.is_heading, c.text) for c in citations.outline_of(notice).clauses)


def numbers(former: str, new: str) -> dict[str, tuple[str, bool]]:
    found = matched(entries(former), entries(new))
    return {number: (match.entry.number, match.is_same) for number, match in found.items()}


FORMER = """\
一、范围
本县户籍的居民参加。
二、标准
每人缴费400元，由税务部门征收。
三、时间
2024年9月1日至12月31日缴费。
"""


def test_the_same_wording_is_found_wherever_it_went() -> None:
    times, area = "2025年9月1日至12月31日缴费。", "本县户籍的居民参加。"
    moved = f"一、时间\n{times}\n二、范围\n{area}\n三、标准\n每人缴费430元，由税务部门征收。\n"
    assert numbers(FORMER, moved) == {"一": ("二", True), "二": ("三", False), "三": ("一", False)}


def test_other_wording_is_no_match_although_the_number_is_the_same() -> None:
    other = FORMER.replace("每人缴费400元，由税务部门征收", "学校应当按学期组织体检")
    assert "二" not in numbers(FORMER, other)


def test_without_texts_the_wording_or_else_the_number_is_matched() -> None:
    def bare(notice: str) -> list[Entry]:
        return [Entry(entry.clause, entry.hash, entry.is_heading) for entry in entries(notice)]

    new = FORMER.replace("400元", "430元").replace("三、时间", "四、时间").replace("\n四", "\n三、其他\n没有。\n四")
    found = {number: match.entry.number for number, match in matched(bare(FORMER), bare(new)).items()}
    assert found == {"一": "一", "二": "二", "三": "四"}


ENTRIES = st.lists(
    st.builds(
        lambda number, text: Entry(Clause((number,)), text, False, text),
        st.sampled_from("一二三四五六七"),
        st.text("缴费标准0元", max_size=8),
    ),
    max_size=7,
    unique_by=lambda entry: entry.number,
)


@given(ENTRIES, ENTRIES)
def test_no_clause_is_matched_twice_and_the_same_wording_is_the_same(former: list[Entry], new: list[Entry]) -> None:
    found = matched(former, new)
    taken = [match.entry.number for match in found.values()]
    assert len(taken) == len(set(taken)) and set(found) <= {entry.number for entry in former}
    hashes = {entry.number: entry.hash for entry in former}
    assert all(match.is_same == (hashes[number] == match.entry.hash) for number, match in found.items())


@pytest.mark.parametrize("name", NOTICES)
def test_taken_over_for_its_own_notice_a_file_stays_what_it_is_but_for_header_and_marks(name: str) -> None:
    source = Source(f"{name}.pol", (POLICIES / f"{name}.pol").read_text("utf-8"))
    policy = load(source, lambda _: VOCABULARY).policy
    assert policy is not None
    lock = citations.read_lock((POLICIES / f"{name}.cite.json").read_text("utf-8"))
    locked = tuple(Entry(c.clause, c.hash, c.is_heading) for c in lock.clauses)
    former = Former(policy.header.id, pieces_of(rule_file(source)), policy.header.year, locked)
    facts = NoticeFacts(year=policy.header.year + 1, region=policy.header.region)
    result = begun_like(former, "明年", facts, locked, load_vocabulary(VOCABULARY)[0], "zh")
    assert result.gone == () and "待编码" not in result.text

    def body(text: str) -> str:
        return re.sub(r"^# 待核对 .*\n", "", text, flags=re.MULTILINE).partition("\n\n")[2]

    assert body(result.text) == body(source.text)
    assert load(Source("明年.pol", result.text), lambda _: VOCABULARY).policy is not None


@given(st.dates(date(1999, 1, 1), date(2100, 1, 1)), st.integers(-3, 3))
def test_a_day_moved_by_years_is_the_same_day_and_the_end_of_february_its_end(day: date, years: int) -> None:
    moved = later(day, years)
    assert moved.year == day.year + years and moved.month == day.month
    is_end = (day.month, day.day) in ((2, 28), (2, 29)) and (date.fromordinal(day.toordinal() + 1).month == 3)
    assert (
        date.fromordinal(moved.toordinal() + 1).month == 3
        if is_end
        else (moved.month, moved.day) == (day.month, day.day)
    )


def test_what_another_notice_wrote_cites_clauses_of_that_notice_and_is_not_matched() -> None:
    """示例乙 rests on 示例甲: its 一 is another clause than the 一 of 示例甲."""
    header = "  地区 999999 示例县\n  年度 2026\n  词汇 person.pol\n"
    base = Source("甲.pol", f'政策 示例甲 "甲"\n{header}\n缴费：400 元 依据 一\n参保：准许 依据 二\n')
    own = Source("乙.pol", '政策 示例乙 "乙"\n  沿用 示例甲\n\n改 缴费：420 元 依据 一\n')
    loaded = load(own, lambda _: VOCABULARY, lambda: iter([base, own]))
    assert loaded.policy is not None, loaded.diagnostics
    new = entries("一、标准\n每人缴费420元。\n二、别的\n没有。\n")
    former = Former(loaded.id, loaded.pieces, 2026, new[:1])
    facts = NoticeFacts(year=2027, region=loaded.policy.header.region)
    result = begun_like(former, "示例丙", facts, new, load_vocabulary(VOCABULARY)[0], "zh")
    assert result.gone == ("示例甲 二",)
    assert "# 待核对 一：文字没有变\n缴费：420 元 依据 一\n" in result.text
    assert "# 待核对 二：新通知里没有找到去年的 示例甲 二\n参保：准许 依据 二\n" in result.text
    assert "沿用" not in result.text and "# 待编码 二：" in result.text


OLD, RENEWED = "低保对象补助200元，重度残疾人补助100元。", "低保对象补助100元，重度残疾人补助200元。"


@pytest.mark.parametrize(
    ("former", "new", "told"),
    [
        (OLD, RENEWED, "数的先后变了：去年 200 元、100 元 → 今年 100 元、200 元"),
        (OLD, OLD.replace("200", "230"), "数变了：去年 200 元 → 今年 230 元"),
        (OLD, OLD + "另给30元。", "今年多出来的数：30 元"),
        (OLD + "另给30元。", OLD, "今年没有了的数：30 元"),
        (OLD, OLD.replace("补助", "资助"), "文字有改动，没有看到变了的数"),
        ("2025年9月1日起缴。", "2026年9月1日起缴。", "日期晚了 1 年，没有看到别的数变了"),
        ("2025年9月1日起缴。", "2026年10月1日起缴。", "数变了：去年 2025-09-01 → 今年 2026-10-01"),
        ("2023年的标准是640元。", "2025年的标准是640元。", "数变了：去年 2023年 → 今年 2025年"),
        ("12月底前完成。", "11月底前完成。", "数变了：去年 12月 → 今年 11月"),
        ("2020年1月1日以后出生，九十天。", "2020年1月1日后出生，九十天。", "文字有改动，没有看到变了的数"),
    ],
)
def test_a_mark_tells_what_became_of_the_numbers_and_never_that_they_agree(former: str, new: str, told: str) -> None:
    assert changed(former, new, 1, "zh") == told


def begun_next(statements: str, former: str, new: str) -> str:
    header = "  地区 999999 示例县\n  年度 2026\n  词汇 person.pol\n"
    source = Source("甲.pol", f'政策 示例甲 "甲"\n{header}\n{statements}')
    policy = load(source, lambda _: VOCABULARY).policy
    assert policy is not None
    last_year = Former("示例甲", pieces_of(rule_file(source)), 2026, entries(former))
    facts = NoticeFacts(year=2027, region=policy.header.region)
    vocabulary = load_vocabulary(VOCABULARY)[0]
    return begun_like(last_year, "示例乙", facts, entries(new), vocabulary, "zh").text


def test_a_day_that_only_the_statement_has_stays_and_its_mark_says_so() -> None:
    text = begun_next("约束 完成率 于 2025-12-31 ≥ 50% 依据 一\n", *["一、进度\n12月底前完成50%。\n"] * 2)
    assert "# 待核对 一：文字没有变；语句里的日期还是去年的\n约束 完成率 于 2025-12-31 " in text
    stated = begun_next("期 甲 2025-01-01 至 2025-12-31 依据 一\n", *["一、甲\n2025年1月1日至12月31日。\n"] * 2)
    assert "# 待核对 一：文字没有变\n期 甲 2025-01-01 至 2025-12-31 " in stated


def test_the_year_of_funding_moves_on_with_the_notice() -> None:
    funding = "财政补助：640 元   依据 一\n  年度 2025\n  中央 其余\n"
    text = begun_next(funding, "一、补助\n2025年补助640元。\n", "一、补助\n2026年补助670元。\n")
    assert "# 待核对 一：数变了：去年 640 元 → 今年 670 元；语句里的日期推后了 1 年\n" in text
    assert "  年度 2026\n" in text


def test_a_mark_on_several_clauses_names_those_that_changed() -> None:
    former = "一、甲\n每人缴费400元，由税务部门征收。\n二、乙\n本县户籍的居民参加。\n"
    text = begun_next("缴费：400 元   依据 一、二\n", former, former.replace("400", "430"))
    assert "# 待核对 一、二：一 数变了：去年 400 元 → 今年 430 元\n缴费" in text


def test_numbers_of_a_statement_that_cites_nothing_are_marked_too() -> None:
    text = begun_next("期 甲 2025-01-01 至 2025-12-31\n", *["一、甲\n按通知办。\n"] * 2)
    assert "# 待核对 没有依据：对照新通知；语句里的日期还是去年的\n期 甲 2025-01-01 至 2025-12-31\n" in text
