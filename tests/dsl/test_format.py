"""The layout of rule files: before and after, and what holds of every file."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dsl.format
from dsl import Diagnostic, InSource, Source, Span
from dsl.format import Names, Pair, formatted, names_of, width
from dsl.nodes import FileNode
from dsl.nodes_from_tree import nodes_from_trees
from dsl.parse import parse

REPOSITORY = Path(__file__).parents[2]
FILES = [
    *sorted((REPOSITORY / "policies").glob("*.pol")),
    *sorted((REPOSITORY / "docs" / "gallery").glob("*.pol")),
    Path(__file__).parent / "example.pol",
]
TEXTS = {path.name: path.read_text("utf-8") for path in FILES}
COMMENT = re.compile(r"(?m)[#＃].*$")


def laid_out(text: str) -> str:
    found = formatted(Source("示例.pol", text))
    assert found.text is not None, [diagnostic.message("zh") for diagnostic in found.diagnostics]
    return found.text


def turned(text: str, keywords: dsl.format.KeywordLanguage, names: Names | None = None) -> str:
    found = formatted(Source("示例.pol", text), keywords, names)
    assert found.text is not None, [diagnostic.message("zh") for diagnostic in found.diagnostics]
    return found.text


def words(text: str) -> str:
    return " ".join(text.split())


def codes(text: str, names: Names | None = None) -> list[str]:
    found = formatted(Source("示例.pol", text), "en", names)
    return [diagnostic.code for diagnostic in found.diagnostics]


def nodes_of(text: str) -> FileNode:
    source = Source("示例.pol", text)
    parsed = parse(source)
    assert parsed.diagnostics == ()
    return nodes_from_trees(source, parsed.trees)


def some_names(**pairs: str) -> Names:
    place = InSource(Source("names.en.yaml", "x"), Span(0, 1))
    names = names_of([Pair(chinese, english, place) for chinese, english in pairs.items()], "names.en.yaml")
    assert isinstance(names, Names)
    return names


GOLDEN = {
    "names of neighbours stand in one column": (
        """\
人群 特困人员 当 特困 依据 二(二)1
人群   低保 当 低保  依据 二(二)2
# 第三类
人群 一二级残疾人 当 残疾等级 属于 一级、二级 依据 二(二)3

人群 新生儿 当 出生日期 在 年初 至 年末
""",
        """\
人群 特困人员     当 特困                                        依据 二(二)1
人群 低保         当 低保                                        依据 二(二)2
# 第三类
人群 一二级残疾人 当 残疾等级 属于 一级、二级                    依据 二(二)3

人群 新生儿 当 出生日期 在 年初 至 年末
""",
    ),
    "value, condition and clause stand in columns": (
        """\
参保 依据 一
 不准 "已参加职工医保" 当 职工医保在保 依据 一(一)
 准许 当 户籍地 属于 本地
\t未规定 其他
""",
        """\
参保                                                             依据 一
  不准 "已参加职工医保"   当 职工医保在保                        依据 一(一)
  准许                    当 户籍地 属于 本地
  未规定                  其他
""",
    ),
    "payers and their amounts stand in columns, properties do not": (
        """\
资助 重残定额 给 重残人员，低保 依据 二
    残联 100元
    医疗救助基金 50%*缴费
    个人 0 元
    方式 代缴
""".replace("，", "、"),
        """\
资助 重残定额 给 重残人员、低保                                  依据 二
  残联         100 元
  医疗救助基金 50% × 缴费
  个人         0 元
  方式 代缴
""",
    ),
    "header lines": (
        "政策 示例县2025 “示例”\n 地区：999999 示例县\n 年度 2025\n 认定时点 集中缴费期  的 末日\n",
        '政策 示例县2025 "示例"\n  地区     999999 示例县\n  年度     2025\n  认定时点 集中缴费期 的 末日\n',
    ),
    "a table": (
        "表 标准［缴费档次］ 依据 二\n ｜一档｜ 400 元\n ｜ 二档、三档 ｜700元\n",
        "表 标准[缴费档次]                                                依据 二\n  | 一档       | 400 元\n"
        "  | 二档、三档 | 700 元\n",
    ),
    "readings": (
        '歧义 首日 "没有写" 依据 四\n 读法 计入＝计当日\n 读法 期满后 "以后"\n 读法 期内 “以前”\n',
        '歧义 首日 "没有写"                                               依据 四\n  读法 计入   = 计当日\n'
        '  读法 期满后 "以后"\n  读法 期内   "以前"\n',
    ),
    "signs of either width": (
        "约束 缴费＋财政补助>=1070元 依据 一（一），二（二） １\n".replace(" １", " 1"),
        "约束 缴费 + 财政补助 ≥ 1070 元                                   依据 一(一)、二(二)1\n",
    ),
    "a line that goes on inside a bracket": (
        "人群 特殊人员 当 任一(\n  特困人员、\n       低保) 依据 二\n",
        f"人群 特殊人员 当 任一(\n      特困人员、\n      低保){' ' * 54}依据 二\n",
    ),
    "comments stay where they are": (
        "\n\n#一\n缴费 依据 二 # 二\n   # 三\n 400元 其他# 四\n# 五\n\n\n\n#六\n\n",
        "#一\n缴费                                                             依据 二  # 二\n  # 三\n"
        "  400 元   其他  # 四\n# 五\n\n#六\n",
    ),
    "a quotation mark inside a text": ('不编码 六（二） 因 “叫"包干"的”\n', '不编码 六(二) 因 “叫"包干"的”\n'),
    "characters outside the basic plane are as wide as others": (
        "人群 𠮷林户 当 低保 依据 二 # 𠮷\n人群 甲 当 特困 依据 二 # 吉\n",
        "人群 𠮷林户 当 低保                                              依据 二  # 𠮷\n"
        "人群 甲     当 特困                                              依据 二  # 吉\n",
    ),
    "a long line keeps its clause and leaves those of its neighbours": (
        f"人群 甲 当 低保 依据 一\n人群 乙 当 任一({'、'.join(['脱贫不稳定人口'] * 7)}) 依据 二\n",
        "人群 甲 当 低保                                                  依据 一\n"
        f"人群 乙 当 任一({'、'.join(['脱贫不稳定人口'] * 7)})  依据 二\n",
    ),
}


@pytest.mark.parametrize("case", GOLDEN)
def test_before_and_after(case: str) -> None:
    before, after = GOLDEN[case]
    assert laid_out(before) == after


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_means_the_same_afterwards(name: str) -> None:
    after = laid_out(TEXTS[name])
    assert nodes_of(after).statements == nodes_of(TEXTS[name]).statements
    assert [c.rstrip() for c in COMMENT.findall(after)] == [c.rstrip() for c in COMMENT.findall(TEXTS[name])]
    assert laid_out(after) == after


@pytest.mark.parametrize("name", ["person.pol", "county-2024-repeal.pol"])
def test_a_file_that_is_laid_out_already_stays_as_it_is(name: str) -> None:
    assert laid_out(TEXTS[name]) == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_the_keywords_turn_english_and_back_without_a_byte_of_difference(name: str) -> None:
    chinese = laid_out(TEXTS[name])
    english = turned(chinese, "en")
    assert turned(english, "zh") == chinese
    assert turned(turned(english, "zh"), "en") == english


def test_a_file_of_both_languages_turns_into_one() -> None:
    mixed = "category 甲 当 not 低保 per 二\n缴费\n  400 yuan when 甲\n  3 年 otherwise\n"
    assert words(turned(mixed, "zh")) == "人群 甲 当 非 低保 依据 二 缴费 400 元 当 甲 3 年 其他"
    assert words(turned(mixed, "en")) == (
        "category 甲 when not 低保 per 二 contribution 400 yuan when 甲 3 years otherwise"
    )
    assert words(laid_out(mixed)) == words(mixed)


NAMES = some_names(特困人员="destitute_persons", 低保="subsistence")


def test_names_turn_english_and_back() -> None:
    chinese = laid_out("人群 特困人员 当 特困 且 非 低保 依据 二\n缴费：400元\n")
    english = turned(chinese, "en", NAMES)
    assert english.startswith("category destitute_persons when 特困 and not subsistence ")
    assert turned(english, "zh", NAMES) == chinese
    assert codes(chinese, NAMES) == ["P907"]  # 特困 stays Chinese


def test_a_name_that_has_to_be_quoted_finds_its_way_back() -> None:
    names = some_names(**{"60岁以上": "sixty_and_more"})
    chinese = laid_out("人群 「60岁以上」 当 周岁(出生日期，年初) ≥ 60 周岁\n")
    assert "sixty_and_more when" in turned(chinese, "en", names)
    assert turned(turned(chinese, "en", names), "zh", names) == chinese


def test_the_id_of_a_notice_is_never_turned() -> None:
    assert "policy 示例" in turned('政策 示例 "甲"\n', "en", some_names(示例="sample"))


def test_an_english_name_that_the_file_has_already() -> None:
    assert codes("人群 特困人员 当 destitute_persons\n", NAMES) == ["P906"]


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ({"特困人员": "order"}, "P903"),
        ({"特困人员": "two words"}, "P903"),
        ({"特困人员": "特困"}, "P903"),
        ({"特困人员": ""}, "P903"),
        ({"甲": "a", "乙": "a"}, "P904"),
        ({"年初": "year_start"}, "P905"),
        ({"周岁": "age"}, "P905"),
    ],
)
def test_a_name_that_can_not_be_taken(pairs: dict[str, str], code: str) -> None:
    place = InSource(Source("names.en.yaml", "x"), Span(0, 1))
    found = names_of([Pair(*pair, place) for pair in pairs.items()], "names.en.yaml")
    assert isinstance(found, tuple)
    assert [diagnostic.code for diagnostic in found] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "缴费：４００元\n",
        "人群 甲 当低保\n",
        "缴费\n  400 元 当\n",
        '人群 甲 当 "低保\n',
        "人群 甲 当 (低保\n",
        "  人群 甲 当 低保\n\n乱\u200b写\n",
        "|\n",
        "依据 二\n",
        "期 甲 2024年9月1日 至 2025-02-28\n",
    ],
)
def test_what_can_not_be_read_is_left_alone(text: str) -> None:
    found = formatted(Source("示例.pol", text))
    assert found.text is None
    assert found.diagnostics


def test_a_layout_that_says_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dsl.format, "layout", lambda lines, spelling: "缴费：500 元\n")
    found = formatted(Source("示例.pol", "缴费：400元\n"))
    assert (found.text, [diagnostic.code for diagnostic in found.diagnostics]) == (None, ["P901"])


def test_a_lost_comment_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dsl.format, "layout", lambda lines, spelling: "缴费：400 元\n")
    found = formatted(Source("示例.pol", "缴费：400元  # 旧的是 380\n"))
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["P901"]


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "# 只有注释", "\r\n", "\ufeff"])
def test_a_file_without_statements(text: str) -> None:
    assert laid_out(text) == "".join(f"{line}\n" for line in [text.strip("\ufeff \t\r\n")] if line)


def test_a_wide_character_takes_two_columns_and_a_mark_none() -> None:
    assert [width(text) for text in ("abc", "当", "𠮷", "e\u0301", "a\u200bb", "·×≥", "（")] == [3, 2, 2, 1, 2, 3, 2]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(ending: str) -> None:
    text = TEXTS["county-2025.pol"]
    assert laid_out("\ufeff" + text.replace("\n", ending)) == laid_out(text)


BLANKS = (" ", "  ", "\t", "\u3000", "\u00a0", " \u3000")
WIDER = {"(": "（", ")": "）", "，": ",", "：": ":", "[": "【", "]": "］", "|": "｜", "=": "＝", "%": "％"}
WIDER |= {"+": "＋", "-": "－", "<": "＜", "×": "＊", "÷": "／"}
PIECES = re.compile(r'#.*|"[^"\n]*"|\n+| +|[0-9]{4}-[0-9]{2}-[0-9]{2}|.', re.DOTALL)


def rewritten(text: str, hand: Random) -> str:
    """The text as another hand would type it: other blanks, more blank lines, signs of the other width."""
    found = []
    in_header = False
    for line in text.splitlines(keepends=True):
        in_header = line.startswith("政策") or (in_header and line.startswith(" "))
        for piece in PIECES.findall(line):
            if piece.startswith(("#", '"')) or len(piece) == 10:
                found.append(piece)
            elif piece.isspace() and "\n" not in piece:
                found.append(hand.choice(BLANKS))
            elif piece in WIDER and not in_header:
                found.append(hand.choice([piece, WIDER[piece]]))
            else:
                found.append(piece)
    typed = re.sub(r"\n\n+", lambda _: "\n" * hand.randint(2, 4), "".join(found))
    return re.sub(r"\n", lambda _: hand.choice(["\n", " \n", "\r\n"]), typed)


SHORT = sorted(name for name, text in TEXTS.items() if len(text) < 1500)


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(SHORT), hand=st.randoms(use_true_random=True))
def test_how_it_was_typed_makes_no_difference(name: str, hand: Random) -> None:
    assert laid_out(rewritten(TEXTS[name], hand)) == laid_out(TEXTS[name])


WORDS = (
    *("人群", "缴费", "资助", "表", "当", "且", "其他", "依据 二", "per 一", "when", "400元", "50%", "甲", "「其他」"),
    *("𠮷", "（", ")", "［", "、", "，", "：", "=", "|", "“文”", '"字', "# 注", "＃", "\n", "\n  ", "\r\n\t", "\n\n"),
    *("\u200b", "\ufeff", "\x00", "2024-09-01", "17：30", "年度", "\n 年度 2025", "不编码 六（一） 因 “甲”", "政策 甲"),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=40))
def test_whatever_is_typed_is_laid_out_or_left_alone_with_a_reason(text: str) -> None:
    found = formatted(Source("示例.pol", text))
    assert "P901" not in [diagnostic.code for diagnostic in found.diagnostics]
    if found.text is None:
        assert all(isinstance(diagnostic, Diagnostic) for diagnostic in found.diagnostics) and found.diagnostics
    else:
        assert laid_out(found.text) == found.text
