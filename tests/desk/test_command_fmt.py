"""`pol fmt`: files are laid out, or left as they were with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

import dsl.format
from desk.commands import fmt

from .conftest import pol, refusing

MESSY = "\ufeff人群 甲 当 低保　依据 一（一）  # 𠮷\r\n\r\n\r\n缴费\r\n\t400元 其他"
TIDY = "人群 甲 当 低保" + " " * 50 + "依据 一(一)  # 𠮷\n\n缴费\n  400 元   其他\n"
BROKEN = "缴费：４００元\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def file(name: str, text: str) -> Path:
    path = Path(name)
    path.write_bytes(text.encode())
    return path


def test_a_file_is_laid_out_without_byte_order_mark_and_with_plain_line_ends() -> None:
    path = file("甲.pol", MESSY)
    ran = pol("fmt", "甲.pol")
    assert (ran.code, ran.out, ran.err) == (0, "", "改了 1 个文件；0 个本来就是这样；0 个没有动。\n")
    assert path.read_bytes() == TIDY.encode()
    assert pol("fmt", "甲.pol", lang="en").err == "Files changed: 0; laid out already: 1; left alone: 0.\n"


def test_a_file_with_errors_is_left_alone_and_the_others_are_laid_out() -> None:
    messy, broken = file("甲.pol", MESSY), file("乙.pol", BROKEN)
    ran = pol("fmt", "乙.pol", "甲.pol")
    assert ran.code == 1
    assert "错误[P102]" in ran.err and " --> 乙.pol:1:4" in ran.err
    assert "改了 1 个文件；0 个本来就是这样；1 个没有动。" in ran.err
    assert (messy.read_text("utf-8"), broken.read_text("utf-8")) == (TIDY, BROKEN)


def test_a_file_that_can_not_be_written_does_not_keep_the_others_from_being_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept, laid_out = file("甲.pol", MESSY), file("乙.pol", MESSY)
    monkeypatch.setattr(fmt, "write_whole", refusing("甲.pol"))
    ran = pol("fmt", "甲.pol", "乙.pol")
    assert (ran.code, kept.read_bytes(), laid_out.read_text("utf-8")) == (3, MESSY.encode(), TIDY)
    assert "错误[P706]" in ran.err and ran.err.endswith("改了 1 个文件；0 个本来就是这样；1 个没有动。\n")


def test_a_folder_is_laid_out_with_all_below_it(folder: Path) -> None:
    (folder / "下级").mkdir()
    one, other = file("甲.pol", MESSY), file("下级/乙.pol", MESSY)
    assert pol("fmt", ".").code == 0
    assert one.read_text("utf-8") == other.read_text("utf-8") == TIDY


def test_check_lists_what_would_change_and_writes_nothing() -> None:
    messy = file("甲.pol", MESSY)
    file("乙.pol", TIDY)
    ran = pol("fmt", "--check", "甲.pol", "乙.pol")
    assert (ran.code, ran.out) == (1, "甲.pol\n")
    assert messy.read_bytes() == MESSY.encode()
    assert pol("fmt", "--check", "乙.pol").code == 0


def test_a_byte_order_mark_alone_is_a_change() -> None:
    file("甲.pol", "\ufeff" + TIDY)
    assert pol("fmt", "--check", "甲.pol").code == 1


def test_diff_shows_the_lines_and_writes_nothing() -> None:
    path = file("甲.pol", "缴费：400元\n人群 甲 当 低保")
    ran = pol("fmt", "--diff", "甲.pol")
    assert ran.code == 0
    assert ran.out == (
        "--- 甲.pol\n+++ 甲.pol\n@@ -1,2 +1,2 @@\n-缴费：400元\n-人群 甲 当 低保\n\\ No newline at end of file\n"
        "+缴费：400 元\n+人群 甲 当 低保\n"
    )
    assert path.read_text("utf-8").endswith("低保")
    assert pol("fmt", "--diff", "--check", "甲.pol").code == 1


def test_a_pipe_gets_its_text_back_in_any_case() -> None:
    assert pol("fmt", "-", stdin=MESSY.encode()).out == TIDY
    ran = pol("fmt", "-", stdin=BROKEN.encode())
    assert (ran.code, ran.out) == (1, BROKEN)
    assert "P102" in ran.err


@pytest.mark.parametrize(
    ("content", "code"), [(b"\xff\xfe\x00", "P702"), (b"a\0b", "P703"), ("缴费".encode("gb18030"), "P702")]
)
def test_what_is_no_text_is_told(content: bytes, code: str) -> None:
    Path("甲.pol").write_bytes(content)
    ran = pol("fmt", "甲.pol", "没有.pol")
    assert ran.code == 3
    assert code in ran.err and "P701" in ran.err
    assert Path("甲.pol").read_bytes() == content


def test_keywords_turn_english_and_back() -> None:
    path = file("甲.pol", TIDY)
    assert pol("fmt", "--keywords", "en", "甲.pol").code == 0
    english = path.read_text("utf-8")
    assert english.startswith("category 甲 when 低保 ") and "  400 yuan   otherwise\n" in english
    assert pol("fmt", "--keywords", "zh", "甲.pol").code == 0
    assert path.read_text("utf-8") == TIDY


def test_names_come_from_the_file_beside() -> None:
    file("names.en.yaml", "# 名称\n甲: group_a\n低保: no\n")
    path = file("甲.pol", TIDY)
    assert pol("fmt", "--keywords", "en", "甲.pol").code == 0
    assert path.read_text("utf-8").startswith("category group_a when no ")
    assert pol("fmt", "--keywords", "zh", "甲.pol").code == 0
    assert path.read_text("utf-8") == TIDY
    assert "group_a" in pol("fmt", "--keywords", "en", "-", stdin=TIDY.encode()).out


def test_names_without_english_are_a_note() -> None:
    file("names.en.yaml", "甲: group_a\n")
    file("甲.pol", TIDY)
    ran = pol("fmt", "--keywords", "en", "甲.pol")
    assert ran.code == 0
    assert "说明[P907]：有 1 个名称没有英文，照中文写：低保" in ran.err


def test_a_name_that_no_file_has_is_a_note() -> None:
    file("names.en.yaml", "甲: group_a\n低保: no\n低宝: misspelt\n")
    path = file("甲.pol", TIDY)
    ran = pol("fmt", "--keywords", "en", "甲.pol")
    assert (ran.code, ran.err.count("P908")) == (0, 1)
    assert "说明[P908]：文件夹里没有一个规则文件用到“低宝”\n --> names.en.yaml:3:5" in ran.err
    assert path.read_text("utf-8").startswith("category group_a when no ")


def test_all_that_is_wrong_with_the_names_is_told_at_once() -> None:
    file("names.en.yaml", "甲: order\n低保: year\n甲: a\n")
    file("甲.pol", TIDY)
    err = pol("fmt", "--keywords", "en", "甲.pol").err
    assert (err.count("[P903]"), err.count("[P902]")) == (2, 1)


@pytest.mark.parametrize(
    ("names", "code", "place"),
    [
        ("甲: order\n", "P903", ":1:4"),
        ("甲: a\n低保: a\n", "P904", ":2:5"),
        ("周岁: age\n", "P905", ":1:5"),
        ("甲: a\n甲: b\n", "P902", ":2:1"),
        ("甲: {a: b}\n", "P902", ":1:4"),
        ("- 甲\n", "P902", ":1:1"),
        ("甲: [" * 3000, "P902", ":1:4"),
        ("甲: 'a\n", "P902", ""),
        ("只是文字\n", "P902", ":1:1"),
        ("甲: a\x01\n", "P902", ""),
        ("甲: &a x\n乙: *a\n", "P902", ":2:4"),
    ],
)
def test_names_that_can_not_be_used_leave_the_files_alone(names: str, code: str, place: str) -> None:
    file("names.en.yaml", names)
    path, other = file("甲.pol", TIDY), file("乙.pol", TIDY)
    ran = pol("fmt", "--keywords", "en", "甲.pol", "乙.pol")
    assert ran.code == 1
    assert ran.err.count(f"[{code}]") == 1 and f"names.en.yaml{place}" in ran.err
    assert path.read_text("utf-8") == other.read_text("utf-8") == TIDY
    assert pol("fmt", "甲.pol").code == 0  # without --keywords nobody asks for names


@pytest.mark.parametrize("names", ["", "# 还没有\n", "{}\n"])
def test_an_empty_file_of_names(names: str) -> None:
    file("names.en.yaml", names)
    file("甲.pol", TIDY)
    assert pol("fmt", "--keywords", "en", "甲.pol").code == 0


def test_a_layout_that_is_not_proved_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dsl.format, "layout", lambda lines, spelling: "缴费：500 元\n")
    path = file("甲.pol", MESSY)
    ran = pol("fmt", "甲.pol")
    assert ran.code == 70
    assert "错误[P901]" in ran.err and "文件没有动" in ran.err
    assert path.read_bytes() == MESSY.encode()
