"""What a change of notice costs, against the evaluator, person by person, for generated persons with gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import Policy
from engine import Ambiguous, Assessment, Assessor, Known, Unknown, kind_of
from engine.columnar import Seen, input_columns, patterns_of, printed, row_of
from engine.columnar.counts.gathered import OPEN
from engine.compare.aligned import aligned
from engine.impact.both import Table, both_sides
from engine.impact.gather import impact
from engine.impact.model import Direction, Impact, Totals
from engine.impact.query import counted, largest

from ...conftest import VARIED, policy_from
from ...engine.people import persons
from .test_budget_laws import FROM_RECORDS, example, expected, gallery, shipped

Facts = Mapping[Any, Any]
Pair = Callable[[], tuple[Policy, Policy]]
DEARER = FROM_RECORDS.replace("380 元", "395.50 元").replace("50% × 标准", "40% × 标准")

PAIRS: Mapping[str, Pair] = {
    "two regions, two years": lambda: (shipped("dengkou-2023"), shipped("hulunbuir-2024")),
    "two payers": lambda: (policy_from(VARIED), example()),
    "amounts from the records": lambda: (policy_from(FROM_RECORDS), policy_from(DEARER)),
    "from the records to one amount": lambda: (policy_from(FROM_RECORDS), policy_from(VARIED)),
    "ties on both sides": lambda: (shipped("hulunbuir-2024"), shipped("hulunbuir-2024")),
    "products": lambda: (gallery("products-waiting"), gallery("products-waiting")),
}


FOLLOWING_RECORDS = ("amounts from the records", "from the records to one amount")
"""Cases of an ambiguity that differ from row to row are not held against one another: such a person stays open."""


def worked_out(pair: tuple[Policy, Policy], people: Sequence[Facts], year: int | None) -> tuple[Impact, list[Any]]:
    """As `pol diff --records` does it, over a table made of the facts; and everybody whose amount differs."""
    used = {name if isinstance(name, str) else name[0] for facts in people for name in facts}
    columns = tuple(c for c in input_columns(pair[0].vocabulary.facts.values()) if c.fact in used)
    rows = [row_of(facts, columns) for facts in people]
    seen = Seen(patterns_of(rows), frozenset(column.name for column in columns))
    both = both_sides(pair, Table(columns, seen), year, ("参保地",), largest=True)
    with duckdb.connect() as connection:
        defined = ", ".join(f'"{column.name}" {column.physical.value}' for column in columns)
        connection.execute(f'CREATE TABLE people ("row" BIGINT{", " if columns else ""}{defined})')
        marks = ", ".join("?" * (1 + len(columns)))
        if rows:
            values = [[number, *row.values()] for number, row in enumerate(rows)]
            connection.executemany(f"INSERT INTO people VALUES ({marks})", values)
        connection.execute(f"CREATE TABLE counted AS {printed(counted(both, 'people'), 'duckdb')}")
        found = impact(both, "counted", lambda query: connection.execute(printed(query, "duckdb")).fetchall(), 1)
        named: list[Any] = []
        if both.compared is not None:
            query = largest(both, "people", both.compared, ("row",), 100)
            named = connection.execute(printed(query, "duckdb")).fetchall()
        return found, named


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("side", ["absolute", "of the old", "of the new"])
def test_both_sides_are_those_of_the_evaluator_for_every_person(name: str, side: str) -> None:
    old, new = PAIRS[name]()
    year = {"absolute": None, "of the old": old.header.year, "of the new": new.header.year}[side]
    assessors = [Assessor(policy if year is None else aligned(policy, year)) for policy in (old, new)]
    is_by_case = name not in FOLLOWING_RECORDS

    @settings(max_examples=5)
    @given(st.lists(persons(old).map(lambda both: both[0]), max_size=7))
    def holds(people: list[Facts]) -> None:
        found, named = worked_out((old, new), people, year)
        answers = [[assess(facts) for facts in people] for assess in assessors]
        assert found.heads == len(people)
        for field, amount in found.amounts.items():
            for end, side in ((amount.totals.before, answers[0]), (amount.totals.after, answers[1])):
                if end is not None:
                    outcomes_of = [a.fields[field] if field in a.fields else _unnamed(a, field) for a in side]
                    assert replace(end, heads=dict(end.heads)) == expected(outcomes_of), field
            if all(field in answer[0].fields for answer in answers):
                outcomes = [tuple(a.fields[field] for a in both) for both in zip(*answers, strict=True)]
                _moved_as(amount.moved, outcomes, is_by_case)
                _differs_as(amount.totals, outcomes, is_by_case)
        for field, turns in found.outcomes.items():
            if all(field in answer[0].fields for answer in answers):
                kinds = Counter(tuple(kind_of(a.fields[field]) for a in both) for both in zip(*answers, strict=True))
                told: Counter[Any] = Counter()
                for turn in turns:
                    assert turn.old is not None
                    assert turn.new is not None
                    told[turn.old.kind, turn.new.kind] += turn.heads
                assert told == kinds, field
        _names(found, named, answers)
        _adds_up(found)

    holds()


def _unnamed(answer: Assessment, field: str) -> Any:
    """Of a payer whom only the other notice names: nothing, where the notice says what is given at all."""
    whole = answer.fields[{"资助": "资助合计", "财政": "财政补助"}[field.partition(".")[0]]]
    if isinstance(whole, Unknown) and kind_of(whole) in ("not_stated", "deferred"):
        return replace(whole, candidates=None, low=None, high=None)
    return Known(Decimal("0.00")) if kind_of(whole) in ("known", *OPEN) else whole


def _moved_as(found: Mapping[Direction, Any], outcomes: Sequence[tuple[Any, ...]], is_by_case: bool) -> None:
    heads: Counter[Direction] = Counter()
    before: Counter[Direction] = Counter()
    after: Counter[Direction] = Counter()
    for pair in outcomes:
        direction = _direction(*pair)
        heads[direction] += 1
        before[direction] += _known(pair[0])  # type: ignore[assignment]
        after[direction] += _known(pair[1])  # type: ignore[assignment]
    if not is_by_case:
        unmoved = (Direction.SAME, Direction.OPEN)
        assert sum(found[one].heads for one in unmoved) == sum(heads[one] for one in unmoved)
    for direction in Direction if is_by_case else set(Direction) - set(unmoved):
        there = found[direction]
        assert (there.heads, there.before, there.after) == (heads[direction], before[direction], after[direction])


def _by_case(old: Any, new: Any) -> list[Decimal]:
    """Both ambiguous in the same cases, with an amount in each: the differences, case by case."""
    if not (isinstance(old, Ambiguous) and isinstance(new, Ambiguous)):
        return []
    before, after = ({case.label: case.outcome for case in one.cases} for one in (old, new))
    if before.keys() != after.keys() or not all(_is_amount(one) for one in (*before.values(), *after.values())):
        return []
    return [_known(after[label]) - _known(before[label]) for label in before]


def _is_amount(outcome: Any) -> bool:
    return not isinstance(outcome, Unknown | Ambiguous)


def _differs_as(found: Totals, outcomes: Sequence[tuple[Any, ...]], is_by_case: bool) -> None:
    """Each person by themselves: the same cases are held against one another, everything else may lie anywhere."""
    least = most = Decimal(0)
    for old, new in outcomes:
        before, after = expected([old]), expected([new])
        if by_case := _by_case(old, new):
            least, most = least + min(by_case), most + max(by_case)
        elif None in (before.low, before.high, after.low, after.high):
            return
        else:
            least += after.low - before.high  # type: ignore[operator]
            most += after.high - before.low  # type: ignore[operator]
    ends = found.difference.least, found.difference.most
    assert None not in ends
    assert ends == (least, most) if is_by_case else (ends[0] <= least and most <= ends[1])  # type: ignore[operator]


def _known(outcome: Any) -> Decimal:
    return Decimal(outcome.value) if isinstance(outcome, Known) else Decimal(0)


def _direction(old: Any, new: Any) -> Direction:
    if (by_case := _by_case(old, new)) and not any(by_case):
        return Direction.SAME
    if kind_of(old) in OPEN or kind_of(new) in OPEN:
        return Direction.OPEN
    if isinstance(old, Known) and isinstance(new, Known):
        if old.value == new.value:
            return Direction.SAME
        return Direction.MORE if new.value > old.value else Direction.LESS
    if isinstance(old, Known):
        return Direction.ENDED
    return Direction.BEGAN if isinstance(new, Known) else Direction.NEITHER


def _names(found: Impact, named: Sequence[Any], answers: Sequence[Sequence[Any]]) -> None:
    """Everybody whose amount differs, the largest difference first; and the differences spread alike."""
    if found.bearing is None:
        return
    differences = {}
    spread: Counter[Decimal] = Counter()
    for row, pair in enumerate(zip(*(_fields(side, found.bearing) for side in answers), strict=True)):
        if all(isinstance(outcome, Known) for outcome in pair):
            difference = _known(pair[1]) - _known(pair[0])
            spread[difference] += 1
            if difference:
                differences[row] = difference
    assert [row for row, *_ in named] == sorted(differences, key=lambda row: (-abs(differences[row]), row))
    assert all(after - before == differences[row] for row, before, after in named)
    for part in found.spread:
        least = Decimal("-Infinity") if part.least is None else part.least
        most = Decimal("Infinity") if part.most is None else part.most
        assert part.heads == sum(heads for one, heads in spread.items() if least <= one <= most)
    assert sum(part.heads for part in found.spread) == spread.total()


def _fields(side: Sequence[Any], field: str) -> list[Any]:
    return [answer.fields[field] for answer in side]


def _adds_up(found: Impact) -> None:
    """Directions, reasons and groups all come to the whole, and the lines that decided to everybody."""
    for field, amount in found.amounts.items():
        assert sum(moved.heads for moved in amount.moved.values()) == found.heads, field
        assert sum(case.heads for case in amount.open) == amount.moved[Direction.OPEN].heads
        for end, what in ((amount.totals.before, "before"), (amount.totals.after, "after")):
            known = Decimal(0) if end is None else end.known
            assert sum(getattr(moved, what) for moved in amount.moved.values()) == known
    for courses in found.courses.values():
        assert sum(course.moved.heads for course in courses) == found.heads
    for standing in found.standings.values():
        assert sum(standing.turns.values()) == found.heads
    for breakdown in found.breakdowns:
        if breakdown.overlapping:
            continue
        assert sum(group.heads for group in breakdown.groups) == found.heads  # type: ignore[misc]
        for field, amount in found.amounts.items():
            for side in ("before", "after"):
                end = getattr(amount.totals, side)
                ends = [getattr(group.amounts[field], side) for group in breakdown.groups]
                assert sum(one.known for one in ends if one) == (end.known if end else 0)
