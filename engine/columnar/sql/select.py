"""A plan as one SELECT over a table of persons: each step a column, in layers that rest on one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlglot import exp

from ...symbol import Symbol
from ..columns.output import Cell, Output, Shape
from ..columns.plan import Plan
from ..exploring.tree import Branch, Leaf, Tree
from ..stepwise.steps import Step, steps_asked
from ..symbols.terms import Test
from .cells import cast_to_shape, cell_sql, mark_of, named_type
from .dialect import named_column, test_sql

Enums = Mapping[tuple[str, ...], str]
"""Types made for columns of words, by the words that may stand in them. An engine without any writes plain text."""

_NO_WORDS = ("—",)
"""For a column in which nobody has a word: an enumeration cannot be empty. It stands in no cell."""


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
    before, ctes, parts = source, [], _Parts(enums or {})
    for number, layer in enumerate(_layers(plan.steps), 1):
        name = f"layer_{number}"
        columns = [exp.Star(), *(_named(parts.tree(step.tree), step.name) for step in layer)]
        ctes.append((name, exp.Select(expressions=columns).from_(_table(before), copy=False)))
        before = name
    kept = [named_column(name) for name in keep]
    answers = [parts.output(output) for output in plan.outputs]
    query = exp.Select(expressions=[*kept, *answers]).from_(_table(before), copy=False)
    if where is not None:
        (ctes[0][1] if ctes else query).where(where, copy=False)
    if ctes:
        query.set("with_", exp.With(expressions=[_cte(name, made) for name, made in ctes]))
    return query


def _cte(name: str, made: exp.Select) -> exp.CTE:
    """Made node by node: sqlglot's own builder reads the name as SQL."""
    return exp.CTE(this=made, alias=exp.TableAlias(this=exp.Identifier(this=name, quoted=False)))


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


class _Parts:
    """Makes the expressions of one query. What stands in many places is one node: the tree is only ever printed."""

    def __init__(self, enums: Enums) -> None:
        self._enums = enums
        self._tests: dict[Test, exp.Expr] = {}
        self._in_states: dict[tuple[str, tuple[int, ...]], exp.Expr] = {}
        self._cells: dict[tuple[Any, Shape], exp.Expr] = {}
        self._numbers: list[exp.Expr] = []

    def tree(self, tree: Tree) -> exp.Expr:
        """The number of the state in which a row comes out."""
        if isinstance(tree, Leaf):
            return self._number(tree.state)
        ifs: list[exp.Expr] = []
        while isinstance(tree, Branch):
            ifs.append(exp.If(this=self._test(tree.test), true=self.tree(tree.yes)))
            tree = tree.no
        if isinstance(tree, Leaf):
            return exp.Case(ifs=ifs, default=self.tree(tree))
        *cases, (_, last) = tree.cases
        made = [exp.If(this=self._is_in(tree.step, states), true=self.tree(way)) for states, way in cases]
        return exp.Case(ifs=[*ifs, *made], default=self.tree(last))

    def output(self, output: Output) -> exp.Expr:
        """States that give the same share a branch; what most of them give stands last."""
        words = words_of(output)
        kind = self._enums.get(words) if words is not None else None
        by_cell: dict[Any, tuple[Cell, list[int]]] = {}
        for state, cell in enumerate(output.cells):
            by_cell.setdefault(mark_of(cell), (cell, []))[1].append(state)
        *some, (mark, (last, _)) = sorted(by_cell.items(), key=lambda found: len(found[1][1]))
        default = self._cell(mark, last, output.shape, kind)
        if not some and last is None:
            default = (
                cast_to_shape(default, output.shape) if kind is None else exp.Cast(this=default, to=named_type(kind))
            )
        if not some:
            return _named(default, output.name)
        ifs = [
            exp.If(this=self._is_in(output.step.name, tuple(states)), true=self._cell(mark, cell, output.shape, kind))
            for mark, (cell, states) in some
        ]
        return _named(exp.Case(ifs=ifs, default=default), output.name)

    def _cell(self, mark: Any, cell: Cell, shape: Shape, kind: str | None) -> exp.Expr:
        if (mark, shape) not in self._cells:
            self._cells[mark, shape] = cell_sql(cell, shape)
        made = self._cells[mark, shape]
        return made if kind is None or cell is None else exp.Cast(this=made, to=named_type(kind))

    def _test(self, test: Test) -> exp.Expr:
        if test not in self._tests:
            self._tests[test] = test_sql(test)
        return self._tests[test]

    def _is_in(self, step: str, states: tuple[int, ...]) -> exp.Expr:
        if (step, states) not in self._in_states:
            column, numbers = named_column(step), list(map(self._number, states))
            one = len(numbers) == 1
            made = exp.EQ(this=column, expression=numbers[0]) if one else exp.In(this=column, expressions=numbers)
            self._in_states[step, states] = made
        return self._in_states[step, states]

    def _number(self, state: int) -> exp.Expr:
        while len(self._numbers) <= state:
            self._numbers.append(exp.Literal(this=str(len(self._numbers)), is_string=False))
        return self._numbers[state]


def words_of(output: Output) -> tuple[str, ...] | None:
    """The words that may stand in a column; None where it is no column of words, or some are put together."""
    if output.shape not in (Shape.WORD, Shape.TEXT) or any(isinstance(cell, Symbol) for cell in output.cells):
        return None
    return tuple(dict.fromkeys(cell for cell in output.cells if isinstance(cell, str))) or _NO_WORDS
