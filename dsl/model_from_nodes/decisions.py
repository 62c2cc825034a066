"""Guarded lines → rules; 人群, 定, 表, 期 and results → decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..expressions import Expression, Literal
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
    Table,
    Unstated,
)
from ..nodes import (
    CategoryNode,
    ExpressionNode,
    GuardNode,
    HeaderLine,
    LetNode,
    Line,
    NameNode,
    OtherwiseNode,
    PendingNode,
    ResultNode,
    RowNode,
    TableNode,
    ValueLine,
    ValueNode,
    VerdictLine,
    Word,
    WordValueNode,
)
from ..nodes_from_tree.pieces import small_number
from ..source import Span
from ..types import DATE, MONEY, TEXT, YES_NO, Kind, Type
from ..values import Value
from .expressions import condition, expression, typed
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
            value = rule_value(scope, line.value, MONEY, rest=True, full=full)
            ok, guard = guard_of(scope, line.guard)
            if value is not None and ok:
                found.append(PayerLine(line.label.text, value, guard, scope.clauses(line.cite), line.span))
    return tuple(found)


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


def _pending(scope: Scope, node: PendingNode, kind: Type) -> Pending | None:
    bounds: list[Expression | None] = []
    for bound in (node.at_least, node.at_most):
        lowered = None if bound is None else typed(scope, bound, kind)
        if bound is not None and lowered is None:
            return None
        bounds.append(lowered)
    return Pending(None if node.by is None else node.by.text, bounds[0], bounds[1])


def table(scope: Scope, node: TableNode) -> Table | None:
    """One key: each row a key and a value. Two keys: the first row names the columns. A key cell may list several."""
    keys = [expression(scope, key) for key in node.keys]
    if None in keys:
        return None
    found = tuple(k for k in keys if k is not None)
    if len(found) == 1:
        cells: list[tuple[RowNode, tuple[Cell, ...], Cell]] = [
            (row, (row.cells[0],), row.cells[1]) for row in node.rows if _width(scope, row, 2)
        ]
    elif len(found) == 2 and node.rows:
        head, *body = node.rows
        wide = [row for row in body if _width(scope, row, len(head.cells))]
        cells = [(r, (r.cells[0], c), v) for r in wide for c, v in zip(head.cells[1:], r.cells[1:], strict=True)]
    else:
        scope.report("P309", node.span, name=node.name.text, wanted="1–2", found=str(len(found)))
        return None
    kind = _table_type(scope, [v for _, _, v in cells])
    rows: dict[tuple[Value, ...], RuleValue] = {}
    for row, key_cells, value_cell in cells:
        _enter(
            scope,
            rows,
            row,
            [_key(scope, c, k.type, row) for c, k in zip(key_cells, found, strict=True)],
            value_cell,
            kind,
        )
    return Table(node.name.text, found, rows, kind, scope.clauses(node.cite), node.span)


def _width(scope: Scope, row: RowNode, wanted: int) -> bool:
    if len(row.cells) != wanted or None in row.cells[1:]:
        scope.report("P308", row.span)
        return False
    return True


def _key(scope: Scope, cell: Cell, kind: Type, row: RowNode) -> list[Value]:
    nodes: list[ExpressionNode]
    if isinstance(cell, tuple):
        nodes = [NameNode(w, span=w.span) for w in cell]
    elif cell is None or isinstance(cell, WordValueNode | PendingNode):
        scope.report("P308", row.span)
        return []
    else:
        nodes = [cell]
    lowered = [typed(scope, n, kind) for n in nodes]
    return [x.value for x in lowered if isinstance(x, Literal)]


def _enter(
    scope: Scope,
    rows: dict[tuple[Value, ...], RuleValue],
    row: RowNode,
    keys: list[list[Value]],
    cell: Cell,
    kind: Type,
) -> None:
    if cell is None or isinstance(cell, tuple):
        scope.report("P308", row.span)
        return
    value = rule_value(scope, cell, kind)
    combined: list[tuple[Value, ...]] = [()]
    for alternatives in keys:
        combined = [(*c, a) for c in combined for a in alternatives]
    for key in combined:
        if key in rows:
            scope.report("P311", row.span, key="、".join(str(k) for k in key))
        elif value is not None:
            rows[key] = value


def _table_type(scope: Scope, cells: Sequence[Cell]) -> Type:
    for cell in cells:
        if cell is not None and not isinstance(cell, tuple | WordValueNode | PendingNode):
            quiet = len(scope.diagnostics)
            lowered = expression(scope, cell)
            del scope.diagnostics[quiet:]
            if lowered is not None:
                return lowered.type
    return TEXT
