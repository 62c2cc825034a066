"""Expression trees as the text of one engine, and what each engine has to spell in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import Dialect, ErrorLevel, exp

WIDE = exp.DataType.Type.INT128
"""Whole numbers of 128 bits; decimals of 38 digits where there are none."""
_WIDE_SIDES = "wide"


def whole_quotient(left: exp.Expr, right: exp.Expr, *, wide: bool) -> exp.Expr:
    """Whole numbers divided, with what is left over dropped (towards zero). `wide`: a side may be of the type `WIDE`.

    Both sides are printed as they stand, so they come in brackets where they need them.
    """
    return exp.IntDiv(this=left, expression=right, **{_WIDE_SIDES: wide})


def printed(expression: exp.Expr, dialect: str, *, pretty: bool = False) -> str:
    """The text for one of `DIALECTS`. `pretty`: over many lines, for people who read it."""
    if (respelt := _RESPELT[dialect]) is not None:
        expression = _with(respelt, expression.copy())
    return Dialect.get_or_raise(dialect).generate(  # no tree of ours has comments, which are looked for at every node
        expression, copy=False, unsupported_level=ErrorLevel.RAISE, pretty=pretty, comments=False
    )


def _with(respelt: Callable[[exp.Expr], exp.Expr | None], expression: exp.Expr) -> exp.Expr:
    """The tree with its nodes respelt, from the leaves up: a node may come to stand in several places.

    Generators of our own would do it in one go, but sqlglot's compiled build lets nobody derive a class.
    """
    for node in reversed(list(expression.find_all(exp.IntDiv, exp.DataType, exp.CTE))):
        if (new := respelt(node)) is not None:
            node.replace(new)
            expression = new if node is expression else expression
    return expression


def _for_spark(node: exp.Expr) -> exp.Expr | None:
    """DIV of decimals cuts its result to 64 bits without a word, so the remainder goes first and `/` comes out even.

    What does not fit into 32 digits `/` reports.
    """
    if node.args.get(_WIDE_SIDES):
        left, right = node.this, node.expression
        even = exp.Sub(this=left.copy(), expression=exp.Mod(this=left, expression=right.copy()))
        return exp.Cast(this=exp.Div(this=exp.Paren(this=even), expression=right), to=_decimal())
    return _decimal() if node.this is WIDE else None


def _for_postgres(node: exp.Expr) -> exp.Expr | None:
    """The function DIV is for decimals; `/` of whole numbers drops what is left over, and is faster.

    Layers get a fence between them: without it PostgreSQL puts the text of each column wherever it is asked for, layer
    by layer, and runs out of memory before the first row.
    """
    if isinstance(node, exp.CTE):
        node.this.offset(0, copy=False)
    if isinstance(node, exp.IntDiv):
        return None if node.args.get(_WIDE_SIDES) else exp.Div(this=node.this, expression=node.expression, typed=True)
    return _decimal() if node.this is WIDE else None


def _decimal() -> exp.DataType:
    sizes = [exp.DataTypeParam(this=exp.Literal(this=size, is_string=False)) for size in ("38", "0")]
    return exp.DataType(this=exp.DataType.Type.DECIMAL, expressions=sizes)


_RESPELT: Mapping[str, Callable[[exp.Expr], exp.Expr | None] | None] = {
    "duckdb": None,
    "spark": _for_spark,
    "postgres": _for_postgres,
}
DIALECTS = tuple(_RESPELT)
