"""PostgreSQL as a place to compute in, to read from and to write to, on a real server."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from desk.bulk.engines import postgres as under_test
from desk.output import RunFailed

from ...engines import PostgresServer, start_postgres

PERSONS: dict[str, tuple[str, pa.DataType, list[Any]]] = {
    "证件.号": ("text", pa.string(), ["150721199901010011", "", None, '"引",号\n第二行\\N', "NULL"]),
    "缴费日期": (
        "date",
        pa.date32(),
        [date(2024, 2, 29), None, date(1800, 1, 1), date(9999, 12, 31), date(1969, 7, 1)],
    ),
    "金额": (
        "numeric(14,2)",
        pa.decimal128(14, 2),
        [Decimal("400.10"), None, Decimal("-0.01"), Decimal("999999999999.99"), Decimal("0.00")],
    ),
    "比例": (
        "numeric(12,8)",
        pa.decimal128(12, 8),
        [Decimal("0.00000001"), Decimal("0.66660000"), None, Decimal("1.00000000"), Decimal("9999.99999999")],
    ),
    "人数": ("bigint", pa.int64(), [10**18, None, -(10**18), 0, 3]),
    "低保": ("boolean", pa.bool_(), [True, False, None, True, False]),
}
Given = TypeVar("Given")
NAMES, ROWS = list(PERSONS), list(zip(*(values for _, _, values in PERSONS.values()), strict=True))


@pytest.fixture
def table(postgres: PostgresServer, request: pytest.FixtureRequest) -> Iterator[str]:
    """A name that no other test uses; the table is removed afterwards."""
    name = f"表 {request.node.name}"[:20]
    yield name
    with psycopg.connect(postgres.address) as connection:
        connection.execute(f'DROP TABLE IF EXISTS "{name}"'.encode())


@pytest.fixture
def filled(postgres: PostgresServer, table: str) -> str:
    """A table with every kind of value."""
    with psycopg.connect(postgres.address) as connection:
        columns = ", ".join(f'"{name}" {type_}' for name, (type_, _, _) in PERSONS.items())
        connection.execute(f'CREATE TABLE "{table}" ({columns})'.encode())
        marks = ", ".join(["%s"] * len(PERSONS))
        connection.cursor().executemany(f'INSERT INTO "{table}" VALUES ({marks})'.encode(), ROWS)
    return table


def rows_of(server: PostgresServer, table: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(server.address) as connection:
        return connection.execute(f'SELECT * FROM "{table}"'.encode()).fetchall()


def is_there(server: PostgresServer, table: str) -> bool:
    with psycopg.connect(server.address) as connection:
        return connection.execute("SELECT to_regclass(quote_ident(%s)) IS NOT NULL", [table]).fetchall() == [(True,)]


def failure(act: Callable[[], object]) -> tuple[str, str]:
    """The code and the Chinese message of a run that fails."""
    with pytest.raises(RunFailed) as failed:
        act()
    (diagnostic,) = failed.value.diagnostics
    return diagnostic.code, f"{diagnostic.message('zh')} {diagnostic.place}"


def test_a_query_is_computed_inside_the_database(postgres: PostgresServer, filled: str) -> None:
    query = f"""SELECT '%s' AS "名", "人数" + 1 AS "多一" FROM "{filled}" WHERE "人数" < 10"""
    try:
        assert under_test.create_table(postgres.address, query, "算出来") == 3
        assert rows_of(postgres, "算出来") == [("%s", -(10**18) + 1), ("%s", 1), ("%s", 4)]
    finally:
        with psycopg.connect(postgres.address) as connection:
            connection.execute('DROP TABLE IF EXISTS "算出来"')


def test_duckdb_scans_a_table_while_it_comes(postgres: PostgresServer, filled: str) -> None:
    with under_test.table_reader(postgres.address, filled) as reader, duckdb.connect() as connection:
        assert reader.schema == pa.schema([(name, type_) for name, (_, type_, _) in PERSONS.items()])
        connection.register("persons", reader)
        assert connection.execute("SELECT * FROM persons").fetchall() == ROWS


def test_what_arrow_has_no_exact_type_for_comes_as_text(postgres: PostgresServer, table: str) -> None:
    with psycopg.connect(postgres.address) as connection:
        connection.execute(f'CREATE TABLE "{table}" (a numeric, b timestamp, c int[], d real)'.encode())
        connection.execute(f"INSERT INTO \"{table}\" VALUES (1.10, '2024-01-01 10:00', '{{1,2}}', 0.5)".encode())
    with under_test.table_reader(postgres.address, table) as reader:
        assert reader.read_all().to_pylist() == [{"a": "1.10", "b": "2024-01-01 10:00:00", "c": "{1,2}", "d": "0.5"}]


def test_a_table_of_one_column_keeps_null_and_empty_apart(postgres: PostgresServer, table: str) -> None:
    with psycopg.connect(postgres.address) as connection:
        connection.execute(f"CREATE TABLE \"{table}\" AS SELECT * FROM (VALUES (NULL), (''), ('a')) t(x)".encode())
    with under_test.table_reader(postgres.address, table) as reader:
        assert reader.read_all().column("x").to_pylist() == [None, "", "a"]


def test_an_empty_table_has_its_columns(postgres: PostgresServer, table: str) -> None:
    with psycopg.connect(postgres.address) as connection:
        connection.execute(f'CREATE TABLE "{table}" (x date, y numeric(14,2))'.encode())
    with under_test.table_reader(postgres.address, table) as reader:
        assert (reader.read_all().num_rows, reader.schema.names) == (0, ["x", "y"])


def test_reading_may_stop_early(postgres: PostgresServer, table: str) -> None:
    with psycopg.connect(postgres.address) as connection:
        connection.execute(f'CREATE TABLE "{table}" AS SELECT n FROM generate_series(1, 3000000) n'.encode())
    with under_test.table_reader(postgres.address, table) as reader:
        assert reader.read_next_batch().num_rows > 0


def test_a_table_goes_to_parquet_and_back(postgres: PostgresServer, filled: str, tmp_path: Path) -> None:
    saved = tmp_path / "人员.parquet"
    assert under_test.save_table(postgres.address, filled, saved).rows == len(ROWS)
    assert [tuple(row.values()) for row in pq.read_table(saved).to_pylist()] == ROWS
    try:
        assert under_test.load_table(postgres.address, saved, "又一张") == len(ROWS)
        assert rows_of(postgres, "又一张") == ROWS
    finally:
        with psycopg.connect(postgres.address) as connection:
            connection.execute('DROP TABLE IF EXISTS "又一张"')


def test_dictionary_columns_and_wide_numbers_are_loaded(postgres: PostgresServer, table: str, tmp_path: Path) -> None:
    written = tmp_path / "结果.parquet"
    columns = {
        "类": pa.array(["甲", None, ""]).dictionary_encode(),
        "大": pa.array([Decimal(10**37), None, Decimal(-1)], pa.decimal128(38, 0)),
        "无符号": pa.array([2**64 - 1, 0, None], pa.uint64()),
        "小数": pa.array([0.5, None, 1e300]),
    }
    pq.write_table(pa.table(columns), written)
    assert under_test.load_table(postgres.address, written, table) == 3
    assert rows_of(postgres, table) == [
        ("甲", Decimal(10**37), Decimal(2**64 - 1), 0.5),
        (None, None, Decimal(0), None),
        ("", Decimal(-1), None, 1e300),
    ]


def test_a_table_that_does_not_exist(postgres: PostgresServer, tmp_path: Path) -> None:
    code, message = failure(lambda: under_test.save_table(postgres.address, "没有的表", tmp_path / "x.parquet"))
    assert code == "P734" and "没有的表" in message
    assert list(tmp_path.iterdir()) == []
    code, message = failure(lambda: under_test.create_table(postgres.address, "SELECT * FROM 没有", "新表"))
    assert code == "P734" and "没有" in message


def test_a_table_of_another_schema(postgres: PostgresServer) -> None:
    with under_test.table_reader(postgres.address, "pg_catalog.pg_am") as reader:
        assert "amname" in reader.schema.names


def test_a_table_that_exists_is_not_overwritten(postgres: PostgresServer, filled: str, tmp_path: Path) -> None:
    assert failure(lambda: under_test.create_table(postgres.address, "SELECT 1 AS x", filled))[0] == "P736"
    pq.write_table(pa.table({"x": [1]}), tmp_path / "x.parquet")
    assert failure(lambda: under_test.load_table(postgres.address, tmp_path / "x.parquet", filled))[0] == "P736"
    assert rows_of(postgres, filled) == ROWS


def test_a_query_that_fails_leaves_no_table(postgres: PostgresServer, filled: str) -> None:
    code, message = failure(
        lambda: under_test.create_table(postgres.address, f'SELECT "人数" * 10 AS x FROM "{filled}"', "没算完")
    )
    assert code == "P735" and "bigint out of range" in message
    assert not is_there(postgres, "没算完")


def test_a_name_that_would_be_cut_is_refused(postgres: PostgresServer, tmp_path: Path) -> None:
    long = "长" * 22
    assert failure(lambda: under_test.create_table(postgres.address, f'SELECT 1 AS "{long}"', "新表"))[0] == "P737"
    pq.write_table(pa.table({long: [1]}), tmp_path / "x.parquet")
    assert failure(lambda: under_test.load_table(postgres.address, tmp_path / "x.parquet", "新表"))[0] == "P737"
    assert not is_there(postgres, "新表")


def test_a_file_that_is_no_parquet(postgres: PostgresServer, tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("不是")
    assert failure(lambda: under_test.load_table(postgres.address, tmp_path / "x.parquet", "新表"))[0] == "P711"
    assert failure(lambda: under_test.load_table(postgres.address, tmp_path / "没有.parquet", "新表"))[0] == "P701"


@pytest.mark.parametrize(
    "address",
    ["postgresql://u:geheim@127.0.0.1:1/库", "postgresql://u:geheim@[::1:geheim/库", "password=geheim geheim"],
)
def test_a_database_that_can_not_be_reached(address: str) -> None:
    code, message = failure(lambda: under_test.create_table(address, "SELECT 1", "新表"))
    assert code == "P732" and "geheim" not in message


@pytest.mark.parametrize("missing", ["psycopg", "pyarrow"])
def test_a_library_that_is_not_installed(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(RunFailed) as failed, under_test.table_reader("postgresql://127.0.0.1:1/x", "表"):
        pass
    (diagnostic,) = failed.value.diagnostics
    assert diagnostic.code == "P730"
    assert f"canbao[{ {'psycopg': 'postgres', 'pyarrow': 'arrow'}[missing] }]" in diagnostic.help("zh")


class Doomed:
    """A server of its own that is stopped in mid-run, and started again to see what it kept."""

    def __init__(self) -> None:
        self.server = start_postgres()

    def stopped_while(self, act: Callable[[], object]) -> tuple[str, str]:
        """What a run says whose server is stopped as soon as a statement is under way."""
        return self.during(lambda: failure(act))

    def during(self, act: Callable[[], Given]) -> Given:
        """What comes of an act whose server is stopped meanwhile."""
        stopping = threading.Thread(target=self._stop_soon)
        stopping.start()
        try:
            return act()
        finally:
            stopping.join()
            self.server.start()

    def _stop_soon(self) -> None:
        busy = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'canbao' AND wait_event = 'PgSleep'"
        with psycopg.connect(self.server.address, autocommit=True) as connection:
            give_up = time.monotonic() + 30
            while connection.execute(busy).fetchall() == [(0,)] and time.monotonic() < give_up:
                time.sleep(0.02)
        self.server.stop()


@pytest.fixture(scope="module")
def doomed() -> Iterator[Doomed]:
    made = Doomed()
    yield made
    made.server.remove()


def test_a_server_that_stops_while_it_computes(doomed: Doomed) -> None:
    address = doomed.server.address
    code, message = doomed.stopped_while(lambda: under_test.create_table(address, "SELECT pg_sleep(60)::text", "半张"))
    assert code == "P733" and "没有留下写了一半的结果" in message
    assert not is_there(doomed.server, "半张")


def test_a_server_that_stops_while_it_is_read(doomed: Doomed, tmp_path: Path) -> None:
    with psycopg.connect(doomed.server.address) as connection:
        connection.execute(
            "CREATE OR REPLACE VIEW 慢 AS SELECT n, CASE WHEN n = 900000 THEN pg_sleep(60)::text END AS x "
            "FROM generate_series(1, 1000000) n"
        )
    target = tmp_path / "人员.parquet"
    assert doomed.stopped_while(lambda: under_test.save_table(doomed.server.address, "慢", target))[0] == "P733"
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_stops_while_it_is_written_to(doomed: Doomed, tmp_path: Path) -> None:
    with psycopg.connect(doomed.server.address) as connection:
        connection.execute("""
            CREATE FUNCTION slow() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); END $$;
            CREATE EVENT TRIGGER slowly ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION slow()
        """)
    pq.write_table(pa.table({"x": range(100_000)}), tmp_path / "x.parquet")
    address = doomed.server.address
    assert doomed.stopped_while(lambda: under_test.load_table(address, tmp_path / "x.parquet", "半张"))[0] == "P733"
    assert not is_there(doomed.server, "半张")
