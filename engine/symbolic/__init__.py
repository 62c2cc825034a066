"""Semantic checks: what a rule file means for people whom nobody has met yet, each finding with a witness person.

policy → survey (every question explored into cells) → checks → witnesses (replayed) → diagnostics
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dsl import Assumption, Diagnostic, InSource, Policy

from ..interpret.assess import taken_together
from . import aids, constraints, idle, limits, lines, quiet, splits, sums, waits, windows
from .report import once
from .superior import check_under
from .survey import Survey

__all__ = ["CHECKS", "check_meaning", "check_under"]

CHECKS: tuple[Callable[[Survey], Iterable[Diagnostic]], ...] = (
    lines.lines_run_out,
    lines.lines_never_reached,
    lines.categories_never_hold,
    lines.products_never_bought,
    windows.windows_end_before_start,
    windows.days_outside_windows,
    windows.days_in_two_windows,
    aids.ties,
    aids.aids_without_priority,
    aids.aids_never_given,
    aids.in_full_of_several_prices,
    splits.broken_amounts,
    sums.money_adds_up,
    sums.funding_adds_up,
    splits.lines_agree_with_total,
    waits.waits_below_nothing,
    constraints.constraints_hold,
    idle.names_unused,
    idle.readings_never_asked,
    idle.assumptions_idle,
    quiet.results_absent,
    quiet.who_meets_silence,
    limits.not_all_looked_at,
)
"""In the order in which they run; the findings come out in the order of the file."""


def check_meaning(policy: Policy, assume: tuple[Assumption, ...] = ()) -> tuple[Diagnostic, ...]:
    """Everything that is wrong, or worth knowing, about what a policy says of people.

    `assume` comes from outside: a fact that it fills is that of everybody.
    """
    survey = Survey(replace(policy, assumptions=taken_together(policy, assume)))
    found = (diagnostic for check in CHECKS for diagnostic in check(survey))
    return tuple(diagnostic.at_origin() for diagnostic in sorted(once(found), key=_place))


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.place.span.start if isinstance(diagnostic.place, InSource) else 0
