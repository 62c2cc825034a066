"""The tables of the language reference against the language, and its contents against its headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from dsl import FUNCTIONS, MEASURES, Policy
from dsl.lexicon import HEADERS, KEYWORDS, UNITS, Group, Keyword
from dsl.model_from_nodes.arithmetic import result_type
from dsl.model_from_nodes.scope import PREDECLARED
from dsl.parse import MOST_CHARACTERS, MOST_DEPTH
from dsl.types import KIND_NAMES
from engine import KIND_WORDS, Assessment, Assessor
from engine.cases.compare import written

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")
RULES = '政策 示例 "日期"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'


def section(title: str) -> str:
    """The text under a heading, up to the next heading of any level."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found[1]


def tables(title: str) -> list[list[tuple[str, ...]]]:
    """Every table of a section, as rows of cells without the row of headings."""
    found = re.findall(r"(?:^\|.*\n)+", section(title), re.MULTILINE)
    return [[cells(line) for line in table.splitlines()[2:]] for table in found]


def cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_keyword_stands_in_the_table_with_its_twin() -> None:
    assert sorted(row[:2] for row in tables("关键字")[0]) == sorted((w.chinese, w.english) for w in KEYWORDS)


def test_every_header_word_stands_in_the_table_with_its_twin() -> None:
    assert sorted(row[:2] for row in tables("抬头")[0]) == sorted((w.chinese, w.english) for w in HEADERS)


def test_every_type_stands_in_the_table() -> None:
    types, _ = tables("类型和单位")
    assert [row[:2] for row in types] == [(name, kind.value) for kind, name in KIND_NAMES.items()]


def test_every_unit_stands_in_the_table() -> None:
    _, units = tables("类型和单位")
    assert [tuple(code(row[1])) for row in units] == list(UNITS.values())


def test_the_operations_of_the_table_are_all_that_there_are() -> None:
    kinds = {name: kind for kind, name in KIND_NAMES.items()}
    named = {(op, kinds[left], kinds[right]): kinds[made] for left, op, right, made in tables("运算和比较")[0]}
    every = {(op, a, b): result_type(op, a, b) for op, a, b in product("+-×", KIND_NAMES, KIND_NAMES)}
    assert named == {operation: made for operation, made in every.items() if made is not None}


def test_every_function_stands_in_the_table() -> None:
    functions, _ = tables("函数")
    assert functions == [
        (
            f.chinese,
            f.english,
            "；".join(s.chinese + "，…" * f.repeats for s in f.signatures),
            "；".join(dict.fromkeys(s.result.kind.chinese for s in f.signatures)),
            f.meaning,
        )
        for f in FUNCTIONS.values()
    ]


def test_every_total_over_a_population_stands_in_the_table() -> None:
    _, measures = tables("函数")
    assert measures == [(name, kind.kind.chinese) for name, kind in MEASURES.items()]


def test_every_predeclared_name_stands_in_the_table() -> None:
    assert [row[0] for row in tables("不用定义的名称")[0]] == list(PREDECLARED)


def test_every_outcome_stands_in_the_table_with_its_published_word() -> None:
    published = [(words[0], kind) for kind, words in KIND_WORDS.items()]
    assert [row[:2] for row in tables("结果的八种说法")[0]] == published


def test_every_field_of_an_answer_stands_in_the_table(assessed: Callable[[str], Assessment]) -> None:
    named = {name for row in tables("结果里有哪些项")[0] for name in row[0].split("、")}
    fields = assessed("three_identities").fields
    assert {re.sub(r"\..*", "", name) for name in fields} <= {re.sub(r"\..*", "", name) for name in named}


DAYS = tables("日期")[0]


@pytest.mark.parametrize(("expression", "day"), [(code(row[0])[0], row[1]) for row in DAYS])
def test_a_day_is_counted_as_the_table_says(expression: str, day: str, policy_of: Callable[[str], Policy]) -> None:
    policy = policy_of(f"{RULES}结果 得到：{expression} 依据 一\n")
    assert written(Assessor(policy)({}).fields["得到"]) == day


def test_the_limits_are_those_of_the_parser() -> None:
    limits = re.findall(r"最多(?:套)? ([0-9]+) (?:层|个字符)", section("写法"))
    assert limits == [str(MOST_DEPTH), str(MOST_CHARACTERS)]


def anchor(title: str) -> str:
    """How a heading is addressed in a link."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def test_the_contents_lead_to_headings() -> None:
    headings = {anchor(title) for title in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)}
    assert {link for link in re.findall(r"\]\(#([^)]+)\)", PAGE)} <= headings


def test_every_section_stands_in_the_contents() -> None:
    sections = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    statements = re.findall(r"^### (.+)$", PAGE.partition("\n## 语句\n")[2].partition("\n## ")[0], re.MULTILINE)
    assert [t for t in (*sections[1:], *statements) if f"(#{anchor(t)})" not in section("目录")] == []


STATEMENTS = [word for word in KEYWORDS if word.group in (Group.STATEMENT, Group.SLOT)]


@pytest.mark.parametrize("word", STATEMENTS, ids=lambda word: word.english)
def test_every_statement_has_a_section_or_is_named_as_not_supported_yet(word: Keyword) -> None:
    is_described = f"\n### {word.chinese} {word.english}\n" in PAGE
    assert is_described or f"`{word.chinese}`" in section("这一版还不支持的")
