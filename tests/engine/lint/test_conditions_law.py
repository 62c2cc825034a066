"""What is said of a condition is so: with the answer put in its place nobody is told anything else."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dsl import Diagnostic, InSource, Policy, Source
from engine.symbolic.joint import compare

from ..example_county import HEADER, loaded
from .conftest import judge

ALWAYS, NEVER = "(孤儿 或 非 孤儿)", "(孤儿 且 非 孤儿)"
CONDITIONS = st.recursive(
    st.sampled_from(
        [
            *("低保", "特困", "残疾等级 = 一级", "残疾等级 属于 一级、二级", "缴费日期 在 集中期"),
            *(
                "缴费日期 ≥ 2024-10-01",
                "缴费日期 ≤ 2025-06-30",
                "等待期 = 无",
                "户籍地 属于 示例市",
                "户籍地 属于 本地",
            ),
        ]
    ),
    lambda inner: st.one_of(
        inner.map("非 ({})".format),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: " 且 ".join(f"({one})" for one in some)),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: " 或 ".join(f"({one})" for one in some)),
    ),
    max_leaves=6,
)


def notice(condition: str) -> str:
    return f"""{HEADER}期 集中期 2024-09-01 至 2025-02-28
等待期
  无 当 缴费日期 在 集中期
  未规定 其他
结果 甲
  "是" 当 {condition}
  "否" 其他
"""


def with_the_answer(found: Diagnostic) -> str:
    assert isinstance(found.place, InSource)
    text, span = found.place.source.text, found.place.span
    holds = found.arguments.get("outcome_en") == "holds" or found.arguments.get("why_en", "").startswith("let")
    return text[: span.start] + (ALWAYS if holds else NEVER) + text[span.end :]


def policy_of(text: str) -> Policy:
    policy = loaded(Source("示例县2025.pol", text)).policy
    assert policy is not None
    return policy


@given(condition=CONDITIONS)
@example("(低保) 或 (非 (低保))")
@settings(max_examples=60)
def test_a_condition_that_is_called_idle_is_idle(condition: str) -> None:
    text = notice(condition)
    for found in judge(Source("示例县2025.pol", text)).diagnostics:
        if found.code in ("P911", "P912"):
            compared = compare(policy_of(text), policy_of(with_the_answer(found)))
            assert compared.changed == (), (found.code, dict(found.arguments))
