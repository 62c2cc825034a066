"""A policy as one query that counts a table of persons: how many come out alike, and what their amounts add up to.

Steps come out in finitely many ways, so persons are counted by how they came out; sums follow from the counts. Amounts
that differ from row to row are added up by the query. `totals` makes totals of what it gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlglot import exp

from dsl import Kind, Policy, Role

from ..columns.plan import Plan
from ..sql.dialect import named_column
from ..sql.select import select
from .counting import CATEGORIES, ELSEWHERE, PAID

HEADS = "人数"
_KINDS = (Kind.REGION, Kind.ENUMERATION, Kind.YES_NO, Kind.IDENTITY)
_ROLES = (Role.RESULT, Role.CATEGORY, Role.ELIGIBILITY, Role.ACCEPTANCE, Role.PURCHASE, Role.WAITING)


def groupable(policy: Policy) -> tuple[str, ...]:
    """The names that persons can be counted by. What tells one person from another is none of them."""
    facts = (name for name, fact in policy.vocabulary.facts.items() if fact.type.kind in _KINDS and fact.years is None)
    results = (key for key, decision in policy.decisions.items() if decision.role in _ROLES)
    aids = [product.key("资助名") for product in policy.products]
    return tuple(dict.fromkeys((CATEGORIES, *facts, *results, *aids)))


def facts_counted(policy: Policy, by: Iterable[str]) -> frozenset[str]:
    """Facts that are read besides those of the policy."""
    return frozenset(name for name in (PAID, *ELSEWHERE, *by) if name in policy.vocabulary.facts)


class Grouped(Protocol):
    """What persons are counted by, and what is added up; `keep` are columns of the table or of steps."""

    @property
    def plan(self) -> Plan: ...
    @property
    def keep(self) -> Sequence[str]: ...
    @property
    def sums(self) -> Sequence[str]: ...
    @property
    def keys(self) -> Sequence[str]: ...


def budget_query(counted: Grouped, source: str) -> exp.Select:
    """A row for each way in which persons of `source` come out: the keys, how many they are, and their sums."""
    keys = [named_column(name) for name in counted.keys]
    sums: list[exp.Expr] = [exp.Alias(this=exp.Count(this=exp.Star()), alias=_quoted(HEADS))]
    sums += [exp.Alias(this=exp.Sum(this=named_column(name)), alias=_quoted(name)) for name in counted.sums]
    query = exp.Select(expressions=[*keys, *sums])
    if not (keys or counted.sums):  # all are alike
        return query.from_(exp.Table(this=_quoted(source)), copy=False)
    rows = select(counted.plan, source, counted.keep)
    query = query.from_(exp.Subquery(this=rows, alias=exp.TableAlias(this=_quoted("counted"))), copy=False)
    if keys:
        query.set("group", exp.Group(expressions=[key.copy() for key in keys]))
    return query


def _quoted(name: str) -> exp.Identifier:
    return exp.Identifier(this=name, quoted=True)
