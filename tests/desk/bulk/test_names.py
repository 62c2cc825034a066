"""PostgreSQL keeps 63 bytes of a name: longer names of columns are cut, and still tell all columns apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.bulk.engines.database import LONGEST_NAME
from desk.bulk.engines.names import cut_names, with_cut_names
from desk.rule_files.policies import load_policy
from dsl import Diagnostic
from engine.columnar import Seen, plan_for, printed, select

REPOSITORY = Path(__file__).parent.parent.parent.parent
NOTICES = [*sorted((REPOSITORY / "policies").glob("*-20*.pol")), *sorted((REPOSITORY / "docs/gallery").glob("*.pol"))]
LONG = "资助合计__payer_医疗救助资金__if_集中期限_全期开放"


def columns_of(path: Path) -> list[str]:
    loaded = load_policy(path)
    assert not isinstance(loaded, Diagnostic) and loaded.policy is not None
    return [output.name for output in plan_for(loaded.policy, (), Seen([frozenset()])).outputs]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda path: path.stem)
def test_every_column_of_a_notice_has_a_name_of_its_own_that_fits(notice: Path) -> None:
    names = columns_of(notice)
    cut = cut_names(names, LONGEST_NAME)
    kept = [cut.get(name, name) for name in names]
    assert len(set(kept)) == len(names)
    assert all(len(name.encode()) <= LONGEST_NAME for name in kept)


def test_a_name_is_cut_between_characters_and_marked() -> None:
    assert cut_names([LONG, "缴费"], LONGEST_NAME) == {LONG: "资助合计__payer_医疗救助资金__if_集中期~61d33e6e"}


def test_a_cut_name_does_not_depend_on_the_others() -> None:
    assert cut_names([LONG], LONGEST_NAME)[LONG] == cut_names([LONG + "了", LONG], LONGEST_NAME)[LONG]


def test_the_columns_of_a_query_are_cut_alike() -> None:
    loaded = load_policy(REPOSITORY / "policies" / "dengkou-2023.pol")
    assert not isinstance(loaded, Diagnostic) and loaded.policy is not None
    plan = plan_for(loaded.policy, (), Seen([frozenset()]))
    cut = cut_names((output.name for output in plan.outputs), LONGEST_NAME)
    query = printed(with_cut_names(select(plan, "人员"), LONGEST_NAME), "postgres")
    assert all(f'AS "{cut.get(output.name, output.name)}"' in query for output in plan.outputs)
