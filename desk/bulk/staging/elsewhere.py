"""Whether the persons of a table are of another region than a policy, as `engine.facts.elsewhere` tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import duckdb

from dsl import Diagnostic, InRecords, Policy
from engine.facts import elsewhere, telling_places
from engine.regions import containers, prefix

from .. import sql


def away_test(facts: Collection[str], policy: Policy) -> str:
    """Holds of a row that has a place elsewhere: that of `is_elsewhere`, of any fact that may tell."""
    code = policy.header.region.code
    above, own = sql.texts(containers(code)), sql.text(prefix(code))
    places = map(sql.name, telling_places(facts, policy.vocabulary))
    return sql.any_of(f"NOT starts_with({place}, {own}) AND {place} NOT IN {above}" for place in places)


def elsewhere_notes(
    connection: duckdb.DuckDBPyConnection, persons: str, given: Collection[str], policy: Policy, place: InRecords
) -> Iterator[Diagnostic]:
    """`persons` is the name of a table or a query in brackets, which gives these facts; `place` is the file."""
    for fact in telling_places(given, policy.vocabulary):
        where = sql.name(fact)
        rows = connection.execute(f"SELECT {where}, count(*) FROM {persons} WHERE {where} IS NOT NULL GROUP BY 1")
        if heads := dict(rows.fetchall()):
            if (problem := elsewhere(fact, heads, policy)) is not None:
                yield problem.at(place)
            return
