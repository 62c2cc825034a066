"""Nothing is missed: whatever line or silence any of many random persons meets, the survey has met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dsl import NONE, Fact, Identity, Kind, Policy, Source, TimeOfDay, load
from engine import Assessment, Assessor, Deferred, NotStated, Unknown
from engine.facts_used import facts_used
from engine.symbolic.survey import Survey
from engine.walk import inside

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
    assessor, dice = Assessor(policy), Random(path.stem)
    for _ in range(PERSONS):
        assessment = assessor(person(policy, dice))
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


def person(policy: Policy, dice: Random) -> dict[Any, Any]:
    days = days_of(policy)
    return {name: value(policy, policy.vocabulary.facts[name], days, dice) for name in sorted(facts_used(policy))}


def value(policy: Policy, fact: Fact, days: list[date], dice: Random) -> Any:
    """Days lie near those that the file names, or ninety days from them."""
    if fact.nullable and dice.random() < 0.15:
        return NONE
    match fact.type.kind:
        case Kind.DATE:
            within = date(policy.header.year - 1, 8, 1) + timedelta(dice.randrange(560))
            near = dice.choice(days or [within]) + timedelta(dice.choice((0, 0, -1, 1, 89, 90, 91, -89, -90)))
            return dice.choice((within, near))
        case Kind.TIME:
            return TimeOfDay(dice.choice((12 * 3600, 63_000)) + dice.choice((-3600, -60, 0, 1, 60)))
        case Kind.YES_NO:
            return dice.random() < 0.4
        case Kind.IDENTITY:
            return Identity() if dice.random() < 0.2 else False
        case Kind.REGION:
            return dice.choice([region.code for region in policy.vocabulary.regions])
        case Kind.ENUMERATION:
            return dice.choice(fact.type.values)
    raise AssertionError(f"no random values for {fact.name}")


def days_of(policy: Policy) -> list[date]:
    parts = [e for part in (*policy.decisions.values(), *policy.windows.values()) for e in inside(part)]
    return sorted({e.value for e in parts if isinstance(getattr(e, "value", None), date)})
