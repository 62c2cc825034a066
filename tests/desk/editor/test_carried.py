"""What a file was found to mean stays where the text reads the same, while more is typed."""

from __future__ import annotations

from desk.editor.carried import carried
from dsl import Diagnostic, InSource, Source, Span

BEFORE = Source("甲.pol", "一一一\n二二二\n三三三\n")


def finding(text: str) -> Diagnostic:
    at = BEFORE.text.index(text)
    return Diagnostic("P506", InSource(BEFORE, Span(at, at + len(text))), {"name": text})


def test_only_what_the_change_touches_is_dropped() -> None:
    after = Source("甲.pol", "一一一\n二二\n又一行\n三三三\n")
    found = carried([finding("一一"), finding("二二二"), finding("三三")], BEFORE, after)
    places = [one.place for one in found]
    assert all(isinstance(place, InSource) and place.source == after for place in places)
    assert [after.text[p.span.start : p.span.end] for p in places if isinstance(p, InSource)] == ["一一", "三三"]
