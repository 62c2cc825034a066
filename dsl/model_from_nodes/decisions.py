"""Guarded lines → rules; 人群, 定, 表, 期 and results → decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ..common_words import BOUNDS, REST
from ..expressions import Expression, Literal
from ..lexicon import chinese_of
from ..model import (
    SOLE,
    Admit,
    Decision,
    InFull,
    PayerLine,
    Pending,
    Product,
    Refuse,
    Rest,
    Role,
    Rule,
    RuleValue,
    Unstated,
)
from ..nodes import (
    CategoryNode,
    GuardNode,
    HeaderLine,
    LetNode,
    Line,
    NameNode,
    OtherwiseNode,
    PendingNode,
    ResultNode,
    ValueLine,
    ValueNode,
    VerdictLine,
    Word,
    WordValueNode,
)
from ..nodes_from_tree.pieces import small_number
from ..source import Span
from ..types import DATE, MONEY, YES_NO, Kind, Type
from ..values import Value
from .expressions import condition, typed
from .header import EARLIEST_YEAR, LATEST_YEAR
from .scope import Scope

SLOTS: dict[str, tuple[Role, Type]] = {
    "ELIGIBILITY": (Role.ELIGIBILITY, YES_NO),
    "ACCEPTANCE": (Role.ACCEPTANCE, YES_NO),
    "CONTRIBUTION": (Role.CONTRIBUTION, MONEY),
    "WAITING": (Role.WAITING, Type(Kind.DURATION)),
    "FUNDING": (Role.FUNDING, MONEY),
}
START, END = "待遇开始", "待遇结束"
Cell = ValueNode | tuple[Word, ...] | None


def category(scope: Scope, node: CategoryNode) -> Decision:
    scope.defining = node.name.text
    truth = condition(scope, node.condition)
    scope.defining = None
    rules = () if truth is None else (Rule(truth, None, (), node.span),)
    return Decision(
        node.name.text, node.name.text, Role.CATEGORY, YES_NO, rules, clauses=scope.clauses(node.cite), span=node.span
    )


def let(scope: Scope, node: LetNode, kind: Type) -> Decision:
    for line in node.lines:
        if isinstance(line, HeaderLine):
            scope.report("P348", line.span, word=chinese_of(line.key) or "")
    rules = rules_of(scope, node.lines, kind)
    return Decision(
        node.name.text, node.name.text, Role.LET, kind, rules, clauses=scope.clauses(node.cite), span=node.span
    )


def result(
    scope: Scope, node: ResultNode, kind: Type, product: Product = SOLE, before: tuple[Rule, ...] = ()
) -> Decision:
    """结果 of the officer's own, or one predeclared slot other than 待遇期; `before` come before its own lines."""
    role = SLOTS[node.slot][0] if node.slot else Role.RESULT
    lines = [line for line in node.lines if not (role is Role.FUNDING and _is_payer(line))]
    rules = rules_of(scope, lines, kind, verdicts=role in (Role.ELIGIBILITY, Role.ACCEPTANCE))
    return Decision(
        product.key(node.name.text),
        node.name.text,
        role,
        kind,
        (*before, *rules),
        product.name if product.declared else None,
        shared=product.declared and not node.indexes,
        year=own_year(scope, node.lines),
        clauses=scope.clauses(node.cite),
        span=node.span,
    )


def benefit(scope: Scope, node: ResultNode, product: Product = SOLE) -> tuple[Decision, Decision]:
    """待遇期: the 自 and the 至 lines are two lists, each first match."""
    clauses = scope.clauses(node.cite)
    for line in node.lines:
        if not (isinstance(line, ValueLine) and line.edge):
            scope.report("P322", line.span)
    found = []
    for edge, key, role in (("FROM", START, Role.BENEFIT_START), ("TO", END, Role.BENEFIT_END)):
        lines = [replace(line, edge="") for line in node.lines if isinstance(line, ValueLine) and line.edge == edge]
        found.append(
            Decision(
                product.key(key),
                key,
                role,
                DATE,
                rules_of(scope, lines, DATE),
                product.name if product.declared else None,
                shared=product.declared and not node.indexes,
                clauses=clauses,
                span=node.span,
            )
        )
    return found[0], found[1]


def own_year(scope: Scope, lines: Sequence[Line]) -> int | None:
    """A result's own 年度: a notice of one year may print another year's level."""
    year = None
    for line in lines:
        if isinstance(line, HeaderLine):
            year = small_number(line.text) if line.key == "year" else 0
            if not EARLIEST_YEAR <= year <= LATEST_YEAR:
                scope.report("P315", line.span, name="年度", example="2023")
    return year


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


def _is_payer(line: Line) -> bool:
    return isinstance(line, ValueLine) and line.label is not None


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
