"""Where the answers of a roster may go: nothing that is to be kept is lost, and what goes together stays so."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import pol

POLICY, ROSTER = "示例县.pol", "名单.csv"
HEADERS = "姓名,证件类型,证件号码,出生日期,户籍地,缴费日期,低保\n"
GOOD = "张示例,护照,E1,1960-05-01,999999,2024-10-08,是\n"
BAD = "李示例,护照,E2,1970-02-30,999999,2025-04-08,否\n"
RESULT, RECEIPT, REJECTS = "结果.csv", "结果.csv.receipt.json", "结果.csv.rejects.csv"

pytestmark = pytest.mark.usefixtures("county")


def run(people: str, *arguments: str, output: str = RESULT) -> int:
    Path(ROSTER).write_text(HEADERS + people, "utf-8")
    return pol("evaluate", POLICY, ROSTER, "--output", output, *arguments).code


def made() -> set[str]:
    """The files of results that there are."""
    return {path.name for path in Path().iterdir() if path.name.startswith((".", "结果", "别处"))}


@pytest.mark.parametrize("columns", [(), ("--columns", "缴费")], ids=["person by person", "as a population"])
@pytest.mark.parametrize("impossible", [RECEIPT, REJECTS])
def test_result_receipt_and_rows_set_aside_come_together_or_not_at_all(
    impossible: str, columns: tuple[str, ...]
) -> None:
    Path(impossible).mkdir()
    Path(ROSTER).write_text(HEADERS + GOOD + BAD, "utf-8")
    ran = pol("evaluate", POLICY, ROSTER, "--output", RESULT, *columns)
    assert ran.code == 3 and "P712" in ran.err and impossible in ran.err
    assert made() == {impossible}


@pytest.mark.parametrize("columns", [(), ("--columns", "缴费")], ids=["person by person", "as a population"])
def test_rows_set_aside_by_an_earlier_run_go_with_its_result(columns: tuple[str, ...]) -> None:
    assert run(GOOD + BAD, *columns) == 1
    assert made() == {RESULT, RECEIPT, REJECTS}
    assert run(GOOD + BAD.replace("02-30", "02-03"), *columns) == 0
    assert made() == {RESULT, RECEIPT}


def test_a_result_of_standard_input_does_not_keep_the_receipt_of_another() -> None:
    assert run(GOOD) == 0
    assert pol("evaluate", POLICY, "-", "--output", RESULT, stdin=(HEADERS + GOOD).encode()).code == 0
    assert made() == {RESULT}


@pytest.mark.parametrize("columns", [(), ("--columns", "缴费")], ids=["person by person", "as a population"])
def test_the_receipt_stands_beside_the_file_that_a_link_leads_to(columns: tuple[str, ...]) -> None:
    Path("别处.csv").touch()
    Path(RESULT).symlink_to("别处.csv")
    assert run(GOOD, *columns) == 0
    assert made() == {RESULT, "别处.csv", "别处.csv.receipt.json"}
    assert pol("verify", RESULT).code == pol("verify", "别处.csv").code == 0


@pytest.mark.parametrize("columns", [(), ("--columns", "缴费")], ids=["person by person", "as a population"])
def test_a_receipt_is_overwritten_by_receipts_alone_and_overwrites_nothing_else(columns: tuple[str, ...]) -> None:
    assert run(GOOD, *columns) == run(GOOD, *columns) == 0
    earlier = Path(RECEIPT).read_bytes()
    assert run(GOOD, *columns, "--format", "csv", output=RECEIPT) == 2
    assert Path(RECEIPT).read_bytes() == earlier
    Path(RECEIPT).write_text('{"别人的": 1}', "utf-8")
    assert run(GOOD, *columns) == 2
    assert Path(RECEIPT).read_text("utf-8") == '{"别人的": 1}'


@pytest.mark.parametrize("columns", [(), ("--columns", "缴费")], ids=["person by person", "as a population"])
def test_where_there_is_no_folder_for_the_result(columns: tuple[str, ...]) -> None:
    Path(ROSTER).write_text(HEADERS + GOOD, "utf-8")
    ran = pol("evaluate", POLICY, ROSTER, "--output", "没有/结果.csv", *columns)
    assert ran.code == 3 and "P706" in ran.err and "没有/结果.csv" in ran.err
