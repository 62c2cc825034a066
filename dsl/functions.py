"""The builtin functions, one row each: name, arguments, result. What they compute stands in `engine.functions`."""

from __future__ import annotations

from dataclasses import dataclass

from .types import DATE, DURATION, INTEGER, MONEY, RATE, YES_NO, Type


@dataclass(frozen=True, slots=True)
class ByYear:
    """An argument that is the bare name of a fact held by year (按年): the fact as a whole."""

    of: Type


Parameter = Type | ByYear


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a function. All signatures of a function take the same number of arguments."""

    arguments: tuple[Parameter, ...]
    result: Type

    @property
    def chinese(self) -> str:
        """The arguments as the reference lists them."""
        return "，".join(_chinese(parameter) for parameter in self.arguments)


def _chinese(parameter: Parameter) -> str:
    return f"按年的{parameter.of.kind.chinese}" if isinstance(parameter, ByYear) else parameter.kind.chinese


@dataclass(frozen=True, slots=True)
class Function:
    """`repeats`: the last argument may be given any number of times. `divides`: the argument may be a quotient (÷)."""

    chinese: str
    english: str
    signatures: tuple[Signature, ...]
    meaning: str
    repeats: bool = False
    divides: bool = False

    @property
    def count(self) -> int:
        """How many arguments it takes at least."""
        return len(self.signatures[0].arguments)


def _takes(*arguments: Parameter, gives: Type) -> tuple[Signature, ...]:
    return (Signature(arguments, gives),)


def _of_one_kind(*kinds: Type) -> tuple[Signature, ...]:
    """All arguments of the same kind, which is also that of the result."""
    return tuple(Signature((kind,), kind) for kind in kinds)


_COMPARABLE = _of_one_kind(MONEY, INTEGER, RATE, DURATION)
_ROUNDED = _of_one_kind(MONEY, INTEGER)
_OF_YEARS = ByYear(YES_NO)

FUNCTIONS: dict[str, Function] = {
    row.chinese: row
    for row in (
        Function(
            "周岁",
            "age",
            _takes(DATE, DATE, gives=INTEGER),
            "出生日期 → 某日的周岁；生日当天满岁，2 月 29 日出生的平年在 3 月 1 日满岁",
        ),
        Function("周岁次日", "age_next_day", _takes(DATE, DATE, gives=INTEGER), "同周岁，但生日的第二天才满岁"),
        Function("次日", "next_day", _takes(DATE, gives=DATE), "后一天"),
        Function("次月首日", "next_month_start", _takes(DATE, gives=DATE), "下个月一日"),
        Function("年份", "year_of", _takes(DATE, gives=INTEGER), "日期在哪一年"),
        Function(
            "月数",
            "months_between",
            _takes(DATE, DATE, gives=INTEGER),
            "从某日所在月到另一日所在月，首尾两月都算",
        ),
        Function(
            "满月数",
            "full_months",
            _takes(DATE, DATE, gives=INTEGER),
            "从某日到另一日满了几个月：某日 + n 个月不晚于另一日的最大的 n，不小于零",
        ),
        Function(
            "满年数",
            "full_years",
            _takes(DATE, DATE, gives=INTEGER),
            "从某日到另一日满了几年：某日 + n 年不晚于另一日的最大的 n，不小于零",
        ),
        Function(
            "连续年数",
            "consecutive_years",
            _takes(_OF_YEARS, INTEGER, gives=INTEGER),
            "从某一年往前数，连续几年为是；最远数到词汇写的第一年",
        ),
        Function(
            "中断年数",
            "missed_years",
            _takes(_OF_YEARS, INTEGER, gives=INTEGER),
            "从某一年往前数，连续几年不为是；最远数到词汇写的第一年",
        ),
        Function(
            "年数",
            "years_held",
            _takes(_OF_YEARS, INTEGER, INTEGER, gives=INTEGER),
            "从某一年到某一年（两头都算），有几年为是",
        ),
        Function("较早", "earlier", _takes(DATE, gives=DATE), "几个日期中最早的", repeats=True),
        Function("较晚", "later", _takes(DATE, gives=DATE), "几个日期中最晚的", repeats=True),
        Function("最低", "lowest", _COMPARABLE, "几个中最低的；要是同一类，时长还要是同一单位", repeats=True),
        Function("最高", "highest_of", _COMPARABLE, "几个中最高的；要是同一类，时长还要是同一单位", repeats=True),
        Function("取整", "rounded", _ROUNDED, "四舍五入：金额到分，整数到个位；里面可以写除法", divides=True),
        Function("舍去", "rounded_down", _ROUNDED, "不足的舍去：金额到分，整数到个位；里面可以写除法", divides=True),
        Function("进位", "rounded_up", _ROUNDED, "不足的进一：金额到分，整数到个位；里面可以写除法", divides=True),
    )
}

_ENGLISH = {row.english: row for row in FUNCTIONS.values()}


def function_of(name: str) -> Function | None:
    """By either name."""
    return FUNCTIONS.get(name) or _ENGLISH.get(name)


MEASURES: dict[str, Type] = {"参保率": RATE, "完成率": RATE, "激活率": RATE, "人数": INTEGER, "合计额": MONEY}
"""Totals over a population that a 约束 may speak of."""
