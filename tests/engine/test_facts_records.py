"""A whole roster: every row is accepted, rejected with a reason, or counted as the repetition it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import CODES, Diagnostic, Fact, Identity, InRecords, Kind, Region, Source, Type, Vocabulary
from engine.facts import Raw, Record, RecordSet, Row, Table, check_digit, facts_of, spelled_rows, take_in

VOCABULARY = Vocabulary(
    Source("person.pol", ""),
    {
        fact.name: fact
        for fact in (
            Fact("证件类型", "id_type", Type(Kind.ENUMERATION, ("居民身份证", "其他证件类型"))),
            Fact("证件号码", "id_number", Type(Kind.IDENTIFIER), synonyms=("身份证号",)),
            Fact("姓名", "name", Type(Kind.TEXT)),
            Fact("出生日期", "birth_date", Type(Kind.DATE)),
            Fact("户籍地", "region", Type(Kind.REGION)),
            Fact("缴费日期", "paid_on", Type(Kind.DATE), years=(2020, 2026), nullable=True),
            Fact("参保", "insured", Type(Kind.IDENTITY), years=(2020, 2026)),
            Fact("低保", "subsistence", Type(Kind.IDENTITY), synonyms=("低保对象",), default=False),
            Fact("重度残疾", "disabled", Type(Kind.IDENTITY), synonyms=("重度残疾人",), default=False),
            Fact("收入", "income", Type(Kind.MONEY)),
        )
    },
    (Region("999999", ("示例县",)),),
)


def taken(
    headers: str, *rows: Sequence[Raw], year: int | None = None, vocabulary: Vocabulary = VOCABULARY, needed: str = ""
) -> RecordSet:
    """The roster under these headers; its first person stands in row 2."""
    names = tuple(headers.split())
    table = Table("花名册.csv", (Row(number, names, tuple(row)) for number, row in enumerate(rows, 2)))
    found = take_in(table, vocabulary, year=year, needed=needed.split())
    assert len(found.records) + len(found.rejected) + found.merged_identical == found.total == len(rows)
    return found


def reasons(found: RecordSet) -> dict[int, list[str]]:
    return {row.row: [CODES[problem.code].name for problem in row.problems] for row in found.rejected}


def notes(found: RecordSet) -> list[str]:
    return [CODES[note.code].name for note in found.notes]


def number(born: str = "19620501", order: str = "001") -> str:
    first = "999999" + born + order
    return first + check_digit(first)


class TestOneRow:
    def test_facts_by_name_and_the_person_by_three_of_them(self) -> None:
        found = taken("序号 姓名 证件类型 身份证号 低保", (1, "张示例", "居民身份证", number(), "是"))
        (record,) = found.records
        assert record.row == 2
        assert record.facts == {"姓名": "张示例", "证件类型": "居民身份证", "证件号码": number(), "低保": Identity()}
        assert record.person is not None
        assert (record.person.id_type, record.person.id_number, record.person.name) == (
            "居民身份证",
            number(),
            "张示例",
        )

    def test_a_blank_is_absent_and_left_to_the_default(self) -> None:
        assert taken("姓名 低保", ("张示例", " ")).records[0].facts == {"姓名": "张示例"}

    def test_a_record_of_facts_alone_is_known_by_its_row(self) -> None:
        assert taken("低保", ("是",)).records == (Record(2, {"低保": Identity()}, None),)

    def test_every_problem_of_a_row_is_told_at_once_with_its_column(self) -> None:
        found = taken("姓名 出生日期 收入", ("张示例", "2023-02-29", "四百"))
        assert reasons(found) == {2: ["impossible-date", "bad-money"]}
        places = [problem.place for problem in found.rejected[0].problems]
        assert places == [InRecords("花名册.csv", None, 2, column) for column in ("出生日期", "收入")]
        assert found.rejected[0].values == ("张示例", "2023-02-29", "四百")

    def test_a_wrong_card_number_is_told_without_the_number(self) -> None:
        wrong = number()[:-1] + ("0" if number()[-1] != "0" else "1")
        found = taken("证件类型 身份证号", ("居民身份证", wrong))
        assert reasons(found) == {2: ["wrong-check-digit"]}
        told = "".join(
            str(found.rejected[0].problems) + problem.message("zh") for problem in found.rejected[0].problems
        )
        assert wrong[:6] not in told

    def test_a_number_without_a_type_of_document_is_noted_as_unchecked(self) -> None:
        found = taken("姓名 身份证号", ("张示例", "123"))
        assert len(found.records) == 1
        assert notes(found) == ["card-unchecked"]


class TestRequired:
    vocabulary = Vocabulary(
        Source("person.pol", ""),
        {
            "姓名": Fact("姓名", "name", Type(Kind.TEXT), required=True),
            "缴费日期": Fact("缴费日期", "paid_on", Type(Kind.DATE), years=(2023, 2024), required=True),
        },
    )

    def test_a_row_without_it_is_rejected(self) -> None:
        found = taken("姓名 缴费日期[2024]", ("", "2024-01-01"), ("张示例", None), vocabulary=self.vocabulary)
        assert reasons(found) == {2: ["missing-required"], 3: ["missing-required"]}
        assert [row.problems[0].arguments["fact"] for row in found.rejected] == ["姓名", "缴费日期"]

    def test_a_bad_value_is_not_called_missing_too(self) -> None:
        found = taken("姓名 缴费日期[2024]", ("张示例", "明天"), vocabulary=self.vocabulary)
        assert reasons(found) == {2: ["bad-date"]}


class TestByYear:
    def test_a_column_of_one_year(self) -> None:
        facts = taken("缴费日期[2023] paid_on_2024", ("2023-01-05", "无")).records[0].facts
        assert facts[("缴费日期", 2023)] == date(2023, 1, 5)
        assert str(facts[("缴费日期", 2024)]) == "NoneValue.NONE"

    def test_an_object_keyed_by_year(self) -> None:
        cell: Raw = {"2023": "2023-01-05", "2024": None}
        assert taken("缴费日期", (cell,)).records[0].facts == {("缴费日期", 2023): date(2023, 1, 5)}

    def test_an_identity_with_dates_is_no_object_keyed_by_year(self) -> None:
        found = taken("参保", ({"since": "2024-01-01"},), year=2024)
        assert found.records[0].facts == {("参保", 2024): Identity(date(2024, 1, 1))}

    def test_without_a_year_it_is_the_policys_year(self) -> None:
        assert taken("缴费日期", ("2024-01-05",), year=2024).records[0].facts == {("缴费日期", 2024): date(2024, 1, 5)}

    def test_without_any_year_the_column_is_not_used(self) -> None:
        found = taken("姓名 缴费日期", ("张示例", "2024-01-05"))
        assert found.records[0].facts == {"姓名": "张示例"}
        assert notes(found) == ["column-needs-year"]

    def test_keys_that_are_no_years(self) -> None:
        assert reasons(taken("缴费日期", ({"去年": "2024-01-05"},))) == {2: ["bad-year"]}
        assert reasons(taken("缴费日期", ({"1999": "1999-01-05"},))) == {2: ["year-outside"]}


class TestCategories:
    def test_listed_identities_are_held_and_the_others_left_open(self) -> None:
        found = taken("姓名 人员类别", ("甲示例", "低保对象、重度残疾人"), ("乙示例", "低保"), ("丙示例", ""))
        assert [set(record.facts) - {"姓名"} for record in found.records] == [{"低保", "重度残疾"}, {"低保"}, set()]

    @pytest.mark.parametrize("written", ["低保，重度残疾", "低保,重度残疾", "低保；重度残疾", "低保; 重度残疾"])
    def test_whatever_separates_them(self, written: str) -> None:
        assert set(taken("人员类别", (written,)).records[0].facts) == {"低保", "重度残疾"}

    def test_a_json_array_works_as_well(self) -> None:
        assert set(taken("categories", (["低保", "disabled"],)).records[0].facts) == {"低保", "重度残疾"}

    @pytest.mark.parametrize("written", ["普通居民", "无", "一般人员"])
    def test_words_for_nobody_special(self, written: str) -> None:
        assert taken("姓名 人员类别", ("甲示例", written)).records[0].facts == {"姓名": "甲示例"}

    def test_an_unknown_word_rejects_the_row_with_a_suggestion(self) -> None:
        found = taken("人员类别", ("低保户",), ("劳模",))
        assert reasons(found) == {2: ["misspelt-category"], 3: ["unknown-category"]}
        assert found.rejected[0].problems[0].arguments["nearest"] == "低保"

    def test_a_list_and_a_column_that_disagree(self) -> None:
        assert reasons(taken("人员类别 低保", ("低保", "否"))) == {2: ["columns-disagree"]}

    def test_a_list_and_a_column_that_says_since_when(self) -> None:
        found = taken("人员类别 低保", ("低保", "2023-05-01"))
        assert found.records[0].facts == {"低保": Identity(date(2023, 5, 1))}


class TestColumns:
    def test_an_unknown_column_is_told_once_with_a_suggestion(self) -> None:
        found = taken("姓名 出生日其 备注", ("甲示例", "x", "y"), ("乙示例", "x", "y"))
        assert len(found.records) == 2
        assert [(CODES[n.code].name, n.place) for n in found.notes] == [
            ("misspelt-column", InRecords("花名册.csv", None, None, "出生日其")),
            ("unknown-column", InRecords("花名册.csv", None, None, "备注")),
        ]
        assert "出生日期" in found.notes[0].message("zh")

    def test_an_unknown_column_without_content_is_passed_over(self) -> None:
        assert taken("姓名 备注", ("甲示例", None)).notes == ()

    def test_content_without_a_header_is_told_by_its_letter(self) -> None:
        table = Table("花名册.csv", iter([Row(2, ("姓名", "", ""), ("甲示例", "x", "y"))]))
        found = take_in(table, VOCABULARY)
        assert [n.arguments["column"] for n in found.notes] == ["B", "C"]

    def test_two_columns_for_one_fact_that_agree(self) -> None:
        found = taken("收入 income", ("400", Decimal("400.00")))
        assert found.records[0].facts == {"收入": Decimal(400)}
        assert found.notes == ()

    def test_two_columns_for_one_fact_that_conflict_are_an_error_of_the_file(self) -> None:
        found = taken("收入 income", ("400", "400"), ("400", "500"), ("1", "2"))
        assert [record.row for record in found.records] == [2]
        assert reasons(found) == {3: ["columns-disagree"], 4: ["columns-disagree"]}
        assert notes(found) == ["doubled-column"]
        assert found.notes[0].arguments["row"] == "3"

    def test_columns_that_the_policy_needs_and_the_file_lacks(self) -> None:
        found = taken("姓名 低保", ("甲示例", ""), needed="低保 出生日期 收入")
        assert notes(found) == ["columns-absent"]
        assert found.notes[0].arguments == {"facts": "出生日期、收入"}

    def test_a_list_of_categories_speaks_for_the_identities(self) -> None:
        assert taken("姓名 人员类别", ("甲示例", ""), needed="低保 重度残疾").notes == ()


class TestSamePerson:
    headers = "序号 证件类型 身份证号 姓名 低保 出生日期"

    def person(
        self, serial: int = 1, name: str = "张示例", held: str = "是", born: str = "1962-05-01"
    ) -> tuple[Raw, ...]:
        return (serial, "居民身份证", number(), name, held, born)

    def test_identical_rows_count_once(self) -> None:
        found = taken(self.headers, self.person(1), self.person(2), self.person(3, name="张　示例", born="1962.5.1"))
        assert [record.row for record in found.records] == [2]
        assert found.merged_identical == 2
        assert notes(found) == ["identical-rows"]
        assert found.notes[0].arguments == {"rows": "3-4", "count": "2"}

    def test_two_different_rows_are_all_set_aside(self) -> None:
        found = taken(self.headers, self.person(1), self.person(2), self.person(3, held="否"))
        assert reasons(found) == {row: ["conflicting-rows"] for row in (2, 3, 4)}
        assert found.rejected[0].problems[0].arguments == {"rows": "2-4"}
        assert found.merged_identical == 0

    def test_a_row_with_a_fault_contradicts_too(self) -> None:
        found = taken(self.headers, self.person(1), self.person(2, born="1962-02-30"))
        assert reasons(found) == {2: ["conflicting-rows"], 3: ["impossible-date"]}

    def test_another_name_under_the_same_number_is_another_person(self) -> None:
        assert len(taken(self.headers, self.person(1), self.person(2, name="张示例XSE", held="否")).records) == 2

    def test_rows_without_a_number_are_never_compared(self) -> None:
        assert len(taken("姓名 低保", ("张示例", "是"), ("张示例", "否"), ("张示例", "否")).records) == 3

    def test_a_person_key_shows_nothing_of_the_person(self) -> None:
        assert number() not in repr(taken(self.headers, self.person()).records[0].person)


def test_what_the_file_says_of_itself_is_kept_among_the_notes() -> None:
    skipped = Diagnostic("P616", InRecords("花名册.csv"), {"rows": "9"})
    found = take_in(Table("花名册.csv", iter([Row(2, ("姓名",), ("甲示例",)), skipped])), VOCABULARY)
    assert found.notes == (skipped,)
    assert found.total == 1


def test_the_policys_own_region_is_known_too() -> None:
    row = Row(2, ("户籍地",), ("另一县",))
    assert take_in(Table("x", iter([row])), VOCABULARY).rejected
    assert take_in(Table("x", iter([row])), VOCABULARY, regions=[Region("999998", ("另一县",))]).records


def test_one_person_given_by_hand() -> None:
    assert facts_of({"低保": "是", "户籍地": "示例县"}, VOCABULARY) == {"低保": Identity(), "户籍地": "999999"}
    problems = facts_of({"低保": "也许", "低宝": "是"}, VOCABULARY)
    assert isinstance(problems, tuple)
    assert [(header, CODES[problem.code].name) for header, problem in problems] == [
        ("低保", "bad-identity"),
        ("低宝", "misspelt-column"),
    ]


@pytest.mark.parametrize(
    ("rows", "spelled"), [((3,), "3"), ((3, 5, 6, 7), "3、5-7"), ((7, 5, 6), "5-7"), (tuple(range(1, 60, 2)), None)]
)
def test_rows_in_a_sentence(rows: tuple[int, ...], spelled: str | None) -> None:
    assert spelled_rows(rows) == (spelled or "1、3、5、7、9、11、13、15、17、19、21、23、…")


CELLS = st.sampled_from(
    ["", "是", "否", "2023-05-01", "2023-02-29", "400", "x", "张示例", number(), "居民身份证", 1, None]
)


@given(st.lists(st.tuples(*[CELLS] * 6), max_size=12))
def test_every_row_lands_in_exactly_one_place(rows: list[tuple[Raw, ...]]) -> None:
    found = taken("证件类型 身份证号 姓名 低保 出生日期 收入", *rows)
    assert len({r.row for r in found.records} | {r.row for r in found.rejected}) + found.merged_identical == len(rows)
