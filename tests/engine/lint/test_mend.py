"""Making fixes: each is proved, those that touch each other come one after another, and nothing is left to do."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import Diagnostic, Fix, InSource, Source, Span
from engine.lint import Judged, Mended, mend
from engine.symbolic.joint import compare

from ..example_county import HEADER
from .conftest import judge


def mended(statements: str, unsafe: bool = False) -> Mended:
    return mend(judge(Source("示例县2025.pol", HEADER + statements)), judge, unsafe)


def statements_of(done: Mended) -> str:
    return done.last.source.text.removeprefix(HEADER)


def test_fixes_that_touch_each_other_are_made_one_after_another() -> None:
    done = mended("人群 甲 当 非 非 (低保 或 低保) 或 非 非 非 非 特困  依据 二、一\n")
    assert statements_of(done) == "人群 甲 当 (低保) 或 特困  依据 一、二\n"
    assert done.refused == ()
    assert not any(one.fix is not None and one.fix.is_safe for one in done.last.diagnostics)


def test_suggestions_are_made_only_where_asked_for() -> None:
    text = "期 集中期 2024-09-01 至 2025-02-28\n缴费：400 元 依据 二、一\n"
    assert statements_of(mended(text)) == text.replace("二、一", "一、二")
    both = statements_of(mended(text, unsafe=True))
    assert both.startswith("缴费：400 元 依据 一、二\n\n参保：未规定\n")


def test_a_file_with_errors_is_mended_as_far_as_suggestions_go() -> None:
    text = "缴费：４００ 元\n人群 甲 当 低宝\n资助 给 甲\n  基金 全额\n"
    assert statements_of(mended(text)) == text
    done = mended(text, unsafe=True)
    assert done.last.loaded.policy is not None
    assert "缴费：400 元\n人群 甲 当 低保\n" in statements_of(done)


def test_what_is_called_safe_and_is_not_is_never_made() -> None:
    """Whoever promises too much is found out: somebody would be told something else."""
    source = Source("示例县2025.pol", HEADER + "缴费\n  200 元 当 低保\n  400 元 其他\n")

    def judged(text: Source) -> Judged:
        found = judge(text)
        at = text.text.find("200")
        wrong = Fix((replace(Fix.at(Span(at, at + 3), "300").edits[0]),), is_safe=True)
        told = Diagnostic("P920", InSource(text, Span(at, at + 3)), {"text": "200"}, fix=wrong)
        return replace(found, diagnostics=(*found.diagnostics, *([told] if at >= 0 else [])))

    done = mend(judged(source), judged, unsafe=True)
    assert "200 元 当 低保" in done.last.source.text
    (told,) = done.refused
    assert (told.code, told.arguments["code"]) == ("P942", "P920")
    assert told.message("zh") == "P920 的改法没有用上：没能证明意思不变"


def test_a_suggestion_that_would_break_the_file_is_not_made() -> None:
    source = Source("示例县2025.pol", HEADER + "定 标准 = 400 元\n缴费：标准\n")

    def judged(text: Source) -> Judged:
        found = judge(text)
        at = text.text.find("定 标准")
        gone = Fix.at(Span(at, text.text.index("缴费：标准")), "")
        told = Diagnostic("P508", InSource(text, Span(at, at + 4)), {"kind": "定", "name": "标准"}, fix=gone)
        return replace(found, diagnostics=(*found.diagnostics, *([told] if at >= 0 else [])))

    done = mend(judged(source), judged, unsafe=True, wanted=lambda one: one.code == "P508")
    assert done.last.source == source
    assert [one.arguments["why_zh"] for one in done.refused] == ["改了以后会有 P201"]


def test_what_becomes_spare_by_a_deletion_is_told_and_stays() -> None:
    """Whoever agrees to leave out one 定 has not seen that another was there for it alone."""
    text = "定 基数 = 200 元\n定 标准 = 基数 × 2\n参保：未规定\n缴费：400 元\n"
    done = mended(text, unsafe=True)
    assert "定 标准" not in done.last.source.text and "定 基数" in done.last.source.text
    assert "P508" in [one.code for one in done.last.diagnostics]


CONDITIONS = st.recursive(
    st.sampled_from(["低保", "特困", "孤儿", "在校学生", "残疾等级 = 一级"]),
    lambda inner: st.one_of(
        inner.map("非 ({})".format),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: " 且 ".join(f"({one})" for one in some)),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: " 或 ".join(f"({one})" for one in some)),
    ),
    max_leaves=6,
)


@settings(max_examples=40)
@given(condition=CONDITIONS)
def test_safe_fixes_end_and_change_nothing_for_anybody(condition: str) -> None:
    source = Source("示例县2025.pol", f"{HEADER}缴费\n  200 元 当 {condition}\n  400 元 其他\n")
    before = judge(source)
    done = mend(before, judge, unsafe=False)
    assert done.refused == ()
    assert not any(one.fix is not None and one.fix.is_safe for one in done.last.diagnostics)
    assert before.loaded.policy is not None and done.last.loaded.policy is not None
    assert compare(before.loaded.policy, done.last.loaded.policy).are_equal
