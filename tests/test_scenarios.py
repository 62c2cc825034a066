"""Every scenario beside a policy: derived by hand from the notice, and borne out by the reference evaluator."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from desk.commands.check import check_file
from desk.policies import load_policy
from desk.reports import explanation_html, explanation_json, explanation_text
from dsl import Asked, Assumption, Diagnostic, Policy, Severity
from engine import Assessment, Assessor
from engine.cases import Scenario, assumed, differences, read_scenarios
from engine.explain import explain
from engine.facts import facts_of
from engine.record import assessment_schema, record_of

REPOSITORY = Path(__file__).parent.parent
POLICIES, GALLERY = REPOSITORY / "policies", REPOSITORY / "docs" / "gallery"
FILES = sorted((*POLICIES.glob("*.scenarios.yaml"), *GALLERY.glob("*.scenarios.yaml")))
NO_LOCK = "P430"
"""An invented notice has no text whose clauses could be locked."""
FEWEST = {POLICIES: 25, GALLERY: 4}


@cache
def policy_on(path: Path, texts: Asked) -> Policy:
    loaded = load_policy(path, texts)
    assert not isinstance(loaded, Diagnostic), loaded.message("en")
    assert loaded.policy is not None, [d.message("en") for d in loaded.diagnostics]
    return loaded.policy


@cache
def assessor_for(path: Path, texts: Asked, assume: tuple[Assumption, ...]) -> Assessor:
    return Assessor(policy_on(path, texts), assume)


def scenarios(path: Path) -> tuple[str, tuple[Scenario, ...]]:
    return read_scenarios(path.read_text("utf-8"))


def policy_of(path: Path) -> Path:
    """The rule file beside a scenario file."""
    return path.with_name(path.name.replace(".scenarios.yaml", ".pol"))


CASES = [
    pytest.param(policy_of(path), scenario, id=f"{policy_of(path).stem}-{scenario.name}")
    for path in FILES
    for scenario in scenarios(path)[1]
]


SCHEMA = Draft202012Validator(assessment_schema())


def answer(path: Path, scenario: Scenario) -> Assessment:
    policy = policy_on(path, scenario.texts)
    assessor = assessor_for(path, scenario.texts, assumed(scenario, policy))
    facts = facts_of(scenario.facts, policy.vocabulary, year=policy.header.year, regions=(policy.header.region,))
    assert not isinstance(facts, tuple), facts
    return assessor(facts)


@pytest.mark.parametrize(("path", "scenario"), CASES)
def test_the_notice_gives_this_person_what_was_derived_by_hand(path: Path, scenario: Scenario) -> None:
    found = differences(scenario, answer(path, scenario))
    report = [f"{d.field}: expected {d.expected}, found {d.found}" for d in found]
    assert not report, "\n".join([f"{scenario.clauses}: {scenario.why}", *report])


@pytest.mark.parametrize(("path", "scenario"), CASES)
def test_the_answer_fits_the_published_schema_and_can_be_explained(path: Path, scenario: Scenario) -> None:
    assessment = answer(path, scenario)
    SCHEMA.validate(record_of(assessment))
    explanation = explain(assessment)
    for form in (explanation_text, explanation_json, explanation_html):
        assert form.render(explanation, "zh", "某人") and form.render(explanation, "en", "somebody")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_notice_has_scenarios_for_its_own_file(path: Path) -> None:
    named, found = scenarios(path)
    assert named in (policy_of(path).stem, policy_on(policy_of(path), Asked()).header.id)
    assert len(found) >= FEWEST[path.parent]


@pytest.mark.parametrize("path", sorted(GALLERY.glob("*.pol")), ids=lambda p: p.stem)
def test_every_notice_of_the_gallery_is_sound_and_listed(path: Path) -> None:
    found = check_file(str(path), None, fast=False).diagnostics
    findings = [(d.code, d.message("zh")) for d in found if d.severity is not Severity.NOTE and d.code != NO_LOCK]
    assert not findings
    assert f"({path.name})" in (GALLERY / "README.md").read_text("utf-8")
