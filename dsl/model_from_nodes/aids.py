"""资助 and 优先 → aids and stages."""

from __future__ import annotations

from collections.abc import Sequence

from ..expressions import All, AnyOf, DecisionRef, Expression
from ..lexicon import chinese_of
from ..model import SOLE, Aid, Combine, Mode, Product, Stage, Tie, TieRule
from ..nodes import AidNode, Line, PendingNode, PriorityNode, PropertyLine, ValueLine, Word, WordValueNode
from ..nodes_from_tree.pieces import small_number
from ..source import NOWHERE
from ..types import MONEY, YES_NO
from .expressions import condition, typed
from .product_names import called, left_out
from .rules import payers
from .scope import Kind, Scope

_COMBINE = {
    "HIGHEST": Combine.HIGHEST,
    "STACK": Combine.STACK,
    "ORDER": Combine.ORDER,
    "UNSTATED": Combine.UNSTATED,
}
_TIE = {"ORDER": TieRule.ORDER, "ANY": TieRule.ANY, "UNSTATED": TieRule.UNSTATED}


def aid_name(node: AidNode) -> str:
    """An unnamed aid is called after its categories."""
    return node.name.text if node.name is not None else "、".join(w.text for w in node.categories)


def aid(scope: Scope, node: AidNode) -> Aid | None:
    found = _properties(scope, node.lines)
    product = _product(scope, node, found.get("PRODUCT"))
    scope.within = product or next(iter(scope.products.values()), None)
    made = _aid(scope, node, found, product or SOLE)
    scope.within = None
    return None if product is None else made


def _product(scope: Scope, node: AidNode, line: PropertyLine | None) -> Product | None:
    """The product that the aid is for."""
    if line is not None and isinstance(line.value, Word):
        return called(scope, line.value)
    if scope.products:
        left_out(scope, node.span, f"资助 {aid_name(node)}", f"险种 {next(iter(scope.products))}")
        return None
    return SOLE


def _aid(scope: Scope, node: AidNode, found: dict[str, PropertyLine], product: Product) -> Aid | None:
    applies = _applies(scope, node)
    for line in node.lines:
        if not _belongs(line):
            scope.report("P322", line.span)
    lines = payers(scope, node.lines, full=True)
    if applies is None or not lines:
        if applies is not None and all(isinstance(line, PropertyLine) for line in node.lines):
            scope.report("P323", node.span, name=aid_name(node))
        return None
    mode, step = found.get("MODE"), found.get("STAGE")
    number = 1 if step is None else small_number(_word(step, ""))
    if number == 0:
        scope.report("P332", node.span if step is None else step.span)
        return None
    return Aid(
        name=aid_name(node),
        applies=applies,
        lines=lines,
        product=product.name,
        stage=number,
        total=_amount(scope, found.get("TOTAL")),
        personal=_amount(scope, found.get("PERSONAL")),
        mode=_mode(mode),
        clauses=scope.clauses(node.cite),
        mode_clauses=() if mode is None else scope.clauses(mode.cite),
        categories=tuple(w.text for w in node.categories),
        span=node.span,
        mode_span=NOWHERE if mode is None else mode.span,
    )


def _properties(scope: Scope, lines: Sequence[Line]) -> dict[str, PropertyLine]:
    """方式, 合计, 个人 …, each at most once."""
    found: dict[str, PropertyLine] = {}
    for line in lines:
        if isinstance(line, PropertyLine):
            if line.terminal in found:
                scope.report("P202", line.span, name=chinese_of(line.terminal) or "")
            found[line.terminal] = line
    return found


def _belongs(line: Line) -> bool:
    return isinstance(line, PropertyLine) or (isinstance(line, ValueLine) and line.label is not None and not line.edge)


def _applies(scope: Scope, node: AidNode) -> Expression | None:
    held: list[Expression] = []
    for word in node.categories:
        symbol = scope.symbols.get(word.text)
        if symbol is None or symbol.kind is not Kind.CATEGORY:
            scope.not_of(Kind.CATEGORY, word)
            return None
        held.append(DecisionRef(word.text, YES_NO, word.span))
    wanted: list[Expression] = []
    if held:
        wanted.append(held[0] if len(held) == 1 else AnyOf(tuple(held), span=node.span))
    if node.condition is not None:
        extra = condition(scope, node.condition)
        if extra is None:
            return None
        wanted.append(extra)
    return wanted[0] if len(wanted) == 1 else All(tuple(wanted), span=node.span)


def _amount(scope: Scope, line: PropertyLine | None) -> Expression | None:
    if line is None:
        return None
    if isinstance(line.value, WordValueNode | PendingNode | Word):
        scope.report("P314", line.span)
        return None
    return typed(scope, line.value, MONEY)


def _word(line: PropertyLine | None, otherwise: str) -> str:
    return line.value.text if line is not None and isinstance(line.value, Word) else otherwise


def _mode(line: PropertyLine | None) -> Mode | None:
    if line is None or not isinstance(line.value, WordValueNode):
        return None
    return Mode.PAID_DIRECTLY if line.value.terminal == "PAID_DIRECTLY" else Mode.REFUNDED


def stage(scope: Scope, node: PriorityNode, aids: list[str], product: Product) -> Stage:
    """优先; the names in 次序 must be aids."""
    if node.stage == 0:
        scope.report("P332", node.span)
    for words in (node.order, () if node.tie is None else node.tie.order):
        for word in words:
            if word.text not in aids:
                scope.unknown(word, aids, "P208")
    tie = None
    if node.tie is not None:
        tie = Tie(_TIE[node.tie.terminal], tuple(w.text for w in node.tie.order), scope.clauses(node.tie.cite))
    return Stage(
        node.stage,
        product.name,
        _COMBINE[node.terminal],
        tuple(w.text for w in node.order),
        tie,
        scope.clauses(node.cite),
        node.span,
    )
