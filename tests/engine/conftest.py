"""Small notices of an invented county, written in the language itself, and what they say of a person, in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dsl import NONE, Assumption, Policy, Refuse, Source, load
from engine import (
    KIND_WORDS,
    Ambiguous,
    Assessor,
    Closed,
    Known,
    NotApplicable,
    Outcome,
    Refused,
    Unknown,
    kind_of,
)
from engine.facts import regions_by_name, value_from
from engine.money import text

TITLE = """政策 示例县2025 "示例县2025年度城乡居民基本医疗保险征缴"
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
"""
OPEN_TO_ALL = """
参保 依据 一
  准许 其他
受理 依据 一
  准许 其他
"""
Answers = Callable[..., Mapping[str, str]]


REPOSITORY = Path(__file__).parent.parent.parent
POLICIES = [REPOSITORY / "tests" / "dsl" / "example.pol", *sorted((REPOSITORY / "policies").glob("*-20*.pol"))]


@pytest.fixture(scope="module", params=POLICIES, ids=lambda path: path.stem)
def policy(request: pytest.FixtureRequest, policy_of: Callable[[str], Policy]) -> Policy:
    """The sample notice and every encoded notice in turn."""
    return policy_of(request.param.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def notice_with() -> Callable[[str, str], Policy]:
    """Makes a policy from the text of a rule file and of the vocabulary beside it; both must be free of errors."""

    def make(text: str, vocabulary: str) -> Policy:
        loaded = load(Source("示例.pol", text), lambda name: Source(name, vocabulary))
        assert loaded.policy is not None, [(d.code, d.message("zh"), d.place) for d in loaded.diagnostics]
        return loaded.policy

    return make


@pytest.fixture(scope="session")
def notice_of(policy_of: Callable[[str], Policy]) -> Callable[[str], Policy]:
    """A notice of 示例县 from its lines; where it has no 参保 or 受理 of its own, it is open to everyone."""

    def make(lines: str) -> Policy:
        own = {line.split()[0] for line in lines.splitlines() if line.strip()}
        shared = "" if own & {"参保", "受理"} else OPEN_TO_ALL
        return policy_of(TITLE + shared + lines.strip("\n") + "\n")

    return make


@pytest.fixture(scope="session")
def answers(notice_of: Callable[[str], Policy]) -> Answers:
    """What a notice says of a person whose facts are given as a roster writes them: field → outcome in one line."""

    def ask(lines: str, *assume: Assumption, **facts: str) -> Mapping[str, str]:
        policy = notice_of(lines)
        regions = regions_by_name(policy.vocabulary.regions)
        typed = {name: value_from(policy.vocabulary.facts[name], value, regions) for name, value in facts.items()}
        found = Assessor(policy, assume)(typed)
        said = {name: in_words(outcome) for name, outcome in (*found.categories.items(), *found.fields.items())}
        used = {"默认": "、".join(found.defaults), "假定": "、".join(a.target for a in found.assumptions)}
        return said | {f"期 {name}": in_words(standing) for name, standing in found.windows.items()} | used

    return ask


def in_words(outcome: Outcome) -> str:
    """`400.00`, `缺事实 持居住证：0.00、200.00`, `有歧义 首日=计入 …；首日=不计 …`."""
    word = KIND_WORDS[kind_of(outcome)][0]
    match outcome:
        case Known(value=value):
            return value_in_words(value)
        case Unknown():
            return " ".join([word, *outcome.missing]) + _range(outcome)
        case Ambiguous(cases=cases):
            return f"{word} " + "；".join(f"{_label(case.label)} {in_words(case.outcome)}" for case in cases)
        case Refused(reason=reason) | Closed(reason=reason) | NotApplicable(because=reason):
            return f"{word} {reason}"


def _range(unknown: Unknown) -> str:
    if unknown.candidates is not None:
        return "：" + "、".join(map(value_in_words, unknown.candidates))
    bounds = [f"{sign}{value_in_words(b)}" for sign, b in (("≥", unknown.low), ("≤", unknown.high)) if b is not None]
    return "：" + " ".join(bounds) if bounds else ""


def _label(label: tuple[tuple[str, str], ...]) -> str:
    return "，".join(f"{reading}={chosen}" if reading else chosen for reading, chosen in label)


def value_in_words(value: Any) -> str:
    match value:
        case Unknown():
            return f"（{in_words(value)}）"
        case bool():
            return "是" if value else "否"
        case Decimal():
            return text(value)
        case date():
            return value.isoformat()
        case tuple():
            return "+".join(value) or "没有"
        case Refuse(reason=reason):
            return f"不准 {reason}"
    return "无" if value is NONE else str(value)
