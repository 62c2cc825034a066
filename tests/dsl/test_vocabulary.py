"""The shared vocabulary: facts of every type, regions with several names, and what does not belong there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl import NONE, Diagnostic, InFile, Kind, Region, Source, Type, Vocabulary, is_vocabulary, load, load_vocabulary
from dsl.nodes_from_tree import nodes_from_trees
from dsl.parse import parse
from dsl.types import KIND_NAMES

SHARED = (Path(__file__).parents[2] / "policies" / "person.pol").read_text("utf-8")
HEADER = '政策 示例县2025 "示例"\n  地区 999999 示例县\n  年度 2025\n'


def read(text: str) -> Vocabulary:
    vocabulary, found = load_vocabulary(Source("person.pol", text))
    assert found == (), [one.message("zh") for one in found]
    return vocabulary


def codes(text: str) -> list[str]:
    return [found.code for found in load_vocabulary(Source("person.pol", text))[1]]


def test_the_shipped_vocabulary_is_sound_and_its_keys_are_english() -> None:
    facts = read(SHARED).facts
    assert all(fact.key.isascii() and fact.key.isidentifier() for fact in facts.values())
    assert len({fact.key for fact in facts.values()}) == len(facts)
    spellings = [spelling for fact in facts.values() for spelling in (fact.name, *fact.synonyms)]
    assert len(set(spellings)) == len(spellings)


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_a_type_goes_by_its_chinese_and_its_english_name(kind: Kind) -> None:
    chinese, english = (read(f'事实 甲 {name} 键 "a"').facts["甲"] for name in (KIND_NAMES[kind], kind.value))
    assert chinese == english
    assert chinese.type == Type(kind)


def test_all_that_can_be_said_of_a_fact() -> None:
    fact = read(
        '事实 残疾等级 枚举 一级、二级 可无 必填 默认 无 键 "grade" 来源 "残联" 同义 "级别"、"残级" 说明 "见证件"'
    ).facts["残疾等级"]
    assert fact.type == Type(Kind.ENUMERATION, ("一级", "二级"))
    assert (fact.key, fact.holder, fact.note) == ("grade", "残联", "见证件")
    assert fact.synonyms == ("级别", "残级")
    assert (fact.nullable, fact.required, fact.default) == (True, True, NONE)


def test_a_fact_without_a_key_goes_by_its_name() -> None:
    assert read("事实 姓名 文字").facts["姓名"].key == "姓名"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("是否 默认 否", False),
        ("是否 默认 是", True),
        ("身份 默认 否", False),
        ("枚举 一类、二类 默认 二类", "二类"),
        ("整数 默认 3", 3),
        ("日期 可无 默认 无", NONE),
    ],
)
def test_a_default_is_a_value_of_the_type(written: str, meant: object) -> None:
    assert read(f"事实 甲 {written}").facts["甲"].default == meant


@pytest.mark.parametrize(
    ("written", "years"),
    [("按年", (2000, 2100)), ("按年 2016 至 2030", (2016, 2030)), ("按年 2025 至 2025", (2025, 2025))],
)
def test_a_fact_by_year_has_a_range_of_years(written: str, years: tuple[int, int]) -> None:
    assert read(f"事实 甲 是否 {written}").facts["甲"].years == years


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("事实 甲 文子", "P213"),
        ("事实 甲 枚举 一级、二级 默认 三级", "P205"),
        ("事实 甲 金额 默认 3", "P304"),
        ("事实 甲 整数 默认 2025-01-01", "P301"),
        ('事实 甲 文字 键 "a"\n事实 甲 文字 键 "b"', "P202"),
        ('事实 甲 文字 键 "a"\n事实 乙 文字 键 "a"', "P202"),
        ("事实 甲 是否 按年 2030 至 2016", "P331"),
        ("事实 甲 是否 按年 1066 至 2016", "P331"),
        ("事实 甲 是否 按年 2016.5 至 2020", "P331"),
        ("事实 甲 是否 按年 2016 至 " + "9" * 5000, "P331"),
        ("人群 甲 当 乙", "P212"),
        ("表 分担[地区类别]\n  | 一类 | 30%", "P212"),
        ("表 行政区划[代码]\n  | 示例县 | 999999", "P308"),
        ("表 行政区划[代码]\n  | 999999 |", "P308"),
    ],
)
def test_what_is_wrong_with_a_vocabulary(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_region_has_a_code_and_names() -> None:
    text = "表 行政区划[代码]\n  | 150726 | 新巴尔虎左旗、新左旗\n  | 999999 | 示例县\n"
    assert read(text).regions == (Region("150726", ("新巴尔虎左旗", "新左旗")), Region("999999", ("示例县",)))


def test_a_file_of_facts_is_told_from_a_rule_file() -> None:
    def is_one(text: str) -> bool:
        source = Source("x.pol", text)
        return is_vocabulary(nodes_from_trees(source, parse(source).trees))

    assert is_one("事实 甲 文字")
    assert not is_one("人群 甲 当 乙")
    assert not is_one(HEADER + "事实 甲 文字")


# --- the vocabulary that a rule file names ---------------------------------------------------------------------------


def codes_with(line: str, asked: list[str]) -> list[str]:
    def beside(name: str) -> Source | Diagnostic:
        asked.append(name)
        return Source(name, SHARED) if name == "person.pol" else Diagnostic("P701", InFile(name))

    return [found.code for found in load(Source("示例.pol", HEADER + line), beside).diagnostics]


def test_the_vocabulary_stands_beside_the_rule_file() -> None:
    asked: list[str] = []
    assert codes_with("  词汇 person.pol", asked) == []
    assert codes_with("  词汇 别的.pol", asked) == ["P210"]
    assert codes_with("", asked) == ["P210"]
    assert asked == ["person.pol", "别的.pol"]


@pytest.mark.parametrize("path", ["../person.pol", "/etc/person.pol", "甲/../../person.pol", "甲\\person.pol"])
def test_no_file_outside_the_folder_is_ever_asked_for(path: str) -> None:
    asked: list[str] = []
    assert codes_with(f"  词汇 {path}", asked) == ["P209"]
    assert asked == []


def test_a_broken_vocabulary_is_reported_and_nothing_guessed_from_it() -> None:
    loaded = load(
        Source("示例.pol", HEADER + "  词汇 person.pol\n人群 甲 当 低保\n"),
        lambda name: Source(name, "事实 低保 深份"),
    )
    assert [found.code for found in loaded.diagnostics] == ["P213"]
    assert loaded.policy is None
