"""Coverage for programs: the format of `desk/schemas/coverage.schema.json`, which only ever grows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from dsl import Language
from engine.coverage import Coverage, Goal, Measure, Tally

from .words import day_of, missing

FORMAT = 1
Json = Mapping[str, object]


def render(coverage: Coverage, language: Language) -> str:
    document = {"format": FORMAT, "language": language, **member(coverage, language)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def member(coverage: Coverage, language: Language) -> Json:
    """One policy, also as a part of another document."""
    return {
        "policy": coverage.policy.header.id,
        "scenarios": coverage.scenarios,
        "total": _tally(coverage.total),
        "measures": {measure.value: _tally(coverage.of(measure)) for measure in Measure},
        "goals": [_goal(coverage, goal, language) for goal in coverage.goals],
    }


def members(coverages: Sequence[Coverage], language: Language) -> list[Json]:
    return [member(one, language) for one in coverages]


def _tally(tally: Tally) -> Json:
    return {"met": tally.met, "all": tally.all, "per_mille": tally.per_mille}


def _goal(coverage: Coverage, goal: Goal, language: Language) -> Json:
    never = coverage.impossible.get(goal)
    met = coverage.met.get(goal, ())
    state = "impossible" if never is not None else "met" if met else "gap"
    return {
        "measure": goal.measure.value,
        "goal": goal.sort.value,
        "statement": goal.statement,
        "place": {"line": goal.line} | ({"file": goal.file} if goal.file else {}),
        "clauses": list(goal.clauses),
        "text": goal.text,
        **({} if goal.inside is None else {"inside": goal.inside}),
        **({"day": day_of(goal)} if goal.day else {}),
        "state": state,
        **({"because": never.value} if never is not None else {}),
        **({"message": missing(goal, language)} if state == "gap" else {}),
        "scenarios": list(met),
    }
