"""Whatever changed between two notices can be said, in either language and in every format."""

from __future__ import annotations

import json
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desk.reports.changes import html as changes_html
from desk.reports.changes import json as changes_json
from desk.reports.changes import markdown as changes_markdown
from desk.reports.changes import text as changes_text
from desk.reports.changes.sentences import sentence
from desk.reports.changes.speaker import Speaker
from dsl import Language, Policy, Source, load
from engine.compare import Changes, compare

from ..engine.small_notices import VOCABULARY, notices, product_notices

LANGUAGES: tuple[Language, Language] = ("zh", "en")


@lru_cache(maxsize=64)
def loaded(text: str) -> Policy | None:
    return load(Source("生成.pol", text), lambda name: Source(name, VOCABULARY)).policy


written = st.one_of(notices(), product_notices()).filter(lambda text: loaded(text) is not None)


def of_another_region(text: str) -> str:
    return text.replace("999999 示例县", "999998 另一示例县", 1)


@settings(max_examples=20)
@given(written, written, st.booleans())
def test_it_can_be_said(one: str, other: str, between: bool) -> None:
    old, new = loaded(one), loaded(of_another_region(other) if between else other)
    assert old is not None
    assert new is not None
    changes = compare(old, new)
    for language in LANGUAGES:
        speaker = Speaker.of(changes, language)
        said = [sentence(speaker, change) for change in changes.found]
        assert all(said)
        assert not any("None" in one or "{" in one for one in said)
        assert all(render(changes, language) for render in (changes_text.render, changes_html.render))
        assert changes_markdown.render(changes, language)
    is_of_its_shape(changes)


def is_of_its_shape(changes: Changes) -> None:
    Draft202012Validator(changes_json.changes_schema()).validate(json.loads(changes_json.render(changes, "zh")))
