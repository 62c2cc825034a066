"""P35x: times of day, and the days of a window."""

from .row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P350",
        "no-such-time",
        ERROR,
        "一天里没有 {text} 这个时刻",
        "no day has a moment {text}",
        "时刻从 00:00 到 23:59；24:00 只用在一段日子的末尾，表示那天全天都算",
        "times run from 00:00 to 23:59; 24:00 may only end a span, and means the whole day",
    ),
    row(
        "P351",
        "closes-at-midnight",
        ERROR,
        "到那天 00:00 为止，就是那天一刻也不收",
        "closing at 00:00 leaves nothing of that day",
        "写成前一天的末尾：{better}",
        "write the end of the day before: {better}",
    ),
    row(
        "P352",
        "day-without-clock",
        ERROR,
        "这段日子最后一天到 {closes} 为止，「{day}」却没有几点几分可问",
        "the span closes at {closes} on its last day, but nothing says at what time {day} was",
        "用有「钟点」的日期来问，例如 缴费日期 在 …；别的日期，在词汇文件里给它写上 钟点，或者不写时刻",
        "ask about a date that has a 钟点, such as 缴费日期; give another one its 钟点 in the vocabulary, or leave out "
        "the time",
    ),
    row(
        "P353",
        "clock-of-a-date",
        ERROR,
        "「{name}」的钟点不能是「{clock}」",
        "{clock} can't be the 钟点 of {name}",
        "钟点只写在日期上，指一个时刻类的事实；两个日期不能共用一个，按年的日期配按年的时刻",
        "钟点 stands on a date and names a fact of type 时刻: one of its own, and by year if the date is by year",
    ),
    row(
        "P354",
        "days-of-month",
        ERROR,
        "「每月」后面写 1 日到 31 日之间的两天，先写前面的一天",
        "每月 takes two days between 1 日 and 31 日, the earlier one first",
        "例如：每月 1 日 至 20 日；跨月的（25 日到下月 5 日）写成两个期",
        "for example: 每月 1 日 至 20 日; days across the end of the month are two windows",
    ),
    row(
        "P355",
        "monthly-and-time",
        ERROR,
        "一个期不能既写「每月」又写时刻：说不清是哪一天的几点",
        "a window can't have both 每月 and a time: nobody could tell of which day",
        "留下一个；每月最后一天的几点，用 缴费时刻 在条件里比较",
        "keep one of them; for a time on the last day of each month compare 缴费时刻 in the condition",
    ),
    row(
        "P356",
        "time-form",
        ERROR,
        "时刻“{found}”要写成 {better}",
        "write the time “{found}” as {better}",
        "小时和分钟之间用冒号，二十四小时制",
        "hours and minutes with a colon between them, by the 24-hour clock",
    ),
)
