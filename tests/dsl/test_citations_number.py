"""依据: how an officer may write the clauses that a rule follows, and what is said when the writing is off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl.citations import CitationError, Clause, Level, Malformed, parse_citation, parse_number
from dsl.citations.clause import numbered_step
from dsl.citations.numerals import LARGEST, NUMERALS, spell


def numbers(text: str) -> list[str]:
    return [clause.number for clause in parse_citation(text)]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("二", "二"),
        ("二(二)", "二(二)"),
        ("二（二）1", "二(二)1"),
        ("二（二)1（3）", "二(二)1(3)"),
        ("　二 （ 二 ） 12 ", "二(二)12"),
        ("二十三(十一)", "二十三(十一)"),
        ("二(二)一是", "二(二)一是"),
        ("四十一是", "四十一是"),
        ("五第3段", "五第3段"),
        ("五第三段", "五第3段"),
        ("五第3段二是", "五第3段二是"),
        ("前言", "前言"),
        ("前言第2段", "前言第2段"),
        ("第1段", "第1段"),
        ("(三)", "(三)"),
    ],
)
def test_each_way_of_writing_has_one_canonical_form(written: str, canonical: str) -> None:
    assert numbers(written) == [canonical]


@pytest.mark.parametrize("separator", ["、", "，", ",", "；", ";", " 、 "])
def test_several_clauses_are_joined_by_a_separator(separator: str) -> None:
    assert numbers(f"二(二)1{separator}五(二)") == ["二(二)1", "五(二)"]


def test_steps_go_from_the_outside_in() -> None:
    clause = parse_number("二(二)1(3)")
    assert clause.steps == ("二", "(二)", "1", "(3)")
    assert clause.is_within(parse_number("二(二)"))
    assert clause.is_within(clause)
    assert not clause.is_within(parse_number("二(二)1(3)一是"))
    assert not parse_number("二(二)12").is_within(parse_number("二(二)1"))


def test_an_ordinal_of_clause_twenty_is_not_the_twenty_first() -> None:
    assert parse_number("二十一是").steps == ("二十", "一是")
    assert parse_number("一一是").steps == ("一", "一是")
    assert parse_number("二(二)十一是").steps == ("二", "(二)", "十一是")


def test_each_clause_knows_where_it_was_written_and_that_does_not_count_in_equality() -> None:
    text = "依据 二（二）1、 五"
    first, second = parse_citation(text[2:], at=2)
    assert text[first.span.start : first.span.end] == "二（二）1"
    assert text[second.span.start : second.span.end] == "五"
    assert first == Clause(("二", "(二)", "1"))


@pytest.mark.parametrize(
    ("written", "offset", "reason", "found"),
    [
        ("", 0, Malformed.EMPTY, ""),
        ("   ", 3, Malformed.EMPTY, ""),
        ("二(二)1、", 6, Malformed.EMPTY, ""),
        ("二、、三", 2, Malformed.EMPTY, "、"),
        ("二(二)a", 4, Malformed.STRAY, "a"),
        ("第三条", 0, Malformed.STRAY, "第"),
        ("二百", 1, Malformed.STRAY, "百"),
        ("二(二", 1, Malformed.BRACKET, "(二"),
        ("二()", 1, Malformed.BRACKET, "("),
        ("二二(一)", 0, Malformed.NUMERAL, "二二"),
        ("二(十十)", 2, Malformed.NUMERAL, "十十"),
        ("二(二)01", 4, Malformed.NUMERAL, "01"),
        ("二(二)0", 4, Malformed.NUMERAL, "0"),
        ("二1000", 1, Malformed.NUMERAL, "1000"),
        ("(二)二", 3, Malformed.ORDER, "二"),
        ("二1(二)", 2, Malformed.ORDER, "(二)"),
        ("二 三", 2, Malformed.ORDER, "三"),
        ("一是", 0, Malformed.ORDER, "一是"),
        ("前言(一)", 2, Malformed.ORDER, "(一)"),
        ("二(二)１", 4, Malformed.FULL_WIDTH_DIGIT, "１"),
        ("二（１）", 1, Malformed.FULL_WIDTH_DIGIT, "（１"),
        ("落款", 0, Malformed.NOT_CITABLE, "落款"),
        ("附件1", 0, Malformed.NOT_CITABLE, "附件"),
    ],
)
def test_a_malformed_citation_says_where_and_why(written: str, offset: int, reason: Malformed, found: str) -> None:
    with pytest.raises(CitationError) as caught:
        parse_citation(written)
    assert (caught.value.offset, caught.value.reason, caught.value.found) == (offset, reason, found)


def test_a_number_of_many_digits_is_an_error_and_not_a_traceback() -> None:
    with pytest.raises(CitationError):
        parse_citation("二" + "9" * 100_000)


@given(st.text(alphabet="一二三十(（）)第段是前言落款12０、；, 　a", max_size=12))
def test_whatever_is_written_is_read_or_refused_within_its_own_length(text: str) -> None:
    try:
        clauses = parse_citation(text)
    except CitationError as error:
        assert 0 <= error.offset <= len(text)
    else:
        assert [parse_number(clause.number) for clause in clauses] == list(clauses)


@given(st.integers(1, LARGEST))
def test_numerals_are_spelt_as_they_are_read(number: int) -> None:
    assert NUMERALS[spell(number)] == number


@pytest.mark.parametrize(
    ("number", "spelt"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (99, "九十九")]
)
def test_numerals_are_those_of_documents(number: int, spelt: str) -> None:
    assert spell(number) == spelt


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.ORDINAL])
def test_every_step_can_be_cited_on_its_own(level: Level) -> None:
    assert numbers(numbered_step(level, 2)) == [numbered_step(level, 2)]
