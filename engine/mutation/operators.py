"""The operators: each kind of slip, a row of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import choices, conditions, lines, values
from .mutation import Mutation
from .written import Written


@dataclass(frozen=True, slots=True)
class Operator:
    """`slips` yields every mutation of this kind in a file; most can be read back, the others are dropped later."""

    id: str
    chinese: str
    english: str
    slips: Callable[[Written], Iterator[Mutation]]


OPERATORS: tuple[Operator, ...] = (
    Operator("amount", "金额多一点、少一点", "an amount one more or less", values.amounts),
    Operator("percentage", "比例差一个百分点", "a percentage one point off", values.percentages),
    Operator("date", "日期差一天", "a date one day off", values.dates),
    Operator("time", "时刻差一分钟", "a time of day one minute off", values.times),
    Operator("length", "天数、月数、年数或岁数差一", "a number of days, months or years one off", values.lengths),
    Operator("number", "数差一", "a number one off", values.numbers),
    Operator("own_year", "结果自己的年度差一年", "a result's own 年度 one off", values.own_years),
    Operator("edge", "比较的界限", "an edge of a comparison", conditions.edges),
    Operator("counting", "计当日与不计当日", "whether the first day counts", conditions.countings),
    Operator("joint", "且与或、任一与全部", "and for or, any for all", conditions.joints),
    Operator("negation", "多一个或少一个非", "a 非 too many or too few", conditions.negations),
    Operator("conjunct", "少一个并列的条件", "one of several conditions missing", conditions.conjuncts),
    Operator("payer", "出资方", "a payer", choices.payers),
    Operator("mode", "代缴与先缴后补", "paid directly for refunded", choices.modes),
    Operator("priority", "就高、叠加与次序", "how aids combine", choices.priorities),
    Operator("tie", "同额怎么办", "what settles a tie", choices.ties),
    Operator("verdict", "准许、不准与未规定", "a verdict", choices.verdicts),
    Operator("silence", "未规定写成了有规定", "a silence filled", choices.silences),
    Operator("assumption", "假定另一种读法", "another reading assumed", choices.assumptions),
    Operator("left_out", "漏一行", "a line left out", lines.left_out),
    Operator("swap", "相邻两行次序颠倒", "two lines in the wrong order", lines.swaps),
    Operator("shorter_list", "名单里少一个", "a name missing from a list", lines.shorter_lists),
    Operator("rows", "表里相邻两行对调", "two rows of a table interchanged", lines.rows_swapped),
)


def mutations(written: Written) -> tuple[Mutation, ...]:
    """Every slip, in the order of the file; of several that come to the same text, the first."""
    found: dict[str, Mutation] = {}
    for operator in OPERATORS:
        for mutation in operator.slips(written):
            found.setdefault(mutation.applied(written.source).text, mutation)
    found.pop(written.source.text, None)
    return tuple(sorted(found.values(), key=_place))


def _place(mutation: Mutation) -> tuple[int, int]:
    return mutation.edits[0].span.start, mutation.edits[0].span.end
