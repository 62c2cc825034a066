"""`[人群]`: tables by category, and aids that are written once for several categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..expressions import Expression, Literal
from ..nodes import AidNode, CategoryKeyNode, ExpressionNode, NameNode, OtherwiseNode, PriorityNode, TableNode, Word
from ..source import Span
from ..types import Kind, Type
from .scope import Kind as NameKind
from .scope import Scope


def category_words(table: TableNode, at: int) -> Iterator[Word]:
    """The names in the key cells of one key: down the first column, or along the first row."""
    for cell in _key_cells(table, at):
        if isinstance(cell, tuple):
            yield from cell
        elif isinstance(cell, NameNode) and not cell.indexes:
            yield cell.name


def _key_cells(table: TableNode, at: int) -> tuple[Any, ...]:
    if at == 1:
        return table.rows[0].cells[1:] if table.rows else ()
    rows = table.rows if len(table.keys) == 1 else table.rows[1:]
    return tuple(row.cells[0] for row in rows)


def category_asked(scope: Scope, table: TableNode, at: int, index: ExpressionNode) -> Expression | None:
    """`资助率[特困人员]`: the category must have a row, or 其他 must cover it."""
    if isinstance(index, CategoryKeyNode):
        scope.report("P346", index.span)
        return None
    if not isinstance(index, NameNode) or index.indexes:
        scope.report("P301", index.span, wanted="人群", found=scope.written(index.span))
        return None
    symbol = scope.symbols.get(index.name.text)
    if symbol is None or symbol.kind is not NameKind.CATEGORY:
        scope.not_of(NameKind.CATEGORY, index.name)
        return None
    names = tuple(dict.fromkeys(word.text for word in category_words(table, at)))
    covered = any(isinstance(cell, OtherwiseNode) for cell in _key_cells(table, at))
    if index.name.text not in names and not covered:
        scope.report("P347", index.span, name=index.name.text, table=table.name.text)
        return None
    return Literal(index.name.text, Type(Kind.ENUMERATION, names), index.span)


def one_per_category(node: AidNode) -> tuple[AidNode, ...]:
    """`资助 甲 给 乙、丙` whose lines ask by [人群] stands for one aid for each: 甲·乙 and 甲·丙."""
    if not node.categories or not any(_asks(line) for line in node.lines):
        return (node,)
    return tuple(_for(node, category) for category in node.categories)


def _for(node: AidNode, category: Word) -> AidNode:
    name = None if node.name is None else replace(node.name, text=f"{node.name.text}·{category.text}")
    lines = tuple(_filled(line, category) for line in node.lines)
    return replace(node, name=name, categories=(category,), lines=lines)


def _asks(part: Any) -> bool:
    if isinstance(part, tuple):
        return any(map(_asks, part))
    inner = is_dataclass(part) and not isinstance(part, Span)
    return isinstance(part, CategoryKeyNode) or (inner and any(_asks(getattr(part, f.name)) for f in fields(part)))


def _filled(part: Any, category: Word) -> Any:
    """The same with the category's name in place of [人群]; it keeps the place where [人群] is written."""
    if isinstance(part, CategoryKeyNode):
        return NameNode(Word(category.text, part.span), span=part.span)
    if isinstance(part, tuple):
        return tuple(_filled(item, category) for item in part)
    if not is_dataclass(part) or isinstance(part, Span | type):
        return part
    return replace(part, **{f.name: _filled(getattr(part, f.name), category) for f in fields(part)})


def named_apart(node: PriorityNode, aids: Sequence[AidNode]) -> PriorityNode:
    """次序 may name an aid that stands for several: they come in the order in which its categories are written."""
    apart = {a.name.text: tuple(one.name for one in one_per_category(a) if one.name) for a in aids if a.name}

    def names(words: tuple[Word, ...]) -> tuple[Word, ...]:
        return tuple(replace(one, span=word.span) for word in words for one in apart.get(word.text, (word,)))

    tie = None if node.tie is None else replace(node.tie, order=names(node.tie.order))
    return replace(node, order=names(node.order), tie=tie)
