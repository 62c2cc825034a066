"""A plan as one SELECT over a table of persons: each step a column, in layers that rest on one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from sqlglot import exp

from ..symbol import Symbol
from .dialect import constant_sql, named_column, term_sql, test_sql
from .explore import Branch, Leaf, Tree
from .output import Cell, Output, Shape
from .plan import Plan
from .steps import Step, steps_asked
from .symbols import Amount, Number
from .terms import Column, Term

Enums = Mapping[tuple[str, ...], str]
"""Types made for columns of words, by the words that may stand in them. An engine without any writes plain text."""


def select(
    plan: Plan,
    source: str,
    keep: Sequence[str] = (),
    enums: Enums | None = None,
    where: exp.Expr | None = None,
) -> exp.Select:
    """The columns of the answer for each row of `source`, after the columns of the source that are to be kept.

    `where` leaves rows of the source out.
    """
    before, ctes = source, []
    for number, layer in enumerate(_layers(plan.steps), 1):
        name = f"layer_{number}"
        columns = [exp.Star(), *(_named(_tree_sql(step.tree), step.name) for step in layer)]
        ctes.append((name, exp.Select(expressions=columns).from_(_table(before), copy=False)))
        before = name
    kept = [named_column(name) for name in keep]
    answers = [_output_sql(output, enums or {}) for output in plan.outputs]
    query = exp.Select(expressions=[*kept, *answers]).from_(_table(before), copy=False)
    if where is not None:
        (ctes[0][1] if ctes else query).where(where, copy=False)
    for name, made in ctes:
        query = query.with_(name, as_=made, copy=False)
    return query


def _named(expression: exp.Expr, name: str) -> exp.Alias:
    return exp.Alias(this=expression, alias=exp.Identifier(this=name, quoted=True))


def _table(name: str) -> exp.Table:
    return exp.Table(this=exp.Identifier(this=name, quoted=True))


def _layers(steps: Iterable[Step]) -> list[list[Step]]:
    """A step stands one layer above the highest that it asks of."""
    heights: dict[str, int] = {}
    layers: list[list[Step]] = []
    for step in steps:
        height = 1 + max((heights[name] for name in steps_asked(step.tree)), default=-1)
        heights[step.name] = height
        if height == len(layers):
            layers.append([])
        layers[height].append(step)
    return layers


def _tree_sql(tree: Tree) -> exp.Expr:
    """The number of the state in which a row comes out."""
    if isinstance(tree, Leaf):
        return exp.Literal(this=str(tree.state), is_string=False)
    ifs: list[exp.Expr] = []
    while isinstance(tree, Branch):
        ifs.append(exp.If(this=test_sql(tree.test), true=_tree_sql(tree.yes)))
        tree = tree.no
    if isinstance(tree, Leaf):
        return exp.Case(ifs=ifs, default=_tree_sql(tree))
    *cases, (_, last) = tree.cases
    made = [exp.If(this=_in_states(tree.step, states), true=_tree_sql(way)) for states, way in cases]
    return exp.Case(ifs=[*ifs, *made], default=_tree_sql(last))


def _in_states(step: str, states: Sequence[int]) -> exp.Expr:
    column = named_column(step)
    numbers = [exp.Literal(this=str(state), is_string=False) for state in states]
    return exp.EQ(this=column, expression=numbers[0]) if len(numbers) == 1 else exp.In(this=column, expressions=numbers)


def words_of(output: Output) -> tuple[str, ...] | None:
    """The words that may stand in a column; None where it is no column of words, or some are put together."""
    if output.shape is not Shape.WORD or any(isinstance(cell, Symbol) for cell in output.cells):
        return None
    return tuple(dict.fromkeys(cell for cell in output.cells if isinstance(cell, str))) or None


def _output_sql(output: Output, enums: Enums) -> exp.Expr:
    """States that give the same share a branch; what most of them give stands last."""
    words = words_of(output)
    kind = enums.get(words) if words is not None else None

    def written(cell: Cell) -> exp.Expr:
        made = _cell_sql(cell, output.shape)
        return made if kind is None or cell is None else exp.Cast(this=made, to=_named_type(kind))

    by_cell: dict[str, tuple[Cell, list[int]]] = {}
    for state, cell in enumerate(output.cells):
        by_cell.setdefault(_mark(cell), (cell, []))[1].append(state)
    *some, (last, _) = sorted(by_cell.values(), key=lambda found: len(found[1]))
    default = written(last)
    if not some:
        return _named(_cast(default, output.shape) if last is None else default, output.name)
    ifs = [exp.If(this=_in_states(output.step.name, states), true=written(cell)) for cell, states in some]
    return _named(exp.Case(ifs=ifs, default=default), output.name)


def _named_type(name: str) -> exp.DataType:
    return exp.DataType(this=exp.DataType.Type.USERDEFINED, kind=exp.Identifier(this=name, quoted=True))


def _mark(cell: Cell) -> str:
    return f"§{cell.term}" if isinstance(cell, Symbol) else f"{type(cell).__name__} {cell}"  # type: ignore[attr-defined]


def _cell_sql(cell: Cell, shape: Shape) -> exp.Expr:
    match cell:
        case None:
            return exp.Null()
        case Symbol():
            return _symbol_sql(cell, shape)
        case bool():
            return exp.Boolean(this=cell)
        case date() | int() | str():
            return constant_sql(cell)
        case Decimal():
            return _cast(exp.Literal(this=format(cell, "f"), is_string=False), shape)


def _symbol_sql(symbol: Symbol, shape: Shape) -> exp.Expr:
    term: Term = symbol.term  # type: ignore[attr-defined]
    if not isinstance(symbol, Amount) or shape not in (Shape.MONEY, Shape.RATE):
        return term_sql(term)
    if isinstance(term, Column):
        return _cast(named_column(term.name), shape)
    return _cast(exp.Mul(this=_cast_to(_whole(symbol), "DECIMAL(36, 0)"), expression=_unit(symbol)), shape)


def _whole(symbol: Number) -> exp.Expr:
    return term_sql(symbol.term)


def _unit(symbol: Number) -> exp.Expr:
    """One unit of the number as a decimal: 0.01 for fen. Multiplied, never divided: that is exact on every engine."""
    text = format(Decimal(1).scaleb(-symbol.scale), "f")
    return exp.Literal(this=text, is_string=False)


def _cast(expression: exp.Expr, shape: Shape) -> exp.Expr:
    return _cast_to(expression, "VARCHAR" if shape is Shape.WORD else shape.value)


def _cast_to(expression: exp.Expr, kind: str) -> exp.Expr:
    return exp.Cast(this=expression, to=_type(kind))


@cache
def _type(kind: str) -> exp.DataType:
    """One node for all places where it stands: trees are only ever printed, and printing copies what it respells."""
    return exp.DataType.build(kind)
