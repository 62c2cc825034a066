"""The words of coverage, in both languages: measures, and what no scenario shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dsl import Language
from engine.coverage import Goal, Measure, Never, Sort
from engine.dates import next_day, previous_day

MEASURES: Mapping[Measure, tuple[str, str]] = {
    Measure.STATEMENT: ("语句", "statements"),
    Measure.LINE: ("行", "lines"),
    Measure.CONDITION: ("条件", "conditions"),
    Measure.EDGE: ("边界", "edges"),
    Measure.CLAUSE: ("条款", "clauses"),
}
EXPLAINED: Mapping[Measure, tuple[str, str]] = {
    Measure.STATEMENT: ("语句至少有一行用到", "some line of the statement is used"),
    Measure.LINE: ("每一行、每项资助、每种相遇", "every line, every aid, every meeting of aids"),
    Measure.CONDITION: ("每个条件为是、为否，各有一次起决定作用", "every condition decisive both ways"),
    Measure.EDGE: ("每个日期、每个数的界内和界外", "both sides of every date and amount"),
    Measure.CLAUSE: ("每一条都有场景检验", "every clause is shown by a scenario"),
}
TOTAL = ("合计", "all")

NEVER: Mapping[Never, tuple[str, str]] = {
    Never.ASSUMED: ("假定选了别的读法", "another reading is assumed"),
    Never.UNUSED: ("没有结果用到它", "no result rests on it"),
    Never.DECIDED: (
        "前面的行或别的条件已经定了，或者两边结果一样，这里试不出",
        "an earlier line or another condition decides there, or both sides come to the same",
    ),
    Never.NOBODY: ("没有这样的人", "there is no such person"),
}

_MISSING: Mapping[Sort, tuple[str, str]] = {
    Sort.DECIDES: ("没有场景由这一行决定：{text}", "no scenario is decided by this line: {text}"),
    Sort.HOLDS: ("没有场景属于这一类", "no scenario has it true"),
    Sort.RUNS_OUT: ("没有场景各行都不符合", "no scenario falls through all lines"),
    Sort.GIVES: ("没有场景得到这一行的钱：{text}", "no scenario is given what this line says: {text}"),
    Sort.COUNTS: ("没有场景得到这项资助", "no scenario is given this aid"),
    Sort.MODE: (
        "没有场景查得出方式（{text}）：得到资助的人要查“先付”或“退补”",
        "no scenario shows how it is paid ({text}): one that is given the aid has to check 先付 or 退补",
    ),
    Sort.LOSES: (
        "没有场景符合这项资助、却由别的资助取代",
        "in no scenario somebody entitled to this aid gets another instead",
    ),
    Sort.TIES: ("没有场景让「{text}」同额相遇", "no scenario has {text} tie"),
    Sort.MEET: ("没有场景同时符合「{text}」", "no scenario is entitled to both of {text}"),
    Sort.READ: ("没有场景用到读法「{text}」", "no scenario rests on the reading {text}"),
    Sort.ROW: ("没有场景查到这一格：{text}", "no scenario looks up this cell: {text}"),
    Sort.TRUE: (
        "没有场景让「{text}」为是时起决定作用",
        "in no scenario “{text}” is decisive by being true",
    ),
    Sort.FALSE: (
        "没有场景让「{text}」为否时起决定作用",
        "in no scenario “{text}” is decisive by being false",
    ),
    Sort.CITED: ("没有场景检验这一条", "no scenario shows this clause"),
}

_AT_EDGE: Mapping[tuple[Sort, bool], tuple[str, str]] = {
    (Sort.FIRST_DAY, True): ("首日", "its first day"),
    (Sort.FIRST_DAY, False): ("首日的前一天", "the day before its first"),
    (Sort.LAST_DAY, True): ("末日", "its last day"),
    (Sort.LAST_DAY, False): ("末日的后一天", "the day after its last"),
    (Sort.FIRST_OF_MONTH, True): ("当月开放的第一天", "the first open day of a month"),
    (Sort.FIRST_OF_MONTH, False): ("当月开放的前一天", "the day before a month's first open day"),
    (Sort.LAST_OF_MONTH, True): ("当月开放的最后一天", "the last open day of a month"),
    (Sort.LAST_OF_MONTH, False): ("当月开放的最后一天之后", "the day after a month's last open day"),
    (Sort.CLOSING_TIME, True): ("截止的时刻", "the closing time itself"),
    (Sort.CLOSING_TIME, False): ("刚过截止的时刻", "just after the closing time"),
}


def word(pair: tuple[str, str], language: Language) -> str:
    return pair[0] if language == "zh" else pair[1]


def missing(goal: Goal, language: Language) -> str:
    """What no scenario shows, in a sentence without its place."""
    if goal.sort is Sort.BOUND:
        return _bound(goal, language)
    if goal.inside is not None:
        return _edge(goal, language)
    return word(_MISSING[goal.sort], language).format(text=goal.text)


def neither_way(goal: Goal, language: Language) -> str:
    if language == "zh":
        return f"没有场景让「{goal.text}」起决定作用，为是、为否都没有"
    return f"in no scenario “{goal.text}” is decisive, neither by being true nor by being false"


def never(goals: Sequence[Goal], why: Never, language: Language) -> str:
    """Goals of one line that are not counted, and why."""
    chinese = language == "zh"
    if any(goal.sort is Sort.DECIDES for goal in goals):
        listed = "整行" if chinese else "the whole line"
    else:
        listed = ("；" if chinese else "; ").join(about(goal, language) for goal in goals)
    return f"{word(NEVER[why], language)}{'：' if chinese else ': '}{listed}"


def about(goal: Goal, language: Language) -> str:
    """The goal itself, in a few words."""
    chinese = language == "zh"
    match goal.sort:
        case Sort.TRUE | Sort.FALSE:
            outcome = ("为是", "true") if goal.sort is Sort.TRUE else ("为否", "false")
            return f"「{goal.text}」{outcome[0]}" if chinese else f"“{goal.text}” {outcome[1]}"
        case Sort.BOUND:
            side = ("刚好符合", "just inside") if goal.inside else ("刚好不符合", "just outside")
            return f"「{goal.text}」{side[0]}" if chinese else f"“{goal.text}” {side[1]}"
        case Sort.HOLDS:
            return "属于这一类" if chinese else "it is true"
        case Sort.RUNS_OUT:
            return "各行都不符合" if chinese else "no line fits"
        case Sort.COUNTS:
            return "得到这项资助" if chinese else "the aid is given"
        case Sort.LOSES:
            return "由别的资助取代" if chinese else "another aid is given instead"
        case Sort.TIES:
            return f"「{goal.text}」同额" if chinese else f"{goal.text} tie"
        case Sort.MEET:
            return f"「{goal.text}」相遇" if chinese else f"{goal.text} meet"
        case Sort.READ:
            return f"读法「{goal.text}」" if chinese else f"reading {goal.text}"
        case Sort.CITED:
            return f"条款 {goal.text}" if chinese else f"clause {goal.text}"
        case _ if goal.inside is not None:
            return f"「{goal.text}」{_where(goal, language)}" if chinese else f"“{goal.text}”: {_where(goal, language)}"
    return goal.text


def _bound(goal: Goal, language: Language) -> str:
    if language == "zh":
        return f"没有场景刚好{'还' if goal.inside else '不'}符合「{goal.text}」（差一步就变）"
    return f"no scenario is just {'inside' if goal.inside else 'outside'} “{goal.text}”"


def _edge(goal: Goal, language: Language) -> str:
    if language == "zh":
        return f"「{goal.text}」：没有场景落在{_where(goal, language)}"
    return f"“{goal.text}”: no scenario lies on {_where(goal, language)}"


def edge_in_words(goal: Goal, language: Language) -> str:
    """An edge as a name: 缴费日期 2024-03-21：集中缴费期末日的后一天."""
    fact, _, span = goal.text.partition(" 在 ")
    day, side = day_of(goal), word(_AT_EDGE[goal.sort, bool(goal.inside)], language)
    asked = f"{fact} {day}" if day else fact
    named = f"「{span}」的" if " " in span else span
    return f"{asked}：{named}{side}" if language == "zh" else f"{asked}: {side} ({span})"


def _where(goal: Goal, language: Language) -> str:
    day = day_of(goal)
    said = word(_AT_EDGE[goal.sort, bool(goal.inside)], language)
    if not day:
        return said
    return f"{said}（{day}）" if language == "zh" else f"{said} ({day})"


def day_of(goal: Goal) -> str:
    """The day that meets it, where that is the same for everybody."""
    if not goal.day:
        return ""
    day = date.fromisoformat(goal.day)
    if not goal.inside:
        day = previous_day(day) if goal.sort is Sort.FIRST_DAY else next_day(day)
    return day.isoformat()


def place(goal: Goal, language: Language) -> str:
    line = f"第 {goal.line} 行" if language == "zh" else f"line {goal.line}"
    return line if not goal.file else f"{goal.file} {line}"


def per_cent(per_mille: int) -> str:
    return f"{per_mille // 10}.{per_mille % 10}%"
