"""Workflow commands: one line per finding, whatever it contains."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from desk.reports.diagnostics.github import render
from dsl import Diagnostic, InSource, Language, Source, Span


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_shape_of_finding(
    everything: tuple[Diagnostic, ...], language: Language, snapshot: SnapshotAssertion
) -> None:
    printed = render(everything, language)
    assert len(printed.splitlines()) == len(everything)
    assert printed == snapshot


def test_a_stretch_over_lines_names_its_start_only() -> None:
    source = Source("甲.pol", "缴费\n  400 元\n")
    printed = render([Diagnostic("P003", InSource(source, Span(0, 6)), {"name": "甲"})], "en")
    assert printed == "::notice file=甲.pol,line=1,col=1,title=P003::“甲” is used once\n"


def test_nothing_found_prints_nothing() -> None:
    assert render([], "zh") == ""
