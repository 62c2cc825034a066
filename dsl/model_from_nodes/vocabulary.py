"""A vocabulary file: 事实 statements, and the table of regions."""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Diagnostic
from ..expressions import Literal
from ..model import Fact, Region, Vocabulary
from ..nodes import FactNode, FileNode, NameNode, NumberNode, OtherwiseNode, TableNode, ValueNode, Word
from ..source import Source
from ..types import KIND_NAMES, Kind, Type
from ..values import Value
from .expressions import typed
from .header import EARLIEST_YEAR, LATEST_YEAR, empty_header
from .scope import Scope

REGION_TABLE = "行政区划"
_KINDS = {name: kind for kind, name in KIND_NAMES.items()} | {kind.value: kind for kind in Kind}


def vocabulary_from_nodes(file: FileNode) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """The facts in their order, with every problem found."""
    empty = Vocabulary(file.source, {})
    scope = Scope(file.source, empty_header(file.source), empty)
    facts: dict[str, Fact] = {}
    keys: dict[str, str] = {}
    regions: tuple[Region, ...] = ()
    for node in file.statements:
        match node:
            case FactNode():
                _enter(scope, facts, keys, node)
            case TableNode() if node.name.text == REGION_TABLE:
                regions = _regions(scope, node)
            case _:
                scope.report("P212", node.span)
    _check_clocks(scope, facts)
    return Vocabulary(file.source, facts, regions), tuple(scope.diagnostics)


def empty_vocabulary(source: Source) -> Vocabulary:
    return Vocabulary(source, {})


def _enter(scope: Scope, facts: dict[str, Fact], keys: dict[str, str], node: FactNode) -> None:
    kind = _KINDS.get(node.type.text)
    if kind is None:
        scope.unknown(node.type, KIND_NAMES.values(), "P213")
        return
    key = node.key or node.name.text
    if node.name.text in facts or key in keys:
        scope.report("P202", node.name.span, name=node.name.text)
        return
    kept = Type(kind, tuple(w.text for w in node.values))
    years = (node.years or (EARLIEST_YEAR, LATEST_YEAR)) if node.by_year else None
    if years is not None and not EARLIEST_YEAR <= years[0] <= years[1] <= LATEST_YEAR:
        scope.report("P331", node.span, first=str(EARLIEST_YEAR), last=str(LATEST_YEAR))
        return
    keys[key] = node.name.text
    facts[node.name.text] = Fact(
        node.name.text,
        key,
        kept,
        years,
        _default(scope, node, kept),
        node.required,
        node.nullable,
        node.holder,
        node.synonyms,
        node.note,
        "" if node.clock is None else node.clock.text,
        node.span,
    )


def _check_clocks(scope: Scope, facts: Mapping[str, Fact]) -> None:
    """钟点 stands on a date and names a 时刻 of the same years, which no other date names."""
    taken: set[str] = set()
    for fact in facts.values():
        if fact.clock:
            clock = facts.get(fact.clock)
            is_time = clock is not None and clock.type.kind is Kind.TIME and clock.years == fact.years
            if fact.type.kind is not Kind.DATE or not is_time or fact.clock in taken:
                scope.report("P353", fact.span, name=fact.name, clock=fact.clock)
            taken.add(fact.clock)


def _default(scope: Scope, node: FactNode, kind: Type) -> Value | None:
    """An identity's default is written 否: not held."""
    if node.default is None:
        return None
    if isinstance(node.default, Word):
        if kind.kind is Kind.IDENTITY and node.default.text == "否":
            return False
        written = typed(scope, NameNode(node.default, span=node.default.span), kind)
    else:
        written = typed(scope, node.default, kind)
    return written.value if isinstance(written, Literal) else None


def _regions(scope: Scope, node: TableNode) -> tuple[Region, ...]:
    found: list[Region] = []
    for row in node.rows:
        match row.cells:
            case (NumberNode() as code, names) if names is not None:
                found.append(Region(str(code.value), _names(names)))
            case _:
                scope.report("P308", row.span)
    return tuple(found)


def _names(cell: ValueNode | tuple[Word, ...] | OtherwiseNode) -> tuple[str, ...]:
    if isinstance(cell, tuple):
        return tuple(w.text for w in cell)
    return (cell.name.text,) if isinstance(cell, NameNode) else ()
