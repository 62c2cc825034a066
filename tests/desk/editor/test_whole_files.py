"""Outline, folding, colours, hints, layout and fixes of whole files."""

from __future__ import annotations

from desk.editor.colours import COLOURS, colours
from desk.editor.fixes import actions, all_safe, laid_out
from desk.editor.hints import hints
from desk.editor.lenses import tried
from desk.editor.outline import folds, outline
from dsl import Diagnostic, Fix, InSource, Span, edited
from dsl.edits import Edit
from dsl.format import formatted

from .conftest import NOTICE, Ask


def test_the_outline_has_every_statement_also_a_broken_one(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群 半截 当 (\n人群 后面 当 特困\n|")
    names = [part.name for part in outline(asked.asking.document)]
    assert names[:3] == ["示例县2025", "期 集中缴费期 2024-09-01 至 2025-02-28", "人群 特困人员 当 特困"]
    assert names[-2:] == ["人群 半截 当 (", "人群 后面 当 特困"]
    (ambiguity,) = (part for part in outline(asked.asking.document) if part.head == "AMBIGUITY")
    assert [part.name for part in ambiguity.parts] == ["计入", "不计"]


def test_statements_of_several_lines_and_comments_fold(ask: Ask) -> None:
    asked = ask('# 一\n# 二\n政策 甲 "甲"\n  年度 2025\n缴费：1 元\n|')
    text = asked.asking.document.source.text
    found = [(text[span.start : span.end], is_comment) for span, is_comment in folds(asked.asking.document)]
    assert found == [('政策 甲 "甲"\n  年度 2025', False), ("# 一\n# 二", True)]


def test_each_word_has_the_colour_of_what_it_stands_for(ask: Ask) -> None:
    asked = ask(f"{NOTICE}|")
    text = asked.asking.document.source.text
    found = {
        text[one.span.start : one.span.end]: one for one in colours(asked.asking.document, asked.asking.occurrences)
    }
    assert {one.colour for one in found.values()} <= set(COLOURS)
    assert [found[word].colour for word in ("人群", "依据", "特困", "特困人员", "400 元", "计入")] == [
        *("keyword", "keyword", "property", "class", "number", "enumMember"),
    ]


def test_hints_tell_days_amounts_and_clauses(ask: Ask) -> None:
    asked = ask(f"{NOTICE}|", with_text=True)
    lines = NOTICE.splitlines()
    found = [(lines[NOTICE.count("\n", 0, one.offset)].strip(), one.label) for one in hints(asked.asking)]
    assert (lines[8].strip(), "181 天") in found
    assert ("医疗救助基金 50% × 缴费", "= 200.00 元") in found
    assert (lines[11].strip(), "低保对象定额资助。") in found


def test_a_broken_file_is_not_laid_out_and_loses_nothing(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群 半截 当 (\n|")
    assert laid_out(asked.asking.document.source) == ()


def test_the_layout_replaces_only_lines_that_change(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群   甲 当  特困   # 注\n|")
    source = asked.asking.document.source
    edits = laid_out(source)
    assert edited(source.text, edits) == formatted(source).text
    assert all(NOTICE.count("\n") <= source.text.count("\n", 0, edit.span.start) for edit in edits[-1:])


def test_a_fix_of_several_replacements_is_one_action(ask: Ask) -> None:
    source = ask("缴费：1 元|\n").asking.document.source
    place = InSource(source, Span(0, 2))
    safe = Diagnostic("P919", place, {}, fix=Fix((Edit(Span(0, 2), "contribution"), Edit(Span(5, 6), "yuan")), True))
    other = Diagnostic("P111", place, {"found": "甲", "better": "乙"}, fix=Fix.at(Span(0, 2), "乙"))
    found = list(actions([safe, other], source, Span(0, 0), "zh"))
    assert [edited(source.text, action.edits) for action in found] == ["contribution：1 yuan\n", "乙：1 元\n"]
    assert found[1].title == "改为：乙"
    whole = all_safe([safe, other], source, "zh")
    assert whole is not None and whole.mended == (safe,)


def test_a_long_title_says_that_it_goes_on(ask: Ask) -> None:
    source = ask("缴费：1 元|\n").asking.document.source
    long = {"found": "甲" * 80, "better": "乙" * 80}
    found = Diagnostic("P111", InSource(source, Span(0, 2)), long, fix=Fix.at(Span(0, 2), "乙" * 80))
    (action,) = actions([found], source, Span(0, 0), "en")
    assert action.title.startswith("Mend P111: ") and action.title.endswith("…")


def test_a_statement_that_was_only_begun_can_not_be_tried(ask: Ask) -> None:
    begun = len(list(tried(ask(f"{NOTICE}人群 |").asking.document)))
    assert begun == len(list(tried(ask(f"{NOTICE}|").asking.document)))
