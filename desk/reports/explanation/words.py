"""The sentences of an explanation, a row each: Chinese, English.

Names from the rule file stay as the officer wrote them in either language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dsl import Language
from engine.fields import split

WORDS: Mapping[str, tuple[str, str]] = {
    # headings
    "title": ("核定说明", "Explanation"),
    "subtitle": ("{title}（{id}，{year} 年度，{region}）", "{title} ({id}, year {year}, {region})"),
    "amended": ("，经 {names} 修改", ", amended by {names}"),
    "known_on": ("，只看到 {day} 为止发布的文件", ", by what was issued up to {day}"),
    "summary": ("结论", "In short"),
    "who": ("属于哪些人群", "Who this person is under the notice"),
    "eligibility": ("能不能参保", "May they enrol"),
    "acceptance": ("是否在规定时间内", "Are they in time"),
    "contribution": ("缴费标准", "What enrolment costs"),
    "aid": ("资助", "Which aid applies"),
    "payment": ("谁出多少", "Who pays what"),
    "waiting": ("等待期", "Waiting period"),
    "benefit": ("待遇起止", "When the benefit starts and ends"),
    "funding": ("财政补助", "Government funding"),
    "product": ("险种：{name}", "Product: {name}"),
    "totals": ("各险种合计", "All products together"),
    "results": ("其他结果", "Other results"),
    "open": ("还没有答案的", "What could not be answered"),
    "readings": ("通知没有写清楚的", "Clauses that can be read in more than one way"),
    "assumed": ("假定和默认值", "Assumptions and defaults"),
    "deadlines": ("这个人可以在什么时候缴", "When this person can be accepted"),
    "citations": ("依据的条款", "Clauses relied on"),
    # names of fields
    "of_product": ("{field}（{product}）", "{field} ({product})"),
    "field.险种": ("参加", "Bought"),
    "field.参保": ("参保", "Enrolment"),
    "field.受理": ("受理", "Acceptance"),
    "field.缴费": ("缴费标准", "Contribution"),
    "field.资助合计": ("资助合计", "Total aid"),
    "field.资助名": ("资助名", "Aids that count"),
    "field.应缴": ("本人承担", "Personal payment"),
    "field.先付": ("本人先付", "First payment"),
    "field.退补": ("事后退补", "Refund"),
    "field.等待期": ("等待期", "Waiting period"),
    "field.待遇开始": ("待遇开始", "Benefit starts"),
    "field.待遇结束": ("待遇结束", "Benefit ends"),
    "field.财政补助": ("财政补助", "Government funding"),
    "field.资助.": ("{name}出", "Given by {name}"),
    "field.财政.": ("财政补助（{name}）", "Funding ({name})"),
    # values
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "none": ("无", "none"),
    "no_waiting": ("没有等待期", "no waiting period"),
    "no_benefit": ("本年度没有待遇", "no benefit this year"),
    "says_no_benefit": ("本年度没有待遇。", "There is no benefit this year."),
    "admitted": ("准许", "admitted"),
    "accepted": ("准予受理", "accepted"),
    "money": ("{amount} 元", "{amount} yuan"),
    "day.one": ("{count} 天", "{count} day"),
    "day.many": ("{count} 天", "{count} days"),
    "month.one": ("{count} 个月", "{count} month"),
    "month.many": ("{count} 个月", "{count} months"),
    "year.one": ("{count} 年", "{count} year"),
    "year.many": ("{count} 年", "{count} years"),
    "since": ("是，自 {day} 起", "yes, since {day}"),
    "until": ("是，至 {day} 止", "yes, until {day}"),
    "since_until": ("是，{first} 至 {last}", "yes, {first} to {last}"),
    "span": ("{first} 至 {last}", "{first} to {last}"),
    "期前": ("还没有到", "not yet begun"),
    "期内": ("在期内", "inside"),
    "期间停收": ("这几天不收", "on a day that is not open"),
    "期后": ("已经过了", "already over"),
    "无": ("没有这个日子", "no such day"),
    "代缴": ("代缴", "paid directly"),
    "先缴后补": ("先缴后补", "refunded afterwards"),
    "no_mode": ("没有写怎样支付", "how it is paid is not stated"),
    "nobody": ("没有", "none"),
    "or": ("或", " or "),
    "comma": ("，", ", "),
    "semicolon": ("；", "; "),
    "names": ("、", ", "),
    # outcomes
    "unknown.missing": ("还不能确定（缺 {facts}）", "not known yet (missing {facts})"),
    "no_value_yet": ("还算不出的值", "something not worked out yet"),
    "unknown.not_stated": ("通知没有规定", "the notice does not say"),
    "unknown.deferred": ("由 {by} 另定", "to be fixed by {by}"),
    "unknown.deferred_nobody": ("另行确定，没有写由谁定", "to be fixed later, by nobody named"),
    "unknown.may_be": ("{why}，可能是：{options}", "{why}; it may be {options}"),
    "brief": ("{options}（{why}）", "{options} ({why})"),
    "lacks": ("缺 {facts}", "missing {facts}"),
    "between": ("{low}到 {high}", "{low} to {high}"),
    "at_least": ("不低于 {low}", "at least {low}"),
    "at_most": ("不高于 {high}", "at most {high}"),
    "unknown.printed": ("{why}（印出的 {printed}是别的年度的）", "{why} ({printed} is printed for another year)"),
    "case.reading": ("“{reading}”按“{alternative}”", "{reading} = {alternative}"),
    "case.tie": ("按“{aid}”", "under {aid}"),
    "case": ("{case}：{outcome}", "{case}: {outcome}"),
    "refused": ("不予参保（{reason}）", "refused ({reason})"),
    "closed": ("不予受理（{reason}）", "not accepted ({reason})"),
    "not_applicable.参保": ("不予参保，所以不再核定", "not worked out, because enrolment is refused"),
    "not_applicable.受理": ("不予受理，所以不再核定", "not worked out, because it is not accepted"),
    "not_applicable.险种": ("没有参加这个险种，所以不再核定", "not worked out, because this product is not bought"),
    # rules
    "line": ("第 {number} 行", "Line {number}"),
    "line_of_file": ("{file} 第 {number} 行", "{file} line {number}"),
    "clauses": ("依据 {clauses}", "clause {clauses}"),
    "where": ("第 {number} 行，依据 {clauses}", "line {number}, clause {clauses}"),
    "where_of_file": ("{file} 第 {number} 行，依据 {clauses}", "{file} line {number}, clause {clauses}"),
    "bracketed": ("（{text}）", "({text})"),
    "skipped": ("前面的行不适用：", "Earlier lines do not apply:"),
    "several": ("还不能确定是哪一行，可能是：", "Which line decides is not known yet; it may be:"),
    "gap": ("也可能哪一行都不适用。", "Possibly no line applies at all."),
    "only_gap": ("没有一行写到这个人。", "No line speaks of this person."),
    "absent": ("规则文件里没有写“{field}”。", "The rule file says nothing on “{field}”."),
    "otherwise": ("前面各行都不适用的，按这一行。", "It holds for whomever no earlier line covers."),
    "when": ("{cases}：", "If {cases}:"),
    "operand": ("{name}：{value}", "{name}: {value}"),
    "default": ("{value}（默认值）", "{value} (default)"),
    "assumed_value": ("{value}（假定）", "{value} (assumed)"),
    "not_recorded": ("名单没有写", "not in the record"),
    "read_as": ("按“{value}”理解", "read as {value}"),
    "worked": ("{formula} = {value}。", "{formula} = {value}."),
    "work_open": ("{formula}：{why}。", "{formula}: {why}."),
    "with_place": ("{value}{place}", "{value} {place}"),
    "when_work": ("{cases}：{work}", "If {cases}: {work}"),
    "worked_from": ("{formula} = {value}，其中 {operands}。", "{formula} = {value}, where {operands}."),
    "sentence": ("", " "),
    "divided": (
        "{above} ÷ {below} = {digits}，{rounding}：{result}。",
        "{above} ÷ {below} = {digits}, {rounding}: {result}.",
    ),
    "rounding.取整": ("四舍五入", "rounded half up"),
    "rounding.舍去": ("零头舍去", "rounded down"),
    "rounding.进位": ("零头进一", "rounded up"),
    "counted.inclusive": (
        "{start} 加 {length}，计当日：{result}。",
        "{start} plus {length}, the first day counting: {result}.",
    ),
    "counted.exclusive": (
        "{start} 加 {length}是 {reached}；不计当日，再加一天：{result}。",
        "{start} plus {length} is {reached}; the first day does not count, so one day more: {result}.",
    ),
    # categories
    "holds": ("属于{name}。", "They are {name}."),
    "may_hold": ("是不是{name}，还不能确定。", "Whether they are {name} is not known yet."),
    "holds_none": ("不属于通知里的任何一类人群。", "They belong to none of the categories of the notice."),
    "not_held": ("不属于：{names}。", "They are not: {names}."),
    # eligibility and time
    "says.参保": ("可以参保。", "They may enrol."),
    "says.受理": ("可以受理。", "Their payment is accepted."),
    "buys": ("参加这个险种。", "They buy this product."),
    "buys_not": ("没有参加这个险种。", "They do not buy this product."),
    "if_bought": (
        "下面是参加的话怎样；合计里两种情形都算。",
        "What follows is so if they do; the total counts both cases.",
    ),
    "says": ("{field}：{outcome}。", "{field}: {outcome}."),
    "window": ("期", "Window"),
    "first": ("开始", "From"),
    "last": ("截止", "To"),
    "standing": ("这个人的日子", "The person's day"),
    # aid
    "no_aid_written": ("规则文件里没有资助。", "The rule file knows no aid."),
    "no_aid": ("没有符合条件的资助。", "No aid applies."),
    "stage": ("第 {number} 步，前面剩下 {balance}：", "Stage {number}, with {balance} left before it:"),
    "fate.counts": ("“{name}”给 {amount}。", "“{name}” gives {amount}."),
    "fate.may_count": (
        "“{name}”给 {amount}，但算不算还不能确定。",
        "“{name}” gives {amount}, but whether it counts is not known yet.",
    ),
    "fate.tied": ("“{name}”给 {amount}。", "“{name}” gives {amount}."),
    "fate.same": (
        "“{name}”给 {amount}，和算数的那项一样，不重复给。",
        "“{name}” gives {amount}, the same as the one that counts; it is not given twice.",
    ),
    "fate.lost": (
        "“{name}”给 {amount}，少 {margin}，不算。",
        "“{name}” gives {amount}, {margin} less, and does not count.",
    ),
    "fate.later": ("“{name}”给 {amount}，让位给别项，不算。", "“{name}” gives {amount}, but gives way to another."),
    "fate.unsettled": (
        "“{name}”单独看给 {amount}，几项怎样合在一起没有写。",
        "“{name}” by itself gives {amount}; how the aids go together is not stated.",
    ),
    "fate.nothing": ("“{name}”给 0.00 元。", "“{name}” gives nothing."),
    "priority.就高": ("几项都符合时，取最高的一项", "Where several aids apply, the highest counts"),
    "priority.叠加": ("几项都符合时，可以叠加", "Where several aids apply, they add up"),
    "priority.次序": ("几项都符合时，按规定的次序取一项", "Where several aids apply, the first in the order counts"),
    "priority.未规定": (
        "几项都符合时怎么办，通知没有写",
        "The notice does not say what holds where several aids apply",
    ),
    "priority": ("{rule}{place}。", "{rule} {place}."),
    "priority_bare": ("{rule}。", "{rule}."),
    "tied.未规定": (
        "{names}一样高，但出钱的不同，通知没有写按哪一项：金额是定的，由谁出没有定。",
        "{names} tie but differ in who pays, and the notice does not say which counts: "
        "the amount is certain, who pays it is not.",
    ),
    "tied.均可": (
        "{names}一样高，按哪一项都可以。",
        "{names} tie, and either may be chosen.",
    ),
    "not_for_them": ("不符合条件的：{names}。", "These do not apply: {names}."),
    # who pays what
    "party": ("谁", "Who"),
    "amount": ("金额（元）", "Amount (yuan)"),
    "amount.case": ("{case}（元）", "{case} (yuan)"),
    "how": ("怎样支付", "How"),
    "person": ("本人", "The person"),
    "sum": ("合计（缴费标准）", "Total (the contribution)"),
    "up_front": (
        "本人先付 {up_front}，事后退补 {refunded}，最后承担 {borne}。",
        "The person pays {up_front} at first, gets {refunded} back, and has paid {borne} in the end.",
    ),
    "up_front_alone": ("先付：{amount}", "First payment: {amount}"),
    "refunded": ("事后退补：{amount}", "Refund: {amount}"),
    "borne": ("最后承担：{amount}", "Personal payment in the end: {amount}"),
    # waiting and benefit
    "waits": ("等待 {length}。", "They wait {length}."),
    "waits_not": ("没有等待期。", "There is no waiting period."),
    # funding
    "together": ("合计", "Total"),
    "level": ("级次", "Level"),
    "formula": ("怎样算", "Formula"),
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


def say(language: Language, key: str, /, **words: object) -> str:
    """A sentence in the reader's language, with its words filled in."""
    chinese, english = WORDS[key]
    return (chinese if language == "zh" else english).format_map(words)


def listed(language: Language, names: Iterable[str]) -> str:
    """Names in a row."""
    return say(language, "names").join(names)


def either(language: Language, shown: Iterable[str]) -> str:
    """Alternatives, each once; in Chinese a blank stands only beside Latin letters and digits."""
    word = say(language, "or")
    first, *others = dict.fromkeys(shown)
    for other in others:
        before, after = (" " * first[-1:].isascii(), " " * other[:1].isascii()) if language == "zh" else ("", "")
        first += before + word + after + other
    return first


def field_name(language: Language, field: str) -> str:
    """A predeclared field in the reader's words, with its product; an officer's own result keeps its name."""
    bare, product = split(field)
    if product:
        return say(language, "of_product", field=field_name(language, bare), product=product)
    if f"field.{field}" in WORDS:
        return say(language, f"field.{field}")
    prefix, dot, name = field.partition(".")
    return say(language, f"field.{prefix}.", name=name) if dot and f"field.{prefix}." in WORDS else field
