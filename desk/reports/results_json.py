"""Everyone's answer for programs: who it is about beside the published record, whole or one person a line."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dsl import InRecords, Language
from engine.facts import Rejected
from engine.record import policy_json, record_of

from .results import Result, Results

FORMAT = 1

Json = Mapping[str, object]


def render(results: Results, language: Language) -> bytes:
    document = {
        "format": FORMAT,
        "policy": policy_json(results.policy),
        "summary": results.summary,
        "results": [_result(result) for result in results.results],
        "set_aside": [_set_aside(row, language) for row in results.roster.rejected],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def render_lines(results: Results) -> bytes:
    return "".join(json.dumps(_result(result), ensure_ascii=False) + "\n" for result in results.results).encode()


def _result(result: Result) -> Json:
    named = {"name": result.name, "id_number": result.id_number}
    person = {"row": result.record.row, **{key: value for key, value in named.items() if value}}
    return {"person": person, "assessment": record_of(result.assessment)}


def _set_aside(row: Rejected, language: Language) -> Json:
    """By row number alone: what its cells hold is in the rejects file."""
    problems = [
        {
            "code": problem.code,
            "column": problem.place.column if isinstance(problem.place, InRecords) else None,
            "message": problem.message(language),
        }
        for problem in row.problems
    ]
    return {"row": row.row, "problems": problems}
