"""The words of notices held side by side, of one person everywhere and of a region's history: Chinese, English.

Names from the rule files stay as the officer wrote them in either language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dsl import Language

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("各份通知对照", "Notices side by side"),
    "title.person": ("同一个人，各份通知怎么算", "The same person under every notice"),
    "title.history": ("{region}历年标准", "{region} over the years"),
    "summary": ("概要", "Summary"),
    "notices": ("通知", "Notices"),
    "concept": ("项目", "Concept"),
    "year": ("{year} 年度", "{year}"),
    "number": ("文号 {number}", "number {number}"),
    "number.not": ("文号未注明", "number not given"),
    "issued": ("{day} 发布", "issued {day}"),
    "issued.not": ("发布日期未注明", "date of issue not given"),
    "superior": ("上级：{superior}", "superior: {superior}"),
    "place": ("{file} 第\u00a0{line}\u00a0行", "{file} line\u00a0{line}"),
    "place.own": ("第\u00a0{line}\u00a0行", "line\u00a0{line}"),
    "cited": ("依据 {clauses}", "clause {clauses}"),
    "names": ("、", ", "),
    "or": ("；", "; "),
    "colon": ("：", ": "),
    "asked": ("问的人：{facts}", "asked: {facts}"),
    "bracketed": ("（{text}）", " ({text})"),
    "money": ("{amount} 元", "{amount} yuan"),
    # what a cell says
    "absent": ("没有这一项", "no such thing"),
    "absent.aid": ("没有资助", "no aid"),
    "not_stated": ("未规定", "not stated"),
    "not_stated.printed": (
        "未规定（印的是 {year} 年度的 {value}）",
        "not stated (printed: {value}, for {year})",
    ),
    "assumed": ("（假定 {assumptions}）", " (assuming {assumptions})"),
    "deferred": ("待定", "pending"),
    "deferred.by": ("待定，由{by}定", "pending, fixed by {by}"),
    "bounds": ("，{bounds}", ", {bounds}"),
    "missing": ("缺 {facts}", "missing: {facts}"),
    "refused": ("不准参保（{reason}）", "refused ({reason})"),
    "closed": ("不予受理（{reason}）", "not accepted ({reason})"),
    "not_applicable": ("不适用（{because}）", "not applicable ({because})"),
    "because.参保": ("不准参保", "refused"),
    "because.受理": ("不予受理", "not accepted"),
    "because.险种": ("没有参加", "not bought"),
    "admitted": ("准许", "admitted"),
    "accepted": ("收", "accepted"),
    "ambiguous": ("有歧义：{cases}", "unclear: {cases}"),
    "case": ("{reading}＝{alternative}，{outcome}", "{reading} = {alternative}: {outcome}"),
    "case.tie": ("按{aid}，{outcome}", "by {aid}: {outcome}"),
    "perhaps": ("可能是 {values}", "may be {values}"),
    "none": ("无", "none"),
    "none.wait": ("不用等待", "no waiting"),
    "days": ("{count} 天", "{count} days"),
    # entries
    "受理": ("受理", "acceptance"),
    "参保": ("参保", "enrolment"),
    "缴费": ("标准", "standard"),
    "应缴": ("本人缴", "person pays"),
    "等待期": ("等待期", "waiting"),
    "待遇开始": ("待遇从", "benefit from"),
    "待遇结束": ("待遇到", "benefit to"),
    "财政补助": ("人均补助", "funding per head"),
    "aid": ("资助", "aid"),
    "due": ("本人缴", "person pays"),
    "first_day": ("首日", "first day"),
    "last_day": ("末日", "last day"),
    "open_days": ("共", "open"),
    "part.nth": ("第 {nth} 项", "no. {nth}"),
    "part.open_days": ("开放天数", "days open"),
    "tie": ("同额时", "on a tie"),
    "level": ("", ""),
    "window_name": ("", ""),
    "members": ("{first} 等 {count} 种", "{first} and others, {count} in all"),
    "no_own_rule": ("没有专门规定，按一般的算：", "no rule of its own; by the general ones:"),
    "on": ("到 {day}", "by {day}"),
    "normally": ("（原则上）", " (normally)"),
    "before": ("{last} 及以前", "until {last}"),
    "from_to": ("{first} 至 {last}", "{first} to {last}"),
    "after": ("{first} 起", "from {first}"),
    "always": ("哪天都一样", "on any day"),
    "代缴": ("代缴，本人不用先垫", "paid directly"),
    "先缴后补": ("先缴后补", "paid first, refunded later"),
    "就高": ("就高", "the highest counts"),
    "叠加": ("叠加", "they add up"),
    "次序": ("按次序", "in this order"),
    "均可": ("均可", "any"),
    "未规定": ("未规定", "not stated"),
    # marks
    "mark.outlier": ("▲ 与多数不同", "▲ unlike most"),
    "mark.not_covered": ("○ 别处有，这里没有", "○ aided elsewhere, not here"),
    "mark.against_superior": ("✗ 不合上级", "✗ against the superior"),
    # concepts
    "of.contribution": ("个人缴费", "Contribution"),
    "of.aid": ("资助：只有这一种身份的人", "Aid: who holds exactly this identity"),
    "of.priority": ("几项资助怎样合在一起", "How aids combine"),
    "of.window": ("什么时候缴", "When to pay"),
    "of.newborn": ("新生儿", "The newborn"),
    "of.waiting_period": ("等待期", "Waiting"),
    "of.benefit": ("待遇期", "Benefit"),
    "of.funding": ("财政补助", "Government funding"),
    "of.target": ("约束和目标", "Constraints and targets"),
    "of.eligibility": ("谁能参保", "Who may enrol"),
    "of.result": ("办理", "How it is done"),
    # rows
    "row.contribution": ("标准（普通居民）", "standard (plain resident)"),
    "row.contribution:others": ("另有标准", "other standards"),
    "row.aid:others": ("其他资助", "other aid"),
    "row.priority": ("优先", "priority"),
    "row.window": ("集中缴费期", "main window"),
    "row.window:others": ("其他缴费期", "other windows"),
    "row.window:by_day": ("逐日看：哪天收", "day by day"),
    "row.late": ("逾期，期满次日缴", "paying on the first day after"),
    "row.newborn": ("新生儿，父母有人参保", "newborn, a parent enrolled"),
    "row.newborn:uninsured_parents": ("新生儿，父母都没参保", "newborn, no parent enrolled"),
    "row.newborn:limits": ("出生的条件和期限", "conditions and limits of birth"),
    "row.waiting:continuing": ("续保，首日缴", "continuing, first day"),
    "row.waiting:newly": ("新参保或断保，首日缴", "new or after a break, first day"),
    "row.waiting:late": ("续保，逾期缴", "continuing, late"),
    "row.waiting:lines": ("怎样写的", "as written"),
    "row.benefit:continuing": ("续保，首日缴", "continuing, first day"),
    "row.benefit:late": ("续保，逾期缴", "continuing, late"),
    "row.funding": ("人均合计", "total per head"),
    "row.funding:levels": ("各级怎样分担", "shares by level"),
    "row.eligibility:local": ("本地户籍", "registered here"),
    "row.eligibility:outside_with_permit": (
        "外省户籍，住在本地，有居住证，作了未参保承诺",
        "registered in another province, living here, with permit and pledge",
    ),
    "row.eligibility:outside_without": (
        "外省户籍，住在本地，没有证明",
        "registered in another province, living here, no papers",
    ),
    "row.eligibility:outside_student": (
        "外省户籍，在本地上学，没有承诺",
        "registered in another province, at school here, no pledge",
    ),
    "row.eligibility:employee": ("正在参加职工医保", "insured as an employee"),
    "row.eligibility:lines": ("怎样写的", "as written"),
    # notes
    "method": (
        "格子里的数是算出来的：拿同一种人去问每一份通知，得到什么写什么。没有另说的，问的是成年的本地居民，上年参保，"
        "没有任何特殊身份，在缴费的第一天登记并缴费。每份通知按年末起作用的全部文件算。",
        "Cells are worked out: every notice is asked about the same person. Unless said otherwise that is a grown-up "
        "local resident who was enrolled last year, holds no special identity, and registers and pays on the first "
        "day. Each notice is taken with all texts that govern at the end of its year.",
    ),
    "method.absent": (
        "“未规定”是通知提到这件事而没有定；“没有这一项”是根本没有写。",
        "“not stated”: the notice leaves it open; “no such thing”: it says nothing of it.",
    ),
    "method.newborn": (
        "新生儿：本年度 5 月 1 日出生，10 天后登记并缴费。",
        "The newborn: born on 1 May of the year, registered and paid for ten days later.",
    ),
    "findings": ("对照上级", "Against the superiors"),
    "findings.none": ("{policy} 对照 {superior}：没有发现不合。", "{policy} against {superior}: nothing found."),
    "findings.silent": (
        "{policy} 对照 {superior}，没法核对的：{demands}。通知没有写定这些数。",
        "{policy} against {superior}, not compared: {demands}. The notice does not state these.",
    ),
    "findings.counted": (
        "{superior} 按人数定的目标，要有名单才能核对：{demands}。",
        "Targets of {superior} that count people take records to compare: {demands}.",
    ),
    "findings.not_checked": ("没有写上级的：{policies}。", "Without a superior: {policies}."),
    # summary
    "sum.count": ("{count} 份通知：{names}。", "{count} notices: {names}."),
    "sum.standard": ("个人缴费标准：{values}。", "Standard: {values}."),
    "sum.rows": (
        "对照 {rows} 项：{same} 项各处相同，{all_differ} 项各不相同。",
        "{rows} concepts: {same} the same everywhere, {all_differ} different everywhere.",
    ),
    "sum.aid": (
        "有资助的身份 {all} 种：每份都资助的 {everywhere} 种，只有一份资助的 {single} 种。",
        "{all} identities are aided, {everywhere} of them by every notice, {single} by one only.",
    ),
    "sum.aid.left": (
        "{policies}把资助留给别的规定，它没有提到的身份不算“没有资助”。",
        "{policies}: aid is left to other rules; whom it does not name is not counted as without aid.",
    ),
    "sum.outliers": ("与多数不同的：{cells}。", "Unlike most: {cells}."),
    "sum.cell": ("{policy}的“{row}”", "{row} of {policy}"),
    "sum.against": ("不合上级的：{cells}。", "Against the superior: {cells}."),
    "sum.steady": ("没有变的：{names}。", "Unchanged: {names}."),
    "sum.changed": ("{name}：{path}。", "{name}: {path}."),
    "arrow": (" → ", " → "),
    # the same person
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
    # history
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


def say(language: Language, key: str, /, **words: object) -> str:
    """A sentence in the reader's language."""
    return WORDS[key][language == "en"].format_map(words)


def known(key: str) -> bool:
    return key in WORDS


def listed(language: Language, names: Iterable[str]) -> str:
    return say(language, "names").join(names)
