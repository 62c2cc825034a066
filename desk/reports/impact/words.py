"""What a change of notice costs, in the words of an officer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from dsl import Language, Policy
from engine.columnar.counts.counted import Label
from engine.columnar.counts.counting import CATEGORIES
from engine.columnar.counts.gathered import Total
from engine.columnar.stepwise.parts import AIDED
from engine.fields import AID, SHARE, bare, split
from engine.impact.added import NO_FIELD
from engine.impact.model import Bounds, Course, GroupMoved, Impact, Open, OpenCase, Spread, Turn
from engine.snapshot.model import WITHHELD, Heads, Line, Way

from ..budget.model import amount_words, is_part, money, title
from ..groups import kind_words, label_words
from ..outcomes import ADMITTED, JOIN, NOTHING, bracketed, value_words
from .speaker import ImpactSpeaker

Words = Mapping[Language, str]
_NO_FIELD: Words = {"zh": "没有这一项", "en": "no such item"}
_VARIES: Words = {"zh": "各人不同", "en": "differs"}
_NO_LINE: Words = {"zh": "哪一行都不符合", "en": "no line holds"}
_NOT_DECIDED: Words = {"zh": "不适用", "en": "not applicable"}
_NO_AID: Words = {"zh": "没有资助", "en": "no aid"}
_ANY_OF: Words = {"zh": "{count} 行之一", "en": "one of {count} lines"}
_OUTSIDE: Words = {"zh": "不属于任何人群", "en": "in no category"}
_UNCLEAR: Words = {"zh": "属于哪个人群不清楚", "en": "category not known"}
_LINE: Words = {"zh": "第 {line} 行 {value}", "en": "line {line}: {value}"}
_IF: Words = {"zh": "（当 {guard}）", "en": " (当 {guard})"}
_INDENT = "\u3000"
"""Kept by a page, where blanks are not."""
_SPREAD: Mapping[str, Words] = {
    "more": {"zh": "多 {amount}", "en": "{amount} more"},
    "less": {"zh": "少 {amount}", "en": "{amount} less"},
    "same": {"zh": "一样", "en": "no difference"},
    "between": {"zh": "{least}～{most}", "en": "{least} to {most}"},
    "beyond": {"zh": "{least} 以上", "en": "{least} or more"},
    "others": {"zh": "其他差额", "en": "other differences"},
}
_TURNS = ("险种", "参保", "受理", "等待期", "待遇开始", "待遇结束")
"""The outcomes that are told; aids by the lines that decide them. JSON and the workbook have every field."""


def signed(amount: Decimal) -> str:
    """`+1,200.00`, `−10.00`, `0.00`."""
    return ("−" if amount < 0 else "+" if amount > 0 else "") + money(abs(amount))


def difference_words(found: Bounds, language: Language) -> str:
    if found.least is None or found.most is None:
        ends = ({"zh": "至少 ", "en": "at least "}, found.least), ({"zh": "至多 ", "en": "at most "}, found.most)
        return next((words[language] + signed(end) for words, end in ends if end is not None), "—")
    return signed(found.least) if found.least == found.most else f"{signed(found.least)}～{signed(found.most)}"


def total_words(total: Total | None, language: Language) -> str:
    return "—" if total is None else amount_words(total, language)


def field_words(field: str, language: Language) -> str:
    """A payer or a level stands below its total."""
    return (_INDENT if is_part(field) else "") + title(field, language)


def full_field(field: str, language: Language) -> str:
    """By itself: 资助（残联）."""
    for prefix, whole in ((AID, {"zh": "资助", "en": "aid"}), (SHARE, {"zh": "财政补助", "en": "fiscal share"})):
        if field.startswith(prefix):
            return whole[language] + bracketed(field.removeprefix(prefix), language)
    return title(field, language)


def heads_words(heads: Heads) -> str:
    return heads if isinstance(heads, str) else f"{heads:,}"


def withheld_words(language: Language, smallest: int) -> str:
    return {
        "zh": f"不到 {smallest} 人的不列出，写成 <{smallest}，旁边的金额也不写；“{WITHHELD}”是为了不让人算出它们"
        "而一起藏起来的。",
        "en": f"Fewer than {smallest} are withheld (<{smallest}), and the amounts beside them; “{WITHHELD}” hides what "
        "would give them away.",
    }[language]


def way_words(way: Way | None, field: str, language: Language) -> str:
    if way is None:
        return _NO_FIELD[language]
    if way.kind != "known":
        return kind_words(way.kind, language)
    if not way.is_told:
        return _VARIES[language]
    if field.partition("[")[0] in ("参保", "受理") and way.value is True:
        return ADMITTED[language]
    return NOTHING[language] if way.value is None else value_words(way.value, language)


def spread_words(spread: Spread, language: Language) -> str:
    def said(key: str, **words: str) -> str:
        return _SPREAD[key][language].format(**words)

    ends = [end for end in (spread.least, spread.most) if end is not None]
    if not ends:
        return said("others")
    if all(end == 0 for end in ends):
        return said("same")
    sizes = sorted(map(abs, ends))
    shown = [money(size) for size in sizes]
    amount = said("beyond", least=shown[0]) if len(ends) == 1 else shown[0]
    if len(ends) > 1 and sizes[0] != sizes[1]:
        amount = said("between", least=shown[0], most=shown[1])
    return said("more" if ends[0] > 0 else "less", amount=amount)


def label_of(old: Policy, new: Policy, by: str, group: GroupMoved, language: Language) -> str:
    label: Label = group.label
    if by != CATEGORIES:
        return label_words(new, by, label, language)
    if label.kind != "known":
        return _UNCLEAR[language]
    if label.value is None:
        return _OUTSIDE[language]
    only_old = ImpactSpeaker.of(old, new, language).say("only_old", name=label.value)
    return only_old if group.only_old else str(label.value)


def line_words(field: str, entry: str | None, lines: Mapping[str, Line], language: Language) -> str:
    """The line that decided, as it is written; aids by their names."""
    if entry is None:
        return (_NO_AID if bare(field) == AIDED else _NOT_DECIDED)[language]
    entries = entry.split("、")
    known = [lines[one] for one in entries if one in lines]
    if all("#" not in one for one in entries):
        return JOIN[language].join(entries)
    if len(entries) > 1:
        return _ANY_OF[language].format(count=len(entries)) + bracketed(_numbers(known, language), language)
    if not known:
        return _NO_LINE[language]
    (line,) = known
    guard = _IF[language].format(guard=line.guard) if line.guard else ""
    return _LINE[language].format(line=line.line, value=line.value) + guard


def _numbers(lines: Iterable[Line], language: Language) -> str:
    return JOIN[language].join(str(number) for number in sorted({line.line for line in lines}))


def case_words(case: OpenCase, speaker: ImpactSpeaker) -> str:
    """旧：未规定（财政补助）；新：缺事实（参保地）."""
    language = speaker.language
    said = [
        {"zh": "{side}：{why}", "en": "{side}: {why}"}[language].format(side=side, why=why)
        for side, why in zip(speaker.sides, (_why(case.old, language), _why(case.new, language)), strict=True)
        if why
    ]
    return {"zh": "；", "en": "; "}[language].join(said)


def _why(why: Open | None, language: Language) -> str:
    if why is None:
        return ""
    if why.kind == NO_FIELD:
        return _NO_FIELD[language]
    named = why.missing if why.kind == "missing" else (*why.silent, *why.missing)
    return kind_words(why.kind, language) + (bracketed(JOIN[language].join(named), language) if named else "")


def open_cases(cases: Iterable[tuple[str, OpenCase]], speaker: ImpactSpeaker) -> Iterator[tuple[Heads, str, str]]:
    """(heads, the fields of which this is so, why) of (field, case), most heads first; fields that are open alike stand
    together."""
    found: dict[tuple[Heads, str], list[str]] = {}
    for field, case in cases:
        found.setdefault((case.heads, case_words(case, speaker)), []).append(full_field(field, speaker.language))
    for (heads, why), names in sorted(found.items(), key=lambda item: _most_first(item[0][0])):
        yield heads, JOIN[speaker.language].join(names), why


def _most_first(heads: Heads) -> int:
    return 0 if isinstance(heads, str) else -heads


def moved_turns(impact: Impact) -> Iterator[tuple[str, tuple[Turn, ...]]]:
    """The outcomes that are told and come out otherwise for somebody, each with those turns alone."""
    for field, turns in impact.outcomes.items():
        moved = tuple(turn for turn in turns if not turn.same)
        if split(field)[0] in _TURNS and moved:
            yield field, moved


def is_other_line(course: Course, impact: Impact) -> bool:
    """Another line decides, or one that is written otherwise, or it comes to something else."""
    if course.moved.difference:
        return True
    return _written(course.old, impact.old_lines) != _written(course.new, impact.new_lines)


def _written(entry: str | None, lines: Mapping[str, Line]) -> list[object]:
    """Without the place, which may move; what is no line stands for itself."""
    found = (lines.get(one, one) for one in (entry or "").split("、"))
    return [one if isinstance(one, str) else (one.key, one.guard, one.value) for one in found]
