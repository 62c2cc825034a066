"""What people write where the language has another word."""

from __future__ import annotations

from dataclasses import dataclass

COMMON_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(("大于", "高于", "超过", "多于"), (("COMPARE", ">"),)),
    **dict.fromkeys(("小于", "低于", "不足", "少于"), (("COMPARE", "<"),)),
    **dict.fromkeys(("大于等于", "不小于", "不少于", "不低于"), (("COMPARE", "≥"), ("AT_LEAST", "不低于"))),
    **dict.fromkeys(("小于等于", "不大于", "不超过", "不高于"), (("COMPARE", "≤"), ("AT_MOST", "不高于"))),
    **dict.fromkeys(("等于", "是", "为"), (("EQ", "="),)),
    **dict.fromkeys(("不等于",), (("COMPARE", "≠"),)),
    **dict.fromkeys(("不是",), (("COMPARE", "≠"), ("NOT", "非"))),
    **dict.fromkeys(("到", "至于"), (("TO", "至"),)),
    **dict.fromkeys(("并且", "而且", "同时"), (("AND", "且"),)),
    **dict.fromkeys(("或者", "或是"), (("OR", "或"), ("SEP", "、"))),
    **dict.fromkeys(("如果", "若"), (("WHEN", "当"),)),
    **dict.fromkeys(("否则", "其它"), (("OTHERWISE", "其他"),)),
    **dict.fromkeys(("从",), (("FROM", "自"),)),
    **dict.fromkeys(("和", "与", "及", "以及"), (("SEP", "、"),)),
    **dict.fromkeys(("后", "期满", "满后"), (("FULLY_AFTER", "起满"), ("AFTER", "起"))),
    "满": (("FULLY_AFTER", "起满"), ("AFTER", "起"), ("COMPARE", "≥")),
    **dict.fromkeys(("全部", "全部金额"), (("IN_FULL", "全额"),)),
    **dict.fromkeys(("修改", "改为", "调整"), (("CHANGE", "改"),)),
    **dict.fromkeys(("增加", "新增", "增设"), (("ADD", "增"),)),
    **dict.fromkeys(("删除", "删去", "取消"), (("REMOVE", "删"),)),
}
"""What people write → the tokens that they may mean, in the order in which they are tried."""

BOUNDS = {
    **dict.fromkeys(("不少于", "不小于", "至少", "最少", "最低"), "不低于"),
    **dict.fromkeys(("不超过", "不大于", "不多于", "至多", "最多", "最高"), "不高于"),
}
"""In front of the amount of a line: the word of a bound."""

REST = ("剩余", "剩余部分", "剩下", "余下", "余额部分", "其余部分")
"""In the place of a payer's amount: 其余."""

JOINERS = {"或者": "或", "或是": "或", "并且": "且", "而且": "且"}
"""Glued between names: the keyword."""


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What says it in the language, and the facts that this needs."""

    written: str
    facts: frozenset[str]


COMMON_DAYS = {
    **dict.fromkeys(("12月31日", "十二月三十一日", "当年12月31日", "本年12月31日"), "年末"),
    **dict.fromkeys(("1月1日", "一月一日", "当年1月1日", "本年1月1日"), "年初"),
}
"""Days of the notice's own year that have a word."""
COMMON_NAMES = {
    "年龄": SaidBy("周岁(出生日期，年初)", frozenset({"出生日期"})),
    **dict.fromkeys(
        ("次月", "次月1日", "次月1号", "次月一日", "次月首日", "次月初"),
        SaidBy("次月首日(缴费日期)", frozenset({"缴费日期"})),
    ),
    **{day: SaidBy(word, frozenset()) for day, word in COMMON_DAYS.items()},
}
"""A name that officers expect to be there → what says it."""
