"""Which lines of the rule file a field rests on, and the clauses behind the whole answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dsl import Aid, Clause, Policy, Role, Rule, Span

from ..answer import Assessment, Known, kind_of
from ..interpret.calendar import Standing
from ..unknown import Deferred, NotStated, Unknown
from .clause_order import in_notice_order
from .parts import in_order, numbers


def line_of(policy: Policy, span: Span) -> int:
    """The line of the rule file, from 1."""
    return policy.source.position(span.start)[0]


def file_of(policy: Policy, span: Span) -> str:
    """The name of the rule file where it is not the policy's own."""
    source, _ = policy.source.origin(span)
    return "" if source is policy.source.own else source.name


def place_json(policy: Policy, span: Span) -> dict[str, Any]:
    """The line, with its file where that is another than the policy's own."""
    file = file_of(policy, span)
    return {"line": line_of(policy, span)} | ({"file": file} if file else {})


def deciding(assessment: Assessment, key: str) -> list[tuple[int, Rule]]:
    """The lines that decided, or may have, in any world: (index, rule), in the order of the file."""
    decision = assessment.policy.decisions.get(key)
    if decision is None:
        return []
    indexes = {i for world in assessment.worlds for i in world.lines.get(key, ()) if i is not None}
    return [(index, decision.rules[index]) for index in sorted(indexes)]


def rules_json(assessment: Assessment, key: str) -> list[dict[str, Any]]:
    policy = assessment.policy
    return [
        {**place_json(policy, rule.span), "clauses": numbers(rule.clauses or policy.decisions[key].clauses)}
        for _, rule in deciding(assessment, key)
    ]


def aid_clauses(aid: Aid, payers: Iterable[str]) -> list[Clause]:
    """Of the aid, of these payers' lines, and of its 方式."""
    lines = [clause for line in aid.lines if line.payer in set(payers) for clause in line.clauses]
    return [*aid.clauses, *lines, *aid.mode_clauses]


def citations(assessment: Assessment) -> list[str]:
    """The clauses that the answer rests on, in the order of the notice."""
    return numbers(in_notice_order(_cited(assessment), assessment.policy.texts))


def _cited(assessment: Assessment) -> Iterator[Clause]:
    policy = assessment.policy
    for name, outcome in assessment.categories.items():
        if outcome != Known(False):
            yield from _behind(assessment, name)
    for key, decision in policy.decisions.items():
        if decision.role not in (Role.CATEGORY, Role.LET) and _answered(assessment, key):
            yield from _behind(assessment, key)
    for key, decision in policy.decisions.items():
        if decision.role is Role.LET:
            yield from _behind(assessment, key)
    yield from _of_aids(assessment)
    for name, outcome in assessment.windows.items():
        if outcome == Known(Standing.INSIDE) and _answered(assessment, "受理"):
            yield from policy.windows[name].clauses
    for reading in dict.fromkeys(name for world in assessment.worlds for name in world.choices):
        yield from policy.readings[reading].clauses
    for outcome in assessment.fields.values():
        yield from _of_silence(outcome)


def _answered(assessment: Assessment, key: str) -> bool:
    """Refused or closed makes what comes later pointless, and its clauses with it."""
    outcome = assessment.fields.get(key)
    return outcome is not None and kind_of(outcome) != "not_applicable"


def _behind(assessment: Assessment, key: str) -> Iterator[Clause]:
    for _, rule in deciding(assessment, key):
        yield from rule.clauses or assessment.policy.decisions[key].clauses


def _of_aids(assessment: Assessment) -> Iterator[Clause]:
    aids = {aid.name: aid for aid in assessment.policy.aids}
    for made in (m for world in assessment.worlds for stages in world.stages.values() for m in stages):
        yield from made.clauses
        for allocation in made.allocations:
            for name in allocation.names:
                yield from aid_clauses(aids[name], (payer for payer, _ in allocation.split))
        for loser in made.losers:
            yield from aids[loser.name].clauses


def _of_silence(outcome: Any) -> Iterator[Clause]:
    if isinstance(outcome, Unknown):
        for reason in in_order(outcome.reasons):
            if isinstance(reason, NotStated | Deferred):
                yield from reason.clauses
