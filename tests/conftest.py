"""Settings for every test, and an invented county: the sample notice of the language, with persons who meet it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from dsl import Identity, Policy, Source, Value, load
from engine import Assessment, Assessor

settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=60)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

REPOSITORY = Path(__file__).parent.parent
LOCAL: Mapping[str, Value] = {"户籍地": "999999", "地区类别": "一类", "出生日期": date(1960, 5, 1)}
IN_TIME = date(2024, 10, 8)

PERSONS: Mapping[str, Mapping[str, Value]] = {
    "three_identities": {
        **LOCAL,
        "缴费日期": IN_TIME,
        "特困": Identity(),
        "低保": Identity(date(2024, 3, 1)),
        "残疾等级": "一级",
    },
    "tie": {**LOCAL, "缴费日期": IN_TIME, "特困": False, "低保": Identity(), "残疾等级": "二级"},
    "late": {**LOCAL, "缴费日期": date(2025, 3, 5)},
    "too_late": {**LOCAL, "缴费日期": date(2026, 1, 2)},
    "newborn": {**LOCAL, "出生日期": date(2025, 4, 20), "缴费日期": date(2025, 5, 6), "父母任一参保": True},
    "employee": {**LOCAL, "缴费日期": IN_TIME, "职工医保在保": True},
    "no_payment_date": LOCAL,
    "nothing_but_home": {"户籍地": "999999"},
    "from_elsewhere": {**LOCAL, "户籍地": "999998", "持居住证": False, "缴费日期": IN_TIME},
}
"""Persons of the invented county, by what is special about them."""


def policy_from(text: str, name: str = "示例.pol") -> Policy:
    """A rule file beside the shared vocabulary; it must be free of errors."""
    loaded = load(Source(name, text), lambda beside: _read(REPOSITORY / "policies" / beside))
    assert loaded.policy is not None, [(d.code, d.message("zh")) for d in loaded.diagnostics]
    return loaded.policy


def _read(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def policy_of() -> Callable[[str], Policy]:
    """Makes a policy from the text of a rule file."""
    return policy_from


@pytest.fixture(scope="session")
def example_assessor() -> Assessor:
    path = REPOSITORY / "tests" / "dsl" / "example.pol"
    return Assessor(policy_from(path.read_text(encoding="utf-8"), path.name))


@pytest.fixture(scope="session")
def assessed(example_assessor: Assessor) -> Callable[[str], Assessment]:
    """The assessment of one of `PERSONS` under the sample notice."""
    return lambda name: example_assessor(PERSONS[name])


@pytest.fixture(params=sorted(PERSONS))
def anyone(request: pytest.FixtureRequest, example_assessor: Assessor) -> Assessment:
    """Each person of the invented county in turn."""
    return example_assessor(PERSONS[request.param])
