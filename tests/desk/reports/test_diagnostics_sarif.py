"""SARIF as code-scanning services take it in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion

from desk.reports.diagnostics.sarif import render
from dsl import Diagnostic, InFile, InSource, Language, Source

PARTS = json.loads((Path(__file__).parent / "sarif_parts.schema.json").read_text("utf-8"))


def run_of(diagnostics: Sequence[Diagnostic], language: Language = "zh") -> Any:
    document = json.loads(render(diagnostics, language))
    jsonschema.Draft202012Validator(PARTS).validate(document)
    (run,) = document["runs"]
    return run


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_shape_of_finding_keeps_to_the_standard(
    everything: tuple[Diagnostic, ...], language: Language, snapshot: SnapshotAssertion
) -> None:
    assert run_of(everything, language)["results"] == snapshot


def test_every_result_points_to_its_rule(everything: tuple[Diagnostic, ...]) -> None:
    run = run_of((*everything, *everything))
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [d.code for d in everything] * 2
    assert len(rules) == len(everything)


def test_rules_speak_both_languages_and_leave_open_what_a_finding_fills_in(unknown_name: Diagnostic) -> None:
    run = run_of([unknown_name], "en")
    (english,) = run["tool"]["driver"]["rules"]
    (translation,) = run["translations"]
    assert (run["language"], translation["language"]) == ("en-US", "zh-CN")
    assert english["shortDescription"]["text"] == "there is no fact or category named “…”"
    assert translation["rules"][0]["shortDescription"]["text"] == "没有名叫“…”的事实或人群"


def test_a_region_counts_characters_from_one_with_the_end_outside(unknown_name: Diagnostic, source: Source) -> None:
    run = run_of([unknown_name])
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = source.text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "特困人圆"
    assert source.text[region["charOffset"] :][: region["charLength"]] == "特困人圆"


def test_a_fix_says_what_to_replace_by_what(unknown_name: Diagnostic, source: Source) -> None:
    (fix,) = run_of([unknown_name])["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    deleted = replacement["deletedRegion"]
    start, end = deleted["charOffset"], deleted["charOffset"] + deleted["charLength"]
    mended = source.text[:start] + replacement["insertedContent"]["text"] + source.text[end:]
    assert "当 特困人员   #" in mended


@pytest.mark.parametrize(
    ("name", "uri"),
    [("示例 县/a#1.pol", "示例 县/a#1.pol"), ("/示例/a.pol", "file:///示例/a.pol")],
)
def test_file_names_are_addresses(name: str, uri: str) -> None:
    (result,) = run_of([Diagnostic("P703", InFile(name))])["results"]
    written = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert written.isascii() and "#" not in written
    assert unquote(written) == uri


def test_braces_in_a_message_stay_braces(gap: Diagnostic) -> None:
    (result,) = run_of([gap])["results"]
    assert result["message"]["text"].endswith("残疾等级 = {{一级}}")
    assert isinstance(gap.place, InSource)


def test_nothing_found_is_an_empty_run() -> None:
    assert run_of([])["results"] == []
