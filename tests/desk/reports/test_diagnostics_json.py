"""The JSON that other programs read: it keeps to its published schema."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion

from desk.reports.diagnostics.json import render
from dsl import Because, Diagnostic, Language

SCHEMA = json.loads((files("desk") / "schemas" / "diagnostics.schema.json").read_text("utf-8"))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_shape_of_finding(everything: tuple[Diagnostic, ...], language: Language) -> None:
    document = json.loads(render(everything, language))
    jsonschema.validate(document, SCHEMA)
    assert document["language"] == language
    assert document["summary"] == {"errors": 3, "warnings": 1, "notes": 1}


def test_a_finding_in_full(unknown_name: Diagnostic, snapshot: SnapshotAssertion) -> None:
    assert render([unknown_name], "zh") == snapshot


def test_positions_count_characters_not_bytes_or_columns(unknown_name: Diagnostic) -> None:
    start = json.loads(render([unknown_name], "zh"))["diagnostics"][0]["place"]["start"]
    assert (start["line"], start["column"]) == (3, 15)


def test_a_row_of_a_roster_is_a_place(in_roster: Diagnostic) -> None:
    place = json.loads(render([in_roster], "zh"))["diagnostics"][0]["place"]
    assert place == {
        "kind": "records",
        "file": "名单,2025.xlsx",
        "sheet": "参保: 一",
        "row": 5,
        "column": "出生日期",
    }


def test_nothing_found_is_a_document_too() -> None:
    document = json.loads(render([], "zh"))
    jsonschema.validate(document, SCHEMA)
    assert document["diagnostics"] == []


def test_the_schema_knows_every_reason_for_a_second_place() -> None:
    label = SCHEMA["$defs"]["diagnostic"]["properties"]["labels"]["items"]["properties"]
    assert label["why"]["enum"] == [why.value for why in Because]
