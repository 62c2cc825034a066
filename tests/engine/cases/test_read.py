"""What a scenario file may say, and what is told of one that says something else."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dsl import Asked, Diagnostic, InSource, Source
from engine.cases import ScenarioFile, compose, read_scenarios, scenarios_schema
from engine.cases.words import KEYS

FILE = """\
政策: 示例县2025
共同事实: {户籍地: 示例县, 缴费日期: 2024-10-08}
场景:
  - 名称: 甲
    期望: {应缴: "400.00"}
    依据: 二(一)
    理由: 没有身份
  - 名称: 乙
    事实: {低保: 是}
    期望:
      应缴: 200.10
    依据: 二(二)
    理由: 定额
"""


def read(text: str) -> ScenarioFile:
    file, problems = read_scenarios(Source("f", text))
    assert file is not None, [(d.code, d.message("en")) for d in problems]
    return file


def told(text: str) -> list[tuple[str, int, int]]:
    """(code, line, column) of everything that is wrong; nothing is read then."""
    file, problems = read_scenarios(Source("f", text))
    assert file is None and problems
    return [(d.code, *position(d)) for d in problems]


def position(problem: Diagnostic) -> tuple[int, int]:
    assert isinstance(problem.place, InSource)
    assert problem.message("zh") and problem.message("en")
    return problem.place.source.position(problem.place.span.start)


def changed(old: str, new: str) -> str:
    assert old in FILE
    return FILE.replace(old, new, 1)


def test_values_are_taken_as_they_are_written() -> None:
    first, second = read(FILE).scenarios
    assert first.facts == {"户籍地": "示例县", "缴费日期": "2024-10-08"}
    assert second.expected == {"应缴": "200.10"}
    assert (first.line, second.line) == (4, 8)
    assert not first.proposed


def test_keys_and_outcome_words_may_be_english() -> None:
    english = """\
policy: 示例县2025
shared_facts: {户籍地: 示例县}
as_of: 2025-06-30
scenarios:
  - name: 甲
    facts: {户籍地: absent, 低保: "yes", 职工医保中断日期: none}
    expect:
      eligibility: admit
      acceptance: {ambiguous: {首日=计入: not_stated, 首日=不计: admit}}
      borne[基本]: {missing: [低保]}
    clauses: 二(一)
    why: 没有身份
    status: proposed
"""
    (only,) = read(english).scenarios
    assert only.facts == {"低保": "yes", "职工医保中断日期": "无"}
    assert only.texts == Asked(as_of=date(2025, 6, 30))
    assert only.expected == {
        "参保": "准许",
        "受理": {"有歧义": {"首日=计入": "未规定", "首日=不计": "准许"}},
        "应缴[基本]": {"缺事实": ("低保",)},
    }
    assert only.proposed


def test_a_shared_fact_is_overruled_or_taken_away() -> None:
    file = read(changed("{低保: 是}", "{户籍地: 缺, 缴费日期: 2025-01-01}"))
    assert file.scenarios[1].facts == {"缴费日期": "2025-01-01"}


def test_a_table_is_a_scenario_per_row() -> None:
    table = '期望: {应缴: "400.00"}\n    各例:\n      - [缴费日期, 低保, 期望.受理]\n'
    rows = "      - [2024-08-31, 是, 未规定]\n      - [2024-09-01, ~, 准许]\n      - [~, 否, 准许]"
    found = read(changed('期望: {应缴: "400.00"}', table + rows)).scenarios
    assert [s.name for s in found] == [
        "甲〔缴费日期 2024-08-31〕",
        "甲〔缴费日期 2024-09-01〕",
        "甲〔缴费日期 2024-10-08〕",
        "乙",
    ]
    assert found[0].expected == {"应缴": "400.00", "受理": "未规定"}
    assert found[1].facts == {"户籍地": "示例县", "缴费日期": "2024-09-01"}
    assert [s.line for s in found] == [8, 9, 10, 13]


def test_rows_are_named_by_as_many_columns_as_tell_them_apart() -> None:
    rows = "      - [2024-09-01, 是, 准许]\n      - [2024-09-01, 否, 准许]"
    found = read(changed('期望: {应缴: "400.00"}', f"各例:\n      - [缴费日期, 低保, 期望.受理]\n{rows}")).scenarios
    assert found[0].name == "甲〔缴费日期 2024-09-01，低保 是〕"


@pytest.mark.parametrize(
    "plain",
    [
        *("0123", "00", "12:30", "1:30:00", "no", "Yes", "ON", "off", "y", "N", "0x1F", "0o17", "1_000", "1e3"),
        *(".inf", "-.INF", ".NaN", ".5", "5.", "2024-03-20 10:00:00", "2024-03-20T10:00:00Z"),
    ],
)
def test_what_yaml_programs_read_differently_needs_quotes(plain: str) -> None:
    assert told(changed("低保: 是", f"低保: {plain}")) == [("P808", 9, 14)]
    assert read(changed("低保: 是", f'低保: "{plain}"')).scenarios[1].facts["低保"] == plain


@pytest.mark.parametrize("plain", ["2024-03-20", "0", "12", "-3", "400.10", "0.50", "true", "是", "一级", "10天", "n1"])
def test_other_plain_values_need_none(plain: str) -> None:
    assert read(changed("低保: 是", f"低保: {plain}")).scenarios[1].facts["低保"] == plain


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("低保: 是", "低保: ~", [("P809", 9, 14)]),
        ("事实: {低保: 是}", "事实:\n      低保:", [("P809", 10, 9)]),
        ('期望: {应缴: "400.00"}', "期望: {}", [("P809", 5, 9)]),
        ("    理由: 定额", "\t理由: 定额", [("P802", 13, 1)]),
        ("    理由: 定额", "   理由: 定额", [("P801", 13, 4)]),
        ("名称: 甲", "名称:甲", [("P801", 4, 3)]),
        ("理由: 没有身份", "理由: 没有: 身份", [("P801", 7, 11)]),
        ("理由: 没有身份", '理由: "没有身份', [("P801", 7, 9)]),
        ('"400.00"}', '"400.00"', [("P801", 5, 9)]),
        ("名称: 甲", "名称：甲", [("P823", 4, 7)]),
        ("期望:\n", "期望：\n", [("P823", 10, 7)]),
        ('{应缴: "400.00"}', '{应缴："400.00"，缴费："0"}', [("P823", 5, 12)]),
        ("低保: 是", "低保: &a 是", [("P805", 9, 14)]),
        ("低保: 是", "低保: *a", [("P805", 9, 14)]),
        ("低保: 是", "低保: !!str 是", [("P805", 9, 14)]),
        ("{低保: 是}", "&a {低保: 是}", [("P805", 9, 9)]),
        ("低保: 是", "<<: 是", [("P808", 9, 10)]),
        ("低保: 是", "低保: 是, 低保: 否", [("P807", 9, 17)]),
        ("低保: 是}", "低保: 是}\n    facts: {低保: 否}", [("P807", 10, 5)]),
        ("名称: 乙", "名称: 甲", [("P814", 8, 9)]),
        ("名称: 乙", "名称: 乙\n    名头: 丙", [("P810", 9, 5)]),
        ("理由: 定额", "理山: 定额", [("P810", 13, 5)]),
        ("    理由: 定额\n", "", [("P811", 8, 5)]),
        ("政策: 示例县2025\n", "", [("P811", 1, 1)]),
        ("事实: {低保: 是}", "事实: 低保", [("P812", 9, 9)]),
        ("事实: {低保: 是}", "事实: {低保: [是]}", [("P812", 9, 14)]),
        ("事实: {低保: 是}", "状态: 通过", [("P813", 9, 9)]),
        ("事实: {低保: 是}", "截至: 2024-3-1", [("P813", 9, 9)]),
        ("事实: {低保: 是}", "截至: 2024-02-30", [("P813", 9, 9)]),
        ("事实: {低保: 是}", "各例: [[低保, 期望.应缴]]", [("P815", 9, 9)]),
        ("事实: {低保: 是}", "各例: [[低保, 期望.应缴], [是]]", [("P815", 9, 23)]),
        ("事实: {低保: 是}", "各例: [[低保], [[是]]]", [("P815", 9, 17)]),
        ("事实: {低保: 是}", "各例: [[低保, ~], [是, 否]]", [("P815", 9, 15)]),
        ("事实: {低保: 是}", "各例: [[低保, 低保], [是, 否]]", [("P807", 9, 15)]),
        ("事实: {低保: 是}", "各例: [[低保], [是], [是]]", [("P816", 9, 21)]),
        ("  - 名称: 乙", "---\n  - 名称: 乙", [("P806", 8, 1)]),
        ("理由: 定额", "理由: \x07", [("P801", 13, 9)]),
    ],
)
def test_each_slip_is_told_at_its_place(old: str, new: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(changed(old, new)) == expected


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_text() -> None:
    text = changed("依据: 二(一)", "依剧: 二(一)").replace("低保: 是", "低保: no").replace("名称: 乙", "名称: 甲")
    assert told(text.replace("\n    理由: 定额", "")) == [
        ("P810", 6, 5),
        ("P811", 8, 5),
        ("P814", 8, 9),
        ("P808", 9, 14),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n"])
def test_an_empty_file(text: str) -> None:
    assert [code for code, *_ in told(text)] in (["P803"], ["P809"], ["P812"])


def test_a_small_file_never_becomes_large() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert {code for code, *_ in told(bomb)} == {"P805", "P810", "P811"}
    assert told("[" * 100_000) == [("P804", 1, 21)]
    shared = "{" + ", ".join(f"f{i}: 1" for i in range(3_000)) + "}"
    table = "各例: [[甲], " + ", ".join(f"[{i}]" for i in range(1_000)) + "]"
    wide = changed("{户籍地: 示例县, 缴费日期: 2024-10-08}", shared)
    assert told(wide.replace("事实: {低保: 是}", table)) == [("P804", 8, 5)]


def test_the_plain_reader_of_the_library_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [
        changed("低保: 是", "低保: no"),
        changed("名称: 甲", "名称：甲"),
        changed('"400.00"}', '"400.00"'),
        FILE + "\x07",
    ]
    quick = [told(text) for text in broken]
    monkeypatch.setattr(compose, "_LOADER", yaml.SafeLoader)
    assert [told(text) for text in broken] == quick
    assert read(FILE).scenarios[1].expected == {"应缴": "200.10"}


def test_the_schema_knows_every_key_in_both_languages() -> None:
    schema = scenarios_schema()
    Draft202012Validator.check_schema(schema)
    known = {*schema["properties"], *schema["$defs"]["scenario"]["properties"]}
    assert known == {*KEYS, *KEYS.values()}
    for chinese, english in KEYS.items():
        for properties in (schema["properties"], schema["$defs"]["scenario"]["properties"]):
            assert (chinese in properties) == (english in properties)
            if chinese in properties:
                twins = [{**properties[key], "title": ""} for key in (chinese, english)]
                assert twins[0] == twins[1]


EDITS = st.lists(
    st.tuples(
        st.integers(0, len(FILE)),
        st.integers(0, 40),
        st.one_of(st.text("：: \t\n-[]{}&*!|>'\"#%@,~0e.\r\u3000\x85\u2028", max_size=4), st.text(max_size=4)),
    ),
    min_size=1,
    max_size=4,
)


@given(EDITS)
def test_whatever_is_typed_into_a_file_is_read_or_told(edits: list[tuple[int, int, str]]) -> None:
    text = FILE
    for start, length, typed in edits:
        text = text[:start] + typed + text[start + length :]
    source = Source("f", text)
    file, problems = read_scenarios(source)
    assert (file is None) == bool(problems)
    for problem in problems:
        position(problem)
        assert isinstance(problem.place, InSource)
        assert 0 <= problem.place.span.start <= problem.place.span.end <= max(len(text), 1)


@pytest.mark.parametrize(
    ("old", "new", "mark"),
    [
        ("事实: {低保: 是}", "事实：{低保: 是}", "："),
        ("事实: {低保: 是}", "事实：{低保: 是, 残疾等级: 一级}", "："),
        ("{低保: 是}", "｛低保: 是｝", "｛"),
        ("{低保: 是}", "｛低保: 是, 残疾等级: 一级｝", "｛"),
        ("{低保: 是}", "{低保: 是，残疾等级: 一级}", "，"),
        ("{低保: 是}", "{低保: 是｝", "｝"),
        ("{低保: 是}", "{低保：是}", "："),
        ('{应缴: "400.00"}', "{人群: ［甲, 乙］}", "］"),
        ('"400.00"', '"400.00”', "”"),
    ],
)
def test_full_width_punctuation_is_told_at_the_character(old: str, new: str, mark: str) -> None:
    text = changed(old, new)
    code, line, column = told(text)[0]
    assert code == "P823" and text.splitlines()[line - 1][column - 1] == mark


def test_full_width_punctuation_inside_a_value_is_not_to_blame() -> None:
    assert told(changed("没有身份", "没有身份，例如: 甲"))[0][0] == "P801"
