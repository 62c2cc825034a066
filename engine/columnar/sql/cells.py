"""What stands in a column of the answer, as an expression."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sqlglot import exp

from ...symbol import Symbol
from ..columns.output import Cell, Shape
from ..symbols.symbols import Amount, Number
from ..symbols.terms import Column, Term
from .dialect import constant_sql, named_column, term_sql


def named_type(name: str) -> exp.DataType:
    return exp.DataType(this=exp.DataType.Type.USERDEFINED, kind=exp.Identifier(this=name, quoted=True))


def mark_of(cell: Cell) -> Any:
    """Equal for what is written alike: amounts may be equal and differ in their decimals."""
    if isinstance(cell, Symbol):
        return Symbol, cell.term, getattr(cell, "scale", None)
    return type(cell), str(cell) if isinstance(cell, Decimal) else cell


def cell_sql(cell: Cell, shape: Shape) -> exp.Expr:
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
            return cast_to_shape(exp.Literal(this=format(cell, "f"), is_string=False), shape)


def _symbol_sql(symbol: Symbol, shape: Shape) -> exp.Expr:
    term: Term = symbol.term
    if not isinstance(symbol, Amount) or shape not in (Shape.MONEY, Shape.RATE):
        return term_sql(term)
    if isinstance(term, Column):
        return cast_to_shape(named_column(term.name), shape)
    return cast_to_shape(exp.Mul(this=_cast_to(_whole(symbol), "DECIMAL(36, 0)"), expression=_unit(symbol)), shape)


def _whole(symbol: Number) -> exp.Expr:
    return term_sql(symbol.term)


def _unit(symbol: Number) -> exp.Expr:
    """One unit of the number as a decimal: 0.01 for fen. Multiplied, never divided: that is exact on every engine."""
    text = format(Decimal(1).scaleb(-symbol.scale), "f")
    return exp.Literal(this=text, is_string=False)


def cast_to_shape(expression: exp.Expr, shape: Shape) -> exp.Expr:
    return _cast_to(expression, "VARCHAR" if shape is Shape.WORD else shape.value)


def _cast_to(expression: exp.Expr, kind: str) -> exp.Expr:
    return exp.Cast(this=expression, to=_type(kind))


@cache
def _type(kind: str) -> exp.DataType:
    """One node for all places where it stands: trees are only ever printed, and printing copies what it respells."""
    return exp.DataType.build(kind)
