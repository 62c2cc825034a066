"""Reading rule files: several mistakes in one run, both widths, both languages, and texts that are no rule files."""

from __future__ import annotations

import dataclasses
import random
import re
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from dsl import Diagnostic, InFile, InSource, Loaded, Source, Span, edited, load, load_vocabulary, tokens_of
from dsl.lexicon import HEADERS, KEYWORDS, NOT_IN_A_NAME
from dsl.nodes import CategoryNode, FileNode
from dsl.nodes_from_tree import nodes_from_trees
from dsl.parse import MOST_CHARACTERS, MOST_DEPTH, MOST_PROBLEMS, grammar_text, parse

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = (Path(__file__).parent / "example.pol").read_text("utf-8")
VOCABULARY = (REPOSITORY / "policies" / "person.pol").read_text("utf-8")
HEADER = '政策 示例县2025 "示例"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'
POLICIES = [path.read_text("utf-8") for path in sorted((REPOSITORY / "policies").glob("*.pol"))]


def loaded(text: str) -> Loaded:
    beside = {"person.pol": VOCABULARY}
    return load(
        Source("示例.pol", text),
        lambda name: Source(name, beside[name]) if name in beside else Diagnostic("P701", InFile(name)),
    )


def codes(statements: str) -> list[str]:
    return [found.code for found in loaded(HEADER + statements).diagnostics]


def marked(found: Diagnostic) -> str:
    """The text under the mark."""
    assert isinstance(found.place, InSource)
    return found.place.source.text[found.place.span.start : found.place.span.end]


def nodes_of(text: str) -> FileNode:
    source = Source("示例.pol", text)
    parsed = parse(source)
    assert parsed.diagnostics == (), [found.message("zh") for found in parsed.diagnostics]
    return nodes_from_trees(source, parsed.trees)


def meaning(node: Any) -> Any:
    """A node without its places in the text."""
    if isinstance(node, tuple):
        return tuple(meaning(item) for item in node)
    if isinstance(node, Source | Span):
        return None
    if dataclasses.is_dataclass(node):
        return type(node).__name__, *(meaning(getattr(node, field.name)) for field in dataclasses.fields(node))
    return node


# --- several mistakes in one run -------------------------------------------------------------------------------------


def test_every_broken_statement_is_reported_at_its_place() -> None:
    found = loaded(
        HEADER
        + """人群 低保对象 当低保
期 集中缴费期 2024年9月1日 至 2025-02-28
定 个人标准 = 1,070 元
参保
  准许 其他
人群 特困人员 当 特困
"""
    ).diagnostics
    assert [(one.code, marked(one)) for one in found] == [
        ("P111", "当低保"),
        ("P104", "2024年9月1日"),
        ("P105", "1,070"),
    ]


def test_every_broken_line_of_a_statement_is_reported() -> None:
    found = loaded(
        HEADER
        + """参保
  不准 "已参加职工医保 当 职工医保在保
  准许 当 户籍地 属于 本地 持居住证
  准许 当 (低保 或 特困)
  未规定 其它
"""
    ).diagnostics
    assert [(one.code, marked(one)) for one in found] == [
        ("P103", '"已参加职工医保 当 职工医保在保'),
        ("P110", "持居住证"),
        ("P122", "其它"),
    ]


def test_a_name_whose_statement_is_broken_is_not_called_unknown_too() -> None:
    assert codes("人群 低保对象 当低保\n缴费\n  0 元 当 低保对象\n  400 元 其他\n") == ["P111"]
    assert codes("人群 低保对象 当低保\n缴费\n  0 元 当 低保人群\n  400 元 其他\n") == ["P111", "P201"]


def test_a_statement_that_only_misses_its_broken_line_is_not_called_incomplete() -> None:
    assert codes("表 分担[地区类别]\n  | 一类 | 30%；\n") == ["P101"]


def test_a_file_of_something_else_stops_after_so_many() -> None:
    found = parse(Source("示例.pol", "这不是规则文件，而是别的什么东西\n" * 5000)).diagnostics
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].code == "P109"


# --- what a slip is told ---------------------------------------------------------------------------------------------

REPAIRED = [
    ("人群 甲 当低保", "人群 甲 当 低保"),
    ("人群甲 当 低保", "人群 甲 当 低保"),
    ("人群 甲 当 残疾等级属于一级、二级", "人群 甲 当 残疾等级 属于 一级、二级"),
    ("人群 甲 当 缴费日期 大于 2024-12-31", "人群 甲 当 缴费日期 > 2024-12-31"),
    ("人群 甲 当 低保 并且 特困", "人群 甲 当 低保 且 特困"),
    ("人群 甲 当 低保 依据二(二)1", "人群 甲 当 低保 依据 二(二)1"),
    ("期 甲 2024-9-1 至 2025-02-28", "期 甲 2024-09-01 至 2025-02-28"),
    ("期 甲 2024-09-01至2025-02-28", "期 甲 2024-09-01 至 2025-02-28"),
    ("期 甲 2024年9月1日至2025年2月28日", "期 甲 2024-09-01 至 2025-02-28"),
    ("期 甲 2024/9/1 至 2025-02-28", "期 甲 2024-09-01 至 2025-02-28"),
    ("期 甲 2024-09-01 到 2025-02-28", "期 甲 2024-09-01 至 2025-02-28"),
    ("缴费：1,070 元", "缴费：1070 元"),
    ("缴费：１０７０ 元", "缴费：1070 元"),
    ("缴费：1070", "缴费：1070 元"),
    ("缴费：一千零七十元", "缴费：1070 元"),
    ("定 全额 = 400 元", "定 「全额」 = 400 元"),
    ("资助 给 低保：基金 全额 依据 一\n资筑 给 甲", "资助 给 低保：基金 全额 依据 一\n资助 给 甲"),
    ("人群 甲 当 低保\u200b", "人群 甲 当 低保"),
]


@pytest.mark.parametrize(("slip", "meant"), REPAIRED)
def test_a_plain_slip_is_offered_mended(slip: str, meant: str) -> None:
    text = HEADER + slip
    offered = [found.fix for found in loaded(text).diagnostics if found.fix is not None]
    assert HEADER + meant in [edited(text, fix.edits) for fix in offered]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("人群 甲 当 (低保 或 特困   依据 一", "P119", "("),
        ("人群 甲 当 任一（低保、特困", "P119", "（"),
        ("人群 甲 当 低保) 依据 一", "P119", ")"),
        ("定 甲 = 分担[地区类别 依据 一", "P119", "["),
        ("人群 甲 当 低保\n  准许 其他", "P120", "准许"),
        ("参保\n  准许 其他\n  人群 甲 当 低保", "P115", "人群"),
        ("人群 甲 当 低保\n  人群 乙 当 特困", "P115", "人群"),
        ("缴费：400块", "P106", "400块"),
        ("定 2025年标准 = 400 元", "P106", "2025年标准"),
        ("人群 当 低保", "P110", "当"),
        ("人群 甲 当 且 低保", "P110", "且"),
    ],
)
def test_other_slips_are_marked_where_they_are(text: str, code: str, at: str) -> None:
    (found,) = loaded(HEADER + text).diagnostics
    assert (found.code, marked(found)) == (code, at)


def test_what_may_stand_here_is_told_in_the_officers_words() -> None:
    (found,) = loaded(HEADER + "定 个人标准 400 元").diagnostics
    assert found.help("zh") == "这里可以写：依据 …、“=”、缩进的下一行"
    (found,) = loaded(HEADER + "优先 就高\n  同额 随便").diagnostics
    assert found.help("zh") == "这里可以写：均可、次序、未规定"


# --- both widths, both languages -------------------------------------------------------------------------------------

FULL_WIDTH = str.maketrans('()[],:|=+-*<>#% "', "（）［］，：｜＝＋－＊＜＞＃％　“")
KEPT = re.compile(
    r'"[^"\n]*"|“[^”\n]*”|(?:依据|不编码)[^\n#]*|\d{4}-\d\d-\d\d|#[^\n]*|\n[ 　]+(?:文号|地区|发布|词汇|上级)[^\n]*'
)
"""Texts, citations, dates, comments and header lines stand as they are."""


def pieces(text: str) -> list[tuple[str, bool]]:
    """The text cut into what may be changed (True) and what is kept."""
    found, at = [], 0
    for match in KEPT.finditer(text):
        found += [(text[at : match.start()], True), (match[0], False)]
        at = match.end()
    return [*found, (text[at:], True)]


@given(st.integers(0, 10**6))
def test_full_width_marks_mean_the_same_as_half_width_ones(seed: int) -> None:
    chance = random.Random(seed)

    def widened(text: str) -> str:
        return "".join(char.translate(FULL_WIDTH) if chance.random() < 0.5 else char for char in text)

    text = "".join(widened(piece) if free else piece for piece, free in pieces(EXAMPLE))
    assert meaning(nodes_of(text)) == meaning(nodes_of(EXAMPLE))


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("缴费：1 元 + 2 元 - 1 元 × 3", "缴费：1 元 ＋ 2 元 － 1 元 ＊ 3"),
        ("人群 甲 当 缴费日期 <= 年末 且 年初 >= 缴费日期", "人群 甲 当 缴费日期 ＜＝ 年末 且 年初 ≥ 缴费日期"),
        ("定 甲 = 周岁(出生日期, 年初)", "定 甲 ＝ 周岁（出生日期，年初）"),
        ("定 甲 = 分担[地区类别]", "定 甲 = 分担【地区类别】"),
        ('不编码 六(二) 因 "部门职责"', "不编码 六(二) 因 “部门职责”"),
        ("财政补助：1 元\n  省 50% × 财政补助", "财政补助:1 元\n　　省　50％　×　财政补助"),
    ],
)
def test_these_marks_are_twins(half: str, full: str) -> None:
    left, right = meaning(nodes_of(half)), meaning(nodes_of(full.replace("“部门职责”", '"部门职责"')))
    assert left == right
    nodes_of(full)


def in_english(text: str) -> str:
    """The keywords of a rule file in English, everything else as it is."""
    twins = {word.chinese: word.english for word in (*KEYWORDS, *HEADERS)}
    source = Source("示例.pol", text)
    parts, at = [], 0
    for token in tokens_of(source):
        word = re.match(r"\s*(\w+)", token)
        if token.type in ("NAME", "STRING", "CALL", "QUANTITY") or word is None or word[1] not in twins:
            continue
        start = (token.start_pos or 0) + word.start(1)
        parts += [text[at:start], twins[word[1]]]
        at = start + len(word[1])
    return "".join([*parts, text[at:]])


@pytest.mark.parametrize("text", [EXAMPLE, *POLICIES], ids=lambda text: text.split()[1][:12])
def test_every_keyword_has_an_english_twin_that_means_the_same(text: str) -> None:
    english = in_english(text)
    assert english != text
    parsed = parse(Source("示例.pol", english))
    assert parsed.diagnostics == ()
    assert _without_set_aside(meaning(nodes_of(english))) == _without_set_aside(meaning(nodes_of(text)))


def _without_set_aside(nodes: Any) -> Any:
    """不编码 keeps its line as it is written."""
    kind, source, statements = nodes
    return kind, source, tuple(node[0] if node[0] == "SetAsideNode" else node for node in statements)


def test_a_set_aside_in_english_means_the_same() -> None:
    chinese, english = (loaded(HEADER + line) for line in ('不编码 六 因 "职责"', 'setaside 六 because "职责"'))
    assert chinese.policy is not None and english.policy is not None
    assert english.policy.set_aside == chinese.policy.set_aside != ()


def test_a_reason_may_hold_the_mark_of_a_comment() -> None:
    policy = loaded(HEADER + '不编码 六 因 "见附件#1" # 说明').policy
    assert policy is not None
    assert policy.set_aside[0].reason == "见附件#1"


# --- lines, comments, blanks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n  ", "\n　　"),
        lambda text: text.replace("\n  ", "\n\t"),
        lambda text: text.replace("\n", "   \n\n# 说明\n    # 缩进的说明\n\n"),
        lambda text: text.replace("\n", "  # 说明 “ ( 「\n"),
        lambda text: "\ufeff" + text,
        lambda text: "# 说明\n\n" + text + "\n\n# 最后的说明",
        lambda text: text.rstrip() + "\r\n# 最后的说明\r\n",
        lambda text: text.replace(" 当 ", "　当　").replace(" 其他", "\u00a0其他"),
    ],
    ids=["crlf", "ideographic", "tab", "comments", "trailing", "bom", "around", "last", "blanks"],
)
def test_line_ends_comments_and_blanks_change_nothing(change: Any) -> None:
    plain = re.sub(r" +#.*", "", EXAMPLE)
    assert meaning(nodes_of(change(plain))) == meaning(nodes_of(plain))


def test_a_line_break_inside_brackets_means_nothing() -> None:
    assert meaning(nodes_of("人群 甲 当 任一(低保、\n  特困、\n  孤儿)")) == meaning(
        nodes_of("人群 甲 当 任一(低保、特困、孤儿)")
    )


# --- the grammar -----------------------------------------------------------------------------------------------------


def test_the_grammar_has_no_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    """A reduce/reduce conflict raises; a shift/reduce conflict would be logged, and resolved in silence."""
    with caplog.at_level("DEBUG", logger="lark"):
        Lark(grammar_text(), parser="lalr", lexer="basic", start=["start", "lexer_only"], debug=True)
    assert [record.message for record in caplog.records if "conflict" in record.message.lower()] == []


@pytest.mark.parametrize("word", [word for word in KEYWORDS if word.terminal not in ("PER", "SET_ASIDE")])
@pytest.mark.parametrize("language", ["chinese", "english"])
def test_a_keyword_is_one_token_and_a_longer_word_is_a_name(word: Any, language: str) -> None:
    spelling = getattr(word, language)
    assert [token.type for token in tokens_of(Source("", spelling))] == [word.terminal]
    longer = spelling + ("之外" if language == "chinese" else "_x")
    if longer not in {other.chinese for other in KEYWORDS}:
        assert [token.type for token in tokens_of(Source("", longer))] == ["NAME"]


def test_keywords_are_spelled_once() -> None:
    spellings = [spelling for word in (*KEYWORDS, *HEADERS) for spelling in (word.chinese, word.english)]
    assert len(set(spellings)) == len(spellings)
    assert all(re.search(NOT_IN_A_NAME, "") for _ in spellings)


@pytest.mark.parametrize("name", ["非农户口", "在校学生", "期满人员", "定额", "自缴人员", "「全额」", "「2025标准」"])
def test_a_name_may_begin_with_a_keyword_or_be_one_in_brackets(name: str) -> None:
    (category,) = nodes_of(f"人群 {name} 当 低保").statements
    assert isinstance(category, CategoryNode)
    assert category.name.text == name.strip("「」")


# --- texts that are no rule files ------------------------------------------------------------------------------------


def survives(text: str) -> Loaded:
    """Whatever the text: diagnostics, whose messages can be said, with places inside it. Never an exception."""
    outcome = loaded(text)
    load_vocabulary(Source("person.pol", text))
    for found in outcome.diagnostics:
        assert found.message("zh") and found.message("en")
        found.help("zh"), found.help("en")
        if isinstance(found.place, InSource) and found.place.source.text == text:
            assert 0 <= found.place.span.start <= found.place.span.end <= len(text) + 1
    assert (outcome.policy is None) == any(found.severity.value == "error" for found in outcome.diagnostics)
    return outcome


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    survives(text)


WORDS = [
    *(word.chinese for word in (*KEYWORDS, *HEADERS)),
    *'()[]，、：|=+-×<≥"“”「」# \n',
    "\n  ",
    "400 元",
    "50%",
    "3 个月",
    "2025-02-29",
    "2025年",
    "1.5",
    "999999",
    "缴费日期",
    "低保",
    "残疾等级",
    "甲",
    "周岁(",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_heap_of_words_is_survived(words: list[str]) -> None:
    survives(HEADER + " ".join(words))


@given(st.data())
def test_any_damage_to_a_rule_file_is_survived(data: st.DataObject) -> None:
    text = EXAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        text = text[:start] + data.draw(st.sampled_from([*WORDS, ""])) + text[end:]
    survives(text)


@given(st.data())
def test_lines_in_any_order_are_survived(data: st.DataObject) -> None:
    survives("\n".join(data.draw(st.permutations(EXAMPLE.splitlines()))))


NESTED = {
    "round brackets": "人群 甲 当 " + "(" * 10_000 + "低保" + ")" * 10_000,
    "square brackets": "定 甲 = " + "分担[" * 10_000 + "地区类别" + "]" * 10_000,
    "calls": "定 甲 = " + "取整(" * 10_000 + "400 元" + ")" * 10_000,
    "non": "人群 甲 当 " + "非 " * 10_000 + "低保",
    "non in brackets": "人群 甲 当 "
    + "".join("非 " * (MOST_DEPTH - 1 - n) + "(" for n in range(50))
    + "低保"
    + ")" * 50,
    "unclosed": "人群 甲 当 " + "(" * 10_000,
    "closed": ")" * 10_000,
    "sum": "定 甲 = 1" + " + 1" * 10_000,
    "product": "定 甲 = 1" + " × 1" * 10_000,
}


@pytest.mark.parametrize("kind", NESTED)
def test_deep_nesting_is_a_diagnostic(kind: str) -> None:
    found = [one.code for one in survives(HEADER + NESTED[kind]).diagnostics]
    assert found in (["P108"], ["P119"])


@pytest.mark.parametrize("word", ["且", "或"])
def test_a_long_list_of_conditions_is_none_too_many(word: str) -> None:
    assert survives(HEADER + "人群 甲 当 " + f" {word} ".join(["低保"] * 5000)).policy is not None


def test_the_deepest_nesting_allowed_leaves_room_on_the_stack() -> None:
    deep = "最低(" * (MOST_DEPTH - 1) + "400 元" + ")" * (MOST_DEPTH - 1)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(700)
    try:
        assert loaded(HEADER + f"定 甲 = {deep}").policy is not None
    finally:
        sys.setrecursionlimit(before)


LONG = {
    "blank lines": "\n" * 200_000 + "x",
    "comments with carriage returns": HEADER.replace("\n", "\r\n") + "# 说明\r\n" * 50_000 + "缴费：400 元",
    "digits": "定 甲 = " + "1" * 300_000 + "x",
    "dots": "定 甲 = " + "1." * 200_000,
    "opening quotation marks": "定 甲 = " + "“" * 300_000,
    "opening name brackets": "定 甲 = " + "「" * 300_000,
    "one name": "定 " + "甲" * 500_000,
    "one statement word": "当" * 500_000,
    "commas": "定 甲 = " + "1,111" * 100_000,
    "full-width digits": "定 甲 = " + "１" * 300_000,
    "names": HEADER + "人群 甲 当 任一(" + "、".join(f"不认识{n}" for n in range(20_000)) + ")",
    "statements": HEADER + "".join(f"人群 甲{n} 当 低保\n" for n in range(5_000)),
    "unreadable statements": "甲 乙\n" * 200_000,
    "unreadable lines": "缴费\n" + "  甲 乙\n" * 20_000,
    "blanks": "缴费" + " " * 1_000_000 + "：",
    "indented blanks": ("\n" + " " * 1000) * 1000,
    "keywords": "且 " * 100_000,
}


@pytest.mark.parametrize("kind", LONG)
def test_long_texts_are_read_in_due_time(kind: str) -> None:
    """Where reading took the square of the length, these would take hours."""
    began = time.monotonic()
    survives(LONG[kind])
    assert time.monotonic() - began < 60


def test_a_file_beyond_the_limit_is_not_read() -> None:
    (found,) = survives("# " + "长" * MOST_CHARACTERS).diagnostics
    assert found.code == "P107"


def test_binary_junk_is_survived() -> None:
    junk = random.Random(1).randbytes(20_000).decode("latin-1")
    assert survives(junk).diagnostics
