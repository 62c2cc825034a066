"""One person under every notice."""

from ....texts.rows import Rows

WORDS: Rows = {
    "whose": ("名单中的 {person}。", "{person} of the records."),
    "person.dates": ("日期照名单原样，没有移动。", "Dates are as in the record; nothing was moved."),
    "person.aligned": (
        "名单是 {year} 年度的，各份通知的日期都折算到 {year} 年度再算（结果里的日期也是）：{moves}。",
        "The record is of {year}; the dates of every notice are moved to that year (those of the results too): "
        "{moves}.",
    ),
    "person.as_local": (
        "这个人当作各地的本地人：自己地区的户籍地、参保地、居住地，换成了各份通知的地区。",
        "The person is taken for a local everywhere: places in the own region were put into that of each notice.",
    ),
    "person.no_home": (
        "名单没有写这个人的参保地和户籍地，不知道是哪里的本地人，没有换地区。",
        "The record does not say where the person is enrolled or registered: no place was changed.",
    ),
    "person.move": ("{policy} {by} 年", "{policy} {by} years"),
    "person.fields": ("结果", "Results"),
    "person.facts": ("用到的事实", "Facts that were asked about"),
    "person.missing": ("缺的事实", "missing facts"),
    "person.assumed": ("用了假定", "assumptions"),
    "person.defaults": ("用了默认值", "defaults"),
    "person.open": ("还差什么", "What is open"),
    "stop": ("。", "."),
    "person.sum": ("{policy}：{answer}", "{policy}: {answer}"),
    "person.aids": ("得到哪些资助", "Aids given"),
    "person.unless": ("（{answers}）", " ({answers})"),
    "nothing": ("—", "—"),
    "unit": ("单位", "unit"),
}
