"""What an expression comes to where that does not depend on the person."""

from __future__ import annotations

from decimal import Decimal

from dsl import Arithmetic, Duration, Expression, Literal, Policy, Role, RuleValue, Value
from dsl import DecisionRef as Ref

from ...money import EXACT, TOO_LARGE
from ...walk import inside

_FOLDED = (Role.LET, Role.CONTRIBUTION)


def constant(policy: Policy, value: RuleValue | None) -> Value | None:
    """An amount, a rate, a number or a duration; None where it depends on the person."""
    match value:
        case Literal(value=bool()):
            return None
        case Literal(value=Decimal() | int() | Duration() as known):
            return known
        case Ref(decision=key):
            return constant(policy, only_value(policy, key))
        case Arithmetic(op=op):
            return _worked(op, constant(policy, value.left), constant(policy, value.right))
    return None


def only_value(policy: Policy, key: str) -> Expression | None:
    """What a decision always says, where it says the same to everybody."""
    decision = policy.decisions.get(key)
    if decision is None or decision.role not in _FOLDED or len(decision.rules) != 1:
        return None
    (rule,) = decision.rules
    return rule.value if rule.guard is None and isinstance(rule.value, Expression) else None


def in_conditions(policy: Policy) -> frozenset[str]:
    """The decisions that some condition asks for."""
    conditions: list[Expression | None] = [aid.applies for aid in policy.aids]
    conditions += [line.guard for aid in policy.aids for line in aid.lines]
    for decision in policy.decisions.values():
        conditions += [rule.guard for rule in decision.rules]
        if decision.role is Role.CATEGORY:
            conditions += [rule.value for rule in decision.rules if isinstance(rule.value, Expression)]
    parts = (part for condition in conditions if condition is not None for part in inside(condition))
    return frozenset(part.decision for part in parts if isinstance(part, Ref))


def _worked(op: str, left: Value | None, right: Value | None) -> Value | None:
    if not (isinstance(left, Decimal | int) and isinstance(right, Decimal | int)):
        return None
    one, two = Decimal(left), Decimal(right)
    try:
        match op:
            case "+":
                made = EXACT.add(one, two)
            case "-":
                made = EXACT.subtract(one, two)
            case _:
                made = EXACT.multiply(one, two)
    except TOO_LARGE:
        return None
    return int(made) if isinstance(left, int) and isinstance(right, int) else made
