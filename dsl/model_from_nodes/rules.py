"""Guarded lines → rules, and lines of payers (出资方)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from ..common_words import BOUNDS, REST
from ..expressions import Expression, Literal
from ..model import Admit, InFull, PayerLine, Pending, Refuse, Rest, Rule, RuleValue, Unstated
from ..nodes import (
    GuardNode,
    HeaderLine,
    Line,
    NameNode,
    OtherwiseNode,
    PendingNode,
    ValueLine,
    ValueNode,
    VerdictLine,
    Word,
    WordValueNode,
)
from ..source import Span
from ..types import MONEY, Type
from ..values import Value
from .expressions import condition, typed
from .scope import Scope


def rules_of(scope: Scope, lines: Sequence[Line], kind: Type, verdicts: bool = False) -> tuple[Rule, ...]:
    """First match from the top; a line after an unconditional one can never be reached."""
    rules: list[Rule] = []
    closed: Span | None = None
    for line in lines:
        if isinstance(line, HeaderLine):
            continue
        if closed is not None:
            scope.report("P313", line.span)
        rule = _rule(scope, line, kind, verdicts)
        if rule is None:
            scope.unsound = True
        if rule is not None:
            rules.append(rule)
            closed = line.span if rule.guard is None else closed
    return tuple(rules)


def _rule(scope: Scope, line: Line, kind: Type, verdicts: bool) -> Rule | None:
    value: RuleValue | None
    match line:
        case VerdictLine() if verdicts:
            value = Admit() if line.admit else Refuse(line.reason)
            ok, guard = guard_of(scope, line.guard)
        case ValueLine() if line.label is None and not line.edge:
            value = rule_value(scope, line.value, kind, verdicts=verdicts)
            ok, guard = guard_of(scope, line.guard)
        case ValueLine(label=Word(text=text, span=span)) if text in BOUNDS:
            scope.report("P122", span, fix=BOUNDS[text], found=text, better=BOUNDS[text])
            return None
        case _:
            scope.report("P322", line.span)
            return None
    if value is None or not ok:
        return None
    return Rule(value, guard, scope.clauses(line.cite), line.span)


def guard_of(scope: Scope, guard: GuardNode) -> tuple[bool, Expression | None]:
    """(lowered without error, condition or None for always)."""
    if guard is None or isinstance(guard, OtherwiseNode):
        return True, None
    lowered = condition(scope, guard)
    return lowered is not None, lowered


def rule_value(
    scope: Scope, node: ValueNode, kind: Type, rest: bool = False, full: bool = False, verdicts: bool = False
) -> RuleValue | None:
    """What a line may say, by where it stands."""
    match node:
        case WordValueNode(terminal="UNSTATED"):
            return Unstated()
        case WordValueNode(terminal="REST") if rest:
            return Rest()
        case WordValueNode(terminal="IN_FULL") if full:
            return InFull()
        case WordValueNode():
            scope.report("P314", node.span)
            return None
        case PendingNode():
            return _pending(scope, node, kind)
    if verdicts:
        scope.report("P314", node.span)
        return None
    return typed(scope, node, kind)


def _is_above(low: Value, high: Value) -> bool:
    """Amounts, rates, numbers and days have an order; other values have none."""
    match low, high:
        case Decimal(), Decimal():
            return low > high
        case int(), int():
            return low > high
        case date(), date():
            return low > high
    return False


def _pending(scope: Scope, node: PendingNode, kind: Type) -> Pending | None:
    bounds: list[Expression | None] = []
    for bound in (node.at_least, node.at_most):
        lowered = None if bound is None else typed(scope, bound, kind)
        if bound is not None and lowered is None:
            return None
        bounds.append(lowered)
    low, high = bounds
    if isinstance(low, Literal) and isinstance(high, Literal) and _is_above(low.value, high.value):
        scope.report("P349", node.span, low=scope.written(low.span), high=scope.written(high.span))
        return None
    return Pending(None if node.by is None else node.by.text, bounds[0], bounds[1])


def payers(scope: Scope, lines: Sequence[Line], full: bool) -> tuple[PayerLine, ...]:
    """Lines with a label: who gives how much. `full` allows 全额 (aids, not funding)."""
    found = []
    for line in lines:
        if isinstance(line, ValueLine) and line.label is not None:
            if _is_rest(scope, line.value):
                written = scope.written(line.value.span)
                scope.report("P122", line.value.span, fix="其余", found=written, better="其余")
                continue
            value = rule_value(scope, line.value, MONEY, rest=True, full=full)
            ok, guard = guard_of(scope, line.guard)
            if value is not None and ok:
                found.append(PayerLine(line.label.text, value, guard, scope.clauses(line.cite), line.span))
    return tuple(found)


def _is_rest(scope: Scope, node: ValueNode) -> bool:
    """剩余 and the like as the whole amount of a payer; 余额, close in spelling, is another amount."""
    return isinstance(node, NameNode) and node.name.text in REST and scope.lookup(node.name.text) is None


def is_payer(line: Line) -> bool:
    return isinstance(line, ValueLine) and line.label is not None
