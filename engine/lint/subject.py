"""What the rules look at: one rule file, the notice that it makes, and what is known beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dsl import Diagnostic, Edit, Fix, InSource, Label, Policy, Source, Span, nodes

from ..coverage import Coverage
from ..mutation import Written
from ..symbolic.survey import Survey
from .outcomes import Outcomes


@dataclass(frozen=True)
class Subject:
    """`file` are the nodes of the file itself, `policy` the whole notice that governs.

    `superiors` (上级) upwards. `coverage` is what the scenarios meet; None: nobody asked them.
    """

    file: nodes.FileNode
    policy: Policy
    superiors: tuple[Policy, ...] = ()
    coverage: Coverage | None = None

    @property
    def source(self) -> Source:
        return self.file.source

    @cached_property
    def written(self) -> Written:
        return Written(self.source, self.file)

    @cached_property
    def survey(self) -> Survey:
        return Survey(self.policy)

    @cached_property
    def outcomes(self) -> Outcomes:
        """Whatever reading is assumed."""
        return Outcomes(self.survey.open_readings)

    def found(
        self, code: str, span: Span, words: Mapping[str, str], fix: Fix | None = None, labels: tuple[Label, ...] = ()
    ) -> Diagnostic:
        """A finding at a place of the file."""
        return Diagnostic(code, InSource(self.source, span), words, labels, fix)

    def statement_at(self, found: Diagnostic) -> nodes.StatementNode | None:
        """The statement of the file that a finding is about. None behind 改 or 增, which answers to another file."""
        start = start_of(found)
        return next((node for node in self.file.statements if node.span.start == start), None)

    def is_own(self, span: Span) -> bool:
        """Was this stretch of the whole notice written in the file itself?"""
        return self.policy.source.origin(span)[0] == self.source


def start_of(found: Diagnostic) -> int:
    """Where a finding in a rule file begins."""
    assert isinstance(found.place, InSource)
    return found.place.span.start


def without(span: Span) -> Edit:
    """Leaving a stretch out."""
    return Edit(span, "")
