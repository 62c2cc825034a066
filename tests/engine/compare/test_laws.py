"""What holds of any two notices: nothing changed against oneself, and the way back is the mirror of the way there."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import Policy, Source, load, tokens_of
from dsl.lexicon import HEADERS, KEYWORDS
from engine.compare import Change, Passage, compare

from ..small_notices import VOCABULARY, notices, product_notices

written = st.one_of(notices(), product_notices())
ENGLISH = {word.chinese: word.english for word in (*KEYWORDS, *HEADERS)}


FEW = settings(max_examples=20)
"""Reading a notice takes long."""


@lru_cache(maxsize=64)
def loaded(text: str) -> Policy | None:
    return load(Source("生成.pol", text), lambda name: Source(name, VOCABULARY)).policy


def policy(text: str) -> Policy:
    found = loaded(text)
    assert found is not None
    return found


sound = written.filter(lambda text: loaded(text) is not None)


def shown(change: Change) -> tuple[object, ...]:
    sides = (_side(change.old), _side(change.new))
    return change.concept, change.kind, change.gaps, change.rate, *sides


def _side(passage: Passage | None) -> object:
    return passage and (passage.name, passage.part, passage.text, passage.span, passage.amount, passage.only)


@FEW
@given(sound)
def test_nothing_changed_against_oneself(text: str) -> None:
    assert compare(policy(text), policy(text)).found == ()


@FEW
@given(sound, sound)
def test_the_way_back_is_the_mirror_of_the_way_there(one: str, other: str) -> None:
    there = compare(policy(one), policy(other)).found
    back = compare(policy(other), policy(one)).found
    assert Counter(map(shown, there)) == Counter(shown(change.mirrored) for change in back)


@FEW
@given(sound, st.data())
def test_blank_lines_comments_and_the_language_of_keywords_are_no_change(text: str, data: st.DataObject) -> None:
    lines = [
        line + data.draw(st.sampled_from(["", "", "   # 说明", "\n", "\n# 另起一行的说明"]))
        for line in text.split("\n")
    ]
    assert compare(policy(text), policy("\n".join(lines))).found == ()
    assert compare(policy(text), policy(in_english(text))).found == ()


@FEW
@given(sound, st.data())
def test_the_order_of_statements_is_no_change(text: str, data: st.DataObject) -> None:
    first, *statements = re.split(r"\n(?=\S)", text.rstrip("\n"))
    moved = data.draw(st.permutations([s for s in statements if not s.startswith("险种")]))
    products = [s for s in statements if s.startswith("险种")]
    found = compare(policy(text), policy("\n".join([first, *products, *moved]) + "\n")).found
    assert found == ()


def in_english(text: str) -> str:
    """Every keyword by its English twin."""
    made, at = "", 0
    for token in tokens_of(Source("生成.pol", text)):
        start, end = token.start_pos, token.end_pos
        assert start is not None
        assert end is not None
        word = ENGLISH.get(str(token))
        is_keyword = word is not None and token.type != "NAME"
        blank = "" if text[:start].endswith("\n") or not start else " "
        made += text[at:start] + (f"{blank}{word} " if is_keyword and word else text[start:end])
        at = end
    return made + text[at:]
