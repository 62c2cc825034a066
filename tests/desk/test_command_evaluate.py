"""`pol evaluate` on an invented county's rosters: what is printed, what is written, and what is set aside."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

import desk.commands.evaluate
from desk.reports.columns import width
from engine.facts import check_digit
from engine.record import assessment_schema

from .conftest import pol


def card(digits: str) -> str:
    """An invented 身份证号 with its check digit."""
    return digits + check_digit(digits)


WANG, LI, ZHAO = card("99999919800101001"), card("99999919800202002"), card("99999919800303003")
HEADER = "姓名,证件类型,证件号码,出生日期,户籍地,缴费日期,特困,低保,残疾等级,职工医保在保,地区类别"
ROSTER = f"""{HEADER}
王一,居民身份证,{WANG},1980-01-01,示例县,2024-10-08,否,否,无,否,一类
李二,居民身份证,{LI},1980-02-02,示例县,2024-10-09,否,是,一级,否,一类
赵三,居民身份证,{ZHAO},1980-03-03,示例县,2025-03-01,否,否,无,是,一类
"""


@pytest.fixture
def roster(county: Path) -> Path:
    file = county / "名单.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


def answers(*arguments: str) -> list[dict[str, Any]]:
    ran = pol("evaluate", "示例县", *arguments, "--format", "jsonl")
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def borne(answer: dict[str, Any]) -> object:
    return answer["assessment"]["totals"]["borne"].get("value")


def test_the_table_has_a_row_per_person(roster: Path) -> None:
    ran = pol("evaluate", "示例县", "名单.csv")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "示例县2025年度城乡居民基本医疗保险征缴  示医保发〔2024〕9号  2025"
    assert lines[2].split() == ["行", "姓名", "人群", "标准", "资助", "应缴", "缴费期", "等待期", "备注"]
    assert lines[4].split()[:6] == ["2", "王一", "400.00", "—", "400.00", "集中缴费期"]
    assert "低保对象、一二级残疾人、特殊人员" in ran.out
    assert "不予参保：已参加职工医保" in ran.out
    assert ran.err.splitlines()[-1] == "共 3 行，核定 3 人，不予参保 1 人。"


def test_columns_stand_right_under_wide_characters(roster: Path) -> None:
    lines = pol("evaluate", "示例县", "名单.csv").out.splitlines()
    heads, first = lines[2], lines[4]
    for head, cell in (("标准", "400.00"), ("缴费期", "集中缴费期"), ("等待期", "无")):
        columns = [sum(map(width, line[: line.index(text)])) for line, text in ((heads, head), (first, cell))]
        assert columns[0] == columns[1]


def test_a_tie_is_told_with_both_ways_to_split_it(roster: Path) -> None:
    out = pol("evaluate", "示例县", "名单.csv", "--person", "李二").out
    assert "医疗救助基金 200.00 或 100.00" in out and "残联 0.00 或 100.00" in out
    assert "有歧义（同额）：资助由谁出、资助名" in out


def test_in_english(roster: Path) -> None:
    ran = pol("evaluate", "示例县", "名单.csv", "--lang", "en")
    assert ran.out.splitlines()[2].split()[:4] == ["row", "name", "categories", "standard"]
    assert "refused: 已参加职工医保" in ran.out
    assert ran.err.splitlines()[-1] == "Rows: 3; evaluated: 3; refused: 1."


def test_names_cannot_steer_the_terminal(roster: Path) -> None:
    roster.write_text(ROSTER.replace("王一", "王\x1b[31m一[bold]"), encoding="utf-8")
    out = pol("evaluate", "示例县", "名单.csv").out
    assert "\x1b" not in out
    assert "[bold]" in out


def test_json_is_one_document_with_the_published_record_of_each(roster: Path) -> None:
    document = json.loads(pol("evaluate", "示例县", "名单.csv", "--format", "json").out)
    assert document["policy"]["id"] == "示例县2025"
    assert document["summary"] == {
        **{"rows": 3, "evaluated": 3, "set_aside": 0, "repeated": 0},
        **{"refused": 1, "closed": 0, "open": 0},
    }
    assert document["results"][0]["person"] == {"row": 2, "name": "王一", "id_number": WANG}
    for answer in document["results"]:
        Draft202012Validator(assessment_schema()).validate(answer["assessment"])


def test_json_lines_are_one_person_each(roster: Path) -> None:
    assert [borne(answer) for answer in answers("名单.csv")] == ["400.00", "200.00", None]


def test_csv_opens_right_in_a_spreadsheet_program(roster: Path) -> None:
    roster.write_text(ROSTER.replace("王一", "=王一"), encoding="utf-8")
    assert pol("evaluate", "示例县", "名单.csv", "--output", "结果.csv").code == 0
    content = (roster.parent / "结果.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["姓名"] for row in rows] == ["'=王一", "李二", "赵三"]
    assert rows[0]["应缴"] == "400.00"
    assert rows[2]["参保"] == "不予参保" and rows[2]["应缴"] == "—"
    assert rows[1]["备注"].startswith("有歧义（同额）")


def test_a_workbook_holds_amounts_to_add_up_and_text_that_is_no_formula(roster: Path) -> None:
    roster.write_text(ROSTER.replace("王一", "=1+1"), encoding="utf-8")
    assert pol("evaluate", "示例县", "名单.csv", "--output", "结果.xlsx").code == 0
    sheet = CalamineWorkbook.from_path(str(roster.parent / "结果.xlsx")).get_sheet_by_index(0).to_python()
    first = dict(zip(sheet[0], sheet[1], strict=True))
    assert (first["姓名"], first["证件号码"]) == ("=1+1", WANG)
    assert first["应缴"] == 400
    assert first["待遇开始"].isoformat() == "2025-01-01"


@pytest.mark.parametrize("shape", ["json", "jsonl", "csv", "table"])
def test_a_format_named_beats_the_suffix(roster: Path, shape: str) -> None:
    assert pol("evaluate", "示例县", "名单.csv", "--output", "结果.xlsx", "--format", shape).code == 0
    assert not (roster.parent / "结果.xlsx").read_bytes().startswith(b"PK")


def test_a_dash_is_standard_output(roster: Path) -> None:
    ran = pol("evaluate", "示例县", "名单.csv", "--output", "-", "--format", "csv")
    assert ran.out.startswith("\ufeff行号,姓名")
    assert not (roster.parent / "-").exists()


def test_a_workbook_is_not_poured_onto_the_screen(roster: Path) -> None:
    ran = pol("evaluate", "示例县", "名单.csv", "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "加上 --output 文件名" in ran.err


def test_the_roster_itself_is_never_written_over(roster: Path) -> None:
    ran = pol("evaluate", "示例县", "名单.csv", "--output", "./名单.csv")
    assert ran.code == 2
    assert "[P719]" in ran.err
    assert roster.read_text(encoding="utf-8") == ROSTER
    (roster.parent / "rejects.csv").write_text(ROSTER, encoding="utf-8")
    assert pol("evaluate", "示例县", "rejects.csv").code == 2
    assert pol("evaluate", "示例县", "rejects.csv", "--output", "补.csv").code == 0


def test_nothing_is_left_where_the_result_cannot_be_written(roster: Path) -> None:
    ran = pol("evaluate", "示例县", "名单.csv", "--output", "没有/结果.csv")
    assert ran.code == 3
    assert "[P706]" in ran.err


def test_an_interrupted_run_leaves_the_former_result(roster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk.commands.evaluate, "deliver", interrupted)
    (roster.parent / "结果.csv").write_text("旧", encoding="utf-8")
    before = sorted(path.name for path in roster.parent.iterdir())
    assert pol("evaluate", "示例县", "名单.csv", "--output", "结果.csv").code == 130
    assert sorted(path.name for path in roster.parent.iterdir()) == before
    assert (roster.parent / "结果.csv").read_text(encoding="utf-8") == "旧"


# --- rows that can't be used -----------------------------------------------------------------------------------------

WRONG_DIGIT = ZHAO[:-1] + ("0" if ZHAO[-1] != "0" else "1")
BAD_ROWS = f"""钱四,居民身份证,{WRONG_DIGIT},1980-03-03,示例县,2024-10-08,否,否,无,否,一类
孙五,居民身份证,,1980-03-03,没有县,2024-02-30,否,否,无,否,一类
"""


def test_bad_rows_are_set_aside_with_their_reasons_and_the_rest_is_evaluated(roster: Path) -> None:
    roster.write_text(ROSTER + BAD_ROWS + ROSTER.splitlines()[1] + "\n", encoding="utf-8")
    ran = pol("evaluate", "示例县", "名单.csv")
    assert ran.code == 1
    assert "王一" in ran.out and "钱四" not in ran.out
    assert ran.err.splitlines()[-1] == (
        "共 6 行，核定 3 人，搁置 2 行，原因见 rejects.csv，1 行与前面的行完全相同，只算一次，不予参保 1 人。"
    )
    assert "第 5 行" in ran.err and "第 6 行，“缴费日期”列" in ran.err
    assert WRONG_DIGIT not in ran.err
    rejects = (roster.parent / "rejects.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[0] for line in rejects.splitlines()] == ["行号", "5", "6"]


def test_rejects_stand_beside_the_output(roster: Path) -> None:
    roster.write_text(ROSTER + BAD_ROWS, encoding="utf-8")
    assert pol("evaluate", "示例县", "名单.csv", "--output", "结果.json").code == 1
    assert (roster.parent / "结果.json.rejects.csv").exists()
    document = json.loads((roster.parent / "结果.json").read_bytes())
    assert [row["row"] for row in document["set_aside"]] == [5, 6]
    assert WRONG_DIGIT not in json.dumps(document)


def test_mended_rejects_can_be_evaluated(roster: Path) -> None:
    roster.write_text(ROSTER + BAD_ROWS, encoding="utf-8")
    pol("evaluate", "示例县", "名单.csv")
    rejects = roster.parent / "rejects.csv"
    mended = rejects.read_text(encoding="utf-8-sig").replace(WRONG_DIGIT, ZHAO).replace("没有县", "示例县")
    rejects.write_text(mended.replace("2024-02-30", "2024-09-30"), encoding="utf-8")
    ran = pol("evaluate", "示例县", "rejects.csv", "--output", "补.jsonl")
    assert ran.code == 0, ran.err


def test_only_the_first_bad_rows_are_shown(roster: Path) -> None:
    bad = "".join(f"甲{n},居民身份证,,1980-03-03,没有县,2024-10-08,否,否,无,否,一类\n" for n in range(25))
    roster.write_text(ROSTER + bad, encoding="utf-8")
    err = pol("evaluate", "示例县", "名单.csv").err
    assert err.count("错误[") == 10
    assert "……另有 15 行也搁置了，见 rejects.csv" in err


def test_a_misspelt_column_is_pointed_out_and_counts_for_nothing(roster: Path) -> None:
    roster.write_text(ROSTER.replace("缴费日期", "交费日期"), encoding="utf-8")
    ran = pol("evaluate", "示例县", "名单.csv")
    assert ran.code == 0
    assert "警告[P622]" in ran.err and "最接近的名称是" not in ran.err
    assert "缺事实（缴费日期）" in ran.out


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "P601"), (HEADER.encode(), "P602"), (b"\xff\xfe\x00", "P604"), (b"PK\x03\x04", "P606")]
)
def test_a_file_that_holds_no_records_ends_the_run(roster: Path, content: bytes, code: str) -> None:
    roster.write_bytes(content)
    ran = pol("evaluate", "示例县", "名单.csv")
    assert (ran.code, ran.out) == (3, "")
    assert f"[{code}]" in ran.err


def test_a_file_that_is_not_there(county: Path) -> None:
    ran = pol("evaluate", "示例县", "没有.csv")
    assert ran.code == 3
    assert "[P701]" in ran.err


def test_a_policy_with_errors_answers_nobody(roster: Path) -> None:
    rules = roster.parent / "示例县.pol"
    rules.write_text(rules.read_text(encoding="utf-8").replace("当 特困  ", "当 特因  "), encoding="utf-8")
    ran = pol("evaluate", "示例县", "名单.csv")
    assert (ran.code, ran.out) == (1, "")
    assert "[P201]" in ran.err


# --- ways to hand records in -----------------------------------------------------------------------------------------


def test_standard_input(county: Path) -> None:
    ran = pol("evaluate", "示例县", "-", "--format", "jsonl", stdin=ROSTER.encode("gb18030"))
    assert ran.code == 0, ran.err
    assert len(ran.out.splitlines()) == 3


def test_english_keys_in_json(county: Path) -> None:
    record = {
        "registered_region": "999999",
        "birth_date": "1980-01-01",
        "paid_on": "2024-10-08",
        "destitute": True,
        "employee_insured": False,
    }
    ran = pol("evaluate", "示例县", "-", "--format", "jsonl", stdin=json.dumps(record).encode())
    assert borne(json.loads(ran.out)) == "0.00"


# --- one person, and assumptions -------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["李二", LI, LI.lower(), "李 二", "3"])
def test_one_person_by_number_name_or_row(roster: Path, who: str) -> None:
    (answer,) = answers("名单.csv", "--person", who)
    assert answer["person"]["row"] == 3


def test_nobody_of_that_name_is_repeated_in_the_message(roster: Path) -> None:
    ran = pol("evaluate", "示例县", "名单.csv", "--person", "99999919990101001X")
    assert (ran.code, ran.out) == (2, "")
    assert "名单里没有找到这个人" in ran.err and "99999919990101001X" not in ran.err


def test_a_person_whose_row_was_set_aside_gets_the_reason(roster: Path) -> None:
    roster.write_text(ROSTER + BAD_ROWS, encoding="utf-8")
    ran = pol("evaluate", "示例县", "名单.csv", "--person", "孙五")
    assert (ran.code, ran.out) == (1, "")
    assert "第 6 行" in ran.err and "第 5 行" not in ran.err


def test_other_rows_are_no_concern_of_one_person(roster: Path) -> None:
    roster.write_text(ROSTER + BAD_ROWS, encoding="utf-8")
    ran = pol("evaluate", "示例县", "名单.csv", "--person", "王一")
    assert ran.code == 0
    assert ran.err == "共 1 行，核定 1 人。\n"
    assert not (roster.parent / "rejects.csv").exists()


def test_a_missing_fact_is_assumed_and_listed(roster: Path) -> None:
    roster.write_text(ROSTER.replace("2024-10-08", ""), encoding="utf-8")
    (answer,) = answers("名单.csv", "--person", "王一", "--assume", "缴费日期 = 2025-03-01")
    assert borne(answer) == "1070.00"
    (listed,) = answer["assessment"]["assumptions"]
    assert (listed["target"], listed["value"], listed["reason"]) == ("缴费日期", "2025-03-01", "运行时用 --assume 指定")
    table = pol("evaluate", "示例县", "名单.csv", "--person", "王一", "--assume", "paid_on=2025-03-01").out
    assert "假定：缴费日期 = 2025-03-01" in table


def test_a_reading_is_chosen(roster: Path) -> None:
    roster.write_text(ROSTER.replace("2024-10-08", "2025-03-01"), encoding="utf-8")

    def start(*assumed: str) -> dict[str, Any]:
        (answer,) = answers("名单.csv", "--person", "王一", *assumed)
        found: dict[str, Any] = answer["assessment"]["products"][0]["benefit_start"]
        return found

    assert start()["outcome"] == "ambiguous"
    assert start("--assume", "首日=计入")["value"] == "2025-06-01"
    assert start("--assume", "首日＝不计")["value"] == "2025-06-02"


@pytest.mark.parametrize(
    ("assumed", "said"),
    [
        (["缴费日期"], "“缴费日期”不是“名称=值”"),
        (["=2024-10-08"], "不是“名称=值”"),
        (["缴费日=2024-10-08"], "最接近的是：缴费日期"),
        (["缴费日期=明天"], "错误[P639]"),
        (["首日=也许"], "可以填的，最接近的在前：计入、不计"),
        (["优先=平分"], "就高"),
        (["特殊人员=是"], "没有叫“特殊人员”的歧义、事实或结果"),
        (["首日=计入", "首日=不计"], "“首日”假定了两次"),
    ],
)
def test_assumptions_that_make_no_sense(roster: Path, assumed: list[str], said: str) -> None:
    options = [word for text in assumed for word in ("--assume", text)]
    ran = pol("evaluate", "示例县", "名单.csv", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_one_person_is_evaluated_without_heavy_libraries(roster: Path) -> None:
    code = (
        "import sys; from desk.main import main; "
        "main(['evaluate', '示例县', '名单.csv', '--person', '王一']); print(sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = ("duckdb", "pandas", "psycopg", "pyarrow", "pyspark", "python_calamine", "sqlglot", "xlsxwriter", "z3")
    for name in (*heavy, "jsonschema", "yaml", "engine.columnar"):
        assert f"'{name}'" not in loaded
