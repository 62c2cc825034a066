"""The sentences on what changed, a row each: Chinese, English. `KEY.between` is said of two regions, not two years.

In Chinese a blank beside a word that is filled in stays only where that begins or ends in Latin letters or digits;
one that is to stay in any case is written as a no-break space.
Names from the rule files stay as the officer wrote them in either language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dsl import Language

_SLOT = re.compile(r"(?P<before> ?)\{(?P<name>\w+)\}(?P<after> ?)")

WORDS: Mapping[str, tuple[str, str]] = {
    # headings
    "title": ("改了什么", "What changed"),
    "title.between": ("有什么不同", "What differs"),
    "subtitle": (
        "旧：{old}（{old_title}）；新：{new}（{new_title}）",
        "old: {old} ({old_title}); new: {new} ({new_title})",
    ),
    "subtitle.between": ("{old}（{old_title}）；{new}（{new_title}）", "{old} ({old_title}); {new} ({new_title})"),
    "summary": ("概要", "Summary"),
    "beginning": ("与 {old} 相比，{new}：", "Compared with {old}, {new}: "),
    "nothing": ("没有变化。", "Nothing changed."),
    "nothing.between": ("没有不同。", "They do not differ."),
    "further": ("另有 {count} 处变化", "{count} further changes"),
    "further.between": ("另有 {count} 处不同", "{count} further differences"),
    "further.one": ("另有 1 处变化", "1 further change"),
    "further.one.between": ("另有 1 处不同", "1 further difference"),
    "counted": ("共 {count} 处变化。", "Changes: {count}."),
    "counted.between": ("共 {count} 处不同。", "Differences: {count}."),
    "aligned": (
        "日期按年度对齐：{old_year} 年度的 {day} 和 {new_year} 年度的 {other} 算同一天。",
        "Dates are aligned by benefit year: {day} for {old_year} is the same day as {other} for {new_year}.",
    ),
    "absolute": ("日期按日历比较，不按年度对齐。", "Dates are compared by the calendar, not aligned by benefit year."),
    "old": ("旧", "old"),
    "new": ("新", "new"),
    "place": ("{file} 第 {line} 行", "{file} line {line}"),
    "clauses": ("依据\u00a0{clauses}", "clause {clauses}"),
    "names": ("、", ", "),
    "semicolon": ("；", "; "),
    "comma": ("，", ", "),
    "quoted": ("“{text}”", "“{text}”"),
    "stop": ("。", "."),
    # concepts: as headings, and inside sentences
    "header": ("政策", "Policy"),
    "product": ("险种", "Products"),
    "eligibility": ("参保（谁能参保）", "Who may enrol (参保)"),
    "acceptance": ("受理（什么时候收）", "When payment is accepted (受理)"),
    "contribution": ("个人缴费", "Contribution (缴费)"),
    "category": ("人群", "Categories of persons (人群)"),
    "aid": ("资助", "Aid (资助)"),
    "priority": ("几项资助怎样合在一起", "How aids combine (优先)"),
    "window": ("期", "Windows (期)"),
    "waiting_period": ("等待期", "Waiting period (等待期)"),
    "benefit_start": ("待遇从哪天起", "Start of benefit (待遇期 自)"),
    "benefit_end": ("待遇到哪天止", "End of benefit (待遇期 至)"),
    "funding": ("财政补助", "Government funding (财政补助)"),
    "result": ("其他结果", "Other results (结果)"),
    "table": ("表", "Tables (表)"),
    "let": ("定的值", "Named values (定)"),
    "reading": ("歧义", "Unclear clauses (歧义)"),
    "assumption": ("假定", "Assumptions (假定)"),
    "constraint": ("约束和目标", "Constraints and targets (约束)"),
    "set_aside": ("不编码的条款", "Clauses set aside (不编码)"),
    "subject.header": ("{name}", "{name}"),
    "subject.product": ("险种“{name}”", "the product “{name}”"),
    "subject.eligibility": ("参保", "enrolment"),
    "subject.acceptance": ("受理", "acceptance"),
    "subject.contribution": ("个人缴费", "the contribution"),
    "subject.category": ("人群“{name}”", "the category “{name}”"),
    "subject.aid": ("资助“{name}”", "the aid “{name}”"),
    "subject.priority": ("优先", "the priority of aids"),
    "subject.window": ("“{name}”", "the window “{name}”"),
    "subject.waiting_period": ("等待期", "the waiting period"),
    "subject.benefit_start": ("待遇开始", "the start of benefit"),
    "subject.benefit_end": ("待遇结束", "the end of benefit"),
    "subject.funding": ("财政补助", "government funding"),
    "subject.result": ("“{name}”", "“{name}”"),
    "subject.table": ("表“{name}”", "the table “{name}”"),
    "subject.let": ("“{name}”", "“{name}”"),
    "subject.reading": ("歧义“{name}”", "the unclear clause “{name}”"),
    "subject.assumption": ("假定“{name}”", "the assumption on “{name}”"),
    "subject.constraint": ("要求“{name}”", "the requirement “{name}”"),
    "subject.set_aside": ("第 {name} 条", "clause {name}"),
    "of_product": ("{subject}（{product}）", "{subject} ({product})"),
    "formerly": ("{subject}（原称“{name}”）", "{subject} (formerly “{name}”)"),
    "formerly.between": ("{subject}（{old} 叫“{name}”）", "{subject} (called “{name}” in {old})"),
    "part.aid": ("{subject}由{part}出的部分", "{part}'s part of {subject}"),
    "part.funding": ("{subject}的{part}部分", "{part}'s part of {subject}"),
    "part.table": ("{subject}的“{part}”", "“{part}” in {subject}"),
    "part.own": ("{subject}的{part}", "{part} of {subject}"),
    "if": ("{subject}（当\u00a0{guard}）", "{subject} (if {guard})"),
    "otherwise": ("{subject}（其他情形）", "{subject} (in all other cases)"),
    # values
    "money": ("{amount} 元", "{amount} yuan"),
    "none": ("“无”", "none"),
    "unstated": ("未规定", "not stated"),
    "pending": ("待定{by}{bounds}", "pending{by}{bounds}"),
    "pending.by": ("（由{by}定）", " (to be fixed by {by})"),
    "pending.low": ("，不低于 {value}", ", at least {value}"),
    "pending.high": ("，不高于 {value}", ", at most {value}"),
    "rest": ("其余", "the rest"),
    "in_full": ("全额", "in full"),
    "admit": ("准许", "admitted"),
    "refuse": ("不准（{reason}）", "refused ({reason})"),
    "comes_to": ("{written}（{amount}）", "{written} ({amount})"),
    "nothing_written": ("“没有写”", "not written"),
    "days": ("{first} 至 {last}（{open} 天）", "{first} to {last} ({open} days)"),
    "year_mark": ("标明 {year} 年度", "printed for {year}"),
    "year_mark.none": ("没有另标年度", "not marked with another year"),
    "stage_number": ("第 {number} 步", "stage {number}"),
    "rule.就高": ("“就高”", "the highest counts (就高)"),
    "rule.叠加": ("“叠加”", "they add up (叠加)"),
    "rule.次序": ("“次序 {order}”", "the order {order} (次序)"),
    "rule.未规定": ("“未规定”", "not stated"),
    "rule.均可": ("“均可”", "any of them (均可)"),
    "rule.代缴": ("“代缴”", "paid directly (代缴)"),
    "rule.先缴后补": ("“先缴后补”", "refunded afterwards (先缴后补)"),
    # the changes
    "turned": ("{subject}由 {was} 改为 {now}{remark}", "{subject} changes from {was} to {now}{remark}"),
    "turned.between": ("{subject}是 {now}，{old} 是 {was}", "{subject} is {now}, in {old} {was}"),
    "up": ("{subject}由 {was} 提高到 {now}{remark}", "{subject} rises from {was} to {now}{remark}"),
    "up.between": (
        "{subject}是 {now}，比 {old} 的 {was} 多 {remark}",
        "{subject} is {now}, {remark} more than the {was} in {old}",
    ),
    "down": ("{subject}由 {was} 降低到 {now}{remark}", "{subject} falls from {was} to {now}{remark}"),
    "down.between": (
        "{subject}是 {now}，比 {old} 的 {was} 少 {remark}",
        "{subject} is {now}, {remark} less than the {was} in {old}",
    ),
    "difference": ("（{amount}，{percent}）", " ({amount}, {percent})"),
    "difference.between": ("{amount}（{percent}）", "{amount} ({percent})"),
    "difference.alone": ("（{amount}）", " ({amount})"),
    "difference.alone.between": ("{amount}", "{amount}"),
    "points": ("{points} 个百分点", "{points} percentage points"),
    "added": ("新增{subject}", "{subject} is new"),
    "added.between": ("多了{subject}", "{subject} is only in {new}"),
    "removed": ("取消{subject}", "{subject} is gone"),
    "removed.between": ("没有{subject}", "{subject} is only in {old}"),
    "added.with": ("新增{subject}：{what}", "{subject} is new: {what}"),
    "added.with.between": ("多了{subject}：{what}", "{subject} is only in {new}: {what}"),
    "removed.with": ("取消{subject}：{what}", "{subject} is gone: {what}"),
    "removed.with.between": ("没有{subject}：{what}", "{subject} is only in {old}: {what}"),
    "written_now": ("新写明{subject}", "{subject} is now written"),
    "written_now.between": ("写明了{subject}", "only {new} speaks of {subject}"),
    "written_no_more": ("不再写{subject}", "{subject} is no longer written"),
    "written_no_more.between": ("没有写{subject}", "only {old} speaks of {subject}"),
    "for_whom": ("给 {whom}，{lines}", "for {whom}: {lines}"),
    "required": ("新增要求：{what}", "newly required: {what}"),
    "required.between": ("多了要求：{what}", "required only in {new}: {what}"),
    "required_no_more": ("不再要求：{what}", "no longer required: {what}"),
    "required_no_more.between": ("没有要求：{what}", "required only in {old}: {what}"),
    "renamed": ("{was}改称“{name}”，内容没变", "{was} is now called “{name}”; it says the same"),
    "renamed.between": ("{was}在 {new} 叫“{name}”，内容一样", "{was} is called “{name}” in {new}; it says the same"),
    "joined": ("{was}不再单列，并入“{name}”", "{was} no longer stands by itself; it is part of “{name}”"),
    "joined.between": (
        "{was}没有单列，包括在“{name}”里",
        "{was} does not stand by itself in {new}; it is part of “{name}”",
    ),
    "parted": ("{now}从“{name}”里单列出来", "{now} now stands by itself; it was part of “{name}”"),
    "parted.between": (
        "{now}是单列的，在 {old} 包括在“{name}”里",
        "{now} stands by itself; in {old} it is part of “{name}”",
    ),
    "wider.member": ("{subject}范围扩大：增加 {only}", "{subject} becomes wider: {only} is included"),
    "wider.member.between": ("{subject}范围更大：多了 {only}", "{subject} is wider: {only} is included"),
    "wider.condition": ("{subject}范围扩大：不再要求 {only}", "{subject} becomes wider: {only} is no longer required"),
    "wider.condition.between": ("{subject}范围更大：不要求 {only}", "{subject} is wider: {only} is not required"),
    "wider": ("{subject}范围扩大", "{subject} becomes wider"),
    "wider.between": ("{subject}范围更大", "{subject} is wider"),
    "narrower.member": (
        "{subject}范围缩小：不再包括 {only}",
        "{subject} becomes narrower: {only} is no longer included",
    ),
    "narrower.member.between": ("{subject}范围更小：不包括 {only}", "{subject} is narrower: {only} is not included"),
    "narrower.condition": ("{subject}范围缩小：还要求 {only}", "{subject} becomes narrower: {only} is required too"),
    "narrower.condition.between": ("{subject}范围更小：还要求 {only}", "{subject} is narrower: {only} is required too"),
    "narrower": ("{subject}范围缩小", "{subject} becomes narrower"),
    "narrower.between": ("{subject}范围更小", "{subject} is narrower"),
    "condition": ("{subject}的条件改了：{parts}", "the condition of {subject} changes: {parts}"),
    "condition.between": ("{subject}的条件不同：{parts}", "the condition of {subject} differs: {parts}"),
    "gone_and_come": ("去掉 {gone}，加上 {come}", "{gone} is dropped, {come} is added"),
    "gone_and_come.between": ("另有 {come}，没有 {gone}", "{come} instead of {gone}"),
    "instead": ("由 {was} 改为 {now}", "from {was} to {now}"),
    "instead.between": ("这里是 {now}，{old} 是 {was}", "here {now}, in {old} {was}"),
    "line": ("{subject}写“{value}”的那一行", "the line “{value}” of {subject}"),
    "line.part": ("{subject}“{part}”那一行", "the line “{part}” of {subject}"),
    "line_added": ("{subject}增加一种情形：{line}", "{subject}: a further case, {line}"),
    "line_added.between": ("{subject}多一种情形：{line}", "{subject}: a case only in {new}, {line}"),
    "line_removed": ("{subject}去掉一种情形：{line}", "{subject}: a case is gone, {line}"),
    "line_removed.between": ("{subject}少一种情形：{line}", "{subject}: a case only in {old}, {line}"),
    "own_added": ("{subject}写明{part}：{value}", "{subject} now says {part}: {value}"),
    "own_added.between": ("{subject}写明{part}：{value}", "{subject} says {part}: {value}"),
    "own_removed": ("{subject}不再写{part}（原来是 {value}）", "{subject} no longer says {part} ({value})"),
    "own_removed.between": (
        "{subject}没有写{part}，{old} 是 {value}",
        "{subject} has no {part}; in {old} it is {value}",
    ),
    "reading_added": ("{subject}多一种读法“{part}”", "{subject} can also be read as “{part}”"),
    "reading_removed": ("{subject}少一种读法“{part}”", "{subject} can no longer be read as “{part}”"),
    "reading_removed.between": ("{subject}少一种读法“{part}”", "{subject} can't be read as “{part}”"),
    "order": (
        "{subject}的次序变了：“{one}”原来排在“{other}”前面，现在排在后面",
        "the order of lines of {subject} changes: “{one}” stood before “{other}” and now stands behind it",
    ),
    "order.between": (
        "{subject}的次序不同：“{one}”在 {old} 排在“{other}”前面，这里排在后面",
        "the order of lines of {subject} differs: “{one}” stands before “{other}” in {old} and behind it here",
    ),
    "filled": ("{subject}原来未规定，现在写明：{now}", "{subject} was not stated and now is: {now}"),
    "filled.between": ("{subject}是 {now}，{old} 未规定", "{subject} is {now}, and not stated in {old}"),
    "filled.lines": ("{subject}原来未规定，现在写明了", "{subject} was not stated and now is"),
    "filled.lines.between": ("{subject}写明了，{old} 未规定", "{subject} is stated, and not so in {old}"),
    "silenced": ("{subject}原来是 {was}，现在未规定", "{subject} was {was} and is no longer stated"),
    "silenced.between": ("{subject}未规定，{old} 是 {was}", "{subject} is not stated; in {old} it is {was}"),
    "silenced.lines": ("{subject}原来写明的，现在未规定", "{subject} was stated and no longer is"),
    "silenced.lines.between": ("{subject}未规定，{old} 写明了", "{subject} is not stated; in {old} it is"),
    "payer_added": ("{subject}增加出资方 {part}：{now}", "{subject} has a further payer, {part}: {now}"),
    "payer_added.between": (
        "{subject}多一个出资方 {part}：{now}",
        "{subject} has a payer only in {new}, {part}: {now}",
    ),
    "payer_removed": ("{subject}去掉出资方 {part}（原来出 {was}）", "{subject} loses the payer {part} ({was})"),
    "payer_removed.between": (
        "{subject}没有出资方 {part}，{old} 由它出 {was}",
        "{subject} has no payer {part}, who gives {was} in {old}",
    ),
    "payer": ("{subject}改由{now}出（原由{was}出）", "{subject} is paid by {now} instead of {was}"),
    "payer.between": ("{subject}由{now}出，{old} 由{was}出", "{subject} is paid by {now}, in {old} by {was}"),
    "mode": ("{subject}的支付方式", "the mode of {subject}"),
    "stage": ("{subject}的步次", "the stage of {subject}"),
    "combine": ("几项资助都符合时的办法", "the rule where several aids apply"),
    "tie": ("两项资助同额时的办法", "the rule where two aids tie"),
    "own_year": ("{subject}原来{was}，现在{now}", "{subject} was {was} and now is {now}"),
    "own_year.between": ("{subject}{now}，{old} {was}", "{subject} is {now}, in {old} {was}"),
    "moved": ("{subject}变动：{gaps}，由 {was} 改为 {now}", "{subject} moves: {gaps}, from {was} to {now}"),
    "moved.between": (
        "{subject}不同：{gaps}，{now}，{old} 是 {was}",
        "{subject} differs: {gaps}, {now}; in {old} {was}",
    ),
    "lengthened": (
        "{subject}延长：{gaps}，由 {was} 改为 {now}",
        "{subject} becomes longer: {gaps}, from {was} to {now}",
    ),
    "lengthened.between": (
        "{subject}更长：{gaps}，{now}，{old} 是 {was}",
        "{subject} is longer: {gaps}, {now}; in {old} {was}",
    ),
    "shortened": (
        "{subject}缩短：{gaps}，由 {was} 改为 {now}",
        "{subject} becomes shorter: {gaps}, from {was} to {now}",
    ),
    "shortened.between": (
        "{subject}更短：{gaps}，{now}，{old} 是 {was}",
        "{subject} is shorter: {gaps}, {now}; in {old} {was}",
    ),
    "gap.whole.later": ("整体推迟 {days} 天", "all of it {days} days later"),
    "gap.whole.earlier": ("整体提前 {days} 天", "all of it {days} days earlier"),
    "gap.first.later": ("开始推迟 {days} 天", "it begins {days} days later"),
    "gap.first.earlier": ("开始提前 {days} 天", "it begins {days} days earlier"),
    "gap.last.later": ("截止推迟 {days} 天", "it ends {days} days later"),
    "gap.last.earlier": ("截止提前 {days} 天", "it ends {days} days earlier"),
    "gap.and": ("、", " and "),
    "split": ("“{was}”分成 {names}，原来是 {days}", "the window “{was}”, {days}, is split into {names}"),
    "split.between": (
        "{old} 的“{was}”在这里分成 {names}，原来是 {days}",
        "the window “{was}” of {old}, {days}, is split into {names}",
    ),
    "merged": ("{names} 合并成“{now}”，{days}", "the windows {names} are merged into “{now}”, {days}"),
    "merged.between": (
        "{old} 的 {names} 在这里是一个“{now}”，{days}",
        "the windows {names} of {old} are one, “{now}”, {days}",
    ),
    "not_moved_on": (
        "{subject}没有随年度后移，两年都是 {now}",
        "{subject} did not move on with the year: it is {now} in both",
    ),
    "not_moved_on.between": (
        "{subject}两边都是 {now}，年度却不同",
        "{subject} is {now} in both, although the years differ",
    ),
    "binding": ("{subject}不再只是“原则上”", "{subject} is now binding, and not merely normal (原则上)"),
    "binding.between": (
        "{subject}是硬性的（{old} 是“原则上”）",
        "{subject} is binding (merely normal, 原则上, in {old})",
    ),
    "softened": ("{subject}改为“原则上”", "{subject} is now merely normal (原则上)"),
    "softened.between": (
        "{subject}是“原则上”（{old} 是硬性的）",
        "{subject} is merely normal (原则上; binding in {old})",
    ),
    "reading_settled": ("歧义“{name}”现在假定为“{now}”", "the unclear clause “{name}” is now taken to mean “{now}”"),
    "reading_settled.between": (
        "歧义“{name}”假定为“{now}”（{old} 没有假定）",
        "the unclear clause “{name}” is taken to mean “{now}” (left open in {old})",
    ),
    "reading_opened": (
        "歧义“{name}”不再假定为“{was}”",
        "the unclear clause “{name}” is no longer taken to mean “{was}”",
    ),
    "reading_opened.between": (
        "歧义“{name}”没有假定（{old} 假定为“{was}”）",
        "the unclear clause “{name}” is left open (taken to mean “{was}” in {old})",
    ),
}


def say(language: Language, key: str, /, between: bool = False, **words: object) -> str:
    """A sentence in the reader's language; `between` regions, where that is said in other words."""
    chinese, english = WORDS[f"{key}.between" if between and f"{key}.between" in WORDS else key]
    if language == "en":
        return english.format_map(words)
    return _SLOT.sub(lambda slot: _set_in(slot, str(words[slot["name"]])), chinese).replace("\u00a0", " ")


def _set_in(slot: re.Match[str], word: str) -> str:
    before, after = (
        slot[side] if edge.isascii() else "" for side, edge in (("before", word[:1]), ("after", word[-1:]))
    )
    return before + word + after


def listed(language: Language, names: Iterable[str]) -> str:
    return say(language, "names").join(names)
