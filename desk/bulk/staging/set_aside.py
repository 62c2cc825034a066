"""The rows that were set aside, read again by the readers of `engine.facts`: so their reasons are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from dsl import Vocabulary
from engine.facts import CellProblem, Problem, Raw, Rejected, Row, RowReader

from .physical import unkeepable
from .readings import Reading
from .shapes import key_of, raw_from
from .source import Field, Source
from .tagged import raw_of_tagged

_AT_ONCE = 2_000
NOT_ALIKE = "a row was set aside that the readers take"


@dataclass(frozen=True, slots=True)
class SetAside:
    """`bad` is the table of rows that are not in order, `contradicting` that of rows that contradict others."""

    connection: duckdb.DuckDBPyConnection
    source: Source
    readings: Sequence[Reading]
    vocabulary: Vocabulary
    bad: str | None
    contradicting: str | None

    def headers(self) -> tuple[str, ...]:
        """The headers of the columns that these rows have, in the order in which they are met."""
        fields = self.source.fields
        if self.source.layout is None:
            return tuple(field.header for field in fields)
        tables = [f'SELECT "row" FROM {table}' for table in (self.bad, self.contradicting) if table is not None]
        rows = f'({self.source.scan}) SEMI JOIN ({" UNION ALL ".join(tables)}) USING ("row")'
        query = f'SELECT layout, min("row") FROM {rows} GROUP BY layout ORDER BY 2'
        found = self.connection.execute(query).fetchall() if tables else []
        every = tuple(range(len(fields)))
        met = (i for layout, _ in found for i in (every if layout is None else self.source.layouts[layout]))
        return tuple(fields[i].header for i in dict.fromkeys(met))

    def rejected(self, reader: RowReader) -> Iterator[Rejected]:
        """One after another, in the order of the file; only some thousands are in memory at a time."""
        tables = [(self.bad, "CAST(NULL AS VARCHAR)"), (self.contradicting, "rows")]
        listed = [f'SELECT "row", {rows} AS rows FROM {table}' for table, rows in tables if table is not None]
        if listed:
            yield from self._of(" UNION ALL ".join(listed), reader)

    def among(self, rows: Sequence[int], reader: RowReader) -> list[Rejected]:
        """These rows only."""
        listed = ", ".join(f"({row})" for row in rows)
        return list(self._of(f'SELECT CAST(r AS BIGINT) AS "row", NULL AS rows FROM (VALUES {listed}) AS t(r)', reader))

    def _of(self, rows: str, reader: RowReader) -> Iterator[Rejected]:
        fields = self.source.fields
        keys = [key_of(f's."{field.column}"', field.shape) for field in fields]
        special = [f"s.{name}" if name else "NULL" for name in (self.source.problems, self.source.layout)]
        selected = ", ".join(['s."row"', "r.rows", *special, *keys])
        joined = f'({self.source.scan}) AS s JOIN ({rows}) AS r ON r."row" = s."row"'
        query = f'SELECT {selected} FROM {joined} ORDER BY s."row"'
        cursor = self.source.cursor(self.connection)
        cursor.execute(query)
        while batch := cursor.fetchmany(_AT_ONCE):
            for row, others, problems, layout, *cells in batch:
                yield self._rejected(row, others, problems, layout, cells, reader)

    def _rejected(
        self,
        row: int,
        others: str | None,
        problems: str | None,
        layout: int | None,
        keys: list[str | None],
        reader: RowReader,
    ) -> Rejected:
        cells: dict[Field, Raw] = {
            field: None if key is None else raw_from(key, field.shape)
            for field, key in zip(self.source.fields, keys, strict=True)
        }
        fields = self.source.fields
        shown = fields if layout is None else tuple(fields[i] for i in self.source.layouts[layout])
        found = list(self._problems(row, shown, cells, problems, reader))
        if others is not None:
            found.append(("", Problem("P667", {"rows": others})))
        if not found:
            raise AssertionError(NOT_ALIKE)
        return Rejected(
            row,
            tuple(problem.at(self.source.place(row, header)) for header, problem in found),
            tuple(field.header for field in shown),
            tuple(cells[field] for field in shown),
        )

    def _problems(
        self, row: int, shown: tuple[Field, ...], cells: dict[Field, Raw], problems: str | None, reader: RowReader
    ) -> Iterator[CellProblem]:
        readings = self._in_order(shown)
        written = [(each.header, each.written([cells[field] for field in each.fields])) for each in readings]
        whole = raw_of_tagged(problems)
        own = (whole,) if isinstance(whole, Problem) else ()
        facts, found = reader.read(Row(row, tuple(h for h, _ in written), tuple(cell for _, cell in written), own))
        yield from found
        for key, value in facts.items():
            name = key if isinstance(key, str) else key[0]
            if (problem := unkeepable(self.vocabulary.facts[name], value)) is not None:
                yield name, problem

    def _in_order(self, shown: tuple[Field, ...]) -> Sequence[Reading]:
        """The readings in the order of the row's own columns: of two that differ, the first counts."""
        if shown == self.source.fields:
            return self.readings
        return sorted(
            (each for each in self.readings if each.fields[0] in shown), key=lambda each: shown.index(each.fields[0])
        )
