"""The plan for persons of whom nothing is lacking, and which persons these are: SQL for those who run it themselves."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from dsl import Assumption, Policy

from ...symbol import Symbol
from ..exploring.seen import Seen
from ..exploring.tree import Branch, Leaf, Tree
from ..layout import Aspect, InputColumn, column_name, input_columns
from ..symbols.columns_read import columns_read
from .plan import Plan, plan_for


def whole_plan(policy: Policy, assume: tuple[Assumption, ...] = ()) -> Plan:
    """Every fact that has no default is given, be it as 无; one that has a default may be NULL."""
    facts = policy.vocabulary.facts
    given = (c for c in input_columns(facts.values()) if c.aspect is Aspect.ITSELF and facts[c.fact].default is None)
    return plan_for(policy, assume, Seen(None, None, frozenset(column.name for column in given)))


def read_by(plan: Plan) -> tuple[InputColumn, ...]:
    """The columns of the table of persons that a plan reads, in the order of the vocabulary."""
    names = {name for step in plan.steps for name in _asked(step.tree)}
    cells = (cell for output in plan.outputs for cell in output.cells)
    names |= {name for cell in cells if isinstance(cell, Symbol) for name in _in(cell)}
    return tuple(column for column in plan.inputs if column.name in names)


def lacking_nothing(plan: Plan) -> exp.Expr | None:
    """The condition on a row that the plan is made for; None where it is made for all."""
    facts = plan.policy.vocabulary.facts
    read = {(column.fact, column.year) for column in read_by(plan) if facts[column.fact].default is None}
    tests = [_is_given(name, year, facts[name].nullable) for name, year in sorted(read, key=str)]
    condition: exp.Expr | None = None
    for test in tests:
        condition = test if condition is None else exp.And(this=condition, expression=test)
    return condition


def _is_given(fact: str, year: int | None, nullable: bool) -> exp.Expr:
    own = _column(column_name(fact, year))
    given: exp.Expr = exp.Not(this=exp.Is(this=own, expression=exp.Null()))
    if not nullable:
        return given
    return exp.Paren(this=exp.Or(this=given, expression=_column(column_name(fact, year, Aspect.NONE))))


def _column(name: str) -> exp.Column:
    return exp.Column(this=exp.Identifier(this=name, quoted=True))


def _asked(tree: Tree) -> Iterator[str]:
    match tree:
        case Leaf():
            return
        case Branch(test=test, yes=yes, no=no):
            yield from columns_read(test)
            yield from _asked(yes)
            yield from _asked(no)
        case _:
            for _, way in tree.cases:
                yield from _asked(way)


def _in(symbol: Symbol) -> frozenset[str]:
    return columns_read(symbol.term)
