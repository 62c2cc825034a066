"""`pol lint`: what a reviewer would say, what is mended, and what is left as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.commands import lint

from .conftest import pol, refusing

HEADER = """政策 示例县2025 "示例县2025年度参保征缴"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol

"""
UNTIDY = (
    HEADER + "人群 困难群众 当 非 非 低保  依据 二、一\n资助 给 困难群众  依据 二\n  基金 全额\n缴费：400 元  依据 一\n"
)
TIDY = UNTIDY.replace("非 非 低保", "低保").replace("二、一", "一、二")
ITS_OWN = ("--select", "P9")


@pytest.fixture(autouse=True)
def folder(county: Path) -> Path:
    """The invented county's folder, which has a vocabulary."""
    return county


def file(name: str, text: str) -> Path:
    path = Path(name)
    path.write_bytes(text.encode())
    return path


def test_findings_are_shown_with_what_mends_them() -> None:
    file("甲.pol", UNTIDY)
    ran = pol("lint", "甲.pol", "--select", "P919")
    assert ran.code == 1
    assert ran.out == (
        "警告[P919]：写了两个「非」，等于没有写\n --> 甲.pol:8:11\n  |\n8 | 人群 困难群众 当 非 非 低保  依据 二、一\n"
        "  |                  ^^^^^^^^^^\n  = 建议：两个都去掉\n  = 改为：人群 困难群众 当 低保  依据 二、一\n"
        "\n有 1 个警告。\n"
    )
    assert ran.err == "有 1 处可以直接改好，意思不变：加 --fix。\n"
    english = pol("lint", "甲.pol", "--select", "P919", lang="en")
    assert "warning[P919]: 非 twice is as good as none" in english.out
    assert english.err == "1 can be mended without a change of meaning: add --fix.\n"


def test_everything_that_check_says_is_there_too() -> None:
    file("甲.pol", UNTIDY)
    checked = {one["code"] for one in json.loads(pol("check", "甲.pol", "--format", "json").out)["diagnostics"]}
    linted = {one["code"] for one in json.loads(pol("lint", "甲.pol", "--format", "json").out)["diagnostics"]}
    assert checked and checked < linted


def test_fix_mends_what_surely_stays_the_same() -> None:
    path = file("甲.pol", UNTIDY)
    ran = pol("lint", "甲.pol", "--fix", *ITS_OWN)
    assert path.read_text("utf-8") == TIDY
    assert ran.code == 0
    assert ran.err == "改好 P914：甲.pol 原第 8 行\n改好 P919：甲.pol 原第 8 行\n改好 2 处，1 个文件。\n"
    assert pol("lint", "甲.pol", "--fix", *ITS_OWN).err == "改好 0 处，0 个文件。\n"


def test_a_mended_line_keeps_its_columns_where_the_file_is_not_laid_out() -> None:
    wide = UNTIDY.replace("非 非 低保  依据 二、一", "非 (非 低保)      依据 二、一")
    path = file("甲.pol", wide)
    pol("lint", "甲.pol", "--fix", *ITS_OWN)
    assert path.read_text("utf-8") == wide.replace("非 (非 低保)      依据 二、一", "低保              依据 一、二")


def test_suggestions_need_a_word_of_their_own() -> None:
    path = file("甲.pol", TIDY)
    told = pol("lint", "甲.pol", "--fix", "--select", "P511")
    assert (path.read_text("utf-8"), told.err.splitlines()[-1]) == (
        TIDY,
        "有 1 处附有建议的改法，要看过再用：加 --unsafe-fixes。",
    )
    pol("lint", "甲.pol", "--unsafe-fixes", "--select", "P511")
    assert path.read_text("utf-8").startswith(f"{TIDY}\n参保：未规定\n")
    assert pol("lint", "甲.pol", "--select", "P511").out.startswith("选的代码里没有；没有列出的另有 ")


def test_diff_shows_the_lines_and_writes_nothing() -> None:
    path = file("甲.pol", UNTIDY)
    ran = pol("lint", "甲.pol", "--diff")
    assert ran.code == 1
    assert "-人群 困难群众 当 非 非 低保  依据 二、一\n+人群 困难群众 当 低保  依据 一、二\n" in ran.out
    assert ran.err.startswith("会改 2 处，1 个文件；没有写。\n")
    assert path.read_text("utf-8") == UNTIDY


def test_a_file_that_can_not_be_written_does_not_keep_the_others_from_being_mended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept, mended = file("甲.pol", UNTIDY), file("乙.pol", UNTIDY.replace("示例县2025 ", "乙县2025 "))
    monkeypatch.setattr(lint, "write_whole", refusing("甲.pol"))
    ran = pol("lint", "甲.pol", "乙.pol", "--fix", *ITS_OWN)
    assert (ran.code, kept.read_text("utf-8")) == (3, UNTIDY)
    assert "依据 一、二" in mended.read_text("utf-8")
    assert "错误[P706]" in ran.err and ran.err.endswith("改好 2 处，1 个文件。\n")
    english = pol("lint", "甲.pol", "--fix", *ITS_OWN, lang="en")
    assert english.err.splitlines()[-1] == "Places mended: 0, in files: 0."


def test_a_diff_is_lines_and_no_format() -> None:
    file("甲.pol", UNTIDY)
    ran = pol("lint", "甲.pol", "--diff", "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert "--diff 打印的是会改哪些行，不能和 --format 一起写" in ran.err


def test_codes_stand_with_commas_or_blanks_between_them() -> None:
    file("甲.pol", UNTIDY)
    found = json.loads(pol("lint", "甲.pol", "--select", "P919 P914", "--format", "json").out)["diagnostics"]
    assert [one["code"] for one in found] == ["P919", "P914"]


def test_only_selected_findings_are_mended() -> None:
    path = file("甲.pol", UNTIDY)
    pol("lint", "甲.pol", "--fix", "--select", "P91", "--ignore", "P919、P912")
    assert path.read_text("utf-8") == UNTIDY.replace("二、一", "一、二")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_stay(mark: bytes) -> None:
    path = Path("甲.pol")
    path.write_bytes(mark + UNTIDY.replace("\n", "\r\n").encode())
    pol("lint", "甲.pol", "--unsafe-fixes")
    after = path.read_bytes()
    assert after.startswith(mark + "政策 ".encode()) and after.count(b"\n") == after.count(b"\r\n")
    assert "人群 困难群众 当 低保  依据 一、二\r\n".encode() in after
    assert "\r\n参保：未规定\r\n".encode() in after


def test_a_folder_is_searched_with_all_below_it(folder: Path) -> None:
    (folder / "下级" / ".旧").mkdir(parents=True)
    for name in ("下级/甲.pol", "下级/.旧/乙.pol"):
        file(name, UNTIDY)
    Path("下级/person.pol").write_bytes(Path("person.pol").read_bytes())
    ran = pol("lint", "下级", "--format", "github", "--select", "P919")
    assert ran.out.count("\n") == 1 and "file=下级/甲.pol,line=8" in ran.out


def test_what_is_not_there_is_said(folder: Path) -> None:
    (folder / "空").mkdir()
    ran = pol("lint", "空")
    assert (ran.code, ran.out.splitlines()[0]) == (3, "错误[P943]：这个文件夹里没有规则文件（.pol）")
    assert pol("lint", "没有.pol").code == 3
    assert pol("lint", "甲.pol", "--select", "X").code == 2


def test_a_file_with_errors_shows_them_and_is_mended_by_suggestions() -> None:
    path = file("甲.pol", HEADER + "缴费：４００元  依据 一\n")
    ran = pol("lint", "甲.pol", "--fix")
    assert ran.code == 1 and "错误[P102]" in ran.out
    assert pol("lint", "甲.pol", "--unsafe-fixes", "--select", "P1").code == 0
    assert "缴费：400元  依据 一\n" in path.read_text("utf-8")


def test_a_permission_is_a_comment_with_a_reason() -> None:
    file("甲.pol", UNTIDY.replace("依据 二、一\n", "依据 二、一  # 允许 P914、P919 因 照抄通知\n"))
    ran = pol("lint", "甲.pol", "--select", "P914,P919,P94")
    assert (ran.code, ran.out.partition("；")[0]) == (0, "选的代码里没有")
    assert pol("lint", "甲.pol", "--fix", *ITS_OWN).err == "改好 0 处，0 个文件。\n"


def test_sarif_has_every_replacement() -> None:
    file("甲.pol", UNTIDY)
    run = json.loads(pol("lint", "甲.pol", "--format", "sarif", "--select", "P919").out)["runs"][0]
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]
    assert [one["insertedContent"]["text"] for one in change["replacements"]] == ["低保"]


def test_a_vocabulary_is_checked() -> None:
    assert pol("lint", "person.pol").code == 0


SHIPPED = sorted((Path(__file__).parents[2] / "policies").glob("*-20*.pol"))


@pytest.mark.parametrize("notice", SHIPPED, ids=lambda path: path.stem)
def test_nothing_of_its_own_is_said_of_the_shipped_notices(notice: Path) -> None:
    """They were read line by line: whatever lint says of them beyond the notes of the checks would be wrong."""
    ran = pol("lint", str(notice), *ITS_OWN)
    assert (ran.code, ran.out.partition("；")[0]) == (0, "选的代码里没有")


BASE = UNTIDY.replace("政策 示例县2025", "政策 甲县2025")
CHANGE = """政策 甲县2025补 "示例县2025年度补充通知"
  文号 未注明
  发布 未注明
  地区 999999 示例县
  年度 2025
  词汇 person.pol
  沿用 甲县2025

改 缴费  依据 五、四
  200 元 当 低保 或 低保
  400 元 其他
"""


def test_a_change_is_mended_and_what_it_rests_on_is_left_alone() -> None:
    base, change = file("甲.pol", BASE), file("甲补.pol", CHANGE)
    ran = pol("lint", "甲补.pol", "--fix", "--select", "P914,P919,P920")
    assert change.read_text("utf-8") == CHANGE.replace("五、四", "四、五").replace("低保 或 低保", "低保")
    assert base.read_text("utf-8") == BASE
    assert (ran.code, ran.err.splitlines()[-1]) == (0, "改好 2 处，1 个文件。")


def test_what_the_other_file_permits_is_permitted_here_too() -> None:
    silent = "参保：未规定  依据 一  # 允许 P512 因 通知没有写\n"
    file("甲.pol", BASE + silent)
    file("甲补.pol", CHANGE.replace("五、四", "四、五"))
    found = json.loads(pol("lint", "甲补.pol", "--format", "json", "--select", "P512").out)["diagnostics"]
    assert found == []
    assert pol("check", "甲补.pol", "--format", "json").out.count('"P512"') == 1
