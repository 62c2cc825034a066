"""How what a line says changed: an amount, a share, a silence that was filled."""

from __future__ import annotations

from decimal import Decimal

from dsl import Arithmetic, Expression, Literal, Pending, Policy, RuleValue, Unstated, Value
from dsl import Kind as TypeKind

from .change import Kind
from .constants import constant
from .sides import Both, Side


def value_change(both: Both, old: RuleValue, new: RuleValue) -> Kind | None:
    """None: it says the same."""
    match old, new:
        case Unstated(), Unstated():
            return None
        case Unstated(), Pending():
            return Kind.DEFERRED
        case Pending(), Unstated():
            return Kind.SETTLED
        case Unstated(), _:
            return Kind.FILLED
        case _, Unstated():
            return Kind.SILENCED
        case Pending(), Pending():
            return None if both.same(old, new) else Kind.BOUND
        case Pending(), _:
            return Kind.SETTLED
        case _, Pending():
            return Kind.DEFERRED
    return _otherwise(both, old, new)


def _otherwise(both: Both, old: RuleValue, new: RuleValue) -> Kind | None:
    was, now = constant(both.old.policy, old), constant(both.new.policy, new)
    if was is not None and now is not None and type(was) is type(now):
        return None if was == now else _number(both, old, new, was)
    if both.same(old, new):
        return None
    return Kind.SHARE if _is_share(both, old, new) else Kind.VALUE


def _number(both: Both, old: RuleValue, new: RuleValue, was: Value) -> Kind:
    if is_rate(both.old.policy, old) or _is_share(both, old, new):
        return Kind.SHARE
    return Kind.AMOUNT if isinstance(was, Decimal) else Kind.VALUE


def is_rate(policy: Policy, value: RuleValue) -> bool:
    return isinstance(value, Expression) and value.type.kind is TypeKind.RATE


def _is_share(both: Both, old: RuleValue, new: RuleValue) -> bool:
    """Another percentage of the same."""
    before, after = _share(both.old, old), _share(both.new, new)
    return before is not None and after is not None and before[0] != after[0] and before[1] == after[1]


def _share(side: Side, value: RuleValue) -> tuple[Decimal, tuple[int, ...]] | None:
    """The percentage, and the factors that it is taken of."""
    factors = _factors(value)
    rates = [f.value for f in factors if isinstance(f, Literal) and f.type.kind is TypeKind.RATE]
    if len(rates) != 1 or not isinstance(rates[0], Decimal):
        return None
    rest = (f for f in factors if not (isinstance(f, Literal) and f.type.kind is TypeKind.RATE))
    return rates[0], tuple(sorted(side.meaning.of(factor) for factor in rest))


def percentage(value: RuleValue) -> Decimal | None:
    """The percentage of a share."""
    rates = [f.value for f in _factors(value) if isinstance(f, Literal) and f.type.kind is TypeKind.RATE]
    return rates[0] if len(rates) == 1 and isinstance(rates[0], Decimal) else None


def _factors(value: RuleValue) -> list[Expression]:
    if isinstance(value, Arithmetic) and value.op == "×":
        return [*_factors(value.left), *_factors(value.right)]
    return [value] if isinstance(value, Expression) else []
