"""The builtin functions, one row each: name, arguments, result. What they compute stands in `engine.functions`."""

from __future__ import annotations

from dataclasses import dataclass

from .types import DATE, INTEGER, MONEY, RATE, Type


@dataclass(frozen=True, slots=True)
class Function:
    """`repeats` the last argument may be given any number of times (at least once)."""

    chinese: str
    english: str
    arguments: tuple[Type, ...]
    result: Type
    repeats: bool = False
    meaning: str = ""


FUNCTIONS: dict[str, Function] = {
    row.chinese: row
    for row in (
        Function(
            "周岁",
            "age",
            (DATE, DATE),
            INTEGER,
            meaning="出生日期 → 某日的周岁；生日当天满岁，2 月 29 日出生的平年在 3 月 1 日满岁",
        ),
        Function("次日", "next_day", (DATE,), DATE, meaning="后一天"),
        Function("次月首日", "next_month_start", (DATE,), DATE, meaning="下个月一日"),
        Function("月数", "months_between", (DATE, DATE), INTEGER, meaning="从某日所在月到另一日所在月，首尾两月都算"),
        Function("较早", "earlier", (DATE,), DATE, True, "几个日期中最早的"),
        Function("较晚", "later", (DATE,), DATE, True, "几个日期中最晚的"),
        Function("最低", "lowest", (MONEY,), MONEY, True, "几个金额中最低的"),
        Function("最高", "highest_of", (MONEY,), MONEY, True, "几个金额中最高的"),
        Function("取整", "rounded", (MONEY,), MONEY, meaning="四舍五入到分"),
        Function("舍去", "rounded_down", (MONEY,), MONEY, meaning="不足一分舍去"),
        Function("进位", "rounded_up", (MONEY,), MONEY, meaning="不足一分进一"),
    )
}

_ENGLISH = {row.english: row for row in FUNCTIONS.values()}


def function_of(name: str) -> Function | None:
    """By either name."""
    return FUNCTIONS.get(name) or _ENGLISH.get(name)


MEASURES: dict[str, Type] = {"参保率": RATE, "完成率": RATE, "激活率": RATE, "人数": INTEGER, "合计额": MONEY}
"""Totals over a population that a 约束 may speak of."""
