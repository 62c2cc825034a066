"""What an officer reads when a rule file has a problem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from desk.reports.columns import LINE_LIMIT, lay_out
from desk.reports.diagnostics.text import render
from dsl import Diagnostic, Edit, Fix, InSource, Language, Source, Span


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_shape_of_finding(
    everything: tuple[Diagnostic, ...], language: Language, snapshot: SnapshotAssertion
) -> None:
    assert render(everything, language) == snapshot


def test_colour_marks_the_same_words(everything: tuple[Diagnostic, ...], snapshot: SnapshotAssertion) -> None:
    assert render(everything[:1], "zh", colour=True).replace("\x1b", "␛") == snapshot


@pytest.mark.parametrize(
    ("codes", "zh", "en"),
    [
        ([], "没有错误和警告。", "no errors or warnings."),
        (["P003"], "没有错误和警告；1 条说明。", "no errors or warnings; 1 note."),
        (["P001", "P001", "P002"], "有 2 个错误、1 个警告。", "2 errors and 1 warning."),
        (["P002", "P003", "P003"], "有 1 个警告；2 条说明。", "1 warning; 2 notes."),
    ],
)
def test_the_last_line_counts_and_notes_are_no_findings(codes: list[str], zh: str, en: str) -> None:
    findings = [Diagnostic(code, arguments={"name": "甲", "closest": "乙"}) for code in codes]
    assert render(findings, "zh").splitlines()[-1] == zh
    assert render(findings, "en").splitlines()[-1] == en


def excerpt(line: str, words: str) -> tuple[str, str]:
    """The printed line and the mark below it, without the gutter."""
    source = Source("甲.pol", line + "\n")
    start = line.index(words)
    finding = Diagnostic("P003", InSource(source, Span(start, start + len(words))), {"name": "甲"})
    printed = render([finding], "zh").splitlines()
    assert printed[3].startswith("1 | ") and printed[4].startswith("  | ")
    return printed[3][4:], printed[4][4:]


@pytest.mark.parametrize(
    ("line", "words", "shown", "mark"),
    [
        ("let a = b", "b", "let a = b", "        ^"),
        ("人群 甲 当 乙丙", "乙丙", "人群 甲 当 乙丙", "           ^^^^"),
        ("（𠮷，𠮷）＝甲", "甲", "（𠮷，𠮷）＝甲", "            ^^"),
        ("e\u0301甲", "甲", "e\u0301甲", " ^^"),
        ("\t甲\t乙", "乙", "    甲  乙", "        ^^"),
        ("① “甲”", "甲", "① “甲”", "   ^^"),
    ],
)
def test_the_mark_stands_under_what_is_meant(line: str, words: str, shown: str, mark: str) -> None:
    assert excerpt(line, words) == (shown, mark)


WRITTEN = st.text("政策𠮷aZ9 （），：“①é", max_size=40)


@given(before=WRITTEN, meant=WRITTEN.filter(bool), after=WRITTEN)
def test_the_mark_agrees_with_a_terminal_library(before: str, meant: str, after: str) -> None:
    line = lay_out(before + meant + after, len(before), len(before + meant))
    assert (line.start, line.end) == (cell_len(before), cell_len(before + meant))


@given(before=st.text("政a\t", max_size=3000), after=st.text("策b\t", max_size=3000))
def test_a_long_line_is_cut_around_the_mark(before: str, after: str) -> None:
    line = lay_out(before + "𠮷" + after, len(before), len(before) + 1)
    assert cell_len(line.text) <= LINE_LIMIT + 2
    assert cell_len(line.text[: line.text.index("𠮷")]) == line.start
    assert line.end == line.start + 2


def test_a_mark_longer_than_the_shown_part_ends_with_it() -> None:
    line = lay_out("政" * 5000, 0, 5000)
    assert line.text == "政" * (LINE_LIMIT // 2) + "…"
    assert (line.start, line.end) == (0, LINE_LIMIT)


def test_a_stretch_over_lines_is_marked_to_the_end_of_its_first_line() -> None:
    source = Source("甲.pol", "缴费\r\n  400 元\r\n")
    printed = render([Diagnostic("P003", InSource(source, Span(0, 10)), {"name": "甲"})], "zh")
    assert "1 | 缴费\n  | ^^^^\n" in printed


@pytest.mark.parametrize("at", [2, 3])
def test_the_end_of_a_file_has_a_mark_too(at: int) -> None:
    source = Source("甲.pol", "缴费\n")
    printed = render([Diagnostic("P003", InSource(source, Span(at, at)), {"name": "甲"})], "zh")
    assert printed.splitlines()[3:5] == (["1 | 缴费", "  |     ^"] if at == 2 else ["2 | ", "  | ^"])


def test_nothing_in_a_file_can_steer_the_terminal() -> None:
    shown, mark = excerpt("甲\x1b[2J\u202e乙\x9b\x00", "乙")
    assert shown == "甲␛[2J\ufffd乙\ufffd␀"
    assert mark == " " * 7 + "^^"
    sentence = render([Diagnostic("P003", arguments={"name": "\x1b[31m"})], "zh")
    assert "\x1b" not in sentence


def change_to(text: str, *edits: Edit) -> list[str]:
    source = Source("甲.pol", text)
    finding = Diagnostic("P003", InSource(source, edits[0].span), {"name": "甲"}, fix=Fix(edits))
    printed = render([finding], "zh").splitlines()
    start = next(i for i, line in enumerate(printed) if "改为：" in line)
    return [line.strip() for line in printed[start : printed.index("", start)]]


def test_a_fix_is_shown_as_the_line_will_read() -> None:
    assert change_to("  400 元 当低保\n", Edit(Span(8, 11), "当 低保")) == ["= 改为：400 元 当 低保"]
    assert change_to("甲\n乙\n丙\n", Edit(Span(2, 3), "")) == ["= 改为：（删去这一行）"]
    assert change_to("缴费\n", Edit(Span(2, 2), "\n  未规定 其他")) == ["= 改为：", "| 缴费", "|   未规定 其他"]
    assert change_to("缴\n费 甲\n", Edit(Span(1, 2), "")) == ["= 改为：缴费 甲"]


def test_whole_lines_that_go_are_counted() -> None:
    assert change_to("甲\n乙\n丙\n", Edit(Span(2, 4), "")) == ["= 改为：（删去这一行）"]
    assert change_to("甲\n乙\n丙\n", Edit(Span(2, 6), "")) == ["= 改为：（删去这 2 行）"]


def test_whole_lines_that_come_are_shown_with_the_line_above_them() -> None:
    source = Source("甲.pol", "缴费\n  400 元 当 低保\n人群 乙 当 特困\n")
    end = source.text.index("人群")
    finding = Diagnostic(
        "P003", InSource(source, Span(0, 2)), {"name": "甲"}, fix=Fix.at(Span(end, end), "  未规定 其他\n")
    )
    assert "  = 在第 2 行下面加上：\n  |   未规定 其他\n" in render([finding], "zh")
    assert "  = below line 2 add:\n  |   未规定 其他\n" in render([finding], "en")


def test_each_line_that_a_fix_changes_is_shown_once() -> None:
    edits = Edit(Span(0, 1), "丁"), Edit(Span(2, 3), "戊"), Edit(Span(6, 7), "己")
    assert change_to("甲 乙\n丙\n丁\n", *edits) == ["= 改为：丁 戊", "= 改为：己"]
