"""`pol evaluate` with each engine, from and to files and tables: the same rows for the same people, or nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import psycopg
import pytest

from desk.bulk.engines.address import table_address
from desk.bulk.engines.postgres import load_table
from desk.bulk.engines.table import receiving
from desk.bulk.recognised import is_bulk
from desk.output import RunFailed

from ...engines import PostgresServer
from ..conftest import Ran
from .conftest import POLICY, SECRET, Desk, Rows, asked, at, evaluated, ready, table_rows
from .test_postgres import Doomed, is_there

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture
def expected(desk: Desk) -> Rows:
    """What DuckDB gives for the people."""
    assert evaluated("people.parquet", "--output", "结果.parquet").code == 0
    return desk.rows("结果.parquet")


def test_an_address_is_recognised_by_its_beginning() -> None:
    assert is_bulk("postgresql://示例@127.0.0.1/库?table=表", None, None)
    assert is_bulk("名单.xlsx", None, "postgres://127.0.0.1/库?table=表")
    assert not is_bulk("postgresql.csv", None, None)


def test_a_table_is_read_as_a_file_would_be(postgres: PostgresServer, desk: Desk, table: str, expected: Rows) -> None:
    ran = evaluated(at(postgres, table), "--output", "表.parquet")
    ready(ran)
    assert desk.rows("表.parquet") == expected
    assert "备注" in ran.err and "?table=示例.people" in ran.err  # a column that no fact has
    assert SECRET.encode() not in Path("表.parquet").read_bytes()


def test_rows_of_a_table_are_set_aside(postgres: PostgresServer, desk: Desk, table: str) -> None:
    asked_ = "UPDATE 示例.people SET 户籍地 = '没有的地方' WHERE 证件号码 = 'E1' RETURNING 1"
    assert asked(postgres, asked_) == [(1,)]
    assert evaluated(at(postgres, table), "--output", "表.parquet").code == 1
    assert "P645" in Path("表.parquet.rejects.csv").read_text("utf-8-sig")


def test_results_go_to_a_new_table(postgres: PostgresServer, desk: Desk, table: str, expected: Rows) -> None:
    ready(evaluated("people.parquet", "--output", at(postgres, "示例.结果")))
    assert table_rows(postgres, "示例.结果") == expected_as_postgres(desk)
    ((comment,),) = asked(postgres, "SELECT obj_description('示例.结果'::regclass)")
    assert json.loads(comment)["rows"] == {"total": 7, "evaluated": 7, "set_aside": 0, "merged": 0}
    refused = evaluated("people.parquet", "--output", at(postgres, "示例.结果"))
    assert refused.code == 3 and "P736" in refused.err


def expected_as_postgres(desk: Desk) -> Rows:
    """The result file's rows in the order and spelling of `table_rows`."""
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * EXCLUDE (\"row\") FROM '结果.parquet'").fetchall()
        return sorted(tuple(map(str, row)) for row in found)


def test_inside_the_database(postgres: PostgresServer, desk: Desk, table: str, expected: Rows) -> None:
    ran = evaluated(at(postgres, table), "--engine", "postgres", "--output", at(postgres, "示例.里面"))
    ready(ran)
    assert "P744" in ran.err and "备注" in ran.err
    assert table_rows(postgres, "示例.里面") == expected_as_postgres(desk)
    ((comment,),) = asked(postgres, "SELECT obj_description('示例.里面'::regclass)")
    receipt = json.loads(comment)
    assert receipt["engine"].startswith("postgresql ")
    assert receipt["input"].endswith("?table=示例.people") and SECRET not in comment


def test_names_that_are_too_long_are_cut_and_told_in_full(
    postgres: PostgresServer, desk: Desk, table: str, county: Path
) -> None:
    """Two payers that begin alike, with more than 21 characters."""
    long = "示例县城乡居民基本医疗保险参保缴费资助专项资金管理办公室"
    rules = (county / POLICY).read_text("utf-8")
    (county / POLICY).write_text(rules.replace("医疗救助基金", f"{long}甲").replace("残联", f"{long}乙"), "utf-8")
    evaluated("people.parquet", "--output", "结果.parquet")
    with duckdb.connect() as connection:
        whole = set(connection.sql("SELECT * EXCLUDE (row) FROM '结果.parquet'").columns)
    assert {name[-1] for name in whole if long in name} >= {"甲", "乙"}
    ready(evaluated("people.parquet", "--output", at(postgres, "示例.结果")))
    ready(evaluated(at(postgres, table), "--engine", "postgres", "--output", at(postgres, "示例.里面")))
    assert table_rows(postgres, "示例.里面") == table_rows(postgres, "示例.结果") == expected_as_postgres(desk)
    for name in ("示例.里面", "示例.结果"):
        told = (
            f"SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = '{name}'::regclass"
        )
        names = {full or kept for kept, full in asked(postgres, f"{told} AND attnum > 0")}
        assert names - {"row"} == whole


def test_the_receipt_tells_tables_apart_by_their_rows(postgres: PostgresServer, desk: Desk, table: str) -> None:
    def hashed(result: str) -> str:
        chosen = ("--engine", "postgres", "--columns", "应缴")
        assert evaluated(at(postgres, table), *chosen, "--output", at(postgres, result)).code == 0
        ((comment,),) = asked(postgres, f"SELECT obj_description('{result}'::regclass)")
        return str(json.loads(comment)["input_hash"])

    first = hashed("示例.甲")
    assert hashed("示例.乙") == first
    asked(postgres, "UPDATE 示例.people SET 备注 = 'b' WHERE 证件号码 = 'E1' RETURNING 1")
    assert hashed("示例.丙") != first


def test_on_spark(spark: SparkSession, desk: Desk, expected: Rows) -> None:
    ran = evaluated("people.parquet", "--engine", "spark", "--output", "火花")
    ready(ran)
    assert "P744" in ran.err
    assert desk.rows("火花/*.parquet") == expected
    receipt = json.loads(Path("火花/_receipt.json").read_text("utf-8"))
    assert receipt["engine"] == f"spark {spark.version}"
    assert receipt["rows"] == {"total": 7, "evaluated": 7, "set_aside": 0, "merged": 0}


@pytest.mark.parametrize("named", [True, False], ids=["named", "plain"])
def test_a_folder_of_partitions_on_spark(spark: SparkSession, desk: Desk, named: bool) -> None:
    """The names of folders may say what the rows in them have in common. Names with an underscore are passed over."""
    with duckdb.connect() as connection:
        for region in ("999999", "110000", "150721"):
            folder = Path(f"名单/户籍地={region}" if named else f"名单/{region}/a")
            folder.mkdir(parents=True)
            columns = "* EXCLUDE (户籍地)" if named else "*"
            rows = f"SELECT {columns} FROM 'people.parquet' WHERE 户籍地 = '{region}'"
            connection.execute(f"COPY ({rows}) TO '{folder}/1 人员.parquet' (FORMAT parquet)")
    Path("名单/_receipt.json").write_text("{}")
    chosen = ("--columns", "应缴,参保,缴费__rule")
    assert evaluated("名单", *chosen, "--output", "一.parquet").code == 0
    assert evaluated("名单", *chosen, "--engine", "spark", "--output", "二").code == 0
    assert desk.rows("二/*.parquet") == desk.rows("一.parquet")
    assert len(desk.rows("一.parquet")) == 6


def test_a_folder_that_is_there_is_left_alone(spark: SparkSession, desk: Desk) -> None:
    Path("火花").mkdir()
    ran = evaluated("people.parquet", "--engine", "spark", "--output", "火花")
    assert ran.code == 3 and "P736" in ran.err
    assert list(Path("火花").iterdir()) == []


CHANGES: Mapping[str, tuple[str, str]] = {
    "ALTER TABLE people ALTER 缴费日期 TYPE VARCHAR": ("P739", "缴费日期（DATE）"),
    "ALTER TABLE people ALTER 特困 TYPE VARCHAR": ("P739", "特困（BOOLEAN）"),
    "ALTER TABLE people ALTER 人均年收入_2024 TYPE DOUBLE": ("P739", "人均年收入_2024（DECIMAL(14,2)）"),
    "ALTER TABLE people RENAME 备注 TO 姓名": ("P739", "姓名（= name）"),
    "ALTER TABLE people RENAME 备注 TO 人员类别": ("P739", "人员类别（—）"),
    "UPDATE people SET 缴费日期 = '0024-10-08' WHERE 证件号码 = 'E1'": ("P740", "缴费日期（1）"),
    "UPDATE people SET 户籍地 = '海拉尔' WHERE 证件号码 IN ('E1', 'E2')": ("P740", "户籍地（2）"),
    "UPDATE people SET 残疾等级 = '五级' WHERE 证件号码 = 'E2'": ("P740", "残疾等级（1）"),
    "UPDATE people SET 人均年收入_2024 = -1": ("P740", "人均年收入_2024（7）"),
    "UPDATE people SET 证件号码 = 'e 1' WHERE 证件号码 = 'E1'": ("P740", "证件号码（1）"),
    "UPDATE people SET 缴费日期__none = TRUE WHERE 证件号码 = 'E1'": (
        "P740",
        "缴费日期__none（1）",
    ),
    "UPDATE people SET 证件号码 = '110101199003070020' WHERE 证件类型 = '居民身份证'": ("P740", "证件号码（1）"),
    "UPDATE people SET birth_date = '1990-03-08' WHERE 证件类型 = '居民身份证'": ("P740", "证件号码（1）"),
    "UPDATE people SET 性别 = '男' WHERE 证件类型 = '居民身份证'": ("P740", "证件号码（1）"),
    "INSERT INTO people FROM people": ("P741", "6"),
    "DELETE FROM people": ("P602", ""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_spark_can_not_use_stops_it(spark: SparkSession, desk: Desk, change: str) -> None:
    code, said = CHANGES[change]
    desk.persons("错.parquet", change)
    ran = evaluated("错.parquet", "--engine", "spark", "--output", "火花")
    assert ran.code in (1, 3) and code in ran.err and said in ran.err, ran.err
    assert not Path("火花").exists()


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_database_can_not_use_stops_it(postgres: PostgresServer, desk: Desk, change: str, table: str) -> None:
    code, said = CHANGES[change]
    load_table(postgres.address, desk.persons("错.parquet", change), "示例.错")
    ran = evaluated(at(postgres, "示例.错"), "--engine", "postgres", "--output", at(postgres, "示例.里面"))
    assert ran.code in (1, 3) and code in ran.err and said in ran.err, ran.err
    assert asked(postgres, "SELECT to_regclass('示例.里面')") == [(None,)]


def test_numbers_without_a_fixed_scale(postgres: PostgresServer, desk: Desk, table: str) -> None:
    with psycopg.connect(postgres.address) as connection:
        connection.execute("ALTER TABLE 示例.people ALTER 人均年收入_2024 TYPE numeric")
    chosen = ("--engine", "postgres", "--columns", "应缴")
    assert evaluated(at(postgres, table), *chosen, "--output", at(postgres, "示例.甲")).code == 0
    for odd in ("1.005", "'NaN'", "'Infinity'"):
        with psycopg.connect(postgres.address) as connection:
            connection.execute(f"UPDATE 示例.people SET 人均年收入_2024 = {odd} WHERE 证件号码 = 'E1'".encode())
        refused = evaluated(at(postgres, table), *chosen, "--output", at(postgres, "示例.乙"))
        assert "人均年收入_2024（1）" in refused.err


@pytest.mark.parametrize(
    ("records", "output", "code"),
    [
        ("people.parquet", "结果.parquet", "P743"),
        ("postgresql://127.0.0.1:1/甲?table=表", "postgresql://127.0.0.1:1/乙?table=表", "P743"),
        ("postgresql://127.0.0.1:1/甲?table=表", "结果.parquet", "P743"),
        ("postgresql://127.0.0.1:1/甲", "postgresql://127.0.0.1:1/甲?table=表", "P738"),
        ("postgresql://127.0.0.1:1/甲?table=表", "postgresql://127.0.0.1:1/甲?table=又", "P732"),
    ],
)
def test_what_the_database_reads_and_writes(desk: Desk, records: str, output: str, code: str) -> None:
    assert code in evaluated(records, "--engine", "postgres", "--output", output).err


def test_what_spark_reads_and_writes(desk: Desk, county: Path) -> None:
    Path("名单.csv").write_text("姓名\n张示例\n", "utf-8")
    assert "P742" in evaluated("名单.csv", "--engine", "spark", "--output", "火花").err
    assert "P742" in evaluated("people.parquet", "--engine", "spark").err
    assert "P742" in evaluated("postgresql://127.0.0.1:1/甲?table=表", "--engine", "spark", "--output", "火花").err


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://示例:{SECRET}@127.0.0.1:1/库",
        f"postgresql://示例:{SECRET}@x@127.0.0.1:1/库?table=表",
        f"postgresql://示例:a/{SECRET}@127.0.0.1:1/库?table=表",
        f"postgresql://示例:a?{SECRET}@127.0.0.1:1/库?table=表",
        f"postgresql://127.0.0.1:1/库?table=甲&table=乙&password={SECRET}",
        f"postgresql://127.0.0.1:1/库?table=&password={SECRET}",
    ],
)
def test_an_address_that_says_no_table_or_hides_its_password(desk: Desk, address: str) -> None:
    for arguments in ((address, "--output", "结果.parquet"), ("people.parquet", "--output", address)):
        ran = evaluated(*arguments)
        assert ran.code == 2 and "P738" in ran.err


@pytest.mark.parametrize(
    "options", ["", f"&password={SECRET}", f"&sslpassword={SECRET}&sslmode=disable"], ids=["plain", "option", "ssl"]
)
def test_what_is_shown_of_an_address(options: str) -> None:
    address = table_address(f"postgresql://示例:{SECRET}@127.0.0.1:1/%E5%BA%93?table=%E8%A1%A8{options}")
    assert address.table == "表" and SECRET in address.database and "table" not in address.database
    assert address.shown.startswith("postgresql://示例@127.0.0.1:1/%E5%BA%93?")
    assert SECRET not in address.shown + repr(address)


@pytest.mark.parametrize(
    ("engine", "missing"), [("spark", "pyspark.sql"), ("postgres", "psycopg"), ("duckdb", "psycopg")]
)
def test_an_engine_that_is_not_installed(
    engine: str, missing: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    there = "postgresql://127.0.0.1:1/库?table="
    records, output = ("people.parquet", "火花") if engine == "spark" else (there + "甲", there + "乙")
    ran = evaluated(records, "--engine", engine, "--output", output)
    assert ran.code == 3 and "P730" in ran.err
    assert not Path("火花").exists()


@pytest.fixture(scope="module")
def doomed() -> Iterator[Doomed]:
    made = Doomed()
    yield made
    made.server.remove()


def test_a_server_that_stops_leaves_nothing(doomed: Doomed, desk: Desk) -> None:
    server = doomed.server
    load_table(server.address, desk.people, "people")
    with psycopg.connect(server.address) as connection:
        connection.execute("CREATE VIEW 慢 AS SELECT * FROM people WHERE pg_sleep(60) IS NOT NULL")
    acts: tuple[Callable[[], Ran], ...] = (
        lambda: evaluated(at(server, "慢"), "--engine", "postgres", "--output", at(server, "里面")),
        lambda: evaluated(at(server, "慢"), "--output", "结果.parquet"),
    )
    for act in acts:
        ran = doomed.during(act)
        assert ran.code == 3 and "P733" in ran.err
    assert not is_there(server, "里面")
    assert not Path("结果.parquet").exists()


def test_results_that_fail_to_load_leave_no_table(postgres: PostgresServer, desk: Desk, tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("SET temp_directory = ?", [str(tmp_path / "eigen")])
        address = table_address(at(postgres, "半张"))
        with pytest.raises(ZeroDivisionError), receiving(address, connection):
            raise ZeroDivisionError
    assert not is_there(postgres, "半张")
    with pytest.raises(RunFailed):
        table_address("people.parquet")
