"""A small notice of an invented county: its header, its vocabulary, and a policy of statements that follow."""

from __future__ import annotations

from dsl import Loaded, Policy, Source, load

VOCABULARY = """
事实 出生日期 日期 键 "birth_date"
事实 缴费日期 日期 可无 钟点 缴费时刻 键 "paid_on"
事实 缴费时刻 时刻 键 "paid_at"
事实 登记日期 日期 可无 键 "registered_on"
事实 户籍地 地区 键 "region"
事实 低保 身份 默认 否 键 "subsistence"
事实 特困 身份 默认 否 键 "destitute"
事实 孤儿 身份 默认 否 键 "orphan"
事实 重度残疾 身份 默认 否 键 "disabled"
事实 职工医保在保 是否 默认 否 键 "employee"
事实 在校学生 是否 默认 否 键 "student"
事实 残疾等级 枚举 一级、二级、三级、四级 可无 默认 无 键 "grade"
事实 地区类别 枚举 一类、二类、三类 键 "region_class"
事实 缴费档次 枚举 一档、二档 键 "tier"
事实 年收入 金额 键 "income"
表 行政区划[代码]
  | 110000 | 别省
  | 990000 | 示例省
  | 999900 | 示例市
  | 999999 | 示例县
  | 999998 | 另一示例县
"""

HEADER = """政策 示例县2025 "示例县2025年度参保征缴"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
"""


def loaded(source: Source) -> Loaded:
    """A whole rule file with the vocabulary of the county."""
    return load(source, lambda name: Source(name, VOCABULARY))


def policy_of(statements: str) -> Policy:
    """Of statements that follow the header; they must be free of errors."""
    found = loaded(Source("示例.pol", HEADER + statements))
    assert found.policy is not None, [d.message("zh") for d in found.diagnostics]
    return found.policy
