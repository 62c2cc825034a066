"""The scenarios beside the policies, as a body: that they hold is found out one by one, by our plug-in for pytest."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from desk.checking import check_file
from desk.reports.explanation import html as explanation_html
from desk.reports.explanation import json as explanation_json
from desk.reports.explanation import text as explanation_text
from desk.rule_files.policies import load_policy
from dsl import Asked, Diagnostic, Policy, Severity, Source
from engine.cases import Prepared, Runner, prepare, read_scenarios
from engine.explain import explain
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


def policy_of(path: Path) -> Path:
    """The rule file beside a scenario file."""
    return path.with_name(path.name.replace(".scenarios.yaml", ".pol"))


@cache
def prepared(path: Path) -> tuple[Prepared, ...]:
    file, problems = read_scenarios(Source(path.name, path.read_text("utf-8")))
    assert file is not None, [d.message("en") for d in problems]
    found, problems = prepare(file, policy_of(path).stem, partial(policy_on, policy_of(path)))
    assert not problems, [d.message("en") for d in problems]
    return found


CASES = [
    pytest.param(one, id=f"{policy_of(path).stem}-{one.scenario.name}") for path in FILES for one in prepared(path)
]
SCHEMA = Draft202012Validator(assessment_schema())
RUNNER = Runner()


@pytest.mark.parametrize("one", CASES)
def test_the_answer_fits_the_published_schema_and_can_be_explained(one: Prepared) -> None:
    assessment = RUNNER(one).assessment
    SCHEMA.validate(record_of(assessment))
    explanation = explain(assessment)
    for form in (explanation_text, explanation_json, explanation_html):
        assert form.render(explanation, "zh", "某人") and form.render(explanation, "en", "somebody")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_notice_has_enough_scenarios(path: Path) -> None:
    assert len(prepared(path)) >= FEWEST[path.parent]


@pytest.mark.parametrize("path", sorted(GALLERY.glob("*.pol")), ids=lambda p: p.stem)
def test_every_notice_of_the_gallery_is_sound_and_listed(path: Path) -> None:
    found = check_file(str(path), None, fast=False).diagnostics
    findings = [(d.code, d.message("zh")) for d in found if d.severity is not Severity.NOTE and d.code != NO_LOCK]
    assert not findings
    assert f"({path.name})" in (GALLERY / "README.md").read_text("utf-8")
