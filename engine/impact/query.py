"""Both policies over the same rows in one query: first the steps of one, then those of the other, then everybody
counted by how they come out. No joins: the rows stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlglot import exp

from ..columnar.counts.budget import HEADS
from ..columnar.counts.facets import Faceted
from ..columnar.sql.dialect import named_column
from ..columnar.sql.select import select
from .reading import Reading

OLD, NEW = "旧.", "新."
"""Stand before the columns of the two sides."""
_GIVEN = "名单."
BAND, LEAST, MOST = "档", "最小", "最大"
EDGES = tuple(Decimal(edge) for edge in (0, 50, 100, 200, 500, 1000, 2000, 5000))
"""A difference is in band n (or -n) if it is more than `EDGES[n - 1]` and at most the next; band 0 is none."""


@dataclass(frozen=True, slots=True)
class Varied:
    """An amount that differs from row to row on some side: the columns that hold it; None: nothing for everybody."""

    field: str
    old: str | None
    new: str | None

    def ends(self) -> tuple[exp.Expr, exp.Expr]:
        """The old and the new amount of a row."""
        old = _literal(0) if self.old is None else named_column(OLD + self.old)
        return old, _literal(0) if self.new is None else named_column(NEW + self.new)

    def sums(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """The columns of who has more and of who has less: heads, the old amounts, the new ones."""
        more, less = (tuple(f"{self.field}.{way}.{what}" for what in ("人", "旧", "新")) for way in ("多", "少"))
        return more, less  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Both:
    """The two sides, what each reads of the table, by how many years its notice lay after it and was moved back, and
    the amounts that are compared row by row.

    `bearing` is the amount whose differences are spread out: 应缴. `banded` are its columns where it differs from row
    to row, `compared` its columns if persons are to be named.
    """

    old: Faceted
    new: Faceted
    readings: tuple[Reading, Reading]
    years: tuple[int, int]
    varied: tuple[Varied, ...]
    bearing: str | None
    compared: Varied | None = None

    @property
    def banded(self) -> Varied | None:
        return next((varied for varied in self.varied if varied.field == self.bearing), None)

    @property
    def keys(self) -> tuple[str, ...]:
        banded = (BAND,) if self.banded else ()
        return (*(OLD + key for key in self.old.keys), *(NEW + key for key in self.new.keys), *banded)


def counted(both: Both, source: str) -> exp.Select:
    """A row for each way in which persons of `source` come out on both sides."""
    keys = [named_column(key) for key in both.keys if key != BAND]
    grouped = list(keys)
    if both.banded is not None:
        band = _band(_difference(both.banded))
        keys.append(_named(band, BAND))  # type: ignore[arg-type]
        grouped.append(band.copy())  # type: ignore[arg-type]
    columns = [*(OLD + name for name in both.old.sums), *(NEW + name for name in both.new.sums)]
    sums = [_named(exp.Count(this=exp.Star()), HEADS)]
    sums += [_named(exp.Sum(this=named_column(name)), name) for name in columns]
    sums += [column for varied in both.varied for column in _by_sign(varied)]
    if both.banded is not None:
        difference = _difference(both.banded)
        sums += [_named(exp.Min(this=difference), LEAST), _named(exp.Max(this=difference.copy()), MOST)]
    query = rows(both, source)
    query.set("expressions", [*keys, *sums])
    if grouped:
        query.set("group", exp.Group(expressions=[key.copy() for key in grouped]))
    return query


def largest(both: Both, source: str, varied: Varied, who: Sequence[str], most: int) -> exp.Select:
    """Who has the largest differences of an amount that is known on both sides: `who`, before, after."""
    difference = _difference(varied)
    is_known = exp.Not(this=exp.Is(this=difference, expression=exp.Null()))
    is_any = exp.NEQ(this=difference.copy(), expression=exp.Literal(this="0", is_string=False))
    query = rows(both, source, who)
    query.set("expressions", [*map(named_column, who), *varied.ends()])
    query = query.where(exp.And(this=is_known, expression=is_any), copy=False)
    size = exp.Abs(this=difference.copy())
    order = [exp.Ordered(this=size, desc=True, nulls_first=False), exp.Ordered(this=named_column(who[0]))]
    query.set("order", exp.Order(expressions=order))
    return query.limit(most, copy=False)


def rows(both: Both, source: str, carried: Sequence[str] = ()) -> exp.Select:
    """The columns of both sides for each row of `source`, and those of the source that are carried along."""
    first, second = (reading.columns for reading in both.readings)
    passed = [*(_GIVEN + name for name in second), *carried]
    read = [*map(named_column, first), *(_named(named_column(name), _GIVEN + name) for name in second)]
    read += [named_column(name) for name in carried]
    one = _with_any(select(both.old.plan, "old_reads", [*both.old.keep, *passed]))
    given = (_named(named_column(_GIVEN + name), name) for name in second)
    between = [*_prefixed(both.old, OLD), *given, *map(named_column, carried)]
    known = [OLD + name for name in _columns(both.old)]
    two = _with_any(select(both.new.plan, "new_reads", [*both.new.keep, *known, *carried]))
    last = [*map(named_column, (*known, *carried)), *_prefixed(both.new, NEW)]
    query = exp.Select(expressions=[exp.Star()]).from_(_table("both"), copy=False)
    made = (
        ("old_reads", _from(read, source)),
        ("old_found", one),
        ("new_reads", _from(between, "old_found")),
        ("new_found", two),
        ("both", _from(last, "new_found")),
    )
    for name, part in made:
        query = query.with_(name, as_=part, copy=False)
    return query


def _columns(side: Faceted) -> Iterator[str]:
    yield from side.keep
    yield from (output.name for output in side.plan.outputs)


def _prefixed(side: Faceted, prefix: str) -> Iterator[exp.Expr]:
    return (_named(named_column(name), prefix + name) for name in _columns(side))


def _from(columns: Iterable[exp.Expr], table: str) -> exp.Select:
    return _with_any(exp.Select(expressions=list(columns)).from_(_table(table), copy=False))


def _with_any(query: exp.Select) -> exp.Select:
    """A table without columns, of persons who all come out alike, has one all the same."""
    if not query.expressions:
        query.set("expressions", [_named(exp.Null(), "nothing")])
    return query


def _difference(varied: Varied) -> exp.Expr:
    old, new = varied.ends()
    return exp.Paren(this=exp.Sub(this=new, expression=old))


def _by_sign(varied: Varied) -> Iterator[exp.Expr]:
    old, new = varied.ends()
    one = exp.Literal(this="1", is_string=False)
    tests = exp.GT(this=new, expression=old), exp.LT(this=new, expression=old)
    for test, names in zip(tests, varied.sums(), strict=True):
        for what, name in zip((one, old, new), names, strict=True):
            chosen = exp.Case(ifs=[exp.If(this=test.copy(), true=what.copy())])
            yield _named(exp.Sum(this=chosen), name)


def _band(difference: exp.Expr) -> exp.Expr:
    """The number of the band; NULL where the difference is not known."""
    ifs = [exp.If(this=exp.Is(this=difference, expression=exp.Null()), true=exp.Null())]
    for number, edge in reversed(list(enumerate(EDGES, 1))):
        up = exp.GT(this=difference.copy(), expression=_literal(edge))
        down = exp.LT(this=difference.copy(), expression=_literal(-edge))
        ifs += [exp.If(this=up, true=_literal(number)), exp.If(this=down, true=_literal(-number))]
    return exp.Case(ifs=ifs, default=_literal(0))


def _literal(number: Decimal | int) -> exp.Expr:
    literal = exp.Literal(this=str(abs(number)), is_string=False)
    return exp.Neg(this=literal) if number < 0 else literal


def _named(expression: exp.Expr, name: str) -> exp.Expr:
    return exp.Alias(this=expression, alias=exp.Identifier(this=name, quoted=True))


def _table(name: str) -> exp.Table:
    return exp.Table(this=exp.Identifier(this=name, quoted=True))
