"""The explanation as data for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from desk.reports.explanation.json import render
from engine import Assessment
from engine.explain import explain

Assessed = Callable[[str], Assessment]


def data(assessment: Assessment) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(explain(assessment), "zh", "示例甲"))
    return found


def step(explained: dict[str, Any], field: str) -> dict[str, Any]:
    return next(one for one in explained["steps"] if one["field"] == field)


def test_it_names_its_format_the_language_and_the_person_in_the_callers_words(anyone: Assessment) -> None:
    explained = data(anyone)
    assert (explained["format"], explained["language"], explained["subject"]) == (1, "zh", "示例甲")
    assert explained["policy"]["id"] == "示例县2025"


def test_the_steps_stand_in_the_order_in_which_an_officer_asks(anyone: Assessment) -> None:
    assert [one["field"] for one in data(anyone)["steps"]] == [
        "eligibility",
        "acceptance",
        "contribution",
        "waiting_period",
        "benefit_start",
        "benefit_end",
        "funding_total",
    ]


def test_a_decided_line_comes_with_its_condition_and_what_was_passed_over(assessed: Assessed) -> None:
    (way,) = step(data(assessed("late")), "acceptance")["ways"]
    (line,) = way["decided"]
    assert (line["line"], line["clauses"]) == (27, ["三"])
    assert line["condition"]["verdict"] == {"outcome": "known", "value": True}
    assert line["condition"]["operands"][0]["value"]["value"] == "2025-03-05"
    assert line["condition"]["operands"][1]["last"]["value"] == "2025-12-31"
    assert [skipped["line"] for skipped in way["skipped"]] == [25, 26]


def test_a_counted_date_shows_each_step(assessed: Assessed) -> None:
    ways = step(data(assessed("late")), "benefit_start")["ways"]
    assert [(way["when"], way["decided"][0]["work"]["counted"]) for way in ways][1] == (
        {"首日": "不计"},
        {
            "start": "2025-03-05",
            "length": {"count": 3, "unit": "month"},
            "first_day_counts": False,
            "reached": "2025-06-05",
            "result": "2025-06-06",
        },
    )


def test_losers_stand_with_their_margin(assessed: Assessed) -> None:
    (way,) = data(assessed("three_identities"))["aids"]
    (stage,) = way["stages"]
    assert [(aid["aid"], aid["fate"], aid["margin"] and aid["margin"]["value"]) for aid in stage["aids"]] == [
        ("特困全额", "counts", None),
        ("低保定额", "lost", "200.00"),
        ("重残定额", "lost", "200.00"),
    ]


def test_a_fact_to_ask_for_names_its_holder_and_the_fields_it_decides(assessed: Assessed) -> None:
    (asked,) = data(assessed("no_payment_date"))["asked"]
    assert asked["fact"] == {"kind": "missing", "fact": "缴费日期"}
    assert asked["holder"] == "税务"
    assert {"acceptance", "contribution", "benefit_start"} <= set(asked["fields"])
