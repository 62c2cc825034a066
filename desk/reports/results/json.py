"""Everyone's answer for programs: who it is about beside the published record, whole or one person a line.

Made piece by piece: the records of a county together are larger than its roster by far.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dsl import InRecords, Language
from engine.facts import Rejected
from engine.record import policy_json, record_of

from .model import Result, Results

FORMAT = 1

Json = Mapping[str, object]


def render(results: Results, language: Language) -> Iterator[bytes]:
    """One document, a person per line."""
    head = {"format": FORMAT, "policy": policy_json(results.policy), "summary": results.summary}
    yield (_text(head)[:-1] + ', "results": [').encode()
    for number, result in enumerate(results.results):
        yield (",\n" if number else "\n").encode() + _text(_result(result)).encode()
    set_aside = [_set_aside(row, language) for row in results.roster.rejected]
    yield f'\n], "set_aside": {_text(set_aside)}}}\n'.encode()


def render_lines(results: Results) -> Iterator[bytes]:
    for result in results.results:
        yield (_text(_result(result)) + "\n").encode()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


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
