"""Rule files of an invented county, linted; what a fix makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dsl import Diagnostic, InSource, Policy, Source, edited
from engine.coverage import Coverage
from engine.lint import Judged, lint
from engine.symbolic import check_meaning

from ..example_county import HEADER, loaded


@dataclass(frozen=True)
class Linted:
    """A rule file with all that is said of it."""

    judged: Judged

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        return self.judged.diagnostics

    def codes(self, beginning: str = "P9") -> list[str]:
        return [one.code for one in self.found if one.code.startswith(beginning)]

    def one(self, code: str) -> Diagnostic:
        (found,) = (one for one in self.found if one.code == code)
        return found

    def at(self, found: Diagnostic) -> str:
        """The text that a finding is about."""
        assert isinstance(found.place, InSource)
        return found.place.source.text[found.place.span.start : found.place.span.end]

    def mended(self, code: str) -> str:
        """The statements as the fix of this finding leaves them."""
        found = self.one(code)
        assert found.fix is not None
        return edited(self.judged.source.text, found.fix.edits).removeprefix(HEADER)


Lint = Callable[..., Linted]


def judge(source: Source, superiors: tuple[Policy, ...] = (), coverage: Coverage | None = None) -> Judged:
    found = loaded(source)
    meaning = () if found.policy is None else check_meaning(found.policy)
    return Judged(found, lint(found, (*found.diagnostics, *meaning), superiors, coverage))


@pytest.fixture
def linted() -> Lint:
    """Lints statements below a header; `header` stands instead of it."""

    def run(
        statements: str, superiors: tuple[Policy, ...] = (), coverage: Coverage | None = None, header: str = HEADER
    ) -> Linted:
        return Linted(judge(Source("示例县2025.pol", header + statements), superiors, coverage))

    return run
