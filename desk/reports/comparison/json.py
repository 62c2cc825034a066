"""A comparison for programs; its shape is `desk/schemas/comparison.schema.json`, which only ever grows.

Amounts and rates are texts, so that no program rounds them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from dsl import Assumption, Kind, Policy
from engine.compare.history import History, Point, Series
from engine.compare.same_person import SamePerson, Told
from engine.compare.side_by_side import Cell, Cited, Entry, Row, SideBySide
from engine.record import assumption_json, json_value, part, policy_json

from .history import summary as history_summary
from .person import summary as person_summary
from .side_by_side import label
from .side_by_side import summary as table_summary

FORMAT = 1
Json = dict[str, Any]


def comparison_schema() -> Json:
    """JSON Schema, draft 2020-12."""
    found: Json = json.loads(files("desk.schemas").joinpath("comparison.schema.json").read_text("utf-8"))
    return found


def side_by_side(table: SideBySide) -> str:
    return _dumped(
        {
            **_head("side_by_side", table.policies),
            "summary": {"zh": "".join(table_summary(table, "zh")), "en": " ".join(table_summary(table, "en"))},
            "rows": [_row(row, table.policies) for row in table.rows],
            "against_superiors": [
                {
                    "policy": policy.header.id,
                    "code": one.code,
                    "message": {"zh": one.message("zh"), "en": one.message("en")},
                }
                for policy, found in zip(table.policies, table.findings, strict=True)
                for one in found
            ],
            "not_compared": [
                {
                    "policy": policy.header.id,
                    "superior": one.superior,
                    "not_stated": list(one.silent),
                    "counting_people": list(one.counted),
                }
                for policy, above in zip(table.policies, table.uncompared, strict=True)
                for one in above
                if one.silent or one.counted
            ],
        }
    )


def history(made: History, left_out: Sequence[str]) -> str:
    return _dumped(
        {
            **_head("history", made.policies),
            "summary": {"zh": "".join(history_summary(made, "zh")), "en": " ".join(history_summary(made, "en"))},
            "left_out": list(left_out),
            "series": [_series(series, made.policies) for series in made.series],
        }
    )


def same_person(person: SamePerson, year: int | None) -> str:
    summary = {"zh": "".join(person_summary(person, year, "zh")), "en": " ".join(person_summary(person, year, "en"))}
    told = zip(person.policies, person.told, strict=True)
    return _dumped(
        {
            **_head("same_person", person.policies),
            "summary": summary,
            "dates_of_year": year,
            "answers": [_told(policy, one) for policy, one in told],
        }
    )


def _dumped(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _head(kind: str, policies: Sequence[Policy]) -> Json:
    return {"format": FORMAT, "kind": kind, "policies": [policy_json(policy) for policy in policies]}


def _row(row: Row, policies: Sequence[Policy]) -> Json:
    return {
        "concept": row.concept,
        "key": row.key,
        "names": list(row.names),
        "label": {"zh": label(row, "zh"), "en": label(row, "en")},
        "verdict": row.verdict.value,
        "cells": [_cell(cell, policy) for cell, policy in zip(row.cells, policies, strict=True)],
    }


def _cell(cell: Cell, policy: Policy) -> Json:
    return {
        "state": cell.state.value,
        "marks": sorted(mark.value for mark in cell.marks),
        "asked": dict(cell.asked),
        "entries": [_entry(entry, policy) for entry in cell.entries],
    }


def _entry(entry: Entry, policy: Policy) -> Json:
    made: Json = {"word": entry.word}
    if entry.name:
        made["name"] = entry.name
    if entry.text:
        made["text"] = entry.text
    if entry.count is not None:
        made["days"] = entry.count
    if entry.outcome is not None:
        made["value"] = part(entry.outcome, entry.field or entry.word, entry.kind)
    return made | _assumed(entry.assumed, policy) | _cited(entry.cited)


def _assumed(assumed: Sequence[Assumption], policy: Policy) -> Json:
    return {"assumed": [assumption_json(policy, one) for one in assumed]} if assumed else {}


def _cited(cited: Cited) -> Json:
    made: Json = {"clauses": list(cited.clauses)}
    place: Json = {"file": cited.file, "line": cited.line} if cited.line else {}
    return made | place | ({"lines": list(cited.lines)} if cited.further else {})


def _series(series: Series, policies: Sequence[Policy]) -> Json:
    return {
        "concept": series.concept,
        "key": series.key,
        "names": list(series.names),
        "word": series.word,
        "name": series.name,
        "unit": None if series.measure is None else series.measure.value,
        "points": [_point(*one, series) for one in zip(series.points, policies, strict=True)],
    }


def _point(point: Point, policy: Policy, series: Series) -> Json:
    kind = Kind.RATE if series.measure is not None and series.measure.value == "rate" else Kind.MONEY
    made: Json = {"state": point.state.value}
    if point.value is not None:
        made["value"] = json_value(point.value, kind)
    if point.day is not None:
        made["day"] = point.day.isoformat()
    if point.change is not None:
        made["change"] = json_value(point.change, kind)
    if point.days is not None:
        made["days_moved"] = point.days
    assumed = () if point.entry is None else point.entry.assumed
    return made | _assumed(assumed, policy) | _cited(point.cited)


def _told(policy: Policy, told: Told) -> Json:
    return {
        "policy": policy.header.id,
        "moved_years": told.moved,
        "facts": dict(told.facts),
        "missing": list(told.missing),
        "fields": {
            field: part(outcome, field, _kind(policy, field))
            | _assumed(told.assumed[field], policy)
            | _cited(told.cited[field])
            for field, outcome in told.assessment.fields.items()
        },
    }


def _kind(policy: Policy, field: str) -> Kind:
    decision = policy.decisions.get(field)
    return Kind.MONEY if decision is None else decision.type.kind
