"""`pol check` as an officer meets it: good files, bad files, formats and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import CHECKOUT, pol


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("named", ["示例县.pol", "./示例县.pol", "示例县", "示例县2025"])
def test_a_sound_file_is_found_by_path_file_name_and_id(county: Path, named: str) -> None:
    ran = pol("check", "--fast", named)
    assert (ran.code, ran.out, ran.err) == (0, "没有错误和警告。\n", "")


def test_the_vocabulary_is_checked_by_itself(county: Path) -> None:
    assert pol("check", "--fast", "示例县.pol", "person.pol").code == 0
    change(county / "person.pol", "事实 姓名 文字", "事实 姓名 文子")
    ran = pol("check", "--fast", "person.pol")
    assert ran.code == 1
    assert "没有类型「文子」" in ran.out


def test_what_is_wrong_with_a_vocabulary_is_said_once(county: Path) -> None:
    change(county / "person.pol", "事实 姓名 文字", "事实 姓名 文子")
    ran = pol("check", "--fast", "示例县.pol", "person.pol")
    assert ran.out.count("没有类型「文子」") == 1


def test_several_mistakes_are_reported_in_one_run_each_at_its_place(county: Path) -> None:
    change(county / "示例县.pol", "当 特困  ", "当 特因  ")
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 400 % 元")
    ran = pol("check", "--fast", "示例县.pol")
    assert ran.code == 1
    assert "示例县.pol:9:" in ran.out and "示例县.pol:18:" in ran.out
    assert "改为：人群 特困人员      当 特困" in ran.out


def test_english_by_option_by_variable_and_by_locale(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pol("check", "--fast", "示例县", "--lang", "en").out == "no errors or warnings.\n"
    assert pol("--lang=en", "check", "--fast", "示例县").out == "no errors or warnings.\n"
    assert pol("check", "--fast", "示例县", lang="en").out == "no errors or warnings.\n"
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert pol("check", "--fast", "示例县", lang=None).out == "no errors or warnings.\n"
    assert pol("check", "--fast", "示例县", lang="zh").out == "没有错误和警告。\n"


def test_json_and_sarif_are_for_programs(county: Path) -> None:
    change(county / "示例县.pol", "依据 五\n  | 一类", "依据 七\n  | 一类")
    found = json.loads(pol("check", "--fast", "--format", "json", "示例县").out)
    assert found["summary"] == {"errors": 1, "warnings": 0, "notes": 0}
    assert found["diagnostics"][0]["code"] == "P411"
    sarif = json.loads(pol("check", "--fast", "--format", "sarif", "示例县").out)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "P411"
    assert pol("check", "--fast", "--format", "github", "示例县").out.startswith("::error file=")


def test_a_cited_clause_that_does_not_exist_is_marked_where_it_stands(county: Path) -> None:
    change(county / "示例县.pol", "依据 二(二)3", "依据 二(二)4")
    ran = pol("check", "--fast", "示例县")
    assert ran.code == 1
    assert "错误[P410]：通知里没有“二(二)4”这一条" in ran.out
    marked, mark = ran.out.splitlines()[3:5]
    assert marked.endswith("依据 二(二)4")
    assert mark.endswith("^^^^^^^")


def test_without_a_lock_a_warning_says_how_to_make_one(county: Path) -> None:
    (county / "示例县.cite.json").unlink()
    ran = pol("check", "--fast", "示例县")
    assert ran.code == 1
    assert "警告[P430]" in ran.out
    assert "pol cite lock 通知.txt --output 示例县.cite.json" in ran.out


@pytest.mark.parametrize(("content", "code"), [("{", "P431"), ('{"version": 9}', "P433"), ('{"version": 1}', "P432")])
def test_a_broken_lock_is_an_error(county: Path, content: str, code: str) -> None:
    (county / "示例县.cite.json").write_text(content, encoding="utf-8")
    ran = pol("check", "--fast", "示例县")
    assert ran.code == 1
    assert f"错误[{code}]" in ran.out


def test_the_notice_is_compared_with_the_lock(county: Path) -> None:
    assert pol("check", "--fast", "示例县", "--notice", "示例县.txt").code == 0
    change(county / "示例县.txt", "每人交400元", "每人交420元")
    ran = pol("check", "--fast", "示例县", "--notice", "示例县.txt")
    assert ran.code == 1
    assert "所引用的“二(一)”，通知原文与锁定时不一样了" in ran.out
    assert "每人交" not in ran.out


def test_the_notice_goes_with_one_rule_file(county: Path) -> None:
    ran = pol("check", "示例县", "person.pol", "--notice", "示例县.txt")
    assert ran.code == 2
    assert "用 --notice 或 --assume 时，只能检查一个规则文件" in ran.err


def test_a_notice_that_is_not_there_ends_the_run(county: Path) -> None:
    ran = pol("check", "示例县", "--notice", "没有.txt")
    assert (ran.code, ran.out) == (3, "")
    assert "错误[P701]：找不到这个文件" in ran.err


@pytest.mark.parametrize(
    ("content", "code", "exit_code"),
    [
        (b"PK\x03\x04\x00\x00", "P703", 3),
        ('政策 甲 "甲"\r缴费：1 元\r'.encode(), "P708", 3),
        ("政策 示例县".encode("gb18030"), "P702", 3),
        (b"#" * 50_000_000, "P704", 3),
        (b"", "P324", 1),
        (("定 甲 = " + "(" * 10_000 + "1" + ")" * 10_000).encode(), "P108", 1),
    ],
    ids=["binary", "CR alone", "not UTF-8", "50 MB", "empty", "nested 10,000 deep"],
)
def test_files_as_they_come(county: Path, content: bytes, code: str, exit_code: int) -> None:
    (county / "坏.pol").write_bytes(content)
    ran = pol("check", "--fast", "坏.pol")
    assert ran.code == exit_code
    assert f"[{code}]" in ran.out
    assert "坏.pol" in ran.out


def test_a_broken_first_line_is_the_only_thing_said_about_it(county: Path) -> None:
    change(county / "示例县.pol", "政策 示例县2025", "政策 ！示例县2025")
    ran = pol("check", "--fast", "示例县.pol")
    assert ran.code == 1
    assert ran.out.count("错误[") == 1 and "示例县.pol:1:4" in ran.out


def test_a_vocabulary_that_is_there_but_cannot_be_read_says_why(county: Path) -> None:
    (county / "person.pol").write_bytes("事实 姓名 文字".encode("gb18030"))
    ran = pol("check", "--fast", "示例县.pol")
    assert ran.code == 1
    assert "[P210]" in ran.out and "person.pol\n  = 建议：在记事本或 WPS 里打开" in ran.out


def test_the_other_files_are_checked_although_one_is_missing(county: Path) -> None:
    change(county / "示例县.pol", "当 特困  ", "当 特因  ")
    ran = pol("check", "--fast", "没有.pol", "示例县.pol")
    assert ran.code == 3
    assert "[P701]" in ran.out and "[P201]" in ran.out


@pytest.mark.parametrize("vocabulary", ["../person.pol", "/etc/passwd", "外面.pol"])
def test_a_vocabulary_outside_the_folder_is_not_read(county: Path, vocabulary: str) -> None:
    outside = county.parent / "person.pol"
    outside.write_bytes((county / "person.pol").read_bytes())
    (county / "外面.pol").symlink_to(outside)
    change(county / "示例县.pol", "词汇   person.pol", f"词汇   {vocabulary}")
    ran = pol("check", "--fast", "示例县.pol")
    assert ran.code == 1
    assert "[P209]" in ran.out or "[P210]" in ran.out


def test_an_unknown_policy_is_answered_with_those_there_are(county: Path) -> None:
    ran = pol("check", "--fast", "示例线2025")
    assert ran.code == 3
    assert "没有编号为“示例线2025”的政策" in ran.out
    assert "最接近的在前：示例县 (示例县2025)" in ran.out


def test_two_files_with_one_id_are_not_guessed_between(county: Path) -> None:
    (county / "另一份.pol").write_bytes((county / "示例县.pol").read_bytes())
    ran = pol("check", "--fast", "示例县2025")
    assert ran.code == 3
    assert "不止一个规则文件叫“示例县2025”：另一份.pol、示例县.pol" in ran.out
    assert pol("check", "--fast", "示例县").code == 0


def test_the_shipped_notices_are_found_from_anywhere(county: Path) -> None:
    assert pol("check", "--fast", "hulunbuir-2024", "呼伦贝尔2024").code == 0


def test_the_meaning_is_checked_too_unless_in_haste(county: Path) -> None:
    change(county / "示例县.pol", "  个人标准    其他\n", "")
    assert pol("check", "--fast", "示例县").code == 0
    ran = pol("check", "示例县")
    assert ran.code == 1
    assert "例如：" in ran.out


def test_notes_are_shown_and_do_not_count(county: Path) -> None:
    ran = pol("check", "示例县")
    assert ran.code == 0, ran.out
    assert "说明[P5" in ran.out
    assert ran.out.splitlines()[-1].startswith("没有错误和警告；")


def test_findings_come_in_the_order_of_the_file(county: Path) -> None:
    found = json.loads(pol("check", "--format", "json", "示例县").out)["diagnostics"]
    lines = [one["place"]["start"]["line"] for one in found]
    assert lines == sorted(lines)


def test_every_shipped_file_is_sound() -> None:
    ran = pol("check", *map(str, sorted((CHECKOUT / "policies").glob("*.pol"))))
    assert ran.code == 0, ran.out
    assert "错误[" not in ran.out and "警告[" not in ran.out


def test_a_reading_or_a_fact_of_everybody_may_be_assumed(county: Path) -> None:
    assert "户籍地" in pol("check", "示例县").out
    assumed = pol("check", "示例县", "--assume", "首日=计入", "--assume", "户籍地=示例县")
    assert (assumed.code, "户籍地" in assumed.out) == (0, False)
    ran = pol("check", "示例县", "--assume", "首曰=计入")
    assert (ran.code, "P715" in ran.err) == (2, True)
    assert pol("check", "示例县", "person.pol", "--assume", "首日=计入").code == 2
