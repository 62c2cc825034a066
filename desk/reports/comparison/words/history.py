"""A region over the years."""

from ....texts.rows import Rows

WORDS: Rows = {
    "history.change": ("{sign}{amount}", "{sign}{amount}"),
    "history.share": ("{sign}{amount}（{sign}{share}）", "{sign}{amount} ({sign}{share})"),
    "history.same": ("不变", "unchanged"),
    "history.later": ("晚 {days} 天", "{days} days later"),
    "history.earlier": ("早 {days} 天", "{days} days earlier"),
    "history.year": ("年度", "year"),
    "history.unit.yuan": ("元", "yuan"),
    "history.unit.rate": ("比例", "rate"),
    "history.unit.days": ("天", "days"),
    "history.unit.months": ("个月", "months"),
    "history.unit.years": ("年", "years"),
    "history.method": (
        "同一种人逐年去问；变化是同上一年相比，日期的早晚按年度对齐后算。",
        "The same person is asked year by year; changes are against the year before, dates aligned by benefit year.",
    ),
    "history.left_out": ("没有列入：{names}。", "Left out: {names}."),
}
