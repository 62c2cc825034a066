"""条款锁定文件: what is kept of a notice beside its rule file, and what it tells later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsl.citations import (
    BadLock,
    Change,
    ClauseChange,
    Lock,
    LockError,
    compare,
    exists,
    left_over,
    make_lock,
    nearest,
    outline_of,
    parse_citation,
    parse_number,
    read_lock,
)

FIXTURES = Path(__file__).parent / "fixtures"
CITY = (FIXTURES / "示例市2026.txt").read_text(encoding="utf-8")
TINY = "各乡镇：\n一、标准\n（一）每人400元。\n（二）特困免缴。\n二、时间。"


def lock_of(text: str) -> Lock:
    return read_lock(make_lock(outline_of(text), "示例"))


def test_a_lock_is_one_clause_per_line_and_holds_no_text_of_the_notice() -> None:
    written = make_lock(outline_of(TINY), "示例县2025")
    assert [line.strip()[:22] for line in written.splitlines()[3:]] == [
        '"clauses": [',
        '{"number": "一", "hash"',
        '{"number": "一(一)", "ha',
        '{"number": "一(二)", "ha',
        '{"number": "二", "hash"',
        "]",
        "}",
    ]
    assert json.loads(written)["clauses"][0]["heading"] is True
    assert "400" not in "".join(entry["number"] for entry in json.loads(written)["clauses"])
    assert "特困" not in written


def test_a_lock_is_the_same_whenever_it_is_made() -> None:
    assert make_lock(outline_of(CITY), "示例市2026") == make_lock(outline_of(CITY), "示例市2026")


def test_a_lock_reads_back_what_was_locked() -> None:
    outline = outline_of(CITY)
    lock = read_lock(make_lock(outline, "示例市2026"))
    assert (lock.notice_name, lock.notice_hash) == ("示例市2026", outline.hash)
    assert [(c.number, c.hash, c.is_heading) for c in lock.clauses] == [
        (c.number, c.hash, c.is_heading) for c in outline.clauses
    ]


def test_a_notice_without_clauses_can_be_locked_too() -> None:
    assert lock_of("").clauses == ()


HASH = "0123456789abcdef"


def lock_text(**changed: object) -> str:
    clauses = [{"number": "一", "hash": HASH}]
    return json.dumps({"version": 1, "notice": {"name": "示例", "hash": HASH}, "clauses": clauses} | changed)


@pytest.mark.parametrize(
    ("text", "reason", "entry"),
    [
        ("", BadLock.NOT_JSON, ""),
        ("{", BadLock.NOT_JSON, ""),
        ("[" * 100_000, BadLock.NOT_JSON, ""),
        ("9" * 100_000, BadLock.NOT_JSON, ""),
        ("[]", BadLock.SHAPE, "{"),
        ("{}", BadLock.VERSION, "version"),
        (lock_text(version=2), BadLock.VERSION, "version"),
        (lock_text(version=True), BadLock.VERSION, "version"),
        (lock_text(notice=[]), BadLock.SHAPE, "notice"),
        (lock_text(notice={"name": "示例"}), BadLock.SHAPE, "notice.hash"),
        (lock_text(notice={"name": 1, "hash": HASH}), BadLock.SHAPE, "notice.name"),
        (lock_text(clauses={}), BadLock.SHAPE, "clauses"),
        (lock_text(clauses=["一"]), BadLock.SHAPE, "clauses[0]"),
        (lock_text(clauses=[{"number": "一", "hash": "zz"}]), BadLock.SHAPE, "clauses[0].hash"),
        (lock_text(clauses=[{"number": "一一", "hash": HASH}]), BadLock.SHAPE, "clauses[0].number"),
        (lock_text(clauses=[{"number": "一、二", "hash": HASH}]), BadLock.SHAPE, "clauses[0].number"),
        (lock_text(clauses=[{"number": "一（二）", "hash": HASH}]), BadLock.SHAPE, "clauses[0].number"),
        (lock_text(clauses=[{"number": 1, "hash": HASH}]), BadLock.SHAPE, "clauses[0].number"),
        (lock_text(clauses=[{"number": "一", "hash": HASH, "heading": 1}]), BadLock.SHAPE, "clauses[0]"),
        (lock_text(clauses=[{"number": "一", "hash": HASH, "text": "原文"}]), BadLock.SHAPE, "clauses[0]"),
        (lock_text(clauses=[{"number": "一", "hash": HASH}] * 2), BadLock.SHAPE, "clauses[1].number"),
        ('{"version": 1, "version": 1}', BadLock.SHAPE, "version"),
    ],
)
def test_a_damaged_lock_says_what_is_wrong(text: str, reason: BadLock, entry: str) -> None:
    with pytest.raises(LockError) as caught:
        read_lock(text)
    assert (caught.value.reason, caught.value.entry) == (reason, entry)


def test_the_unchanged_text_agrees_with_its_lock() -> None:
    assert compare(lock_of(CITY), outline_of(CITY)) == ()


def test_a_changed_amount_changes_that_clause_alone() -> None:
    later = outline_of(CITY.replace("残联承担60元", "残联承担80元"))
    assert compare(lock_of(CITY), later) == (ClauseChange(Change.CHANGED, "一(二)三是"),)


def test_added_and_removed_clauses_are_told() -> None:
    later = outline_of(TINY.replace("（二）特困免缴。\n", "") + "\n三、其他。")
    assert compare(lock_of(TINY), later) == (
        ClauseChange(Change.ADDED, "三"),
        ClauseChange(Change.REMOVED, "一(二)"),
    )


def test_a_clause_exists_or_not() -> None:
    lock = lock_of(CITY)
    assert exists(lock, parse_number("一（二）三是"))
    assert not exists(lock, parse_number("一(二)四是"))


@pytest.mark.parametrize(
    ("cited", "meant"),
    [
        ("(五)", "二(五)"),
        ("一(四)", "二(四)"),
        ("一(二)四是", "一(二)"),
        ("四第1段", "四"),
        ("二(五)2(9)", "二(五)2"),
        ("第3段", "三第3段"),
        ("九十九", None),
    ],
)
def test_what_was_probably_meant(cited: str, meant: str | None) -> None:
    assert nearest(lock_of(CITY), parse_number(cited)) == meant


def test_where_each_section_begins_anew_the_section_is_believed() -> None:
    lock = lock_of("各乡镇：\n一、甲\n（一）子。\n（二）丑。\n（三）寅。\n二、乙\n（一）卯。\n（二）辰。")
    assert nearest(lock, parse_number("二(三)")) == "二"


def test_headings_are_never_left_over() -> None:
    assert left_over(lock_of(TINY), [], []) == ("一(一)", "一(二)", "二")


def test_a_citation_covers_its_own_words_and_not_what_stands_beneath() -> None:
    over = left_over(lock_of(CITY), parse_citation("一(二)、二(五)"), parse_citation("前言、三、四、一(三)"))
    assert over == (
        "一(一)",
        "一(二)一是",
        "一(二)二是",
        "一(二)三是",
        "二(四)",
        "二(五)1",
        "二(五)2",
        "二(五)2(1)",
        "二(五)2(2)",
    )


def test_citing_a_heading_is_allowed_and_covers_nothing() -> None:
    lock = lock_of(TINY)
    heading = parse_citation("一")
    assert exists(lock, heading[0])
    assert left_over(lock, heading, []) == ("一(一)", "一(二)", "二")


def test_setting_a_clause_aside_covers_all_beneath_it() -> None:
    assert left_over(lock_of(TINY), [], parse_citation("一")) == ("二",)
    assert left_over(lock_of(CITY), [], parse_citation("前言、一、二、三、四")) == ()


def test_the_first_item_does_not_cover_the_eleventh() -> None:
    items = "".join(f"{n}.第{n}类人员缴费。\n" for n in range(1, 12))
    lock = lock_of(f"各乡镇：\n一、人员\n{items}")
    assert left_over(lock, [], parse_citation("一1")) == tuple(f"一{n}" for n in range(2, 12))
