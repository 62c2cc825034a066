"""Every scenario beside a policy: derived by hand from the notice, and borne out by the reference evaluator."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from dsl import Source, load
from engine import Assessor
from engine.cases import Scenario, differences, read_scenarios
from engine.facts import facts_of

POLICIES = Path(__file__).parent.parent / "policies"
FILES = sorted(POLICIES.glob("*.scenarios.yaml"))
FEWEST = 25


@cache
def assessor_for(stem: str) -> Assessor:
    path = POLICIES / f"{stem}.pol"
    loaded = load(
        Source(path.name, path.read_text("utf-8")), lambda name: Source(name, (POLICIES / name).read_text("utf-8"))
    )
    assert loaded.policy is not None, [d.message("en") for d in loaded.diagnostics]
    return Assessor(loaded.policy)


def scenarios(path: Path) -> tuple[str, tuple[Scenario, ...]]:
    return read_scenarios(path.read_text("utf-8"))


CASES = [
    pytest.param(stem, scenario, id=f"{stem}-{scenario.name}")
    for path in FILES
    for stem, found in [scenarios(path)]
    for scenario in found
]


@pytest.mark.parametrize(("stem", "scenario"), CASES)
def test_the_notice_gives_this_person_what_was_derived_by_hand(stem: str, scenario: Scenario) -> None:
    assessor = assessor_for(stem)
    policy = assessor.policy
    facts = facts_of(scenario.facts, policy.vocabulary, year=policy.header.year, regions=(policy.header.region,))
    assert not isinstance(facts, tuple), facts
    found = differences(scenario, assessor(facts))
    report = [f"{d.field}: expected {d.expected}, found {d.found}" for d in found]
    assert not report, "\n".join([f"{scenario.clauses}: {scenario.why}", *report])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_notice_has_scenarios_for_its_own_file(path: Path) -> None:
    stem, found = scenarios(path)
    assert path.name == f"{stem}.scenarios.yaml"
    assert len(found) >= FEWEST
