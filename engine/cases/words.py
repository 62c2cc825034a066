"""The words of scenario files, a row per word: Chinese, English. Files may keep to one language or mix both."""

from __future__ import annotations

from collections.abc import Mapping

from ..fields import PUBLISHED

KEYS: Mapping[str, str] = {
    "政策": "policy",
    "共同事实": "shared_facts",
    "截至": "as_of",
    "已知于": "known_on",
    "场景": "scenarios",
    "名称": "name",
    "事实": "facts",
    "假定": "assume",
    "期望": "expect",
    "依据": "clauses",
    "理由": "why",
    "状态": "status",
    "各例": "cases",
}
"""Keys of the file and of a scenario."""

OUTCOMES: Mapping[str, str] = {
    "准许": "admit",
    "未规定": "not_stated",
    "不适用": "not_applicable",
    "缺事实": "missing",
    "待定": "deferred",
    "不低于": "at_least",
    "不高于": "at_most",
    "印出": "printed",
    "年度": "year",
    "有歧义": "ambiguous",
    "不予参保": "refused",
    "不予受理": "closed",
    "无": "none",
    "是": "yes",
    "否": "no",
}
"""What an expected part of the result can be, beside a value."""

PROPOSED = "提议"
"""状态 of a scenario whose expectation no officer has accepted yet."""

ABSENT = "缺"
"""As the value of a fact: take a shared fact away again."""

CATEGORIES = "人群"
"""The expected field of the categories that are held."""

EXPECTED_PREFIX = "期望."
"""Before an expected field in the header of a table of cases."""

_KEYS = {english: chinese for chinese, english in KEYS.items()}
_OUTCOMES = {english: chinese for chinese, english in OUTCOMES.items()}
_STATUSES = {"proposed": PROPOSED}
_FACT_VALUES = {"absent": ABSENT, "none": "无"}
_FIELDS = {english: chinese for chinese, english in PUBLISHED.items()} | {"categories": CATEGORIES}


def key(written: str) -> str:
    """A key by its Chinese name; any other word stays as it is."""
    return _KEYS.get(written, written)


def outcome(written: str) -> str:
    return _OUTCOMES.get(written, written)


def status(written: str) -> str:
    return _STATUSES.get(written, written)


def fact_value(written: str) -> str:
    return _FACT_VALUES.get(written, written)


def field(written: str) -> str:
    """An expected field by its Chinese name: eligibility → 参保, borne[长护险] → 应缴[长护险]."""
    name, bracket, product = written.partition("[")
    return _FIELDS.get(name, name) + bracket + product


def column(written: str) -> str:
    """A cell of a table's header: expect.FIELD → 期望.字段."""
    prefix, dot, name = written.partition(".")
    return EXPECTED_PREFIX + field(name) if dot and key(prefix) == "期望" else written


def expected_field(column: str) -> str:
    """期望.字段 → the field; empty where the column is a fact's."""
    return column.removeprefix(EXPECTED_PREFIX) if column.startswith(EXPECTED_PREFIX) else ""
