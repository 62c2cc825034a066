"""Totals against the evaluator, person by person, and groups against the whole, for generated persons with gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.rule_files.policies import load_policy
from dsl import Diagnostic, Policy
from engine import Assessor, Known, kind_of
from engine.columnar import Seen, input_columns, patterns_of, printed, row_of
from engine.columnar.columns.ends import ends_of
from engine.columnar.counts.budget import budget_query
from engine.columnar.counts.counting import CATEGORIES, counting
from engine.columnar.counts.gathered import OPEN, Line, Total
from engine.columnar.counts.totals import Totals, totals

from ...conftest import VARIED, policy_from
from ...engine.people import persons

CHECKOUT = Path(__file__).parents[3]
Facts = Mapping[Any, Any]


def shipped(name: str) -> Policy:
    loaded = load_policy(CHECKOUT / "policies" / f"{name}.pol")
    assert not isinstance(loaded, Diagnostic)
    assert loaded.policy is not None
    return loaded.policy


def gallery(name: str) -> Policy:
    return policy_from((CHECKOUT / "docs" / "gallery" / f"{name}.pol").read_text(encoding="utf-8"), f"{name}.pol")


FROM_RECORDS = """政策 按额2025 "示例县按额缴费通知"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  不准 "已参加职工医保" 当 职工医保在保
  准许 其他
受理 依据 一
  准许 其他
人群 低保对象 当 低保 依据 二
人群 重残人员 当 重度残疾 依据 二
歧义 基数 "按哪一个额缴，没有写" 依据 二
  读法 激励
  读法 定额
定 标准 依据 二
  上年激励额度 当 在校学生
  上年激励额度 当 基数 = 激励
  380 元       当 基数 = 定额
缴费：标准 依据 二
资助 低保资助 给 低保对象 依据 二
  医疗救助基金 50% × 标准
  方式 先缴后补
等待期：无 依据 四
待遇期 依据 四
  自 年初
  至 年末
"""
"""A notice whose amounts stand in the records, or not, as one reads it."""


def example() -> Policy:
    return policy_from((CHECKOUT / "tests" / "dsl" / "example.pol").read_text(encoding="utf-8"), "示例县.pol")


POLICIES: Mapping[str, Callable[[], Policy]] = {
    "hulunbuir": lambda: shipped("hulunbuir-2024"),
    "dengkou": lambda: shipped("dengkou-2023"),
    "example": example,
    "varied": lambda: policy_from(VARIED),
    "amounts from the records": lambda: policy_from(FROM_RECORDS),
    "products": lambda: gallery("products-waiting"),
    "tiers": lambda: gallery("price-by-tier"),
}


def counted(policy: Policy, people: Sequence[Facts], by: Sequence[str]) -> Totals:
    """As `pol budget` does it, over a table made of the facts."""
    used = {name if isinstance(name, str) else name[0] for facts in people for name in facts}
    columns = tuple(c for c in input_columns(policy.vocabulary.facts.values()) if c.fact in used)
    rows = [row_of(facts, columns) for facts in people]
    plan = counting(policy, by, (), Seen(patterns_of(rows), frozenset(column.name for column in columns)))
    with duckdb.connect() as connection:
        defined = ", ".join(f'"{column.name}" {column.physical.value}' for column in columns)
        connection.execute(f'CREATE TABLE people ("row" BIGINT{", " if columns else ""}{defined})')
        marks = ", ".join("?" * (1 + len(columns)))
        if rows:
            values = [[number, *row.values()] for number, row in enumerate(rows)]
            connection.executemany(f"INSERT INTO people VALUES ({marks})", values)
        found = connection.execute(printed(budget_query(plan, "people"), "duckdb"))
        return totals(plan, [described[0] for described in found.description or ()], found.fetchall())


def expected(outcomes: Iterable[Any]) -> Total:
    """The same from the evaluator's outcomes of one field."""
    found = list(outcomes)
    known = sum((o.value for o in found if isinstance(o, Known)), Decimal(0))
    ends = [ends_of(outcome) for outcome in found if kind_of(outcome) in OPEN]
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    low = None if None in lows else known + sum(lows, Decimal(0))
    high = None if None in highs else known + sum(highs, Decimal(0))
    return Total(known, dict(Counter(map(kind_of, found))), low, high)


@pytest.mark.parametrize("name", POLICIES)
def test_totals_are_those_of_the_evaluator_and_groups_add_up(name: str) -> None:
    policy = POLICIES[name]()
    assess = Assessor(policy)

    @settings(max_examples=10)
    @given(st.lists(persons(policy).map(lambda both: both[0]), max_size=8))
    def holds(people: list[Facts]) -> None:
        found = counted(policy, people, ("参保地", CATEGORIES))
        answers = [assess(facts) for facts in people]
        assert found.whole.heads == len(people)
        for field, total in found.whole.totals.items():
            wanted = expected(answer.fields[field] for answer in answers)
            assert (total.known, total.low, total.high) == (wanted.known, wanted.low, wanted.high), field
            assert dict(total.heads) == dict(wanted.heads), field
        _categories(found, answers)
        for breakdown in found.breakdowns:
            for block in breakdown.blocks:
                _adds_up(block)

    holds()


def _categories(found: Totals, answers: Sequence[Any]) -> None:
    """Each category by itself has exactly those who surely belong to it."""
    by_category = next(b for b in found.breakdowns if b.by == (CATEGORIES,))
    for block in by_category.blocks:
        held = Counter(name for answer in answers for name in answer.held)
        assert {label.value: line.heads for label, line in block.groups} == dict(held)
        assert block.overlap is not None
        assert block.overlap.several.heads == sum(len(answer.held) > 1 for answer in answers)


def _adds_up(block: Any) -> None:
    """Groups - repeated + outside + unclear = whole: heads, known sums, kinds, and both ends."""
    plus = [line for _, line in block.groups]
    minus: list[Line] = []
    if block.overlap is not None:
        plus += [block.overlap.outside, block.overlap.unclear]
        minus = [block.overlap.repeated]
    assert sum(line.heads for line in plus) - sum(line.heads for line in minus) == block.whole.heads
    for field, whole in block.whole.totals.items():
        added, taken = [line.totals[field] for line in plus], [line.totals[field] for line in minus]
        assert sum(t.known for t in added) - sum(t.known for t in taken) == whole.known
        kinds = Counter[str]()
        for total in added:
            kinds.update(total.heads)
        for total in taken:
            kinds.subtract(total.heads)
        assert +kinds == +Counter(whole.heads)
        for end in ("low", "high"):
            ends = [getattr(total, end) for total in (*added, *taken)]
            if None not in ends:
                assert sum(ends[: len(added)]) - sum(ends[len(added) :]) == getattr(whole, end)
