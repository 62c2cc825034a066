"""人群, 定 and results → decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..lexicon import chinese_of
from ..model import SOLE, Decision, Product, Role, Rule
from ..nodes import CategoryNode, HeaderLine, LetNode, Line, ResultNode, ValueLine
from ..nodes_from_tree.pieces import small_number
from ..types import DATE, MONEY, YES_NO, Kind, Type
from .expressions import condition
from .header import EARLIEST_YEAR, LATEST_YEAR
from .rules import is_payer, rules_of
from .scope import Scope

SLOTS: dict[str, tuple[Role, Type]] = {
    "ELIGIBILITY": (Role.ELIGIBILITY, YES_NO),
    "ACCEPTANCE": (Role.ACCEPTANCE, YES_NO),
    "CONTRIBUTION": (Role.CONTRIBUTION, MONEY),
    "WAITING": (Role.WAITING, Type(Kind.DURATION)),
    "FUNDING": (Role.FUNDING, MONEY),
}
START, END = "待遇开始", "待遇结束"


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
    lines = [line for line in node.lines if not (role is Role.FUNDING and is_payer(line))]
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
