"""Years are aligned in one way: whoever differs for `--exact` differs for `--records` and under every notice's own
assessment (`--align`), and the other way round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import NONE, Policy
from engine import Known
from engine.columnar import Seen, input_columns, patterns_of, printed, row_of
from engine.compare import compare_exactly
from engine.compare.same_person import same_person
from engine.impact.both import Table, both_sides
from engine.impact.gather import impact
from engine.impact.model import Direction
from engine.impact.query import counted

Facts = dict[str, Any]
Make = Callable[[str, str], Policy]
VOCABULARY = """
事实 日 日期 可无 键 "day"
事实 生 日期 键 "born"
事实 在保 是否 按年 2020 至 2025 键 "insured"
表 行政区划[代码]
  | 999999 | 示例县
"""
NOTICE = """政策 对齐{year} "对齐的通知"
  地区 999999 示例县
  年度 {year}
  发布 未注明
  词汇 person.pol
期 集中期 {before}-09-01 至 {last} 依据 一
期 补缴期 {first} 至 {year}-06-30 依据 一
参保 依据 一
  准许 其他
受理 依据 一
  准许 其他
缴费 依据 二
  100 元 当 生 < {fixed}
  200 元 当 周岁(生，年初) ≥ {age}
  300 元 当 在保[年度 - 1] 且 日 在 补缴期
  400 元 当 日 在 集中期
  500 元 其他
"""
ends = st.sampled_from([(1, 31), (2, 27), (2, 28), (2, 29), (3, 1)])
firsts = st.sampled_from([(2, 28), (3, 1), (3, 2)])


def end(year: int, month: int, day: int) -> str:
    """A notice names no day that its year does not have."""
    is_there = (month, day) != (2, 29) or year % 4 == 0
    return date(year, month, day if is_there else 28).isoformat()


@st.composite
def notices(draw: st.DrawFn) -> tuple[str, str]:
    years = draw(st.sampled_from([(2023, 2024), (2024, 2025), (2022, 2024), (2024, 2024), (2025, 2024)]))
    last, first = draw(ends), draw(firsts)
    fixed = draw(st.sampled_from(["1960-01-01", "1985-07-01"]))
    made = []
    for year in years:
        last, first = draw(st.sampled_from([last, draw(ends)])), draw(st.sampled_from([first, draw(firsts)]))
        parts = {"fixed": fixed, "age": draw(st.sampled_from([18, 18, 60]))}
        made.append(NOTICE.format(year=year, before=year - 1, last=end(year, *last), first=end(year, *first), **parts))
    return made[0], made[1]


days = st.builds(
    lambda year, month, apart: date(year, month, 1) + timedelta(apart),
    st.sampled_from([2023, 2024, 2025]),
    st.sampled_from([3, 7, 9]),
    st.integers(-3, 3),
)
born = st.sampled_from(
    [date(1959, 12, 31), date(1960, 1, 1), date(1985, 6, 30), date(2004, 2, 29), date(2006, 1, 1), date(2007, 1, 1)]
)
person = st.fixed_dictionaries(
    {"日": st.one_of(st.just(NONE), days), "生": born, "在保": st.sets(st.integers(2022, 2024))}
)


@settings(max_examples=25)
@given(texts=notices(), somebody=person, of_new=st.booleans())
def test_who_differs_differs_however_it_is_asked(
    notice_with: Make, texts: tuple[str, str], somebody: Facts, of_new: bool
) -> None:
    old, new = (notice_with(text, VOCABULARY) for text in texts)
    year = (new if of_new else old).header.year
    held = {("在保", at): at in somebody["在保"] for at in range(2020, 2026)}
    facts = {"日": somebody["日"], "生": somebody["生"], **held}

    told = [one.assessment.fields["缴费"] for one in same_person((old, new), (facts, facts), "示例", year).told]
    assert all(isinstance(one, Known) for one in told)
    assert amount_moves(old, new, facts, year) is (told[0] != told[1])
    listed = [
        (one.before, one.after)
        for group in compare_exactly(old, new, year=year).groups
        if any(is_in(facts, whom, year) for whom in group.whom)
        for one in group.differences
        if one.field == "缴费"
    ]
    expected = [] if told[0] == told[1] else [tuple(one.value for one in told)]  # type: ignore[union-attr]
    assert listed == expected


def amount_moves(old: Policy, new: Policy, facts: Facts, year: int) -> bool:
    columns = input_columns(old.vocabulary.facts.values())
    rows = [row_of(facts, columns)]
    seen = Seen(patterns_of(rows), frozenset(column.name for column in columns))
    both = both_sides((old, new), Table(columns, seen), year)
    with duckdb.connect() as connection:
        defined = ", ".join(f'"{column.name}" {column.physical.value}' for column in columns)
        connection.execute(f"CREATE TABLE people ({defined})")
        connection.execute(f"INSERT INTO people VALUES ({', '.join('?' * len(columns))})", list(rows[0].values()))
        connection.execute(f"CREATE TABLE counted AS {printed(counted(both, 'people'), 'duckdb')}")
        found = impact(both, "counted", lambda query: connection.execute(printed(query, "duckdb")).fetchall(), 1)
    moved = found.amounts["缴费"].moved
    return not moved[Direction.SAME].heads


def is_in(facts: Facts, whom: Any, year: int) -> bool:
    return all(holds(facts, one, year) for one in whom)


def holds(facts: Facts, one: Any, year: int) -> bool:
    if one.stretches or one.members:
        value = facts[one.subjects[0]]
        inside = any(
            value is not NONE and (s.first is None or s.first <= value) and (s.last is None or value <= s.last)
            for s in one.stretches
        )
        return bool(inside or value in one.members)
    (name,) = one.subjects
    answers = {
        "在保[年度 - 1]": facts["在保", year - 1],
        f"在保[{year - 1}]": facts["在保", year - 1],
        "周岁(生，年初) ≥ 18": facts["生"] <= date(year - 18, 1, 1),
        "周岁(生，年初) ≥ 60": facts["生"] <= date(year - 60, 1, 1),
    }
    return bool(answers[name]) is one.holds


def test_a_birthday_that_is_written_out_is_the_same_however_it_is_asked(notice_with: Make) -> None:
    """Moved persons would be born on the other side of it."""
    text = NOTICE.replace("{age}", "60").replace("{fixed}", "1960-01-01")
    parts = {"last": "02-20", "first": "03-01"}
    old, new = (
        notice_with(
            text.format(year=year, before=year - 1, last=f"{year}-{parts['last']}", first=f"{year}-{parts['first']}"),
            VOCABULARY,
        )
        for year in (2024, 2025)
    )
    facts = {"日": date(2023, 10, 8), "生": date(1959, 12, 31), **{("在保", at): False for at in range(2020, 2026)}}
    assert compare_exactly(old, new).equal
    assert not amount_moves(old, new, facts, 2024)
    before, after = (
        one.assessment.fields["缴费"] for one in same_person((old, new), (facts, facts), "示例", 2024).told
    )
    assert before == after
