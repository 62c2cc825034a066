"""`pol cite`: clauses locked and shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import pol


def test_the_lock_stands_beside_the_notice_and_holds_none_of_its_words(county: Path) -> None:
    ran = pol("cite", "lock", "示例县.txt")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("已写入 示例县.cite.json：18 条，其中 3 条只是标题。")
    lock = (county / "示例县.cite.json").read_text(encoding="utf-8")
    assert [clause["number"] for clause in json.loads(lock)["clauses"]][:4] == ["前言", "一", "二", "二(一)"]
    assert "特困" not in lock


def test_the_lock_goes_where_it_is_wanted(county: Path) -> None:
    assert pol("cite", "lock", "示例县.txt", "--output", "别处.cite.json").code == 0
    assert (county / "别处.cite.json").read_bytes() == (county / "示例县.cite.json").read_bytes()


def test_locking_again_says_what_changed(county: Path) -> None:
    assert "与原来的锁定相比没有变化" in pol("cite", "lock", "示例县.txt").err
    notice = county / "示例县.txt"
    notice.write_text(notice.read_text(encoding="utf-8").replace("每人交400元", "每人交420元"), encoding="utf-8")
    assert "与原来的锁定相比：改 二(一)。" in pol("cite", "lock", "示例县.txt").err
    assert pol("cite", "lock", "示例县.txt", lang="en").err.endswith("Nothing changed compared with the former lock.\n")


def test_a_text_without_clauses_is_not_locked(county: Path) -> None:
    (county / "空.txt").write_text("", encoding="utf-8")
    ran = pol("cite", "lock", "空.txt")
    assert ran.code == 1
    assert "[P440]" in ran.err
    assert not (county / "空.cite.json").exists()


def test_a_number_that_is_skipped_is_pointed_out_and_the_rest_locked(county: Path) -> None:
    (county / "漏.txt").write_text("一、标准\n每人四百元。\n三、时间\n九月。\n", encoding="utf-8")
    ran = pol("cite", "lock", "漏.txt")
    assert ran.code == 1
    assert "“三”前面少一个编号" in ran.err
    assert (county / "漏.cite.json").exists()


def test_a_lock_that_cannot_be_written(county: Path) -> None:
    ran = pol("cite", "lock", "示例县.txt", "--output", "没有/锁.json")
    assert ran.code == 3
    assert "[P706]" in ran.err


def test_the_text_is_shown_as_a_tree_with_its_first_words(county: Path) -> None:
    lines = pol("cite", "show", "示例县.txt").out.splitlines()
    assert lines[2] == "二  交多少钱（标题）"
    assert lines[5].startswith("    二(二)1  特困人员")
    assert all(len(line) < 70 for line in lines)


@pytest.mark.parametrize("named", ["示例县", "示例县2025", "示例县.pol", "示例县.cite.json"])
def test_a_policys_clauses_are_shown_by_number_and_hash(county: Path, named: str) -> None:
    ran = pol("cite", "show", named, lang="en")
    assert ran.code == 0
    assert ran.out.splitlines()[2].endswith("(heading)")
    assert "特困人员" not in ran.out


def test_a_policy_without_a_lock_has_nothing_to_show(county: Path) -> None:
    (county / "示例县.cite.json").unlink()
    ran = pol("cite", "show", "示例县")
    assert ran.code == 3
    assert "示例县.cite.json" in ran.err
