"""Persons of one 年度 put to the notice of another: every date of their records moves by the years between."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlglot import exp

from dsl import Policy

from ..columnar import InputColumn, Pattern, Physical, Seen, column_name, input_columns
from ..columnar.dialect import named_column, term_sql, test_sql
from ..columnar.terms import Column, Constant, Given, MonthsLater

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """How one policy reads the table of persons: each of its columns from that of the table that holds it.

    Dates move by so many `years`, held within the calendar; 29 February becomes the 28th where the year has none. A
    fact by year is read from the year that is so much earlier.
    """

    years: int
    columns: Mapping[str, InputColumn]

    @classmethod
    def of(cls, policy: Policy, facts: Collection[str], table: Collection[InputColumn], years: int) -> Reading:
        """`facts` are those that are read; what the table does not have is not there for the policy either."""
        held = {column.name: column for column in table}
        found = {}
        for column in input_columns(fact for name, fact in policy.vocabulary.facts.items() if name in facts):
            year = None if column.year is None else column.year - years
            source = held.get(column_name(column.fact, year, column.aspect))
            if source is not None:
                found[column.name] = source
        return cls(years, found)

    def seen(self, seen: Seen) -> Seen:
        """What is known of the table, as this policy reads it."""
        patterns = None
        if seen.patterns is not None:
            patterns = tuple(dict.fromkeys(self._pattern(pattern) for pattern in seen.patterns))
        return Seen(patterns, frozenset(self.columns))

    def _pattern(self, pattern: Pattern) -> Pattern:
        return frozenset(name for name, source in self.columns.items() if source.name in pattern)

    def written(self, prefix: str = "") -> list[exp.Expr]:
        """The columns as they are selected from the table, whose own names stand after `prefix`."""
        return [self._written(name, prefix + source.name, source.physical) for name, source in self.columns.items()]

    def _written(self, name: str, source: str, physical: Physical) -> exp.Expr:
        column: exp.Expr = named_column(source)
        if self.years and physical is Physical.DATE:
            moved = term_sql(MonthsLater(Column(source, is_day=True), Constant(_MONTHS * self.years)))
            column = exp.Case(ifs=[exp.If(this=test_sql(Given(source)), true=moved)])
        return exp.Alias(this=column, alias=exp.Identifier(this=name, quoted=True))
