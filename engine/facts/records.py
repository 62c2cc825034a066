"""A whole file of records: every row is accepted, rejected, or the same as an earlier one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsl import Diagnostic, Region, Vocabulary

from .identity_card import ID_NUMBER, ID_TYPE
from .persons import PersonKey, person_of, positions_by_person
from .raw import Facts, Problem, Raw, Row, Table
from .regions import regions_by_name
from .row_numbers import spelled_rows
from .rows import CellProblem, RowReader


@dataclass(frozen=True, slots=True)
class Record:
    """A person's facts. `row` is where they stand; `person` None means that only the row tells who it is."""

    row: int
    facts: Facts
    person: PersonKey | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row set aside, with its cells as written and every reason."""

    row: int
    problems: tuple[Diagnostic, ...]
    headers: tuple[str, ...] = ()
    values: tuple[Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordSet:
    """`total` rows: accepted, rejected and merged add up to it. `notes` are about the file and its columns."""

    records: tuple[Record, ...]
    rejected: tuple[Rejected, ...]
    merged_identical: int
    notes: tuple[Diagnostic, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Taken:
    row: Row
    facts: Facts
    person: PersonKey | None
    problems: tuple[CellProblem, ...]


def take_in(
    table: Table,
    vocabulary: Vocabulary,
    *,
    year: int | None = None,
    needed: Collection[str] = (),
    regions: Sequence[Region] = (),
) -> RecordSet:
    """Read all rows of a table.

    `year` is what a fact by year means where no year is written; `needed` are the facts that the policy asks for,
    so that absent columns can be named; `regions` are known beside those of the vocabulary (the policy's own).
    """
    reader = RowReader(vocabulary, regions_by_name((*vocabulary.regions, *regions)), year)
    notes: list[Diagnostic] = []
    taken = tuple(_take_rows(table.rows, reader, notes))
    merged, conflicting = _same_person(taken)
    accepted = (t for i, t in enumerate(taken) if not t.problems and i not in merged and i not in conflicting)
    records = tuple(Record(t.row.number, t.facts, t.person) for t in accepted)
    rejected = tuple(
        _rejected(table, t, conflicting.get(i)) for i, t in enumerate(taken) if t.problems or i in conflicting
    )
    notes.extend(problem.at(table.place(column=header)) for (header, _), problem in reader.about_columns.items())
    notes.extend(problem.at(table.place()) for problem in _about_file(reader, needed, taken, merged))
    return RecordSet(records, rejected, len(merged), tuple(notes), len(taken))


def facts_of(
    cells: Mapping[str, Raw], vocabulary: Vocabulary, *, year: int | None = None, regions: Sequence[Region] = ()
) -> Facts | tuple[CellProblem, ...]:
    """One person given by fact and value rather than by a file; here an unknown fact is a problem."""
    reader = RowReader(vocabulary, regions_by_name((*vocabulary.regions, *regions)), year)
    facts, problems = reader.read(Row(1, tuple(cells), tuple(cells.values())))
    return (*problems, *((header, problem) for (header, _), problem in reader.about_columns.items())) or facts


def _take_rows(rows: Iterable[Row | Diagnostic], reader: RowReader, notes: list[Diagnostic]) -> Iterator[_Taken]:
    for row in rows:
        if isinstance(row, Diagnostic):
            notes.append(row)
        else:
            facts, problems = reader.read(row)
            yield _Taken(row, facts, person_of(facts), tuple(problems))


def _same_person(taken: Sequence[_Taken]) -> tuple[set[int], dict[int, tuple[int, ...]]]:
    """Positions that repeat an identical row, and positions of rows that contradict each other (with all their rows).

    A rejected row of the same person contradicts too: nobody knows which of the two is right.
    """
    merged: set[int] = set()
    conflicting: dict[int, tuple[int, ...]] = {}
    for positions in positions_by_person(t.person for t in taken).values():
        first = taken[positions[0]]
        if all(not taken[i].problems and taken[i].facts == first.facts for i in positions):
            merged.update(positions[1:])
        else:
            rows = tuple(taken[i].row.number for i in positions)
            conflicting.update((i, rows) for i in positions if not taken[i].problems)
    return merged, conflicting


def _rejected(table: Table, taken: _Taken, rows: tuple[int, ...] | None) -> Rejected:
    problems = [problem.at(table.place(taken.row.number, header)) for header, problem in taken.problems]
    if rows is not None:
        problems.append(Problem("P667", {"rows": spelled_rows(rows)}).at(table.place(taken.row.number)))
    return Rejected(taken.row.number, tuple(problems), taken.row.headers, taken.row.values)


def _about_file(
    reader: RowReader, needed: Collection[str], taken: Sequence[_Taken], merged: set[int]
) -> Iterator[Problem]:
    if absent := [fact for fact in needed if fact not in reader.given]:
        yield Problem("P625", {"facts": "、".join(absent)})
    if merged:
        rows = spelled_rows(tuple(taken[i].row.number for i in sorted(merged)))
        yield Problem("P668", {"rows": rows, "count": str(len(merged))})
    unchecked = tuple(t.row.number for t in taken if not t.problems and ID_NUMBER in t.facts and ID_TYPE not in t.facts)
    if unchecked:
        yield Problem("P669", {"rows": spelled_rows(unchecked), "count": str(len(unchecked))})
