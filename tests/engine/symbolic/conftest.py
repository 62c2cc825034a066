"""Rule files of an invented county, checked for what they mean; a witness is read back as an officer's roster is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from dsl import Diagnostic, Policy, Severity
from engine import Assessment, Assessor
from engine.facts import Missing, Problem, regions_by_name, value_from
from engine.symbolic import check_meaning

from ..example_county import policy_of


@dataclass(frozen=True)
class Checked:
    """A rule file with what its check found."""

    policy: Policy
    diagnostics: tuple[Diagnostic, ...]

    @property
    def findings(self) -> list[str]:
        """The codes of errors and warnings."""
        return [d.code for d in self.diagnostics if d.severity is not Severity.NOTE]

    def all(self, code: str) -> list[Diagnostic]:
        return [d for d in self.diagnostics if d.code == code]

    def one(self, code: str) -> Diagnostic:
        found = self.all(code)
        assert len(found) == 1, [d.code for d in self.diagnostics]
        return found[0]

    def replay(self, diagnostic: Diagnostic) -> Assessment:
        return assess(self.policy, diagnostic.witness or {})


def assess(policy: Policy, witness: Mapping[str, str]) -> Assessment:
    """The witness as if it stood in a roster."""
    regions = regions_by_name(policy.vocabulary.regions)
    facts = {}
    for name, text in witness.items():
        value = value_from(policy.vocabulary.facts[name], text, regions)
        assert not isinstance(value, Problem | Missing), (name, text)
        facts[name] = value
    return Assessor(policy)(facts)


@pytest.fixture
def check() -> Callable[[str], Checked]:
    """Checks statements that follow the header of the invented county's notice."""

    def checked(statements: str) -> Checked:
        policy = policy_of(statements)
        return Checked(policy, check_meaning(policy))

    return checked


@pytest.fixture
def read_back() -> Callable[[Policy, Mapping[str, str]], Assessment]:
    return assess
