"""表 → tables: rows by their keys."""

from __future__ import annotations

from collections.abc import Sequence

from ..expressions import Expression, Literal
from ..model import CategoryKey, RuleValue, Table
from ..nodes import (
    CategoryKeyNode,
    ExpressionNode,
    NameNode,
    OtherwiseNode,
    PendingNode,
    RowNode,
    TableNode,
    ValueNode,
    Word,
    WordValueNode,
)
from ..types import TEXT, Kind, Type
from ..values import OTHER, OtherKey, Value
from .category_keys import category_words
from .expressions import expression, typed
from .rules import rule_value
from .scope import Kind as NameKind
from .scope import Scope

Cell = ValueNode | tuple[Word, ...] | OtherwiseNode | None
Key = tuple[Value | OtherKey, ...]


def table(scope: Scope, node: TableNode) -> Table | None:
    """One key: each row a key and a value. Two keys: the first row names the columns. A key cell may list several."""
    keys = [_key_of(scope, node, at) for at in range(len(node.keys))]
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
    rows: dict[Key, RuleValue] = {}
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


def _key_of(scope: Scope, node: TableNode, at: int) -> Expression | CategoryKey | None:
    """What the table is asked by; of 人群 the type are the categories that its key cells name."""
    if not isinstance(node.keys[at], CategoryKeyNode):
        return expression(scope, node.keys[at])
    words = list(category_words(node, at))
    for word in words:
        symbol = scope.symbols.get(word.text)
        if symbol is None or symbol.kind is not NameKind.CATEGORY:
            scope.not_of(NameKind.CATEGORY, word)
            return None
    return CategoryKey(Type(Kind.ENUMERATION, tuple(dict.fromkeys(word.text for word in words))))


def _key(scope: Scope, cell: Cell, kind: Type, row: RowNode) -> list[Value | OtherKey]:
    nodes: list[ExpressionNode]
    if isinstance(cell, OtherwiseNode):
        return [OTHER]
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
    rows: dict[Key, RuleValue],
    row: RowNode,
    keys: list[list[Value | OtherKey]],
    cell: Cell,
    kind: Type,
) -> None:
    if cell is None or isinstance(cell, tuple | OtherwiseNode):
        scope.report("P308", row.span)
        return
    value = rule_value(scope, cell, kind)
    combined: list[Key] = [()]
    for alternatives in keys:
        combined = [(*c, a) for c in combined for a in alternatives]
    for key in combined:
        if key in rows:
            scope.report("P311", row.span, key="、".join(str(k) for k in key))
        elif value is not None:
            rows[key] = value


def _table_type(scope: Scope, cells: Sequence[Cell]) -> Type:
    for cell in cells:
        if cell is not None and not isinstance(cell, tuple | OtherwiseNode | WordValueNode | PendingNode):
            quiet = len(scope.diagnostics)
            lowered = expression(scope, cell)
            del scope.diagnostics[quiet:]
            if lowered is not None:
                return lowered.type
    return TEXT
