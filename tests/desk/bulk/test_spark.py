"""A query over Parquet on a real Spark, from files to files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from desk.bulk.engines.spark import run
from desk.output import RunFailed

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

REPOSITORY = Path(__file__).parents[3]
ROWS = [
    {"证件 号": "1", "出生.日期": date(1800, 1, 1), "金额": Decimal("400.10"), "a": 1, "A": 10},
    {"证件 号": "", "出生.日期": None, "金额": Decimal("-0.01"), "a": 2, "A": 20},
    {"证件 号": None, "出生.日期": date(9999, 12, 31), "金额": None, "a": 2**62, "A": 30},
]


@pytest.fixture
def persons(tmp_path: Path) -> Path:
    """A folder of two files, under a name that Spark could take for a pattern."""
    folder = tmp_path / "人员 [1]{a}*"
    folder.mkdir()
    schema = pa.schema(
        {
            "证件 号": pa.string(),
            "出生.日期": pa.date32(),
            "金额": pa.decimal128(14, 2),
            "a": pa.int64(),
            "A": pa.int64(),
        }
    )
    pq.write_table(pa.Table.from_pylist(ROWS[:2], schema), folder / "1.parquet")
    pq.write_table(pa.Table.from_pylist(ROWS[2:], schema), folder / "2.parquet")
    return folder


def failure(act: Callable[[], object]) -> tuple[str, str]:
    """The code and the Chinese message of a run that fails."""
    with pytest.raises(RunFailed) as failed:
        act()
    (diagnostic,) = failed.value.diagnostics
    return diagnostic.code, diagnostic.message("zh")


def test_from_files_to_files(spark: SparkSession, persons: Path, tmp_path: Path) -> None:
    output = tmp_path / "结果 (1)"
    assert run("SELECT *, `A` + `a` AS `和,` FROM persons WHERE `A` < 30", persons, output) == 2
    found = sorted(pq.read_table(output).to_pylist(), key=lambda row: int(row["A"]))
    assert found == [{**row, "和,": row["A"] + row["a"]} for row in ROWS[:2]]  # type: ignore[operator]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([persons.name, output.name])


def test_nothing_is_left_in_the_session_that_was_there(spark: SparkSession, persons: Path, tmp_path: Path) -> None:
    run("SELECT 1 AS x FROM persons", persons, tmp_path / "结果")
    assert spark.conf.get("spark.sql.caseSensitive") == "false"
    assert not spark.catalog.tableExists("persons")


def test_a_run_that_fails_leaves_nothing(spark: SparkSession, persons: Path, tmp_path: Path) -> None:
    code, message = failure(lambda: run("SELECT `a` * 4 AS x FROM persons", persons, tmp_path / "结果"))
    assert code == "P735" and "ARITHMETIC_OVERFLOW" in message
    assert list(tmp_path.iterdir()) == [persons]


def test_a_table_that_does_not_exist(spark: SparkSession, persons: Path, tmp_path: Path) -> None:
    assert failure(lambda: run("SELECT * FROM 没有", persons, tmp_path / "结果"))[0] == "P735"
    code, message = failure(lambda: run("SELECT * FROM `没有`", persons, tmp_path / "结果"))
    assert code == "P734" and "没有" in message


def test_what_is_there_is_not_overwritten(spark: SparkSession, persons: Path, tmp_path: Path) -> None:
    output = tmp_path / "结果"
    output.mkdir()
    assert failure(lambda: run("SELECT 1 AS x", persons, output))[0] == "P736"
    assert failure(lambda: run("SELECT 1 AS x", tmp_path / "没有", tmp_path / "新"))[0] == "P701"


def test_spark_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, persons: Path, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(RunFailed) as failed:
        run("SELECT 1", persons, tmp_path / "结果")
    assert [d.code for d in failed.value.diagnostics] == ["P730"]
    assert "pip install 'canbao[spark]'" in failed.value.diagnostics[0].help("zh")


def alone(body: str, persons: Path, output: Path, **environment: str) -> str:
    """What a run in a process of its own ends with, which has no Spark yet."""
    program = f"""
import sys
from pathlib import Path
from desk.bulk.engines.spark import run
from desk.output import RunFailed
{body}
try:
    run(query, Path(sys.argv[1]), Path(sys.argv[2]), "local[1]")
except RunFailed as failed:
    print(failed.diagnostics[0].code)
"""
    command = [sys.executable, "-c", program, str(persons), str(output)]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_no_java(persons: Path, tmp_path: Path) -> None:
    assert alone('query = "SELECT 1"', persons, tmp_path / "结果", PATH="") == "P731"
    assert alone('query = "SELECT 1"', persons, tmp_path / "结果", PATH="", JAVA_HOME="/没有") == "P731"


KILLED = """
import os, signal, threading, time
from pathlib import Path
query = "SELECT count(*) AS x FROM range(1, 10000000) a JOIN range(1, 1000000) b ON a.id % 7 < b.id"
folder = Path(sys.argv[2]).parent
def kill():
    while not any(path.name.endswith(".part") for path in folder.iterdir()):
        time.sleep(0.05)
    from pyspark import SparkContext
    os.kill(SparkContext._gateway.proc.pid, signal.SIGKILL)
threading.Thread(target=kill).start()
"""


def test_a_spark_that_dies_in_mid_run(persons: Path, tmp_path: Path) -> None:
    assert alone(KILLED, persons, tmp_path / "结果", **os.environ) == "P733"
    assert list(tmp_path.iterdir()) == [persons]
