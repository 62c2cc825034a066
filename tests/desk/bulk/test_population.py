"""`pol evaluate` into Parquet and what can be done with the result: verify it, explain a row, and the SQL behind it."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from desk.bulk import evaluation, progress
from desk.bulk.found import found_at
from desk.rule_files.policies import load_policy
from dsl import Diagnostic, Policy
from engine import Assessor
from engine.columnar import assessed_row, facts_of_row, input_columns, row_of, whole_plan
from engine.facts_used import facts_used

from ..conftest import pol

CHECKOUT = Path(__file__).parents[3]
POLICY = "hulunbuir-2024"
ROSTER = "花名册.xlsx"
RESULT = "结果.parquet"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented roster of 26 rows: 21 can be used, 4 are set aside, 1 is there twice."""
    shutil.copy(CHECKOUT / "examples" / "hulunbuir-roster.xlsx", tmp_path / ROSTER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POL_TRACEBACK", raising=False)
    return tmp_path


def rows_of(path: Path | str) -> list[Mapping[str, Any]]:
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [described[0] for described in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def policy_of(name: str) -> Policy:
    loaded = load_policy(CHECKOUT / "policies" / f"{name}.pol")
    assert not isinstance(loaded, Diagnostic)
    assert loaded.policy is not None
    return loaded.policy


def evaluated(folder: Path) -> list[Mapping[str, Any]]:
    assert pol("evaluate", POLICY, ROSTER, "--output", RESULT).code == 1  # rows were set aside
    return rows_of(folder / RESULT)


def test_rows_come_in_the_order_of_the_roster_with_amounts_to_the_fen(folder: Path) -> None:
    rows = evaluated(folder)
    assert [row["row"] for row in rows] == sorted(row["row"] for row in rows)
    three_identities = next(row for row in rows if row["姓名"] == "郑示例八")
    assert three_identities["缴费"] == Decimal("400.00")
    assert three_identities["资助合计__payer_医疗救助基金"] == Decimal("400.00")
    assert three_identities["应缴"] == Decimal("0.00")
    assert three_identities["资助合计__rule"] == "特困全额"
    assert three_identities["资助合计__runner_up"] == "低保定额"
    assert three_identities["资助合计__margin"] == Decimal("200.00")


def test_what_was_set_aside_is_counted_and_goes_to_its_own_file(folder: Path) -> None:
    ran = pol("evaluate", POLICY, ROSTER, "--output", RESULT)
    assert "共 26 行，核定 21 人，搁置 4 行" in ran.err
    assert "1 行与前面的行完全相同" in ran.err
    rejects = (folder / f"{RESULT}.rejects.csv").read_text("utf-8-sig")
    assert len(rejects.splitlines()) == 1 + 4
    assert "P663" in rejects


def test_the_same_inputs_give_the_same_bytes(folder: Path) -> None:
    evaluated(folder)
    first = (folder / RESULT).read_bytes()
    evaluated(folder)
    assert (folder / RESULT).read_bytes() == first


def test_the_receipt_says_what_the_result_was_made_from(folder: Path) -> None:
    evaluated(folder)
    with duckdb.connect() as connection:
        receipt = found_at(RESULT, connection).receipt
    assert (receipt.policy, receipt.input) == ("呼伦贝尔2024", ROSTER)
    assert receipt.rows == {"total": 26, "evaluated": 21, "set_aside": 4, "merged": 1}
    assert receipt.rules["等待期#4"]["clauses"] == ["四"]


def test_a_sample_and_the_whole_are_verified(folder: Path) -> None:
    evaluated(folder)
    assert "21 行里核对了 21 行" in pol("verify", RESULT).out
    assert "byte by byte" in pol("verify", RESULT, "--all", lang="en").out


@pytest.mark.parametrize("how", [(), ("--all",)])
def test_an_altered_amount_is_found(folder: Path, how: tuple[str, ...]) -> None:
    evaluated(folder)
    with duckdb.connect() as connection:
        ((receipt,),) = connection.execute(
            "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'canbao'", [RESULT]
        ).fetchall()
        escaped = receipt.replace("'", "''")
        connection.execute(
            "COPY (SELECT * REPLACE (CASE WHEN 姓名 = '郑示例八' THEN 应缴 + 0.01 ELSE 应缴 END AS 应缴)"
            f" FROM read_parquet('{RESULT}')) TO '改过.parquet' (FORMAT parquet, KV_METADATA {{canbao: '{escaped}'}})"
        )
    ran = pol("verify", "改过.parquet", *how)
    assert ran.code == 1
    assert "P728" in ran.err
    assert "列：应缴" in ran.err


def test_a_roster_that_has_changed_since_is_said(folder: Path) -> None:
    evaluated(folder)
    (folder / ROSTER).write_bytes((folder / ROSTER).read_bytes() + b"\0")
    ran = pol("verify", RESULT)
    assert ran.code == 1
    assert "P727" in ran.err


def test_any_row_can_be_explained_from_the_result_alone(folder: Path) -> None:
    evaluated(folder)
    by_result = pol("explain", RESULT, "--person", "郑示例八").out
    assert by_result == pol("explain", POLICY, ROSTER, "--person", "郑示例八").out
    assert "P717" in pol("explain", RESULT, "--person", "查无此人").err


def test_columns_picks_some_and_knows_what_was_meant(folder: Path) -> None:
    pol("evaluate", POLICY, ROSTER, "--output", RESULT, "--columns", "应缴__kind,缴费")
    assert list(rows_of(RESULT)[0]) == ["row", "证件号码", "姓名", "缴费", "应缴__kind"]
    ran = pol("evaluate", POLICY, ROSTER, "--output", RESULT, "--columns", "缴废")
    assert ran.code == 2
    assert "应缴、缴费" in ran.err


@pytest.mark.parametrize("output", [None, "结果.docx"])
def test_a_population_goes_to_a_file_of_rows(folder: Path, output: str | None) -> None:
    evaluated(folder)
    to = () if output is None else ("--output", output)
    ran = pol("evaluate", POLICY, RESULT, *to)
    assert ran.code == 2
    assert "P725" in ran.err


def test_more_persons_than_fit_on_a_sheet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evaluated(folder)
    monkeypatch.setattr("desk.bulk.workbook.MOST_ROWS", 20)
    ran = pol("evaluate", POLICY, ROSTER, "--output", "多.xlsx", "--columns", "应缴")
    assert ran.code == 3 and "P721" in ran.err
    assert not (folder / "多.xlsx").exists() and not (folder / "多.xlsx.receipt.json").exists()


def test_one_person_of_a_population_is_looked_up_in_the_result(folder: Path) -> None:
    ran = pol("evaluate", POLICY, ROSTER, "--output", RESULT, "--person", "郑示例八")
    assert ran.code == 2
    assert "pol explain" in ran.err
    assert not (folder / RESULT).exists()


def test_an_assumption_is_in_the_receipt_and_in_the_answers(folder: Path) -> None:
    pol("evaluate", POLICY, ROSTER, "--output", RESULT, "--assume", "等待期=3个月")
    assert "3 个月" in {row["等待期"] for row in rows_of(RESULT)}
    assert pol("verify", RESULT).code == 0


def test_ctrl_c_leaves_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("desk.bulk.written.run", interrupted)
    assert pol("evaluate", POLICY, ROSTER, "--output", RESULT).code == 130
    assert sorted(path.name for path in folder.iterdir()) == [ROSTER]


def _endless(connection: duckdb.DuckDBPyConnection) -> Any:
    return connection.execute("SELECT count(*) FROM range(10_000_000_000) a, range(1000) b").fetchall()


@pytest.mark.parametrize(
    "work",
    [
        lambda c: progress.run(c, "SELECT count(*) FROM range(10_000_000_000) a, range(1000) b", 1, "zh"),
        lambda c: progress.reading(c, lambda: [_endless(c) for _ in range(3)], "zh"),
    ],
    ids=["one query", "reading the input"],
)
def test_ctrl_c_ends_what_runs(work: Callable[[duckdb.DuckDBPyConnection], Any]) -> None:
    press = threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT))
    with duckdb.connect() as connection:
        press.start()
        with pytest.raises(KeyboardInterrupt):
            work(connection)
        assert "query" not in {thread.name for thread in threading.enumerate()}
        assert connection.execute("SELECT 1").fetchall() == [(1,)]


def test_records_saved_while_they_are_evaluated_give_no_result(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = evaluated(folder)
    write = evaluation.write

    def saved_meanwhile(*given: Any) -> None:
        write(*given)
        os.utime(folder / ROSTER, ns=(0, 0))

    monkeypatch.setattr(evaluation, "write", saved_meanwhile)
    ran = pol("evaluate", POLICY, ROSTER, "--output", RESULT)
    assert ran.code == 3 and "P750" in ran.err
    assert rows_of(folder / RESULT) == rows, "the earlier result stays"


def test_a_full_disk_leaves_no_file(folder: Path) -> None:
    ran = pol("evaluate", POLICY, ROSTER, "--output", "/dev/full/结果.parquet")
    assert ran.code == 3
    assert ran.err.count("P7") == 1
    assert sorted(path.name for path in folder.iterdir()) == [ROSTER]


def test_the_printed_sql_answers_whoever_lacks_nothing(folder: Path) -> None:
    """Run by hand: the answers of the evaluator; a person of whom a fact is lacking is left out."""
    policy = policy_of(POLICY)
    evaluated(folder)
    columns = [c for c in input_columns(policy.vocabulary.facts.values()) if c.fact in facts_used(policy)]
    whole: dict[Any, Any] = {}
    for name in facts_used(policy):
        fact = policy.vocabulary.facts[name]
        if fact.default is None:
            whole[name] = SOMETHING[fact.type.kind.value]
    persons = [{**whole, "户籍地": "150702"}, {**whole, "持居住证": False, "户籍地": "110000"}, {}]
    said = pol("sql", POLICY, "--table", "人员").out
    with duckdb.connect() as connection:
        defined = ", ".join(f'"{column.name}" {column.physical.value}' for column in columns)
        connection.execute(f'CREATE TABLE "人员" ("row" BIGINT, {defined})')
        marks = ", ".join("?" * (1 + len(columns)))
        for number, facts in enumerate(persons):
            connection.execute(f'INSERT INTO "人员" VALUES ({marks})', [number, *row_of(facts, columns).values()])
        found = connection.execute(said)
        names = [described[0] for described in found.description or ()]
        rows = {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}
    assert sorted(rows) == [0, 1]
    assessor, outputs = Assessor(policy), whole_plan(policy).outputs
    for number, row in rows.items():
        facts = facts_of_row(row_of(persons[number], columns), columns, policy.vocabulary)
        expected = assessed_row(assessor(facts), outputs)
        assert {name: row[name] for name in expected} == expected


SOMETHING: Mapping[str, Any] = {
    "yes_no": True,
    "date": date(2023, 10, 8),
    "region": "150702",
    "enumeration": "一类",
    "time": 0,
}


def test_every_dialect_is_printed(folder: Path) -> None:
    for dialect in ("duckdb", "spark", "postgres"):
        assert "SELECT" in pol("sql", "neimenggu-2024", "--dialect", dialect).out


def test_columns_lists_what_evaluate_writes(folder: Path) -> None:
    rows = evaluated(folder)
    listed = [line.partition("\t")[0] for line in pol("columns", POLICY).out.splitlines()]
    assert listed == list(rows[0])[3:]


def test_a_policy_that_is_too_tangled_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.columnar.exploring.explore.MOST_COURSES", 3)
    ran = pol("evaluate", POLICY, ROSTER, "--output", RESULT)
    assert ran.code == 1
    assert "P729" in ran.err
    assert not (folder / RESULT).exists()
