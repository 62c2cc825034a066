"""Notices side by side: what holds of any notices, and small ones of which one thing is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from dsl import Policy, Source, load
from engine import Known
from engine.compare.history import history
from engine.compare.side_by_side import Cell, Mark, Row, SideBySide, State, Verdict, side_by_side

from .test_laws import policy, sound

VOCABULARY = """事实 缴费日期 日期 键 "paid_on"
事实 出生日期 日期 键 "birth_date"
事实 低保 身份 默认 否 键 "subsistence"
事实 脱贫 身份 默认 否 键 "lifted"
事实 残疾等级 枚举 一级、二级、三级、四级 可无 默认 无 键 "disability_grade"
表 行政区划[代码]
  | 999999 | 示例县
"""
NOTICE = """政策 示例县{year} "示例县"
  地区 999999 示例县
  年度 {year}
  词汇 person.pol
期 缴费期 {before}-09-01 至 {year}-02-28 依据 一
参保 依据 一
  准许
受理 依据 一
  准许 当 缴费日期 在 缴费期
  不准 "逾期" 其他
缴费：400 元 依据 二
"""
AID = """资助 低保资助 当 {condition} 依据 三
  民政 {amount}
  方式 代缴
"""


def made(text: str, vocabulary: str = VOCABULARY) -> Policy:
    loaded = load(Source("试.pol", text), lambda name: Source(name, vocabulary))
    assert loaded.policy is not None, loaded.diagnostics
    return loaded.policy


def notice(year: int = 2025, more: str = "", **changes: str) -> Policy:
    text = NOTICE.format(year=year, before=year - 1) + more
    for old, new in changes.items():
        text = text.replace(old, new)
    return made(text)


def row(table: SideBySide, key: str) -> Row:
    return next(row for row in table.rows if row.key == key)


def aid(condition: str, amount: str = "200 元") -> str:
    return AID.format(condition=condition, amount=amount)


def known(cell: Cell, word: str) -> list[object]:
    return [entry.outcome.value for entry in cell.entries if entry.word == word and isinstance(entry.outcome, Known)]


# --- laws -------------------------------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(sound)
def test_a_notice_beside_itself_says_the_same_everywhere(text: str) -> None:
    table = side_by_side([policy(text)] * 3)
    assert {row.verdict for row in table.rows} <= {Verdict.SAME}
    assert not any(cell.marks for row in table.rows for cell in row.cells)


@settings(max_examples=10)
@given(sound, sound)
def test_the_order_of_the_columns_changes_nothing_in_them(one: str, other: str) -> None:
    there, back = (side_by_side(pair) for pair in ((policy(one), policy(other)), (policy(other), policy(one))))
    assert {row.key: row.cells for row in there.rows} == {row.key: row.cells[::-1] for row in back.rows}


@settings(max_examples=10)
@given(sound)
def test_a_history_of_the_same_has_no_change(text: str) -> None:
    found = history(side_by_side([policy(text)] * 2))
    assert all(series.is_steady for series in found.series)
    assert all(not point.change for series in found.series for point in series.points)


# --- identities -------------------------------------------------------------------------------------------------------


def test_an_identity_is_known_by_its_fact() -> None:
    """One notice calls it 困难群众, the other has no name for it."""
    named = notice(more="人群 困难群众 当 低保 依据 三\n" + aid("困难群众"))
    table = side_by_side([named, notice(more=aid("低保", "150 元"))])
    assert [known(cell, "aid") for cell in row(table, "aid:低保").cells] == [[200], [150]]
    assert [known(cell, "due") for cell in row(table, "aid:低保").cells] == [[200], [250]]


def test_members_of_an_enumeration_with_the_same_aid_are_one_row() -> None:
    table = side_by_side([notice(more=aid("残疾等级 属于 一级、二级")), notice()])
    aids = [row.key for row in table.rows if row.concept == "aid"]
    assert aids == ["aid:残疾等级=一级、二级"]
    assert [cell.marks for cell in row(table, aids[0]).cells] == [frozenset(), {Mark.NOT_COVERED}]


def test_an_aid_for_two_identities_together_is_a_row_of_both() -> None:
    table = side_by_side([notice(more=aid("低保 且 脱贫")), notice()])
    assert [row.key for row in table.rows if row.concept == "aid"] == ["aid:低保+脱贫"]


def test_an_aid_that_hangs_on_no_identity_is_quoted() -> None:
    table = side_by_side([notice(more=aid("出生日期 > 2025-01-01")), notice()])
    (entry,) = row(table, "aid:others").cells[0].entries
    assert entry.text == "资助 低保资助 当 出生日期 > 2025-01-01"
    assert entry.cited.clauses == ("三",)


def test_a_fact_that_one_vocabulary_lacks_is_nothing_to_the_other() -> None:
    smaller = VOCABULARY.replace('事实 低保 身份 默认 否 键 "subsistence"\n', "")
    table = side_by_side([made(NOTICE.format(year=2025, before=2024), smaller), notice(more=aid("低保"))])
    assert [cell.state for cell in row(table, "aid:低保").cells] == [State.ABSENT, State.GIVEN]


# --- what stands out --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amounts", "marked"),
    [
        (("400", "400", "380"), [False, False, True]),
        (("400", "380", "360"), [False, False, False]),
        (("400", "380"), [False, False]),
        (("400", "400", "400"), [False, False, False]),
        (("400", "400", "380", "380"), [False, False, False, False]),
    ],
)
def test_an_outlier_differs_from_most(amounts: tuple[str, ...], marked: list[bool]) -> None:
    table = side_by_side([notice(**{"400 元": f"{amount} 元"}) for amount in amounts])
    assert [Mark.OUTLIER in cell.marks for cell in row(table, "contribution").cells] == marked


def test_windows_of_different_years_are_compared_by_benefit_year() -> None:
    """The end of February is the end of February."""
    table = side_by_side([notice(2024, **{"2024-02-28": "2024-02-29"}), notice(2025)])
    assert row(table, "window").verdict is Verdict.SAME
    assert row(table, "window:by_day").verdict is Verdict.SAME
    assert row(table, "window:by_day").cells[0].entries[1].text == "2023-09-01/2024-02-29"
    longer = notice(2025, **{"2025-02-28": "2025-03-01"})
    assert row(side_by_side([notice(2024), longer]), "window").verdict is Verdict.ALL_DIFFER


def test_what_is_silent_is_no_outlier() -> None:
    silent = notice(**{"缴费：400 元 依据 二": "缴费：未规定 依据 二"})
    table = side_by_side([notice(), notice(), silent])
    assert [cell.marks for cell in row(table, "contribution").cells] == [frozenset()] * 3
    assert row(table, "contribution").cells[2].state is State.NOT_STATED


def test_nothing_written_is_not_the_same_as_left_open() -> None:
    table = side_by_side([notice(more="等待期：未规定 依据 四\n"), notice()])
    cells = row(table, "waiting:continuing").cells
    assert [cell.state for cell in cells] == [State.NOT_STATED, State.ABSENT]


# --- what rests on an assumption -------------------------------------------------------------------------------------

READING = """歧义 首日 "当天算不算" 依据 二
  读法 算
  读法 不算
假定 首日 = 算 因 "习惯"
等待期 依据 四
  无     当 首日 = {what}
  3 个月 其他
"""


def test_where_the_lines_depend_on_the_reading_each_of_them_is_cited() -> None:
    """Not the line that heads them, which says nothing of the kind."""
    unclear = """歧义 范围 "谁算困难群众" 依据 三
  读法 窄
  读法 宽
等待期 依据 四
  无 当 范围 = 宽 依据 三
  3 个月 其他
"""
    table = side_by_side([notice(more=unclear), notice()])
    (entry,) = row(table, "waiting:continuing").cells[0].entries
    text = (NOTICE.format(year=2025, before=2024) + unclear).split("\n")
    assert entry.cited.clauses == ("三", "四")
    assert [text[line - 1].split()[0] for line in entry.cited.lines] == ["无", "3"]


def assumed(cell: Cell) -> list[list[str]]:
    return [[one.target for one in entry.assumed] for entry in cell.entries]


def test_a_value_names_the_reading_that_was_assumed() -> None:
    table = side_by_side([notice(more=READING.format(what="算")), notice(more="等待期：无 依据 四\n")])
    assert [assumed(cell) for cell in row(table, "waiting:continuing").cells] == [[["首日"]], [[]]]
    assert row(table, "contribution").cells[0].entries[0].assumed == ()


def test_a_reading_that_changes_nothing_is_not_named() -> None:
    same = READING.format(what="算").replace("3 个月 其他", "无 其他")
    table = side_by_side([notice(more=same), notice()])
    assert assumed(row(table, "waiting:continuing").cells[0]) == [[]]


def test_an_assumption_in_place_of_a_silence_leaves_the_notice_silent() -> None:
    """It is shown, but not drawn, and is not what the notice says."""
    filled = notice(more='等待期：未规定 依据 四\n假定 等待期 = 3 个月 因 "照去年"\n')
    table = side_by_side([filled, notice(more="等待期：3 个月 依据 四\n")])
    found, stated = row(table, "waiting:continuing").cells
    assert (found.state, stated.state) == (State.NOT_STATED, State.GIVEN)
    assert found.entries[0].number is None and stated.entries[0].number is not None
    assert found.says != stated.says


def test_two_assumptions_of_which_either_would_do_do_not_hide_each_other() -> None:
    """Without the first alone the second would give the same: the notice itself does not."""
    either = READING.format(what="算 或 末日 = 算").replace("等待期 依据", "{more}等待期 依据", 1)
    more = '歧义 末日 "末日算不算" 依据 二\n  读法 算\n  读法 不算\n假定 末日 = 算 因 "习惯"\n'
    table = side_by_side([notice(more=either.replace("{more}", more)), notice()])
    assert assumed(row(table, "waiting:continuing").cells[0]) == [["首日"]]


# --- frameworks and places -------------------------------------------------------------------------------------------


def test_who_leaves_all_amounts_to_others_denies_aid_to_nobody() -> None:
    framework = notice(more=AID.format(condition="脱贫", amount="未规定"))
    table = side_by_side([framework, notice(more=aid("低保")), notice()])
    cells = row(table, "aid:低保").cells
    assert [(cell.state, cell.marks) for cell in cells[::2]] == [
        (State.ABSENT, frozenset()),
        (State.ABSENT, {Mark.NOT_COVERED}),
    ]
    assert cells[0].entries == () and row(table, "aid:脱贫").cells[0].state is State.NOT_STATED


def test_days_from_birth_are_no_window_of_payment() -> None:
    counted = "期 九十天 出生日期 起 90 天 内 计当日 依据 五\n"
    born = notice(more=counted, **{"  不准": "  准许 当 缴费日期 在 九十天\n  不准"})
    table = side_by_side([born, notice()])
    assert not [row for row in table.rows if row.key == "window:others"]
    assert "90 天" in row(table, "newborn:limits").cells[0].entries[0].text


# --- history ----------------------------------------------------------------------------------------------------------


def test_a_series_has_the_change_to_the_year_before() -> None:
    years = [notice(2025), notice(2026, **{"400 元": "440 元", "2026-02-28": "2026-03-31"})]
    series = {(one.key, one.word): one.points for one in history(side_by_side(years)).series}
    later = series["contribution", "缴费"][1]
    assert (later.value, later.change, later.share) == (440, 40, later.share)
    assert later.share is not None and f"{later.share:.2f}" == "0.10"
    assert (series["window", "last_day"][1].day, series["window", "last_day"][1].days) == (date(2026, 3, 31), 31)
    assert series["window", "first_day"][1].days == 0


def test_a_year_without_the_thing_has_no_number_and_no_change() -> None:
    years = [notice(2024), notice(2025, aid("低保")), replace(notice(2026))]
    series = {(one.key, one.word): one.points for one in history(side_by_side(years)).series}
    assert [point.value for point in series["aid:低保", "aid"]] == [None, 200, None]
    assert [point.change for point in series["aid:低保", "aid"]] == [None, None, None]
    assert [point.value for point in series["aid:低保", "due"]] == [400, 200, 400]
