"""Whatever stands in a file, half typed or mangled: every question is answered, and no text is lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.editor.asking import Asking
from desk.editor.colours import colours
from desk.editor.completion import completion
from desk.editor.definitions import definitions_of
from desk.editor.findings import placed
from desk.editor.fixes import actions, all_safe, laid_out
from desk.editor.hints import hints
from desk.editor.lenses import tried
from desk.editor.occurrences import occurrence_at
from desk.editor.open_files import OpenFiles
from desk.editor.outline import folds, outline
from desk.editor.positions import Lines
from desk.editor.references import defined_at, may_be_renamed, renamed, used_at
from desk.editor.shown import hover
from dsl import Diagnostic, Source, Span
from dsl.format import formatted

POLICIES = Path(__file__).parents[3] / "policies"
SHIPPED = [path.read_text("utf-8") for path in sorted(POLICIES.glob("*.pol"))]
PATH = POLICIES / "示例县2025.pol"
PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\r\n",
            "\t",
            "\ufeff",
            "\u200b",
            "𠮷",
            "「",
            "」",
            "“",
            '"',
            "(",
            "）",
            "[",
            "#",
            "|",
            "、",
            "  ",
            "\u3000",
        ),
        *("依据 ", "per 二(", "当 ", "when ", "改 ", "删 人群 ", "资助 ", "政策 ", "  沿用 ", "  认定时点 甲 的 "),
        *("12", "１２", "且 或 ", "= ", "\x00", "\ud842"),
    ]
)


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, int]:
    """A shipped file typed up to some place, then mangled here and there; and a place in it."""
    text = draw(st.sampled_from(SHIPPED))
    text = text[: draw(st.integers(0, min(len(text), 6000)))]
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES) + text[end:]
    return text, draw(st.integers(0, len(text)))


@given(typed())
@settings(max_examples=25)
def test_every_question_is_answered(given_text: tuple[str, int]) -> None:
    text, offset = given_text
    everything(text, offset)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "\n",
            "\r",
            "\ufeff",
            "𠮷",
            "「",
            "政策",
            "政策 ",
            "政策 「甲",
            "  年度 2025\n",
            "  沿用 \n",
            "改",
            "依据",
        ),
        *(
            '政策 甲 "甲"\n  词汇 a\x00b',
            "人群 甲 当 (",
            "事实 甲 枚举 ",
            "表 甲[",
            "表 甲[乙]\n  | 丙",
            "资助 给 \n  方式",
            "不编码",
            "不编码 因",
        ),
    ],
)
def test_the_beginnings_of_statements(text: str) -> None:
    for offset in range(len(text) + 1):
        everything(text, offset)


def everything(text: str, offset: int) -> None:
    files = OpenFiles()
    files.put(PATH, text)
    loaded, found = files.loaded(PATH)
    family = files.family(PATH)
    source = family.own.source
    names = files.occurrences(family.own, family)
    asking = Asking(family.own, family, names, loaded, None, "en")
    lines = Lines(text)

    for span, diagnostic in placed(found, source.name):
        assert 0 <= span.start <= span.end <= len(text)
        assert diagnostic.message("zh")
    shown = hover(asking, offset)
    assert shown is None or shown.markdown
    completed = completion(asking, offset)
    assert completed.replaced.end == offset
    for one in names:
        assert text[one.span.start : one.span.end].strip("「」") == one.target.name
    _about_a_name(asking, files, offset)
    assert [one.source for one in definitions_of(family.own)] == [source] * len(definitions_of(family.own))
    for part in outline(family.own):
        assert part.whole.start <= part.span.start <= part.span.end <= part.whole.end, part
    spans = [one.span for one in colours(family.own, names)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(lines.line_at(one.start) == lines.line_at(one.end) for one in spans)
    assert all(span.start < span.end for span, _ in folds(family.own))
    assert all(hint.label for hint in hints(asking))
    list(tried(family.own))
    list(actions(found, source, Span(0, len(text)), "zh"))
    all_safe(found, source, "zh")
    assert laid_out(source) == () or formatted(source).text is not None


def _about_a_name(asking: Asking, files: OpenFiles, offset: int) -> None:
    one = occurrence_at(asking.occurrences, offset)
    if one is None:
        return
    family = asking.family
    list(defined_at(one.target, family, [family.own.source]))
    assert one.span in [f.span for f in used_at(one.target, [(family.own, family)], files.occurrences)]
    if may_be_renamed(one.target, family) is None:
        made = renamed(one.target, "一个没有的名称", [(family.own, family)], files.occurrences)
        assert not isinstance(made, Diagnostic) and all(isinstance(source, Source) for source in made)
