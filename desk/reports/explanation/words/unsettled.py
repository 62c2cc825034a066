"""What is open, unclear or assumed, with the last days and the clauses."""

from ....texts.rows import Rows

WORDS: Rows = {
    # open questions
    "ask": ("要问清：{facts}。", "To find out: {facts}."),
    "asked": ("{fact}（问{holder}）", "{fact} (ask {holder})"),
    "lacking": ("缺的事实", "Missing facts"),
    "may_be": ("可能的结果", "It may be"),
    "silence": ("{reason}{place}。", "{reason} {place}."),
    "silence_for": ("{reason}{place}；因此没有答案：{fields}。", "{reason} {place}; left open: {fields}."),
    "unstated": ("通知没有规定“{where}”", "The notice does not settle “{where}”"),
    "gap_at": ("“{where}”没有一行写到这个人", "No line of “{where}” speaks of this person"),
    "absent_at": ("通知没有写“{where}”", "The notice does not mention “{where}”"),
    "no_key": ("表“{where}”没有列出这种情况", "The table “{where}” does not list this case"),
    "other_year": (
        "“{where}”印的是 {year} 年度的标准，不是本年度的",
        "“{where}” is printed for the year {year}, not for this one",
    ),
    "no_priority": (
        "几项资助都符合，通知没有写怎样取舍",
        "Several aids apply, and the notice does not say how they combine",
    ),
    "no_split": (
        "“{where}”被剩下的金额限住，各方怎样分没有写",
        "“{where}” is limited by what is left, and who pays which part is not stated",
    ),
    "no_mode_at": (
        "“{where}”没有写是代缴还是先缴后补",
        "“{where}” does not say whether it is paid directly or refunded",
    ),
    "below_fen": (
        "“{where}”算出来不足一分，没有写怎样取整",
        "“{where}” does not come to whole fen, and rounding is not stated",
    ),
    "nothing_to_count_from": ("“{where}”没有可以起算的日子", "“{where}” has no day to count from"),
    "mixed_units": (
        "“{where}”要把单位不同的时长放在一起算，天、月、年之间不换算",
        "“{where}” puts durations of different units together, and days, months and years are never converted",
    ),
    "year_not_held": ("“{where}”要问词汇里没有的年份", "“{where}” asks for a year that the vocabulary does not have"),
    "too_large": ("“{where}”算出来位数太多", "“{where}” comes to more digits than can be worked with"),
    "divided_by_zero": ("“{where}”要除以零", "“{where}” is a division by zero"),
    "deferred": ("“{where}”由 {by} 另定", "“{where}” is to be fixed by {by}"),
    "deferred_nobody": ("“{where}”另行确定，没有写由谁定", "“{where}” is to be fixed later, by nobody named"),
    # readings
    "question": ("“{name}”：{question}{place}。", "“{name}”: {question} {place}."),
    "counts": ("第一天算在内", "the first day counts"),
    "counts_not": ("第一天不算", "the first day does not count"),
    "alternative": ("{name}：{meaning}", "{name}: {meaning}"),
    "matters_not_yet": (
        "这些也没有写清楚，但在缺的事实补齐以前，看不出影响这个人的结果：",
        "These are unclear too, but as long as facts are missing they make no difference that could be seen:",
    ),
    "matters_not": (
        "这些也没有写清楚，但怎样理解都不影响这个人的结果：",
        "These are unclear too, but make no difference for this person:",
    ),
    "field": ("项目", "Field"),
    "reading": ("理解", "Reading"),
    "outcome": ("结果", "Outcome"),
    # assumptions
    "assumption.reading": (
        "“{target}”按“{value}”理解。理由：{reason}。",
        "“{target}” is read as “{value}”. Reason: {reason}.",
    ),
    "assumption.fact": (
        "“{target}”当作 {value}。理由：{reason}。",
        "“{target}” is taken to be {value}. Reason: {reason}.",
    ),
    "assumption.result": (
        "通知没有写的“{target}”当作 {value}。理由：{reason}。",
        "“{target}”, on which the notice is silent, is taken to be {value}. Reason: {reason}.",
    ),
    "assumption.priority": (
        "资助按“{value}”合并。理由：{reason}。",
        "Aids are combined by “{value}”. Reason: {reason}.",
    ),
    "default_used": (
        "名单没有写 {facts}，按默认值：{value}。",
        "The record does not give {facts}; the default is used: {value}.",
    ),
    # deadlines and clauses
    "closes": ("{day} {time}", "{day} {time}"),
    "month_days": ("{last}（每月 {from_} 日至 {to} 日）", "{last} (day {from_} to day {to} of each month)"),
    "deadline": ("{window}：{days}（{clauses}）。", "{window}: {days} ({clauses})."),
    "deadline_unclear": (
        "{window}（{clauses}）：通知没有写清楚，要看怎样理解。{days}。",
        "{window} ({clauses}): the notice is unclear here, and it depends on how it is read. {days}.",
    ),
    "not_open_to_them": ("这个期里不能缴", "not open to this person"),
    "no_day": ("没有这个日子", "no such day"),
    "cited": ("{clauses}。", "{clauses}."),
}
