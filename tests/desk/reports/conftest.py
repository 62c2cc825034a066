"""Findings about an invented county's rule file, one of each shape that a renderer meets."""

from __future__ import annotations

import pytest

from dsl import CODES, Because, Diagnostic, Fix, InFile, InRecords, InSource, Label, Row, Severity, Source, Span

TEXT = """政策 示例县2025 "示例县𠮷庆镇试行"
  地区 999999 示例县
\t人群　特困人员（𠮷）\t当 特困人圆   # 一个制表符，一个全角空格
人群 e\u0301低保 当 低保
缴费
  400 元 当 低保
"""


def row(code: str, name: str, severity: Severity, *sentences: str) -> Row:
    zh, en, help_zh, help_en = sentences
    return Row(code, name, severity, {"zh": zh, "en": en}, {"zh": help_zh, "en": help_en})


INVENTED_ROWS = (
    row(
        "P001",
        "no-such-name",
        Severity.ERROR,
        "没有名叫“{name}”的事实或人群",
        "there is no fact or category named “{name}”",
        "最接近的是“{closest}”",
        "the closest is “{closest}”",
    ),
    row(
        "P002",
        "gap",
        Severity.WARNING,
        "“{name}”没有写到所有人：有人一行也轮不到",
        "“{name}” does not cover everyone: some persons reach no line",
        "在最后加一行“其他”",
        "add a last line “其他”",
    ),
    row("P003", "said-once", Severity.NOTE, "“{name}”只用了一次", "“{name}” is used once", "", ""),
)


@pytest.fixture(autouse=True)
def _invented_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    for invented in INVENTED_ROWS:
        monkeypatch.setitem(CODES, invented.code, invented)


@pytest.fixture
def source() -> Source:
    return Source("示例/示例县2025.pol", TEXT)


def span_of(source: Source, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def unknown_name(source: Source) -> Diagnostic:
    span = span_of(source, "特困人圆")
    label = Label(InSource(source, span_of(source, "特困人员")), Because.DEFINED_HERE)
    return Diagnostic(
        "P001",
        InSource(source, span),
        {"name": "特困人圆", "closest": "特困人员"},
        labels=(label,),
        fix=Fix.at(span, "特困人员"),
    )


@pytest.fixture
def gap(source: Source) -> Diagnostic:
    end = len(source.text) - 1
    return Diagnostic(
        "P002",
        InSource(source, span_of(source, "缴费\n")),
        {"name": "缴费"},
        fix=Fix.at(Span(end, end), "\n  未规定 其他"),
        witness={"低保": "否", "残疾等级": "{一级}"},
    )


@pytest.fixture
def in_roster() -> Diagnostic:
    return Diagnostic("P003", InRecords("名单,2025.xlsx", "参保: 一", 5, "出生日期"), {"name": "50%\n，下一行"})


@pytest.fixture
def everything(unknown_name: Diagnostic, gap: Diagnostic, in_roster: Diagnostic) -> tuple[Diagnostic, ...]:
    return unknown_name, gap, in_roster, Diagnostic("P703", InFile("附件.docx")), Diagnostic("P707")
