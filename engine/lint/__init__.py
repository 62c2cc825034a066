"""Lint: what a reviewer would say of a rule file before it is issued, with what mends it.

loaded file + findings of the checks → rules → fixes → permissions (允许) → findings

The checks are not made a second time: their findings come in, and go out with the fixes that they can have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dsl import Diagnostic, Fix, InSource, Loaded, Policy

from ..coverage import Coverage
from . import deletions, silences, slips
from .mend import Judged, Mended, mend
from .permissions import permitted
from .rules import (
    above,
    categories,
    clauses,
    conditions,
    framework,
    names,
    negation,
    reasons,
    repeated,
    same,
    scenarios,
    years,
)
from .subject import Subject

__all__ = ["MENDED", "RULES", "Judged", "Mended", "Rule", "lint", "mend"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What finds things under one code. `mends`: each comes with a safe fix."""

    code: str
    find: Callable[[Subject], Iterable[Diagnostic]]
    mends: bool = False


RULES: tuple[Rule, ...] = (
    Rule("P910", categories.never_used),
    Rule("P911", conditions.same_for_everybody),
    Rule("P912", conditions.implied_by_others),
    Rule("P913", above.above_the_price),
    Rule("P914", clauses.out_of_order, mends=True),
    Rule("P915", framework.far_from_the_framework),
    Rule("P916", names.nearly_equal),
    Rule("P917", reasons.says_nothing),
    Rule("P918", scenarios.not_met),
    Rule("P919", negation.double_negation, mends=True),
    Rule("P920", repeated.written_twice, mends=True),
    Rule("P921", years.windows),
    Rule("P922", years.heading),
    Rule("P923", scenarios.none_at_all),
    Rule("P924", same.same_twice),
)

_OF_SCENARIOS = ("P918", "P923")
Mend = Callable[[Subject, Diagnostic], Fix | None]
MENDED: dict[str, Mend] = {
    "P410": slips.other_clause,
    "P501": silences.last_line,
    "P502": silences.other_row,
    "P503": deletions.line,
    "P507": deletions.statement,
    "P508": deletions.statement,
    "P509": deletions.reading,
    "P510": deletions.statement,
    "P511": silences.statements,
    "P520": silences.tie,
    "P522": silences.priority,
}
"""Findings of the checks that can be mended, nearly always as a suggestion: what nobody needs may have been forgotten
where it belongs, and whether a notice is silent, only the notice tells."""


def lint(
    loaded: Loaded,
    checked: Sequence[Diagnostic],
    superiors: tuple[Policy, ...] = (),
    coverage: Coverage | None = None,
) -> tuple[Diagnostic, ...]:
    """`checked` is all that the checks found, and comes back with its fixes; the rules add what they find.

    Without `coverage` nothing is said of scenarios, nor of permissions that speak of them. A file with errors has no
    policy: then only the checks speak. What the file permits (允许) is left out, and a permission that nothing needs is
    a finding itself.
    """
    if loaded.policy is None:
        return permitted(loaded.source, checked, lambda _: False)
    subject = Subject(loaded.nodes, loaded.policy, superiors, coverage)
    found = [diagnostic for rule in RULES for diagnostic in rule.find(subject)]
    return permitted(
        loaded.source,
        (*(_with_fix(subject, one) for one in checked), *found),
        lambda code: coverage is not None or code not in _OF_SCENARIOS,
    )


def _with_fix(subject: Subject, found: Diagnostic) -> Diagnostic:
    make = MENDED.get(found.code)
    if make is None or found.fix is not None or not isinstance(found.place, InSource):
        return found
    return replace(found, fix=make(subject, found)) if found.place.source == subject.source else found
