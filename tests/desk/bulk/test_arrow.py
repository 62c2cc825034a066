"""For programs: a list of dictionaries in, an Arrow table out, with the meaning of a roster's cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

import pyarrow as pa
import pytest
from duckdb import DuckDBPyConnection as Connection

from desk.bulk import planning
from desk.bulk.arrow import answers, source_of
from desk.bulk.connection import connected
from desk.bulk.evaluation import WHO, with_who
from desk.bulk.looked_up import answered
from desk.bulk.staging.stage import Staged, stage
from desk.bulk.written import query_of
from desk.output import RunFailed
from desk.rule_files.policies import load_policy
from dsl import Diagnostic, Policy
from engine.columnar import Plan
from engine.facts_used import facts_used

Persons = list[dict[str, object]]
POLICIES = Path(__file__).parents[3] / "policies"


@pytest.fixture(scope="module")
def policy() -> Policy:
    loaded = load_policy(POLICIES / "hulunbuir-2024.pol")
    assert not isinstance(loaded, Diagnostic)
    assert loaded.policy is not None
    return loaded.policy


def test_dictionaries_in_and_a_table_out(policy: Policy) -> None:
    first = {"姓名": "示例一", "出生日期": "1960.05.01", "低保": True}
    persons = [first, {"姓名": "示例二", "特困": "是", "低保": "否"}]
    found = answers(policy, persons, columns=["缴费", "应缴", "资助名"])
    assert found.table.to_pylist() == [
        {"row": 1, "证件号码": None, "姓名": "示例一"} | _money("200.00", "低保定额"),
        {"row": 2, "证件号码": None, "姓名": "示例二"} | _money("0.00", "特困全额"),
    ]
    assert found.dictionaries() == found.table.to_pylist()
    assert found.rejected == ()


def _money(borne: str, aid: str) -> dict[str, object]:
    return {"缴费": Decimal("400.00"), "应缴": Decimal(borne), "资助名": aid}


def test_a_person_who_cannot_be_used_is_told_apart(policy: Policy) -> None:
    found = answers(policy, [{"出生日期": "1985-02-30"}, {"出生日期": "1985-02-28"}], columns=["应缴"])
    assert [row["row"] for row in found.dictionaries()] == [2]
    assert [problem.code for row in found.rejected for problem in row.problems] == ["P640"]


def test_a_column_that_does_not_exist_is_said(policy: Policy) -> None:
    with pytest.raises(RunFailed) as failed:
        answers(policy, [{"特困": True}], columns=["应纳"])
    assert [problem.code for problem in failed.value.diagnostics] == ["P724"]


@pytest.mark.parametrize("cell", ["\ud800", 2**70, object(), [1.5]])
def test_what_no_table_can_hold_is_told_apart_like_any_other(policy: Policy, cell: object) -> None:
    found = answers(policy, [{"出生日期": cell}, {"出生日期": "1985-02-28"}], columns=["应缴"])
    assert [row["row"] for row in found.table.to_pylist()] == [2]
    assert [(row.row, [problem.code for problem in row.problems]) for row in found.rejected] == [(1, ["P639"])]


def test_lists_of_lists_and_universal_identifiers(policy: Policy) -> None:
    def nested(deep: int) -> object:
        inner: object = "x"
        for _ in range(deep):
            inner = [inner]
        return inner

    cells = [nested(50), nested(1_500), "是"]
    found = answers(policy, [{"低保": cell} for cell in cells], columns=["应缴"])
    assert [[problem.code for problem in row.problems] for row in found.rejected] == [["P654"]] * 2
    named = pa.table({"姓名": pa.array([UUID(int=1).bytes], pa.uuid())})
    assert [row["姓名"] for row in answers(policy, named).dictionaries()] == [str(UUID(int=1))]


def test_a_time_of_day_beside_plain_days_is_kept(policy: Policy) -> None:
    day, moment = date(2024, 3, 20), datetime(2024, 3, 20, 17, 30)
    alone, beside = (
        answers(policy, persons).table.to_pylist()[-1] | {"row": 0}
        for persons in ([{"缴费日期": moment}], [{"缴费日期": day}, {"缴费日期": moment}])
    )
    assert alone == beside


def test_keys_that_turn_up_late_and_mappings_that_make_up_what_they_have_not(policy: Policy) -> None:
    made_up: defaultdict[str, object] = defaultdict(lambda: "特困", 姓名="示例二")
    usual = {"姓名": "示例一", "低保": True}
    persons = [*[usual] * 250, made_up, MappingProxyType({"姓名": "示例三", "孤儿": True}), {"特困": True}]
    found = answers(policy, persons, columns=["资助名"])
    aids = [row["资助名"] for row in found.table.to_pylist()]
    assert aids == [*["低保定额"] * 250, "", "特困全额", "特困全额"]
    assert made_up == {"姓名": "示例二"}


def test_a_table_of_arrow_in_pieces_with_a_column_twice_keeps_its_order_and_its_odd_cells(policy: Policy) -> None:
    first = pa.table([["示例一", "示例二"], [1.0, float("nan")], [True, False]], names=["姓名", "低保", "低保"])
    second = pa.table([["示例三", "示例四"], [None, 0.0], [True, True]], names=first.column_names)
    found = answers(policy, pa.concat_tables([first, second]), columns=["资助名"])
    assert [(row["row"], row["姓名"], row["资助名"]) for row in found.table.to_pylist()] == [
        (1, "示例一", "低保定额"),
        (3, "示例三", "低保定额"),
    ]
    told = [(row.row, [problem.code for problem in row.problems]) for row in found.rejected]
    assert told == [(2, ["P659"]), (4, ["P658"])]


def test_what_is_looked_up_is_what_a_query_for_every_column_gives(policy: Policy) -> None:
    whole: dict[str, object] = {
        "姓名": "示例一", "出生日期": date(1960, 5, 1), "户籍地": "150702", "参保地": "150702", "连续参保": True,
        "登记日期": date(2023, 10, 8), "缴费日期": date(2023, 10, 9), "特殊身份认定日期": "无", "在校学生": False,
    }  # fmt: skip
    newborn = whole | {"出生日期": date(2024, 3, 1), "登记日期": date(2024, 4, 1)}
    late = whole | {
        "缴费日期": date(2024, 5, 6),
        "连续参保": False,
        "低保": True,
        "特殊身份认定日期": date(2024, 4, 30),
    }
    persons: Persons = [whole, newborn, late, {"姓名": "示例二"}]
    looked_up, asked = (_by(way, policy, persons) for way in (answered, _asked))
    assert looked_up.schema == asked.schema
    assert looked_up.to_pylist() == asked.to_pylist()


def _asked(connection: Connection, plan: Plan, people: str, keep: tuple[str, ...]) -> pa.Table:
    return connection.sql(query_of(connection, plan, people, keep)).to_arrow_table()


def _by(
    way: Callable[[Connection, Plan, str, tuple[str, ...]], pa.Table], policy: Policy, persons: Persons
) -> pa.Table:
    with connected(threads=1) as connection:
        source = source_of(connection, persons, policy.vocabulary)
        staged = stage(connection, source, policy, facts_needed=facts_used(policy))
        assert isinstance(staged, Staged)
        return way(connection, planning.plan(policy, (), staged.seen), with_who(connection, staged), WHO)
