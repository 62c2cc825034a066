"""Statement trees → statement nodes, one converter per statement."""

from __future__ import annotations

from collections.abc import Callable

from lark import Token, Tree

from ..lexicon import chinese_of
from ..nodes import (
    AidNode,
    AlternativeNode,
    AmbiguityNode,
    AssumeNode,
    CategoryKeyNode,
    CategoryNode,
    ConstraintNode,
    EditNode,
    EventSpanNode,
    ExpressionNode,
    FactNode,
    FileNode,
    KeyNode,
    LetNode,
    Line,
    MonthlyNode,
    OtherwiseNode,
    PolicyNode,
    PriorityNode,
    ProductNode,
    QuantityNode,
    ResultNode,
    RowNode,
    SetAsideNode,
    SpanNode,
    StatementNode,
    TableNode,
    TieNode,
    ValueLine,
    ValueNode,
    WindowNode,
    Word,
)
from ..source import Source
from .expressions import day_place, expression, indexes, literal
from .lines import guarded, header_line, line, value
from .pieces import Branch, branch, branches, cite, leaves, small_number, span_of, text, token, tokens, word, words


def nodes_from_trees(source: Source, trees: tuple[Tree[Token], ...]) -> FileNode:
    """Every statement of a file, in its order."""
    return FileNode(source, tuple(statement(branches(tree)[0]) for tree in trees))


def statement(tree: Branch) -> StatementNode:
    return _CONVERTERS[str(tree.data)](tree)


def _first_name(tree: Branch) -> Word:
    return word(tokens(tree, "NAME")[0])


def _policy(tree: Branch) -> StatementNode:
    headers = tuple(header_line(t) for t in tokens(tree, "HEADER"))
    return PolicyNode(_first_name(tree), text(token(tree, "STRING")), headers, span_of(tree))


def _fact(tree: Branch) -> StatementNode:
    name, kind = (word(t) for t in tokens(tree, "NAME"))
    key = holder = note = ""
    synonyms: tuple[str, ...] = ()
    default: Word | ExpressionNode | None = None
    years: tuple[int, int] | None = None
    clock: Word | None = None
    flags: set[str] = set()
    for part in branches(tree, "fact_property"):
        what = tokens(part)[0].type
        flags.add(what)
        if what == "KEY":
            key = text(token(part, "STRING"))
        elif what == "HOLDER":
            holder = text(token(part, "STRING"))
        elif what == "NOTE":
            note = text(token(part, "STRING"))
        elif what == "SYNONYM":
            synonyms = tuple(text(t) for t in tokens(branches(part)[0], "STRING"))
        elif what == "DEFAULT":
            leaf = tokens(branches(part)[0])[0]
            default = word(leaf) if leaf.type == "NAME" else literal(leaf)
        elif what == "BY_YEAR" and tokens(part, "NUMBER"):
            first, last = tokens(part, "NUMBER")
            years = (small_number(str(first)), small_number(str(last)))
        elif what == "CLOCK":
            clock = word(tokens(part, "NAME")[0])
    return FactNode(
        name,
        kind,
        words(branch(tree, "names")),
        key,
        holder,
        note,
        synonyms,
        default,
        "REQUIRED" in flags,
        "NULLABLE" in flags,
        "BY_YEAR" in flags,
        years,
        clock,
        span_of(tree),
    )


def _category(tree: Branch) -> StatementNode:
    return CategoryNode(_first_name(tree), expression(branches(tree)[0]), cite(tree), span_of(tree))


def _window(tree: Branch) -> StatementNode:
    place = day_place(branches(tree, "day_span")[0])
    assert isinstance(place, SpanNode | EventSpanNode)
    part = branch(tree, "monthly")
    monthly = None
    if part is not None:
        days = [literal(leaf) for leaf in tokens(part, "QUANTITY")]
        first, last = days[0], days[-1]
        assert isinstance(first, QuantityNode) and isinstance(last, QuantityNode)
        monthly = MonthlyNode(first, last, span_of(part))
    return WindowNode(_first_name(tree), place, cite(tree), monthly, span_of(tree))


def _let(tree: Branch) -> StatementNode:
    lines = tuple(line(b) for b in branches(tree, "line"))
    if not lines:
        simple = expression(branches(tree)[0])
        lines = (ValueLine(simple, span=simple.span),)
    return LetNode(_first_name(tree), lines, cite(tree), span_of(tree))


def _table(tree: Branch) -> StatementNode:
    rows = tuple(RowNode(tuple(_cell(c) for c in branches(r, "cell")), span_of(r)) for r in branches(tree, "row"))
    return TableNode(_first_name(tree), indexes(tree), rows, cite(tree), span_of(tree))


def _cell(tree: Branch) -> ValueNode | tuple[Word, ...] | OtherwiseNode | None:
    inner = branches(tree)
    if not inner:
        return None
    if inner[0].data == "other_key":
        return OtherwiseNode(span_of(inner[0]))
    if inner[0].data == "category_key":
        return CategoryKeyNode(span_of(inner[0]))
    return words(inner[0]) if inner[0].data == "names_many" else value(inner[0])


def _result(tree: Branch) -> StatementNode:
    slot_tree = branch(tree, "slot")
    if slot_tree is None:
        name, slot = _first_name(tree), ""
    else:
        leaf = tokens(slot_tree)[0]
        name, slot = Word(chinese_of(leaf.type) or "", span_of(leaf)), leaf.type
    return ResultNode(name, slot, indexes(tree), _lines(tree), cite(tree), span_of(tree))


def _lines(tree: Branch) -> tuple[Line, ...]:
    """The line after the colon, if any, then the indented ones. The colon's line carries the statement's citation."""
    first = [b for b in branches(tree) if b.data not in ("slot", "index", "receivers", "line")]
    return (*(guarded(b, None) for b in first), *(line(b) for b in branches(tree, "line")))


def _product(tree: Branch) -> StatementNode:
    name, *chosen_by = (word(t) for t in tokens(tree, "NAME"))
    conditions = [b for b in branches(tree) if b.data != "names"]
    return ProductNode(
        name,
        token(tree, "OPTIONAL") is None,
        expression(conditions[0]) if conditions else None,
        words(branch(tree, "names")),
        chosen_by[0] if chosen_by else None,
        cite(tree),
        span_of(tree),
    )


def _aid(tree: Branch) -> StatementNode:
    receivers = branches(tree, "receivers")[0]
    names = token(tree, "NAME")
    conditions = [b for b in branches(receivers) if b.data != "names"]
    return AidNode(
        None if names is None else word(names),
        words(branch(receivers, "names")),
        expression(conditions[0]) if conditions else None,
        _lines(tree),
        cite(tree),
        span_of(tree),
    )


def _priority(tree: Branch) -> StatementNode:
    stage = token(tree, "NUMBER")
    combination = branches(tree, "combination")[0]
    tie_tree = branch(tree, "tie")
    tie = None
    if tie_tree is not None:
        how = tokens(tie_tree, "ORDER", "ANY", "UNSTATED")[0].type
        tie = TieNode(how, words(branch(tie_tree, "names")), cite(tie_tree), span_of(tie_tree))
    return PriorityNode(
        indexes(tree),
        1 if stage is None else small_number(str(stage)),
        tokens(combination)[0].type,
        words(branch(combination, "names")),
        tie,
        cite(tree),
        span_of(tree),
    )


def _ambiguity(tree: Branch) -> StatementNode:
    alternatives = []
    for part in branches(tree, "reading"):
        how = token(part, "INCLUSIVE", "EXCLUSIVE")
        alternatives.append(
            AlternativeNode(
                _first_name(part), "" if how is None else how.type, text(token(part, "STRING")), span_of(part)
            )
        )
    return AmbiguityNode(_first_name(tree), text(token(tree, "STRING")), tuple(alternatives), cite(tree), span_of(tree))


def _assume(tree: Branch) -> StatementNode:
    slot_tree = branch(tree, "slot")
    slot = "" if slot_tree is None else tokens(slot_tree)[0].type
    if token(tree, "PRIORITY") is not None:
        slot = "PRIORITY"
    target = _target(tree)
    combine = token(tree, "HIGHEST", "STACK")
    chosen: ExpressionNode | str
    if combine is not None:
        chosen = combine.type
    else:
        valued = next(b for b in branches(tree) if b.data not in ("slot", "index"))
        chosen = expression(valued)
    return AssumeNode(target, slot, indexes(tree), chosen, text(token(tree, "STRING")), cite(tree), span_of(tree))


def _constraint(tree: Branch) -> StatementNode:
    condition = branches(tree)[0]
    return ConstraintNode(
        expression(condition), _name_if_any(tree), token(tree, "NORMALLY") is not None, cite(tree), span_of(condition)
    )


def _set_aside(tree: Branch) -> StatementNode:
    leaf = tokens(tree, "SET_ASIDE")[0]
    return SetAsideNode(str(leaf).rstrip(), span_of(leaf))


def _edit(tree: Branch) -> StatementNode:
    removed = branch(tree, "key")
    if removed is not None:
        return EditNode("REMOVE", _key(removed), span_of(tree))
    return EditNode(tokens(tree)[0].type, statement(branches(tree)[0]), span_of(tree))


def _key(tree: Branch) -> KeyNode:
    """What 删 names. 假定 is named by what it assumes, which may be a predeclared result or 优先."""
    first, stage = next(leaves(tree)), token(tree, "NUMBER")
    return KeyNode(
        first.type,
        _target(tree) if first.type == "ASSUME" else _name_if_any(tree),
        indexes(tree),
        1 if stage is None else small_number(str(stage)),
        str(first) if first.type == "SET_ASIDE" else "",
        span_of(tree),
    )


def _name_if_any(tree: Branch) -> Word | None:
    name = token(tree, "NAME")
    return None if name is None else word(name)


def _target(tree: Branch) -> Word:
    """What 假定 is about."""
    slot = branch(tree, "slot")
    leaf = tokens(tree, "NAME", "PRIORITY")[0] if slot is None else tokens(slot)[0]
    return word(leaf) if leaf.type == "NAME" else Word(chinese_of(leaf.type) or "", span_of(leaf))


_CONVERTERS: dict[str, Callable[[Branch], StatementNode]] = {
    "policy": _policy,
    "fact": _fact,
    "category": _category,
    "window": _window,
    "let": _let,
    "table": _table,
    "result": _result,
    "product": _product,
    "aid": _aid,
    "priority": _priority,
    "ambiguity": _ambiguity,
    "assume": _assume,
    "constraint": _constraint,
    "set_aside": _set_aside,
    "edit": _edit,
}
