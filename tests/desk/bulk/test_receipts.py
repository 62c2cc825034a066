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
from desk.receipts.hashes import hash_of, input_hash
from desk.receipts.receipt import Sealed, receipt_beside

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
        assert "行：1；列：应缴" in ran.err


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
        assert _codes(told("verify", "结果.csv")) == {"P752"}
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


def _with_receipt(result: str, **changed: Any) -> None:
    beside = receipt_beside(Path(result))
    told_ = json.loads(beside.read_text("utf-8"))
    beside.write_text(json.dumps({**told_, **changed}, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"policy_path": 5}, "P752"),
        ({"input": 3}, "P752"),
        ({"input": "名" * 5000}, "P748"),
        ({"assumptions": [1]}, "P752"),
        ({"rows": {"evaluated": "7"}}, "P752"),
        ({"shape": "jsonl"}, "P752"),
        ({"input": "postgresql://127.0.0.1:1/x?table=people"}, "P748"),
    ],
)
def test_a_receipt_that_somebody_wrote(roster: Desk, changed: dict[str, Any], code: str) -> None:
    made("结果.csv")
    _with_receipt("结果.csv", **changed)
    for asked_ in (("verify", "结果.csv"), ("verify", "结果.csv", *WHOLE), ("explain", "结果.csv", "--person", "E1")):
        assert _codes(told(*asked_)) == {code}


@pytest.mark.parametrize("name", ["机密.txt", "机密.pol"])
def test_nothing_is_shown_of_a_file_that_a_receipt_names_as_its_policy(roster: Desk, name: str) -> None:
    made("结果.csv")
    Path(name).write_text("不该显示\n", "utf-8")
    _with_receipt("结果.csv", policy_path=name, policy="不该有的")
    ran = told("verify", "结果.csv")
    assert ran.code != 0 and "不该显示" not in ran.out + ran.err


def test_a_folder_with_result_and_records_may_be_looked_at_from_elsewhere(
    roster: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("结果.csv")
    result = Path("结果.csv").absolute()
    Path("别处").mkdir()
    monkeypatch.chdir("别处")
    Path("people.parquet").write_bytes(b"another file of that name")
    assert told("verify", str(result)).code == 0
    result.with_name("people.parquet").rename("名单.parquet")
    Path("people.parquet").unlink()
    assert "--records" in told("verify", str(result)).err
    assert told("verify", str(result), "--records", "名单.parquet").code == 0


def _kept(query: str, name: str) -> None:
    """Rows of 结果.parquet under its receipt."""
    with duckdb.connect() as connection:
        ((receipt,),) = connection.execute(
            "SELECT decode(value) FROM parquet_kv_metadata('结果.parquet') WHERE decode(key) = 'canbao'"
        ).fetchall()
        quoted = receipt.replace("'", "''")
        connection.execute(f"COPY ({query}) TO '{name}' (KV_METADATA {{canbao: '{quoted}'}})")


def test_a_sample_compares_whose_rows_there_are_of_all(roster: Desk) -> None:
    made("结果.parquet")
    _kept('SELECT * REPLACE (CASE WHEN "row" = 7 THEN 6 ELSE "row" END AS "row") FROM \'结果.parquet\'', "改过.parquet")
    ran = told("verify", "改过.parquet", "--sample", "1", "--seed", "1")
    assert (ran.code, _codes(ran)) == (1, {"P728"}) and "7" in ran.err


def test_a_sample_says_that_it_is_one_and_how_to_take_it_again(roster: Desk) -> None:
    made("结果.parquet")
    ran = told("verify", "结果.parquet", "--sample", "2")
    (seed,) = re.findall(r"只抽了 2 行；再抽同样的行：--seed (\d+)", ran.out)
    assert told("verify", "结果.parquet", "--sample", "2", "--seed", seed).out == ran.out


def test_a_row_is_explained_only_if_the_result_has_that_answer(roster: Desk) -> None:
    made("结果.parquet")
    one = "证件号码 = 'E1'"
    _kept(f"SELECT * REPLACE (CASE WHEN {one} THEN 应缴 + 1 ELSE 应缴 END AS 应缴) FROM '结果.parquet'", "改过.parquet")
    _kept(f'SELECT * REPLACE (CASE WHEN {one} THEN 99 ELSE "row" END AS "row") FROM \'结果.parquet\'', "没有.parquet")
    for result in ("改过.parquet", "没有.parquet"):
        ran = told("explain", result, "--person", "E1")
        assert (ran.code, ran.out, _codes(ran)) == (1, "", {"P728"})


def test_another_version_is_noted_where_something_does_not_fit(roster: Desk) -> None:
    made("结果.csv")
    _with_receipt("结果.csv", canbao="0.0.1")
    assert told("verify", "结果.csv").code == 0
    roster.persons("people.parquet", "UPDATE people SET 特困 = NULL")
    ran = told("verify", "结果.csv")
    assert _codes(ran) == {"P727", "P749"} and "canbao 0.0.1" in ran.err


def test_a_folder_of_records_is_the_same_whatever_else_lies_there(roster: Desk) -> None:
    Path("名单").mkdir()
    Path("people.parquet").rename("名单/people.parquet")
    made("结果.csv", records="名单")
    for name in (".DS_Store", "Thumbs.db", "_SUCCESS"):
        (Path("名单") / name).write_bytes(b"\0")
    assert told("verify", "结果.csv").code == 0


def test_names_and_contents_do_not_run_into_each_other(tmp_path: Path) -> None:
    for name, content in {"一/a.parquet": b"b", "二/a.parquetb": b""}.items():
        file = tmp_path / name
        file.parent.mkdir()
        file.write_bytes(content)
    one, other = ((top, list(top.iterdir())) for top in (tmp_path / "一", tmp_path / "二"))
    assert hash_of(one[1], one[0]) != hash_of(other[1], other[0])
