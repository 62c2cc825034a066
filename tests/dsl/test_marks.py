"""Marks of what is left to do: comments to the parser, counted by the checks, told where they are out of date."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl import Diagnostic, InSource, Source, check_citations, citations, load
from dsl.edits import edited

VOCABULARY = Path(__file__).parents[2] / "policies" / "person.pol"
HEADER = """\
政策 示例县2027 "虚构"
  地区 999999 示例县
  年度 2027
  词汇 person.pol

"""
NOTICE = (
    "一、谁来缴\n户籍在本县的可以参保。\n二、缴多少\n（一）每人450元。\n（二）特困全额代缴。\n三、分工\n各部门配合。\n"
)
LOCK = citations.read_lock(citations.make_lock(citations.outline_of(NOTICE), "示例县2027.txt"))


def found(statements: str) -> dict[str, Diagnostic]:
    source = Source("示例县2027.pol", HEADER + statements)
    vocabulary = Source("person.pol", VOCABULARY.read_text("utf-8"))
    policy = load(source, lambda _: vocabulary).policy
    assert policy is not None
    return {diagnostic.code: diagnostic for diagnostic in check_citations(policy, LOCK)}


MARKED = "# 待编码 一：谁可以参保\n# 待编码 二(一)、二(二)：缴多少\n# 待编码 三：分工\n"


def test_what_is_marked_is_counted_and_no_longer_a_warning() -> None:
    assert found("")["P412"].arguments["clause"] == "一、二(一)、二(二)、三"
    marked = found(MARKED)
    assert "P412" not in marked
    assert marked["P960"].message("zh") == "还有 4 条没有编码：一；二(一)、二(二)；三"
    assert marked["P960"].message("en") == "clauses still to be encoded: 4 (一；二(一)、二(二)；三)"


@pytest.mark.parametrize(
    "mark",
    [
        "# to encode 三: work",
        "#待编码三：分工",
        "＃　待编码　三",
        "## 待编码 三 :分工",
        "  # 待编码 三：缩进",
        "# 待编码 三：分工\r",
    ],
)
def test_a_mark_is_read_however_it_is_spaced_and_in_either_language(mark: str) -> None:
    assert found(mark + "\n")["P960"].arguments["clauses_zh"] == "三"


@pytest.mark.parametrize("comment", ["# 这一条待编码 三", "缴费：450 元   依据 二(一)  # 待编码 三", "# 待编码者见下"])
def test_other_comments_are_no_marks(comment: str) -> None:
    assert "P960" not in found(comment + "\n")
    assert "P963" not in found(comment + "\n")


@pytest.mark.parametrize("statement", ["缴费：450 元   依据 二(一)", '不编码 二(一) 因 "虚构"', '不编码 二 因 "虚构"'])
def test_a_mark_left_on_what_is_done_is_told_and_its_line_taken_away_only_where_that_is_asked_for(
    statement: str,
) -> None:
    found_all = found(f"# 待编码 二(一)：缴多少\n{statement}\n")
    told = found_all["P962"]
    assert told.arguments["clause"] == "二(一)"
    assert found_all["P960"].arguments["clauses_zh"] == "二(一)", "it is left as long as its mark stands"
    assert isinstance(told.place, InSource) and told.fix is not None and not told.fix.is_safe
    assert edited(told.place.source.text, told.fix.edits) == f"{HEADER}{statement}\n"


@pytest.mark.parametrize("below", ["#资助 甲 给 乙   依据 二(一)", "\n#  方式 代缴", "#contribution: 450 yuan"])
def test_a_clause_is_not_done_while_suggestions_stand_below_its_mark(below: str) -> None:
    written = f"# 待编码 二(一)：缴多少\n缴费：450 元   依据 二(一)\n{below}\n"
    assert "P962" not in found(written) and found(written)["P960"].arguments["count"] == "1"
    assert "P962" in found(f"{written}\n".replace(below, "# 资助 的话另外写")), "a comment is no suggestion"
    assert "P962" in found(written.replace(below, f"# 待编码 三：分工\n{below}")), "they are those of the next"


def test_a_mark_on_two_clauses_of_which_one_is_done_is_not_taken_away() -> None:
    told = found("# 待编码 二(一)、三：\n缴费：450 元   依据 二(一)\n")
    assert (told["P962"].arguments["clause"], told["P962"].fix) == ("二(一)", None)
    assert told["P960"].arguments["clauses_zh"] == "二(一)；三"


def test_a_statement_taken_over_stays_to_be_confirmed_although_it_cites_its_clause() -> None:
    told = found("# 待核对 二(一)：新的数\n缴费：450 元   依据 二(一)\n")
    assert told["P961"].message("zh") == "还有 1 处是照去年抄来的，没有核对：二(一)"
    assert "P962" not in told
    assert "二(一)" not in told["P412"].arguments["clause"]


def test_a_mark_without_a_clause_number_and_one_of_a_clause_that_is_not_there() -> None:
    assert found("# 待编码：还没有想好\n")["P963"].message("zh") == "看不出“待编码”的是哪一条"
    assert found("# 待核对 名单里的人：\n")["P963"].message("en") == "which clause is marked “to confirm” can't be read"
    of_none = found("# 待编码 二(三)：\n")
    assert of_none["P410"].arguments["clause"] == "二(三)" and "P960" not in of_none


def test_places_to_confirm_are_counted_also_where_the_statement_cites_nothing() -> None:
    marked = "# 待核对 二(一)：甲\n# 待核对 二(一)：乙\n# 待核对 没有依据：对照新通知\n# to confirm uncited: days\n"
    told = found(marked)
    assert told["P961"].message("zh") == "还有 4 处是照去年抄来的，没有核对：二(一)；没有依据"
    assert told["P961"].arguments["clauses_en"] == "二(一)；uncited" and "P963" not in told
    assert "P963" in found("# 待编码 没有依据：甲\n"), "what is to be encoded is a clause"


@pytest.mark.parametrize("word", ["待填", "to_fill"])
def test_what_is_left_to_fill_in_is_an_error_where_it_would_pass_for_a_name_or_a_reason(word: str) -> None:
    payer = found(f"资助 甲 当 特困   依据 二(二)\n  {word} 全额\n  方式 代缴\n")["P964"]
    assert isinstance(payer.place, InSource)
    assert payer.place.source.position(payer.place.span.start) == (7, 3)
    assert "P964" in found(f'不编码 三 因 "{word}"\n')
    assert "P964" not in found(f"#  {word} 全额\n人群 {word}的人 当 特困   依据 二(二)  # {word}\n")
