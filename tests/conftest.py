"""Settings for every test, and an invented county: the sample notice of the language, with persons who meet it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from dsl import Identity, Policy, Source, Value, load
from engine import Assessment, Assessor
from engine.cases import Expected, written
from engine.facts import facts_of

from .engines import postgres as postgres
from .engines import spark as spark

settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=60)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

REPOSITORY = Path(__file__).parent.parent
LOCAL: Mapping[str, Value] = {"户籍地": "999999", "地区类别": "一类", "出生日期": date(1960, 5, 1)}
IN_TIME = date(2024, 10, 8)

PERSONS: Mapping[str, Mapping[str, Value]] = {
    "three_identities": {
        **LOCAL,
        "缴费日期": IN_TIME,
        "特困": Identity(),
        "低保": Identity(date(2024, 3, 1)),
        "残疾等级": "一级",
    },
    "tie": {**LOCAL, "缴费日期": IN_TIME, "特困": False, "低保": Identity(), "残疾等级": "二级"},
    "late": {**LOCAL, "缴费日期": date(2025, 3, 5)},
    "too_late": {**LOCAL, "缴费日期": date(2026, 1, 2)},
    "newborn": {**LOCAL, "出生日期": date(2025, 4, 20), "缴费日期": date(2025, 5, 6), "父母任一参保": True},
    "employee": {**LOCAL, "缴费日期": IN_TIME, "职工医保在保": True},
    "no_payment_date": LOCAL,
    "nothing_but_home": {"户籍地": "999999"},
    "from_elsewhere": {**LOCAL, "户籍地": "999998", "持居住证": False, "缴费日期": IN_TIME},
}
"""Persons of the invented county, by what is special about them."""


VARIED = """政策 试点2025 "试点县参保通知"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  准许 其他
受理 依据 一
  准许 其他
人群 低保对象 当 低保 依据 二
人群 重残人员 当 重度残疾 依据 二
定 标准 = 380 元 依据 二
缴费：标准 依据 二
资助 低保资助 给 低保对象 依据 二
  医疗救助基金 50% × 标准
  方式 先缴后补
资助 重残资助 给 重残人员 依据 三
  残联 其余
  合计 100 元
  方式 代缴
优先 叠加 依据 三
等待期：待定 由 市医保局 依据 四
待遇期 依据 四
  自 次月首日(缴费日期)
  至 年末
财政补助：640 元 依据 五
  年度 2024
  中央 60% × 财政补助
  县   其余
结果 办理 依据 六
  "到窗口办" 当 在校学生
  未规定 其他
"""
"""A notice with what the sample notice lacks: refunds, aids that add up, a deferred value, another year's level."""


def policy_from(text: str, name: str = "示例.pol") -> Policy:
    """A rule file beside the shared vocabulary; it must be free of errors."""
    loaded = load(Source(name, text), lambda beside: _read(REPOSITORY / "policies" / beside))
    assert loaded.policy is not None, [(d.code, d.message("zh")) for d in loaded.diagnostics]
    return loaded.policy


def _read(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def policy_of() -> Callable[[str], Policy]:
    """Makes a policy from the text of a rule file."""
    return policy_from


@pytest.fixture(scope="session")
def example_assessor() -> Assessor:
    path = REPOSITORY / "tests" / "dsl" / "example.pol"
    return Assessor(policy_from(path.read_text(encoding="utf-8"), path.name))


@pytest.fixture(scope="session")
def varied_assessor() -> Assessor:
    return Assessor(policy_from(VARIED))


@pytest.fixture(scope="session")
def assessed(example_assessor: Assessor) -> Callable[[str], Assessment]:
    """The assessment of one of `PERSONS` under the sample notice."""
    return lambda name: example_assessor(PERSONS[name])


@pytest.fixture(params=sorted(PERSONS))
def anyone(request: pytest.FixtureRequest, example_assessor: Assessor) -> Assessment:
    """Each person of the invented county in turn."""
    return example_assessor(PERSONS[request.param])


HEADER = """政策 示例县2025 "示例县2025年度参保通知"
  地区 999999 示例县
  年度 2025
  词汇 person.pol
"""


@pytest.fixture(scope="session")
def outcomes() -> Callable[..., dict[str, Expected]]:
    """Field → outcome as a scenario file writes it, for a notice of a few lines and a person's facts."""

    def ask(notice: str, /, **facts: str) -> dict[str, Expected]:
        policy = policy_from(HEADER + notice)
        typed = facts_of(facts, policy.vocabulary, year=2025)
        assert not isinstance(typed, tuple), typed
        assessment = Assessor(policy)(typed)
        return {name: written(outcome, name) for name, outcome in assessment.fields.items()}

    return ask
