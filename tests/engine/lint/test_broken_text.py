"""Whatever somebody has typed so far: lint answers, and a fix is never offered outside of the text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import Source, edited, load
from engine.lint import lint
from engine.symbolic import check_meaning

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "tests" / "dsl" / "example.pol").read_text("utf-8")
PERSON = (ROOT / "policies" / "person.pol").read_text("utf-8")
ODD = st.sampled_from(
    ["", "\r\n", "\ufeff", "\t", "\u200b", "𠮷", "# 允许 P910 因", "# 允许 P512 因 甲\n", "非 非 ", "、", "依据 二、一"]
)


@given(at=st.integers(0, len(TEXT)), to=st.integers(0, 300), odd=ODD)
@settings(max_examples=30)
def test_a_text_that_is_being_typed_is_linted(at: int, to: int, odd: str) -> None:
    text = TEXT[:at] + odd + (TEXT[at + to :] if to else "")
    loaded = load(Source("示例.pol", text), lambda name: Source(name, PERSON))
    checked = () if loaded.policy is None else check_meaning(loaded.policy)
    for found in lint(loaded, (*loaded.diagnostics, *checked)):
        assert found.message("zh") and found.message("en")
        if found.fix is not None:
            assert edited(text, found.fix.edits) != text
            assert 0 <= found.fix.span.start <= found.fix.span.end <= len(text)
