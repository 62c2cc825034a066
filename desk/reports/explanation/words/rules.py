"""What a line says and what it comes to, and what the answers on a person are."""

from ....texts.rows import Rows

WORDS: Rows = {
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
    # waiting and benefit
    "waits": ("等待 {length}。", "They wait {length}."),
    "waits_not": ("没有等待期。", "There is no waiting period."),
    # funding
    "together": ("合计", "Total"),
    "level": ("级次", "Level"),
    "formula": ("怎样算", "Formula"),
}
