"""The same file read row by row (`desk.roster`), and as a table of persons; and how the two differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.bulk.connection import connected
from desk.bulk.staging.open import open_source
from desk.bulk.staging.physical import Kept, kept
from desk.bulk.staging.stage import Staged, stage
from desk.records import read_rows, write_rejects
from desk.rosters.roster import roster_of
from dsl import Diagnostic, Fact, Kind, Policy, Region, Source, Type, Unit, Vocabulary, load
from engine.columnar.layout import Aspect, column_name
from engine.facts import Facts, Raw, RecordSet, Rejected, Row, Table

ROOT = Path(__file__).parents[3]
SHARED = ROOT / "policies"
Cells = dict[str, Kept]


def _read(path: Path) -> Source:
    return Source(path.name, path.read_text("utf-8"))


def policy_with(vocabulary: Vocabulary | None = None) -> Policy:
    """A notice of this repository, with its own vocabulary or another."""
    policy = load(_read(SHARED / "hulunbuir-2024.pol"), lambda name: _read(SHARED / name)).policy
    assert policy is not None
    return policy if vocabulary is None else replace(policy, vocabulary=vocabulary)


POLICY = policy_with()

EVERY_KIND = policy_with(
    Vocabulary(
        Source("person.pol", ""),
        {
            fact.name: fact
            for fact in (
                Fact("证件类型", "id_type", Type(Kind.ENUMERATION, ("居民身份证", "其他证件类型"))),
                Fact("证件号码", "id_number", Type(Kind.IDENTIFIER), synonyms=("身份证号",)),
                Fact("姓名", "name", Type(Kind.TEXT)),
                Fact("性别", "sex", Type(Kind.ENUMERATION, ("男", "女", "未说明"))),
                Fact("出生日期", "birth_date", Type(Kind.DATE)),
                Fact("户籍地", "region", Type(Kind.REGION), required=True),
                Fact("居住地", "home", Type(Kind.REGION), nullable=True),
                Fact("缴费日期", "paid_on", Type(Kind.DATE), nullable=True, clock="缴费时刻"),
                Fact("缴费时刻", "paid_at", Type(Kind.TIME)),
                Fact("登记日期", "registered_on", Type(Kind.DATE), nullable=True),
                Fact("各年缴费", "paid", Type(Kind.DATE), years=(2020, 2026), nullable=True),
                Fact("参保", "insured", Type(Kind.YES_NO), years=(2020, 2026)),
                Fact("在校", "student", Type(Kind.YES_NO)),
                Fact("低保", "subsistence", Type(Kind.IDENTITY), synonyms=("低保对象",), default=False),
                Fact("重残", "disabled", Type(Kind.IDENTITY), synonyms=("重度残疾人",), default=False),
                Fact("等级", "grade", Type(Kind.ENUMERATION, ("一级", "二级")), nullable=True),
                Fact("类别", "kind", Type(Kind.ENUMERATION, ("无", "有"))),
                Fact("收入", "income", Type(Kind.MONEY), years=(2020, 2026)),
                Fact("额度", "balance", Type(Kind.MONEY), nullable=True),
                Fact("比例", "share", Type(Kind.RATE)),
                Fact("人数", "count", Type(Kind.INTEGER)),
                Fact("时长", "length", Type(Kind.DURATION)),
                Fact("备注名", "note", Type(Kind.TEXT), nullable=True),
            )
        },
        (
            Region("999999", ("示例县",)),
            Region("999998", ("另一示例县",)),
            Region("990000", ("示例省",)),
            Region("110000", ("北京市",)),
        ),
    )
)
"""A fact of every kind, with and without 无, years, a time of day; one of them required."""


@dataclass(frozen=True)
class Bulk:
    """What became of a file on its way to the query."""

    staged: Staged
    persons: dict[int, Cells]
    rejected: list[Rejected]
    file_of_rejects: bytes


@contextmanager
def staged(path: Path, policy: Policy = POLICY) -> Iterator[Bulk | Diagnostic]:
    with connected(memory="100MB") as connection:
        source = open_source(str(path), policy.vocabulary, connection)
        found = source
        if not isinstance(source, Diagnostic):
            found = stage(connection, source, policy, facts_needed=set(policy.vocabulary.facts))
        if isinstance(found, Diagnostic):
            yield found
            return
        assert isinstance(found, Staged)
        cursor = connection.execute(f"SELECT * FROM {found.relation}")
        names = [description[0] for description in cursor.description]
        assert names == ["row", *(column.name for column in found.columns)]
        rows = cursor.fetchall()
        assert [row[0] for row in rows] == sorted(row[0] for row in rows)
        persons = {row[0]: said_in_row(dict(zip(names[1:], row[1:], strict=True))) for row in rows}
        yield Bulk(found, persons, list(found.rejected_rows()), rejects_file(found.rejected_rows(), found))


def rejects_file(rejected: Iterable[Rejected], of: Staged | None = None) -> bytes:
    """What the file of rejects holds; with `of` it is written row by row."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rejects.csv"
        assert write_rejects(path, rejected, headers=None if of is None else of.rejected_headers()) is None
        content = path.read_bytes()
    return content if b"\n" in content.rstrip() else b""


def said_in_row(cells: Mapping[str, Kept | None]) -> Cells:
    """Without what is NULL, and without the mark that there is no 无."""
    return {
        name: value
        for name, value in cells.items()
        if value is not None and not (name.endswith(Aspect.NONE.value) and value is False)
    }


def said_by(facts: Facts) -> Cells:
    """The facts of a record as the columns of the table of persons."""
    found: Cells = {}
    for key, value in facts.items():
        name, year = (key, None) if isinstance(key, str) else key
        found |= {column_name(name, year, aspect): part for aspect, part in kept(value).items()}
    return found


def row_by_row(table: Table, policy: Policy) -> RecordSet:
    return roster_of(table, policy, list(policy.vocabulary.facts))


def assert_same(path: Path, policy: Policy = POLICY, table: Table | None = None) -> Bulk:
    """Both ways lead to the same persons, the same rejects, merges and notes. `table`: the rows of a Parquet file."""
    expected = read_rows(str(path), policy.vocabulary) if table is None else table
    before = path.read_bytes() if path.is_file() else b""
    with staged(path, policy) as found:
        if isinstance(expected, Diagnostic) or isinstance(found, Diagnostic):
            assert found == expected
            raise AssertionError(f"nothing was read: {found}")
        records = row_by_row(expected, policy)
        assert found.persons == {record.row: said_by(record.facts) for record in records.records}
        assert list(map(_as_filed, found.rejected)) == list(map(_as_filed, records.rejected))
        one = found.staged
        assert (one.total, one.accepted, one.rejected, one.merged) == (
            records.total,
            len(records.records),
            len(records.rejected),
            records.merged_identical,
        )
        assert sorted(map(str, one.notes)) == sorted(map(str, records.notes))
        assert found.file_of_rejects == rejects_file(records.rejected)
        _assert_promises(found)
        assert (path.read_bytes() if path.is_file() else b"") == before
        return found


def _as_filed(row: Rejected) -> Rejected:
    """An empty text and no cell at all are the same in the file of rejects."""
    return replace(row, values=tuple(None if cell == "" else cell for cell in row.values))


def _assert_promises(found: Bulk) -> None:
    """Nobody goes without values in a way that was not seen."""
    seen = found.staged.seen
    assert seen.columns == {column.name for column in found.staged.columns}
    for cells in found.persons.values():
        silent = {
            column.name for column in found.staged.columns if (column.name in cells) == (column.aspect is Aspect.NONE)
        }
        assert silent in (seen.patterns or ())


def table_of(file: str, headers: tuple[str, ...], rows: list[tuple[Raw, ...]]) -> Table:
    """Rows from 1, as in a Parquet file."""
    return Table(file, (Row(number, headers, row) for number, row in enumerate(rows, 1)))


UNITS = tuple(unit.value for unit in Unit)
