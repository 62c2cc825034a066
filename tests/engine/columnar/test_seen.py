"""What is known of a table makes its query shorter and changes no answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.columnar import ANYTHING, Seen, plan_for

from .batch import Batch, agrees
from .corpus import ASKING_MUCH, NOTICES, batches_of, policy_on, without_gaps
from .on_engines import on_duckdb

TANGLED = {*ASKING_MUCH, "dalad-2022", "dengkou-2023", "incentive-balance", "aid-stages"}
"""Notices with too many courses for a test where any column may go without a value."""
LOOSE = [path for path in NOTICES if path.stem not in TANGLED]
EACH = pytest.mark.parametrize("notice", NOTICES, ids=lambda path: path.stem)
EACH_LOOSE = pytest.mark.parametrize("notice", LOOSE, ids=lambda path: path.stem)


@EACH_LOOSE
def test_it_may_be_that_more_could_be_missing_than_is(notice: Path) -> None:
    """Patterns of which there is no row: each column missing alone, and nothing missing."""
    batch = batches_of(notice)[0]
    alone = {frozenset((column.name,)) for column in batch.columns}
    wider = replace(batch.seen, patterns=[*(batch.seen.patterns or ()), frozenset(), *sorted(alone, key=sorted)])
    agrees(batch, on_duckdb, plan_for(batch.policy, batch.assume, wider))


@EACH_LOOSE
def test_it_may_be_that_only_the_columns_are_known(notice: Path) -> None:
    batch = batches_of(notice)[0]
    agrees(batch, on_duckdb, plan_for(batch.policy, batch.assume, Seen(columns=batch.seen.columns)))


@EACH_LOOSE
def test_it_may_be_that_nothing_is_known(notice: Path) -> None:
    batch = replace(batches_of(notice)[0], whole=True)
    agrees(batch, on_duckdb, plan_for(batch.policy, batch.assume, ANYTHING))


@EACH
def test_it_may_be_that_nothing_is_missing(notice: Path) -> None:
    policy = policy_on(notice)
    persons = without_gaps(policy)
    assert persons
    agrees(Batch(notice.stem, policy, persons), on_duckdb)


@EACH_LOOSE
def test_the_columns_depend_on_the_notice_alone(notice: Path) -> None:
    """Their names, what they hold and their order."""
    batch = batches_of(notice)[0]
    plans = [batch.plan, plan_for(batch.policy), plan_for(batch.policy, (), Seen([frozenset()]))]
    columns = [[(output.name, output.shape) for output in plan.outputs] for plan in plans]
    assert columns[0] == columns[1] == columns[2]


@EACH_LOOSE
def test_some_of_the_columns_say_what_they_say_among_all(notice: Path) -> None:
    """In the order of the plan, whatever the order in which they are asked for, and without needless steps."""
    batch = batches_of(notice)[0]
    names = [output.name for output in batch.plan.outputs]
    some = names[1::7]
    plan = batch.plan.only(reversed(some))
    assert [output.name for output in plan.outputs] == some
    assert {step.name for step in plan.steps} <= {step.name for step in batch.plan.steps}
    places = [names.index(name) for name in some]
    assert on_duckdb(batch, plan) == [[cells[at] for at in places] for cells in on_duckdb(batch, batch.plan)]


def test_without_any_column_nothing_is_worked_out() -> None:
    assert batches_of(NOTICES[0])[0].plan.only(()).steps == ()
