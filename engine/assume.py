"""What the reader of an answer assumes for the occasion: `NAME=VALUE` → an assumption (假定)."""

from __future__ import annotations

from collections.abc import Mapping

from dsl import Assumed, Assumption, Combine, Fact, Policy, Role

from .facts import Columns, FactColumn, Missing, Problem, folded, regions_by_name, value_from
from .facts.text import nearest
from .facts.words import member_from
from .interpret.stages import PRIORITY

_PRIORITIES: Mapping[str, Combine] = {
    "就高": Combine.HIGHEST,
    "highest": Combine.HIGHEST,
    "叠加": Combine.STACK,
    "stack": Combine.STACK,
}
_NOT_ASSUMED = (Role.CATEGORY, Role.PURCHASE, Role.ELIGIBILITY, Role.ACCEPTANCE)
_BRACKETS = str.maketrans("［］【】", "[][]")


def assumption_from(policy: Policy, name: str, text: str, reason: str) -> Assumption | Problem:
    """Chooses a reading, fills a missing fact or a silent result, or settles the priority."""
    name = name.translate(_BRACKETS)
    if name in _priorities(policy):
        word = member_from(text, tuple(_PRIORITIES))
        return word if isinstance(word, Problem) else Assumption(name, Assumed.PRIORITY, _PRIORITIES[word], reason)
    if reading := policy.readings.get(name):
        chosen = member_from(text, tuple(alternative.name for alternative in reading.alternatives))
        return chosen if isinstance(chosen, Problem) else Assumption(name, Assumed.READING, chosen, reason)
    column = Columns(policy.vocabulary).target(name)
    if isinstance(column, FactColumn) and column.year is None:
        return _assumed(policy, Assumed.FACT, column.fact, text, reason)
    decision = policy.decisions.get(name)
    if decision is not None and decision.role not in _NOT_ASSUMED:
        return _assumed(policy, Assumed.RESULT, Fact(name, "", decision.type, nullable=True), text, reason)
    return Problem("P715", {"name": name, "better": "、".join(nearest(folded(name), _names(policy))) or "—"})


def _assumed(policy: Policy, about: Assumed, fact: Fact, text: str, reason: str) -> Assumption | Problem:
    value = value_from(fact, text, regions_by_name((*policy.vocabulary.regions, policy.header.region)))
    if isinstance(value, Missing):
        return Problem("P714", {"given": f"{fact.name}={text}"})
    return value if isinstance(value, Problem) else Assumption(fact.name, about, value, reason)


def _names(policy: Policy) -> tuple[str, ...]:
    results = [key for key, decision in policy.decisions.items() if decision.role not in _NOT_ASSUMED]
    return (*policy.readings, *policy.vocabulary.facts, *results, *_priorities(policy))


def _priorities(policy: Policy) -> tuple[str, ...]:
    """优先 of all products, and of each."""
    return tuple(dict.fromkeys((PRIORITY, *(product.key(PRIORITY) for product in policy.products))))
