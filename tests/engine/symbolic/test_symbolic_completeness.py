"""Nothing is missed: whatever line or silence any of many random persons meets, the survey has met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dsl import Policy, Source, load
from engine import Assessment, Assessor, Deferred, NotStated, Unknown
from engine.facts_used import facts_used
from engine.symbolic.survey import Survey

from ..random_people import RandomValues

REPOSITORY = Path(__file__).parents[3]
NOTICES = [
    REPOSITORY / "tests" / "dsl" / "example.pol",
    *sorted((REPOSITORY / "policies").glob("*-20*.pol")),
    *sorted((REPOSITORY / "docs" / "gallery").glob("windows-*.pol")),
]
PERSONS = 400


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_random_persons_meet_nothing_new(path: Path) -> None:
    policy = policy_of(path)
    survey = Survey(policy)
    silences = {silence.reason for silence in survey.silences}
    lines = {(key, line) for key in policy.decisions for c in survey.decision(key).cells for line in c.answer.lines}
    assessor, values = Assessor(policy), RandomValues(policy, Random(path.stem))
    for _ in range(PERSONS):
        assessment = assessor(person(policy, values))
        assert set(silences_met(assessment)) <= silences
        assert {
            (key, line) for w in assessment.worlds for key in policy.decisions for line in w.lines.get(key, ())
        } <= lines


def policy_of(path: Path) -> Policy:
    def beside(name: str) -> Source:
        return Source(name, (REPOSITORY / "policies" / name).read_text(encoding="utf-8"))

    loaded = load(Source(path.name, path.read_text(encoding="utf-8")), beside)
    assert loaded.policy is not None
    return loaded.policy


def silences_met(assessment: Assessment) -> Iterator[NotStated | Deferred]:
    for world in assessment.worlds:
        for value in [*world.values.values(), *(world.memo.get(name) for name in assessment.categories)]:
            for one in [v for _, v in value.cases] if hasattr(value, "cases") else [value]:
                if isinstance(one, Unknown):
                    yield from (reason for reason in one.reasons if isinstance(reason, NotStated | Deferred))


def person(policy: Policy, values: RandomValues) -> dict[Any, Any]:
    return {name: values.of(policy.vocabulary.facts[name]) for name in sorted(facts_used(policy))}
