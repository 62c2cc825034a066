"""各例: a table of cases → a scenario per row. The first row names what each column says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dsl import Because, Diagnostic, InSource, Label, Source, Span

from . import words
from .scenario import Scenario, Written
from .tree import Listing, Node, Scalar, head
from .value import expected_of, text_of


@dataclass(frozen=True, slots=True)
class _Column:
    """`field` empty: the column gives a fact."""

    name: str
    field: str
    span: Span


def rows_of(source: Source, base: Scenario, table: Listing) -> tuple[tuple[Scenario, ...], tuple[Diagnostic, ...]]:
    """The scenarios of the rows, or what is wrong with the table."""
    header, *rows = table.items
    columns, problems = _columns(source, header)
    if not problems:
        problems = [problem for row in rows for problem in _row_problems(source, row, columns)]
    if problems:
        return (), tuple(problems)
    found = [_case(source, base, columns, row, number) for number, row in enumerate(rows, 1)]
    problems = [*_alike(source, columns, found), *_expecting_nothing(source, found)]
    return (() if problems else tuple(_named(base, columns, found))), tuple(problems)


def _columns(source: Source, header: Node) -> tuple[list[_Column], list[Diagnostic]]:
    assert isinstance(header, Listing)
    columns: dict[str, _Column] = {}
    problems = []
    for cell in header.items:
        if not isinstance(cell, Scalar) or not cell.text:
            problems.append(
                _about(source, head(cell), "列名要写成事实名，或 期望.字段", "a column names a fact or expect.FIELD")
            )
            continue
        name = words.column(cell.text)
        column = _Column(name, words.expected_field(name), cell.span)
        if name in columns:
            label = Label(InSource(source, columns[name].span), Because.FIRST_HERE)
            problems.append(Diagnostic("P807", InSource(source, cell.span), {"key": name}, (label,)))
        columns.setdefault(name, column)
    return list(columns.values()), problems


def _row_problems(source: Source, row: Node, columns: Sequence[_Column]) -> Iterator[Diagnostic]:
    assert isinstance(row, Listing)
    if len(row.items) != len(columns):
        wanted, there = str(len(columns)), str(len(row.items))
        zh = f"这一行有 {there} 格，列名有 {wanted} 个"
        yield _about(source, head(row), zh, f"this row has {there} cells and the header {wanted}")
        return
    for column, cell in zip(columns, row.items, strict=True):
        if not column.field and not isinstance(cell, Scalar):
            zh = f"“{column.name}”是事实，这一格要写一个值"
            yield _about(source, head(cell), zh, f"{column.name} is a fact: this cell takes a single value")


def _case(source: Source, base: Scenario, columns: Sequence[_Column], row: Node, number: int) -> Scenario:
    """A blank cell leaves what the scenario says, and notes where something else could be written."""
    assert isinstance(row, Listing)
    facts, expected = dict(base.facts), dict(base.expected)
    fact_places, expected_places = dict(base.places.facts), dict(base.places.expected)
    for column, cell in zip(columns, row.items, strict=True):
        is_blank = isinstance(cell, Scalar) and not cell.text
        written = Written(column.span, cell.span, number)
        if column.field and (not is_blank or column.field in expected):
            expected_places[column.field] = written
            if not is_blank:
                expected[column.field] = expected_of(cell)
        elif not column.field and not is_blank:
            facts[column.name], fact_places[column.name] = words.fact_value(text_of(cell)), written
    start = head(row)
    places = replace(base.places, whole=start, facts=fact_places, expected=expected_places)
    line = source.position(start.start)[0]
    return replace(base, facts=facts, expected=expected, places=places, line=line)


def _alike(source: Source, columns: Sequence[_Column], cases: Sequence[Scenario]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, ...], Scenario] = {}
    for case in cases:
        other = first.setdefault(_shown(columns, case), case)
        if other is not case:
            label = Label(InSource(source, other.places.whole), Because.FIRST_HERE)
            yield Diagnostic("P816", InSource(source, case.places.whole), {}, (label,))


def _expecting_nothing(source: Source, cases: Sequence[Scenario]) -> Iterator[Diagnostic]:
    for case in cases:
        if not case.expected:
            yield Diagnostic("P811", InSource(source, case.places.whole), {"zh": "“期望”", "en": "expect"})


def _named(base: Scenario, columns: Sequence[_Column], cases: Sequence[Scenario]) -> Iterator[Scenario]:
    """By as many of the first columns as tell the rows apart."""
    facts = [column for column in columns if not column.field]
    enough = (n for n in range(1, len(facts)) if len({_shown(facts[:n], case) for case in cases}) == len(cases))
    telling = facts[: next(enough, len(facts))]
    for case in cases:
        shown = "，".join(f"{c.name} {value}" for c, value in zip(telling, _shown(telling, case), strict=True))
        yield replace(case, name=f"{base.name}〔{shown}〕" if shown else base.name)


def _shown(columns: Sequence[_Column], case: Scenario) -> tuple[str, ...]:
    return tuple(case.facts.get(column.name, words.ABSENT) for column in columns if not column.field)


def _about(source: Source, span: Span, zh: str, en: str) -> Diagnostic:
    return Diagnostic("P815", InSource(source, span), {"zh": zh, "en": en})
