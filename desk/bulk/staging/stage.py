"""From an opened input to the table of persons: the way of every row, in the order in which it is gone.

    opened = open_source(path, policy.vocabulary, connection)
    staged = stage(connection, opened, policy, facts_needed=facts_used(policy))
    connection.execute(f"SELECT * FROM {staged.relation}")

The meaning of every cell is that of `engine.facts.take_in`. `connection` must come from `desk.bulk.connection`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import duckdb

from dsl import Diagnostic, Policy
from engine.columnar import InputColumn, Seen
from engine.facts import ID_NUMBER, ID_TYPE, NAME, Rejected, RowReader, regions_by_name

from ...output import RunFailed
from .. import sql
from ..trouble import trouble
from .by_word import by_word
from .elsewhere import away_test, elsewhere_notes
from .left_out import not_among
from .mapping import mapped
from .notes import notes
from .readings import Readings, readings_of
from .same_person import SamePerson, same_person
from .set_aside import SetAside
from .source import Source
from .survey import FIRST_ROWS, Survey, has_odd, survey
from .typed import BAD, Typed

IDENTIFYING = (ID_TYPE, ID_NUMBER, NAME)


@dataclass(frozen=True, slots=True)
class Staged:
    """`relation` is a view with "row" (BIGINT, the row of the file), then `columns`, in the order of the file.

    The order lasts only while no hash join comes on top: a query over the view computes with CASE, not with joins.

    The columns are those of the identifying facts and of the facts needed that the input gives. `seen` is what is known
    of their rows before anything is asked. `total` rows are `accepted`, `rejected` and `merged` ones; `rejected_rows`
    gives those set aside, with reasons.
    """

    relation: str
    columns: tuple[InputColumn, ...]
    seen: Seen
    total: int
    rejected: int
    merged: int
    notes: tuple[Diagnostic, ...]
    source: Source
    _set_aside: SetAside
    _reader: RowReader

    def rejected_headers(self) -> tuple[str, ...]:
        """The headers of all the columns that rows set aside have, as the file of rejects lists them."""
        return self._set_aside.headers()

    @property
    def accepted(self) -> int:
        return self.total - self.rejected - self.merged

    def rejected_rows(self) -> Iterator[Rejected]:
        """In the order of the file, read again from it: few are in memory at a time. May end the run (`RunFailed`)."""
        try:
            yield from self._set_aside.rejected(self._reader)
        except duckdb.Error as error:
            raise RunFailed(trouble(error, self.source)) from error


def stage(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    policy: Policy,
    *,
    facts_needed: Collection[str],
    facts_beside: Collection[str] = (),
    find_same_person: bool = True,
    relation: str = "persons",
) -> Staged | Diagnostic:
    """`facts_beside` are read where the input has them, and not missed where it has not.

    Without `find_same_person`, for callers who know better, rows about one person are not compared.
    """
    try:
        return _staged(connection, source, policy, facts_needed, facts_beside, find_same_person, relation)
    except duckdb.Error as error:
        return trouble(error, source)


def _staged(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    policy: Policy,
    facts_needed: Collection[str],
    facts_beside: Collection[str],
    find_same_person: bool,
    relation: str,
) -> Staged | Diagnostic:
    vocabulary = policy.vocabulary
    regions = regions_by_name((*vocabulary.regions, policy.header.region))
    readings = readings_of(source, vocabulary, regions, policy.header.year)
    if isinstance(readings, Diagnostic):
        return readings
    source, readings = by_word(connection, source, readings)
    source = replace(source, scan=readings.scan(source))
    reader = RowReader(vocabulary, regions, policy.header.year)
    typed, found = _typed(connection, source, readings, reader, policy, relation)
    bad = _bad_rows(connection, typed, f"{relation}_bad") if found.bad else None
    same = same_person(connection, typed, relation) if find_same_person else None
    set_aside = SetAside(
        connection,
        source,
        readings.facts,
        vocabulary,
        bad,
        same.contradicting if same and same.contradicting_count else None,
    )
    read = {*facts_needed, *facts_beside, *IDENTIFYING}
    wanted = tuple(column for column in typed.columns if column.fact in read)
    selected = ", ".join(['"row"', *(sql.name(column.name) for column in wanted)])
    others = not_among(connection, _left_out(bad, same))
    where = "" if others is None else f" WHERE {others}"
    connection.execute(f"CREATE OR REPLACE VIEW {relation} AS SELECT {selected} FROM ({typed.table}){where}")
    needed = [fact for fact in vocabulary.facts if fact in facts_needed]
    all_of_them = f"(SELECT * FROM ({typed.table}){where})"
    return Staged(
        relation=relation,
        columns=wanted,
        seen=Seen(found.patterns(wanted), frozenset(column.name for column in wanted)),
        total=source.rows,
        rejected=found.bad + (same.contradicting_count if same else 0),
        merged=same.merged_count if same else 0,
        notes=(
            *notes(connection, typed, readings, found, same, set_aside, reader, needed),
            *(elsewhere_notes(connection, all_of_them, found.told, policy, source.place()) if found.has_away else ()),
        ),
        source=source,
        _set_aside=set_aside,
        _reader=RowReader(vocabulary, regions, policy.header.year),
    )


def _typed(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    readings: Readings,
    reader: RowReader,
    policy: Policy,
    table: str,
) -> tuple[Typed, Survey]:
    """As if every cell had its usual form, if the first rows look like it; else, or if they deceive, cell by cell."""
    vocabulary = policy.vocabulary
    usual = Typed(source, readings.facts, vocabulary, {})
    away = away_test({column.fact for column in usual.columns}, policy)
    if source.rows <= FIRST_ROWS or not has_odd(connection, usual):
        found = survey(connection, usual, away)
        if not found.is_odd:
            return usual, found
    odd = {
        i: mapped(connection, source, reading, reader, vocabulary, f"{table}_cells_{i}") if reading.mapped else None
        for i, reading in enumerate(readings.facts)
        if not reading.always
    }
    odd = {i: cells for i, cells in odd.items() if cells is None or cells.distinct}
    typed = Typed(source, readings.facts, vocabulary, odd).store(connection)
    return typed, survey(connection, typed, away)


def _bad_rows(connection: duckdb.DuckDBPyConnection, typed: Typed, table: str) -> str:
    connection.execute(f'CREATE OR REPLACE TABLE {table} AS SELECT "row" FROM ({typed.table}) WHERE {BAD}')
    return table


def _left_out(bad: str | None, same: SamePerson | None) -> list[str]:
    """The tables of the rows that the table of persons has not."""
    tables = [bad]
    if same is not None:
        tables += [same.merged if same.merged_count else None, same.contradicting if same.contradicting_count else None]
    return [table for table in tables if table is not None]
