"""What nobody ever needs: windows, tables and helpers without a use, readings and assumptions never consulted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsl import Assumed, Combine, DecisionRef, Diagnostic, Policy, Role, Span, TableRef, WindowRef

from ..interpret.stages import PRIORITY, stages_of
from ..walk import inside
from .report import finding
from .survey import Survey


def names_unused(survey: Survey) -> Iterator[Diagnostic]:
    """期, 定 and 表 that no other statement asks about. 人群 and 结果 are published by themselves."""
    policy = survey.policy
    used = {_name(part) for root in _roots(policy) for part in inside(root)}
    for name, window in policy.windows.items():
        if (WindowRef, name) not in used:
            yield finding("P507", policy, window.span, {"name": name})
    for key, decision in policy.decisions.items():
        if decision.role is Role.LET and (DecisionRef, key) not in used:
            yield finding("P508", policy, decision.span, {"kind": "定", "name": key})
    for name, table in policy.tables.items():
        if (TableRef, name) not in used:
            yield finding("P508", policy, table.span, {"kind": "表", "name": name})


def _name(part: Any) -> tuple[type, str] | None:
    match part:
        case WindowRef(window=name) | DecisionRef(decision=name) | TableRef(table=name):
            return type(part), name
    return None


def _roots(policy: Policy) -> Iterator[Any]:
    yield from policy.decisions.values()
    yield from policy.windows.values()
    yield from policy.aids
    yield from policy.constraints
    for funding in policy.funding:
        yield from funding.lines
    for table in policy.tables.values():
        yield from (*table.keys, *table.rows.values())


def readings_never_asked(survey: Survey) -> Iterator[Diagnostic]:
    """歧义 that nobody's answer rests on, whatever else is assumed."""
    idle = _unconsulted(survey, set(survey.policy.readings))
    if idle:
        idle = _unconsulted(survey.open_readings, idle)
    yield from (
        finding("P509", survey.policy, survey.policy.readings[name].span, {"name": name}) for name in sorted(idle)
    )


def assumptions_idle(survey: Survey) -> Iterator[Diagnostic]:
    """假定 that nobody's answer rests on. One about a 歧义 that is never asked was reported with it."""
    policy = survey.policy
    everything = survey.everything
    if not all(explored.complete for explored in everything):
        return
    consulted = {name for explored in everything for name in explored.consulted}
    asked = {name for explored in everything for name in explored.asked}
    idle_for: dict[Span, list[bool]] = {}
    written = [assumption for assumption in policy.assumptions if assumption.is_written]
    for assumption in written:
        match assumption.about:
            case Assumed.READING:
                idle = assumption.target not in consulted and not _unconsulted(
                    survey.open_readings, {assumption.target}
                )
            case Assumed.RESULT:
                idle = assumption.target not in consulted
            case Assumed.FACT:
                idle = assumption.target not in asked
            case Assumed.PRIORITY:
                idle = not _is_open(policy, assumption.target)
        idle_for.setdefault(assumption.span, []).append(idle)
    for assumption in written:
        # One that stands for several products is idle if it is for each of them; it is spoken of once.
        if all(idle_for.pop(assumption.span, [False])):
            yield finding("P510", policy, assumption.span, {"name": assumption.target})


def _is_open(policy: Policy, target: str) -> bool:
    """Is some stage of aid silent about its priority, of the product whose 优先 is assumed or of any?"""
    products = [product for product in policy.products if target in (PRIORITY, product.key(PRIORITY))]
    stages = (stage for product in products for stage in stages_of(policy, product, ()))
    return any(stage.combine is Combine.UNSTATED for stage in stages)


def _unconsulted(survey: Survey, names: set[str]) -> set[str]:
    """Those of the names that no answer rests on; none where not every case was looked at."""
    everything = survey.everything
    if not all(explored.complete for explored in everything):
        return set()
    return names - {name for explored in everything for name in explored.consulted}
