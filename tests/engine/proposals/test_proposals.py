"""Proposals close the gaps of a notice's tests: accepted, they show what was missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from desk.reports.proposals import yaml as proposals_yaml
from desk.rule_files.policies import load_policy
from desk.testing import open_scenarios, scenarios_beside
from desk.testing.coverage import seen
from dsl import Asked, Diagnostic, Policy, Source
from engine.cases import prepare, read_scenarios, run
from engine.coverage import EDGES, Coverage, Possible, Seen, Sort, coverage_of
from engine.proposals import Proposed, propose, usual_facts

REPOSITORY = Path(__file__).parent.parent.parent.parent
POLICIES = sorted((REPOSITORY / "policies").glob("*-20*.pol"))
GALLERY = sorted((REPOSITORY / "docs" / "gallery").glob("*.pol"))
STAYS_OPEN = {"waiting-history": 1}
"""A condition that another one rules out, where not every history of payments is looked at."""


def model(rules: Path) -> Policy:
    loaded = load_policy(rules)
    assert not isinstance(loaded, Diagnostic) and loaded.policy is not None
    return loaded.policy


@cache
def proposed(rules: Path, with_scenarios: bool = True) -> tuple[Coverage, Proposed, Possible, list[Seen]]:
    policy = model(rules)
    files = scenarios_beside(rules) if with_scenarios else ()
    prepared = [open_scenarios(path).prepared for path in files]
    before = [seen(policy, tuple(run(those))) for those in prepared]
    possible = Possible(policy)
    coverage = coverage_of(possible, before)
    usual = usual_facts([one.facts for those in prepared for one in those])
    return coverage, propose(coverage, possible, usual), possible, before


def accepted(rules: Path, made: Proposed) -> Seen:
    """What the proposals show, read back from their file as if an officer had accepted them all."""
    text = proposals_yaml.render("某县", rules.stem, made, "zh").replace("    状态: 提议\n", "")
    file, problems = read_scenarios(Source("提议", text))
    assert file is not None, [problem.message("zh") for problem in problems]
    policy = model(rules)
    prepared, problems = prepare(file, rules.stem, lambda asked: policy if asked == Asked() else ())
    assert not problems, [problem.message("zh") for problem in problems]
    ran = tuple(run(prepared))
    assert not [one.scenario.name for one in ran if one.differences]
    return seen(policy, ran)


@pytest.mark.parametrize("rules", [*POLICIES, *GALLERY], ids=lambda path: path.stem)
def test_accepted_they_close_the_gaps_that_they_are_for(rules: Path) -> None:
    coverage, made, possible, before = proposed(rules)
    after = coverage_of(possible, [*before, accepted(rules, made)]) if made.proposals else coverage
    left = [goal for goal in after.gaps if goal.sort is not Sort.CITED]
    assert set(left) == set(made.remaining)
    assert len(left) == STAYS_OPEN.get(rules.stem, 0)


def test_a_notice_without_any_scenario_is_covered_from_nothing() -> None:
    rules = REPOSITORY / "docs" / "gallery" / "price-by-date.pol"
    coverage, made, possible, _ = proposed(rules, with_scenarios=False)
    assert not coverage.met
    after = coverage_of(possible, [accepted(rules, made)])
    assert not after.gaps
    assert len(made.proposals) < len(coverage.gaps) / 2


def test_each_edge_has_somebody_just_inside_and_somebody_just_outside() -> None:
    rules = REPOSITORY / "docs" / "gallery" / "windows-monthly.pol"
    coverage, made, *_ = proposed(rules, with_scenarios=False)
    edges = {goal for goal in coverage.gaps if goal.sort in EDGES}
    closed = {goal for one in made.proposals for goal in one.goals}
    assert edges and edges <= closed
    assert {(g.line, g.text, g.sort) for g in edges if g.inside} & {
        (g.line, g.text, g.sort) for g in edges if not g.inside
    }


def test_aids_that_meet_are_proposed_with_who_pays_what() -> None:
    rules = REPOSITORY / "docs" / "gallery" / "aid-by-identity-and-tier.pol"
    _, made, *_ = proposed(rules, with_scenarios=False)
    meeting = [one for one in made.proposals if any(goal.sort is Sort.MEET for goal in one.goals)]
    assert meeting
    for one in meeting:
        assert "应缴" in one.expected and any(name.startswith("资助.") for name in one.expected)


def test_a_person_has_few_facts_of_their_own() -> None:
    rules = REPOSITORY / "policies" / "dengkou-2023.pol"
    _, made, *_ = proposed(rules, with_scenarios=False)
    counts = sorted(len(one.facts) for one in made.proposals)
    assert counts[len(counts) // 2] <= 2
    assert counts[-1] <= 6


def test_nobody_pays_before_being_born() -> None:
    rules = REPOSITORY / "policies" / "dengkou-2023.pol"
    _, made, *_ = proposed(rules, with_scenarios=False)
    assert made.proposals
    for one in made.proposals:
        facts: Mapping[str, str] = {**made.shared, **one.facts}
        assert date.fromisoformat(facts["缴费日期"]) >= date.fromisoformat(facts["出生日期"])


def test_usual_facts_are_those_of_most_persons() -> None:
    assert usual_facts([{"年": 1, "月": 2}, {"年": 1, "月": 3}, {"年": 1}]) == {"年": 1}
    assert usual_facts([]) == {}
