"""Mutations for programs: the format of `desk/schemas/mutation.schema.json`, which only ever grows."""

from __future__ import annotations

import json
from typing import Any

from dsl import Language, Policy, Source
from engine.mutation import OPERATORS, Affected, Fate, Score, Tried

from .words import sentence, slip

FORMAT = 1
_OPERATORS = {operator.id: operator for operator in OPERATORS}


def render(score: Score, source: Source, policy: Policy, language: Language, *, with_all: bool = False) -> str:
    """With `with_all` also the changes that were noticed or make no difference."""
    wanted = tuple(Fate) if with_all else (Fate.SURVIVED, Fate.UNDECIDED)
    return (
        json.dumps(
            {
                "format": FORMAT,
                "language": language,
                "policy": policy.header.id,
                "file": source.name,
                "summary": {
                    **{fate.value: len(score.of(fate)) for fate in Fate},
                    "tried": len(score.tried),
                    "score": score.per_mille / 1000,
                },
                "mutations": [_mutation(one, language) for one in score.of(*wanted)],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _mutation(one: Tried, language: Language) -> dict[str, Any]:
    mutation, operator = one.mutation, _OPERATORS[one.mutation.operator]
    made: dict[str, Any] = {
        "fate": one.fate.value,
        "operator": operator.id,
        "kind": operator.chinese if language == "zh" else operator.english,
        "line": mutation.line,
        "before": mutation.before,
        "after": mutation.after,
        "clauses": mutation.clauses,
        "message": sentence((mutation,), language) if one.fate is Fate.SURVIVED else slip(mutation, language),
        "cells": one.cells,
    }
    if mutation.other:
        made["other_line"] = mutation.other
    if one.by:
        made["noticed_by"] = one.by
    if one.affected is not None:
        made["person"] = _person(one.affected)
    return made


def _person(affected: Affected) -> dict[str, Any]:
    """Outcomes as a scenario file writes them; null where there is no such field."""
    fields = {name: {"before": before, "after": after} for name, (before, after) in affected.fields.items()}
    return {"facts": dict(affected.facts), "fields": fields}
