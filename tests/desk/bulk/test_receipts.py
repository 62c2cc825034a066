"""Every kind of result has a receipt: it is verified, a row of it explained, and what does not fit is told apart."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg
import pytest
from python_calamine import CalamineWorkbook

from desk.bulk.engines.database import literal
from desk.bulk.engines.kept import TABLE, hash_within
from desk.bulk.engines.on_spark import FOLDER, RECEIPT
from desk.bulk.staging.parquet import files_in
from desk.receipt import Sealed, hash_of, input_hash, receipt_beside

from ...engines import PostgresServer
from ..conftest import Ran, pol
from .conftest import POLICY, SECRET, Desk, asked, at, evaluated

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

COLUMNS = ("--columns", "缴费,应缴,应缴__kind,缴费__rule,待遇开始,资助合计__payer_残联")
WHOLE = ("--all",)
TEXTS = ("结果.csv", "结果.jsonl")


def made(result: str, *more: str, records: str = "people.parquet") -> None:
    ran = evaluated(records, *COLUMNS, "--output", result, *more)
    assert ran.code == 0, ran.err


def told(*arguments: str) -> Ran:
    ran = pol(*arguments)
    assert SECRET not in ran.out + ran.err
    return ran


def agrees(result: str, whole: str) -> None:
    """A sample agrees, all of it agrees, and a row is explained as it is from the records."""
    sample = told("verify", result)
    assert "7 行里核对了 7 行、每行 6 列" in sample.out, sample.err
    assert whole in told("verify", result, *WHOLE).out
    explained = told("explain", result, "--person", "E1")
    assert explained.out == pol("explain", POLICY, "名单.csv", "--person", "E1").out != ""


def differs(result: str, code: str, *more: str) -> None:
    """Whatever is asked of the result, this one code is the answer."""
    for asked_ in (("verify", result), ("verify", result, *WHOLE), ("explain", result, "--person", "E1")):
        ran = told(*asked_, *(more if asked_[0] == "verify" else ()))
        assert (ran.code, _codes(ran)) == (1, {code}), ran.err


def works_out_otherwise(result: str) -> None:
    """The result is what its receipt was made for, and yet another amount comes out."""
    for how in ((), WHOLE):
        ran = told("verify", result, *how)
        assert (ran.code, _codes(ran)) == (1, {"P728"}), ran.err
        assert "第 1 行的“应缴”" in ran.err


def _codes(ran: Ran) -> set[str]:
    return {word.strip("[]：: ") for word in ran.err.replace("[", " ").replace("]", " ").split() if word[:1] == "P"}


@pytest.fixture
def roster(desk: Desk) -> Desk:
    """The people as a small roster too, of which single persons are explained."""
    with duckdb.connect() as connection:
        connection.execute("COPY (FROM 'people.parquet') TO '名单.csv' (FORMAT csv, HEADER)")
    return desk


@pytest.mark.parametrize("result", TEXTS)
def test_a_text_file_has_its_receipt_beside_it(roster: Desk, result: str) -> None:
    made(result)
    agrees(result, "逐字节相同")
    receipt = json.loads(Path(f"{result}.receipt.json").read_text("utf-8"))
    assert receipt["content"] == input_hash(Path(result))
    assert receipt["rows"] == {"total": 7, "evaluated": 7, "set_aside": 0, "merged": 0}


@pytest.mark.parametrize("result", TEXTS)
def test_a_text_file_that_was_edited_is_told_apart_from_records_that_changed(roster: Desk, result: str) -> None:
    made(result)
    written = Path(result).read_bytes()
    Path(result).write_bytes(written.replace(b"400.00", b"4000.0", 1))
    differs(result, "P745")
    Path(result).write_bytes(written)
    roster.persons("people.parquet", "UPDATE people SET 特困 = NULL")
    differs(result, "P727")


DUE = {"结果.csv": r"(E1,(?:[^,]*,){3})[^,]+", "结果.jsonl": r'("E1".*?"应缴":)[^,]+'}
"""Where a text result says what E1 owes."""


@pytest.mark.parametrize("result", TEXTS)
def test_an_amount_that_does_not_come_out_again_is_found(roster: Desk, result: str) -> None:
    """Somebody knew how to make the receipt fit."""
    made(result)
    written = Path(result).read_text("utf-8")
    Path(result).write_text(re.sub(DUE[result], r"\g<1>1.23", written, count=1), "utf-8")
    _seal_again(result)
    works_out_otherwise(result)


def _seal_again(result: str) -> None:
    beside = receipt_beside(Path(result))
    sealed = Sealed.read(beside.read_text("utf-8"))
    beside.write_bytes(replace(sealed, content=input_hash(Path(result))).file())


def test_a_result_without_a_receipt_that_can_be_read(roster: Desk) -> None:
    made("结果.csv")
    whole = receipt_beside(Path("结果.csv")).read_text("utf-8")
    receipt_beside(Path("结果.csv")).unlink()
    for asked_ in (("verify", "结果.csv"), ("explain", "结果.csv", "--person", "E1")):
        ran = told(*asked_)
        assert ran.code == 2 and "P726" in ran.err
    for text in (whole.replace('"csv"', '"docx"'), whole.replace('"as_of": null', '"as_of": "?"'), "{}", "3", "{"):
        receipt_beside(Path("结果.csv")).write_text(text, "utf-8")
        assert "P726" in told("verify", "结果.csv").err
    Path("文件夹").mkdir()
    assert "P726" in told("verify", "文件夹").err
    assert "P701" in told("verify", "没有的.csv").err


def test_a_parquet_file_that_lost_rows(roster: Desk) -> None:
    made("结果.parquet")
    agrees("结果.parquet", "逐字节相同")
    with duckdb.connect() as connection:
        ((receipt,),) = connection.execute(
            "SELECT decode(value) FROM parquet_kv_metadata('结果.parquet') WHERE decode(key) = 'canbao'"
        ).fetchall()
        quoted = receipt.replace("'", "''")
        connection.execute(f"COPY (FROM '结果.parquet') TO '另存.parquet' (KV_METADATA {{canbao: '{quoted}'}})")
        connection.execute(f"COPY (FROM '结果.parquet' LIMIT 6) TO '少了.parquet' (KV_METADATA {{canbao: '{quoted}'}})")
    assert "每一行都相同" in told("verify", "另存.parquet", *WHOLE).out
    differs("少了.parquet", "P745")


def test_a_workbook_is_checked_as_a_whole(roster: Desk) -> None:
    made("结果.xlsx")
    for how in ((), WHOLE):
        assert "7 行，逐字节相同" in told("verify", "结果.xlsx", *how).out
    assert "张示例" in told("explain", "结果.xlsx", "--person", "E1").out
    made("结果.parquet")
    with duckdb.connect() as connection:
        found = connection.execute("FROM '结果.parquet'")
        names = [described[0] for described in found.description or ()]
        rows = [[_as_in_a_sheet(cell) for cell in row] for row in found.fetchall()]
    assert CalamineWorkbook.from_path("结果.xlsx").get_sheet_by_index(0).to_python() == [names, *rows]
    written = Path("结果.xlsx").read_bytes()
    Path("结果.xlsx").write_bytes(written + b"\0")
    differs("结果.xlsx", "P745")
    _seal_again("结果.xlsx")
    ran = told("verify", "结果.xlsx")
    assert (ran.code, _codes(ran)) == (1, {"P728"})


def _as_in_a_sheet(cell: Any) -> Any:
    return "" if cell is None else float(cell) if isinstance(cell, int | Decimal) else cell


def test_the_receipt_never_takes_the_place_of_the_records(desk: Desk) -> None:
    Path("people.parquet").rename("结果.csv.receipt.json")
    ran = evaluated("结果.csv.receipt.json", "--output", "结果.csv")
    assert ran.code == 2 and "P719" in ran.err


def _pair() -> tuple[bytes, bytes]:
    return Path("结果.csv").read_bytes(), receipt_beside(Path("结果.csv")).read_bytes()


def _breaks(*_: Any) -> bytes:
    raise OSError(28, "No space left on device")


def _is_interrupted(*_: Any) -> bytes:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("failure", "code"), [(_breaks, 3), (_is_interrupted, 130)], ids=["full disk", "Ctrl-C"])
def test_result_and_receipt_are_written_together_or_not_at_all(
    desk: Desk, failure: Callable[..., bytes], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The receipt is what is written last."""
    before = sorted(Path().iterdir())
    with monkeypatch.context() as broken:
        broken.setattr(Sealed, "file", failure)
        assert evaluated("people.parquet", *COLUMNS, "--output", "结果.csv").code == code
        assert sorted(Path().iterdir()) == before
    made("结果.csv")
    earlier = _pair()
    monkeypatch.setattr(Sealed, "file", failure)
    assert evaluated("people.parquet", "--columns", "应缴", "--output", "结果.csv").code == code
    assert _pair() == earlier


def test_ctrl_c_between_the_two_waits_for_the_second(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def pressed(part: Path, place: Path) -> None:
        real(part, place)
        os.kill(os.getpid(), signal.SIGINT)

    with monkeypatch.context() as key:
        key.setattr("desk.placing.os.replace", pressed)
        assert evaluated("people.parquet", *COLUMNS, "--output", "结果.csv").code == 130
    assert told("verify", "结果.csv").code == 0


@pytest.mark.parametrize(
    ("from_table", "engine"),
    [(False, ()), (True, ()), (True, ("--engine", "postgres"))],
    ids=["from a file", "from a table", "inside the database"],
)
def test_a_table_has_its_receipt_in_its_comment(
    postgres: PostgresServer, roster: Desk, table: str, from_table: bool, engine: tuple[str, ...]
) -> None:
    """Records in the same database are reached as the result is: a receipt has no password."""
    result = at(postgres, "示例.结果")
    made(result, *engine, records=at(postgres, table) if from_table else "people.parquet")
    agrees(result, "每一行都相同")
    asked(postgres, "UPDATE 示例.结果 SET 应缴 = 应缴 + 1 WHERE 证件号码 = 'E1' RETURNING 1")
    differs(result, "P745")
    with psycopg.connect(postgres.address) as connection:
        ((comment,),) = connection.execute("SELECT obj_description('示例.结果'::regclass)").fetchall()
        sealed = Sealed(Sealed.read(comment).receipt, TABLE, hash_within(connection, "示例.结果"))
        connection.execute(b"COMMENT ON TABLE " + "示例.结果 IS ".encode() + literal(sealed.text()))
    works_out_otherwise(result)


def test_records_in_a_table_may_move_but_not_change(postgres: PostgresServer, roster: Desk, table: str) -> None:
    """In another order they are the same records; rows have no numbers then that last."""
    made("结果.parquet", records=at(postgres, table))
    with psycopg.connect(postgres.address) as connection:
        connection.execute("CREATE TABLE 示例.搬家 AS SELECT * FROM 示例.people ORDER BY 证件号码 DESC")
    moved = ("--records", at(postgres, "示例.搬家"))
    assert "7 行里核对了 7 行" in told("verify", "结果.parquet", *moved).out
    assert "每一行都相同" in told("verify", "结果.parquet", *moved, *WHOLE).out
    for change in ("RENAME 备注 TO 别的", "RENAME 别的 TO 备注", "ALTER 备注 TYPE text USING 'b'"):
        with psycopg.connect(postgres.address) as connection:
            connection.execute(f"ALTER TABLE 示例.搬家 {change}".encode())
        ran = told("verify", "结果.parquet", *moved)
        assert (ran.code, _codes(ran)) == ((0, set()) if "TO 备注" in change else (1, {"P727"}))


def test_a_table_that_says_nothing_of_itself(postgres: PostgresServer, desk: Desk, table: str) -> None:
    assert "P726" in told("verify", at(postgres, table)).err
    assert "P734" in told("verify", at(postgres, "示例.没有")).err


def test_a_folder_of_spark_has_its_receipt_inside(spark: SparkSession, roster: Desk) -> None:
    made("火花", "--engine", "spark")
    agrees("火花", "每一行都相同")
    (file,) = (each for each in files_in(Path("火花")) if _has(each, "E1"))
    with duckdb.connect() as connection:
        query = "SELECT * REPLACE (CASE WHEN 证件号码 = 'E1' THEN 应缴 + 1 ELSE 应缴 END AS 应缴) FROM"
        connection.execute(f"COPY ({query} '{file}') TO '改过' (FORMAT parquet)")
    Path("改过").replace(file)
    differs("火花", "P745")
    receipt, folder = Path("火花") / RECEIPT, Path("火花")
    sealed = Sealed.read(receipt.read_text("utf-8"))
    receipt.write_bytes(replace(sealed, shape=FOLDER, content=hash_of(files_in(folder), folder)).file())
    works_out_otherwise("火花")


def _has(file: Path, who: str) -> bool:
    with duckdb.connect() as connection:
        return bool(connection.execute(f"SELECT 1 FROM '{file}' WHERE 证件号码 = ?", [who]).fetchall())
