"""Groups of persons in the officer's words, a row per phrase: Chinese, English. Names stay as the file has them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import NONE, Kind, Policy, TimeOfDay
from engine import Closed, Deferred, Known, NotApplicable, Outcome, Refused, Unknown, published
from engine.compare import Affected, Condition, Conditions, Difference, Person, Sort, Stretch
from engine.fields import bare, split

from ...texts.rows import Rows
from ..outcomes import JOIN, bracketed, kind_words, outcome_words, value_words
from ..results.model import field_title
from .speaker import ExactSpeaker

CATEGORY, OF_NEW = "人群.", "′"
WORDS: Rows = {
    "everybody": ("所有人", "everybody"),
    "and": ("，", ", "),
    "both": ("且", " and "),
    "colon": ("：", ": "),
    "semicolon": ("；", "; "),
    "any": ("{names}之一", "one of {names}"),
    "one": ("{names}", "{names}"),
    "no": ("不是{names}", "not {names}"),
    "none": ("{names}都不是", "none of {names}"),
    "no.fact": ("“{names}”为否", "not {names}"),
    "none.fact": ("“{names}”都为否", "none of {names}"),
    "holds": ("{names}", "{names}"),
    "fails": ("不符合“{names}”", "not “{names}”"),
    "whose.old": ("{old}的“{names}”", "“{names}” of {old}"),
    "whose.new": ("{new}的“{names}”", "“{names}” of {new}"),
    "fails.old": ("不符合{old}的“{names}”", "not “{names}” of {old}"),
    "fails.new": ("不符合{new}的“{names}”", "not “{names}” of {new}"),
    "from": ("{first} 及以后", "from {first} on"),
    "to": ("{last} 及以前", "up to {last}"),
    "between": ("{first} 至 {last}", "from {first} to {last}"),
    "on": ("{first}", "on {first}"),
    "at_least": ("不少于 {first}", "at least {first}"),
    "at_most": ("不超过 {last}", "at most {last}"),
    "any_at_all": ("有值", "any"),
    "is_none": ("“无”", "none (无)"),
    "or": ("或", " or "),
    "value": ("{name} {values}", "{name} {values}"),
    "member": ("{name}是{values}", "{name} is {values}"),
    "no_member": ("{name}不是{values}", "{name} is not {values}"),
    "depends": ("看“{names}”是多少", "depending on “{names}”"),
    "reading.new": ("按{new}“{name}”的读法“{values}”", "by the reading {name} = {values} of {new}"),
    "reading": ("按“{name}”的读法“{values}”", "by the reading {name} = {values}"),
    "amount": ("{field} {difference} 元（{before} → {after}）", "{field} {difference} yuan ({before} → {after})"),
    "turned": ("{field} {before} → {after}", "{field} {before} → {after}"),
    "held": ("成为“{name}”", "now {name}"),
    "held.between": ("只按{new}是“{name}”", "{name} only under {new}"),
    "held_no_more": ("不再是“{name}”", "no longer {name}"),
    "held_no_more.between": ("只按{old}是“{name}”", "{name} only under {old}"),
    "category": ("人群“{name}”：{before} → {after}", "category {name}: {before} → {after}"),
    "more": ("{field}增加，多少因人而异", "{field} rises, by how much depends on the person"),
    "more.between": (
        "{field}按{new}多，多少因人而异",
        "{field} is more under {new}, by how much depends on the person",
    ),
    "less": ("{field}减少，多少因人而异", "{field} falls, by how much depends on the person"),
    "less.between": (
        "{field}按{new}少，多少因人而异",
        "{field} is less under {new}, by how much depends on the person",
    ),
    "later": ("{field}推后，几天因人而异", "{field} comes later, by how much depends on the person"),
    "later.between": (
        "{field}按{new}晚，几天因人而异",
        "{field} is later under {new}, by how much depends on the person",
    ),
    "earlier": ("{field}提前，几天因人而异", "{field} comes earlier, by how much depends on the person"),
    "earlier.between": (
        "{field}按{new}早，几天因人而异",
        "{field} is earlier under {new}, by how much depends on the person",
    ),
    "own": ("{value}（因人而异，例如）", "{value} (for example; it depends on the person)"),
    "ordinary": ("没有任何特别情况的人", "somebody with nothing special"),
    "fact": ("{name} {value}", "{name} {value}"),
    "own_year.old": ("（在{old}的年度里是{facts}）", " (in the year of {old}: {facts})"),
    "own_year.new": ("（在{new}的年度里是{facts}）", " (in the year of {new}: {facts})"),
    "by": ("由 {by} 定", "to be fixed by {by}"),
    "from_now_on": ("其余各项随之开始算", "all later results apply from now on"),
    "from_now_on.between": ("其余各项只有{new}算", "all later results apply only under {new}"),
    "as_above": ("{names}（和前面的例子变得一样）", "{names} (as in an example above)"),
    "as_above.between": ("{names}（和前面的例子同样不同）", "{names} (as in an example above)"),
    "of_category": ("人群“{name}”", "category {name}"),
    "no_more": ("其余各项随之不再算", "all later results no longer apply"),
    "no_more.between": ("其余各项只有{old}算", "all later results apply only under {old}"),
}


# --- whom ------------------------------------------------------------------------------------------------------------


def whom(conditions: Conditions, speaker: ExactSpeaker) -> str:
    if not conditions:
        return speaker.say(WORDS, "everybody")
    held = [condition_words(one, speaker) for one in conditions if _is_held(one)]
    others = [condition_words(one, speaker) for one in conditions if not _is_held(one)]
    together = [speaker.say(WORDS, "both").join(held)] if held else []
    return speaker.say(WORDS, "and").join((*together, *others))


def _is_held(one: Condition) -> bool:
    return one.is_yes_or_no and one.holds and one.sort is not Sort.CONDITION


def condition_words(one: Condition, speaker: ExactSpeaker) -> str:
    if one.is_yes_or_no:
        return _yes_or_no(one, speaker)
    (name,) = one.subjects
    members = JOIN[speaker.language].join(one.written)
    if one.sort is Sort.READING:
        return _reading(name, members, speaker)
    if one.sort is Sort.CONDITION:
        return speaker.say(WORDS, "depends", names=name)
    if one.stretches or one.members == (NONE,):
        parts = [_stretch(stretch, speaker) for stretch in one.stretches]
        parts += [speaker.say(WORDS, "is_none")] if NONE in one.members else []
        return speaker.say(WORDS, "value", name=name, values=speaker.say(WORDS, "or").join(parts))
    return speaker.say(WORDS, "member" if one.holds else "no_member", name=name, values=members)


def _reading(name: str, ways: str, speaker: ExactSpeaker) -> str:
    """A reading of which both notices have one, with other alternatives each, is marked in the new one."""
    own = name.removesuffix(OF_NEW)
    return speaker.say(WORDS, "reading" if own == name else "reading.new", name=own, values=ways)


def _yes_or_no(one: Condition, speaker: ExactSpeaker) -> str:
    names = JOIN[speaker.language].join(one.subjects)
    if one.notice and one.sort is Sort.CONDITION and not one.holds:
        return speaker.say(WORDS, f"fails.{one.notice}", names=names)
    if one.notice:
        names = speaker.say(WORDS, f"whose.{one.notice}", names=names)
    if one.sort is Sort.CONDITION:
        return speaker.say(WORDS, "holds" if one.holds else "fails", names=names)
    several = len(one.subjects) > 1
    if one.holds:
        return speaker.say(WORDS, "any" if several else "one", names=names)
    of_fact = one.fact is not None and one.fact.type.kind is Kind.YES_NO
    return speaker.say(WORDS, ("none" if several else "no") + (".fact" if of_fact else ""), names=names)


def _stretch(stretch: Stretch, speaker: ExactSpeaker) -> str:
    first, last = stretch.first, stretch.last
    words = {"first": _end(first, speaker), "last": _end(last, speaker)}
    counted = not isinstance(last if first is None else first, date | TimeOfDay)
    if first is None and last is None:
        return speaker.say(WORDS, "any_at_all")
    if first is None:
        return speaker.say(WORDS, "at_most" if counted else "to", **words)
    if last is None:
        return speaker.say(WORDS, "at_least" if counted else "from", **words)
    return speaker.say(WORDS, "on" if first == last else "between", **words)


def _end(value: Any, speaker: ExactSpeaker) -> str:
    return "" if value is None else value_words(value, speaker.language)


# --- what differs ----------------------------------------------------------------------------------------------------


def effects(found: Sequence[Difference], varying: frozenset[str], policy: Policy, speaker: ExactSpeaker) -> str:
    """Amounts that move from the same to the same are told as one."""
    together: dict[object, list[Difference]] = {}
    for one in told(found):
        alone = one.field in varying or not isinstance(one.before, Decimal) or not isinstance(one.after, Decimal)
        together.setdefault(one.field if alone else (one.before, one.after), []).append(one)
    words = (
        _effect(same[0], same[0].field in varying, policy, speaker, [one.field for one in same])
        for same in together.values()
    )
    return speaker.say(WORDS, "semicolon").join(words)


def told(found: Sequence[Difference]) -> Sequence[Difference]:
    """What a person pays first; 先付 goes without saying where it changes as 应缴 does."""
    return sorted((one for one in found if not _as_due(one, found)), key=_is_not_due)


def _as_due(one: Difference, found: Sequence[Difference]) -> bool:
    name, product = split(one.field)
    due = next((each for each in found if split(each.field) == ("应缴", product)), None)
    return name == "先付" and due is not None and (one.before, one.after) == (due.before, due.after)


def _is_not_due(one: Difference) -> bool:
    return bare(one.field) != "应缴"


def _effect(one: Difference, varies: bool, policy: Policy, speaker: ExactSpeaker, fields: Sequence[str]) -> str:
    before, after = published(one.before, one.field), published(one.after, one.field)
    if varies and isinstance(before, Known) and isinstance(after, Known) and type(one.before) is type(one.after):
        rises = one.after > one.before
        words = ("more", "less") if isinstance(one.after, Decimal | int) else ("later", "earlier")
        return speaker.say(WORDS, words[0] if rises else words[1], field=field_title(one.field, speaker.language))
    return change_words(one.field, before, after, policy, speaker, varies, fields)


def change_words(
    field: str,
    before: Outcome,
    after: Outcome,
    policy: Policy,
    speaker: ExactSpeaker,
    varies: bool = False,
    fields: Sequence[str] = (),
) -> str:
    """应缴 +50.00 元（200.00 → 250.00）; 受理 未规定 → 准许. `fields`: all that move so, the first one among them."""
    if field.startswith(CATEGORY):
        return _category(without_prefix(field), before, after, speaker)
    title = JOIN[speaker.language].join(field_title(one, speaker.language) for one in fields or (field,))
    kind = kind_of_field(policy, field)
    was, now = (outcome_in_words(each, field, kind, speaker) for each in (before, after))
    if varies:
        was, now = (
            speaker.say(WORDS, "own", value=words) if isinstance(each, Known) else words
            for each, words in ((before, was), (after, now))
        )
    values = [each.value for each in (before, after) if isinstance(each, Known) and isinstance(each.value, Decimal)]
    if kind is Kind.MONEY and len(values) == 2 and not varies:
        apart = values[1] - values[0]
        difference = ("+" if apart > 0 else "−") + value_words(abs(apart), speaker.language)
        return speaker.say(WORDS, "amount", field=title, difference=difference, before=was, after=now)
    return speaker.say(WORDS, "turned", field=title, before=was, after=now)


def without_prefix(field: str) -> str:
    """A 人群 by its own name, a field by its own."""
    return field.removeprefix(CATEGORY)


def _category(name: str, before: Outcome, after: Outcome, speaker: ExactSpeaker) -> str:
    if before == Known(False) and after == Known(True):
        return speaker.say(WORDS, "held", name=name)
    if before == Known(True) and after == Known(False):
        return speaker.say(WORDS, "held_no_more", name=name)
    words = (outcome_in_words(each, name, Kind.YES_NO, speaker) for each in (before, after))
    return speaker.say(WORDS, "category", name=name, before=next(words), after=next(words))


def outcome_in_words(outcome: Outcome, field: str, kind: Kind, speaker: ExactSpeaker) -> str:
    """Also why somebody is turned away, and who decides: two such answers may differ in nothing else."""
    words = outcome_words(outcome, field, speaker.language, kind)
    match outcome:
        case Refused(reason=reason) | Closed(reason=reason):
            return kind_words(outcome, speaker.language) + bracketed(reason, speaker.language)
        case Unknown(reasons=reasons):
            by = sorted({reason.by for reason in reasons if isinstance(reason, Deferred) and reason.by})
            return words + (
                bracketed(speaker.say(WORDS, "by", by=JOIN[speaker.language].join(by)), speaker.language) if by else ""
            )
    return words


def kind_of_field(policy: Policy, field: str) -> Kind:
    decision = policy.decisions.get(field)
    return Kind.MONEY if decision is None else decision.type.kind


# --- the person who shows it -----------------------------------------------------------------------------------------


def person_words(person: Person, speaker: ExactSpeaker) -> str:
    readings = [_reading(name, way, speaker) for name, way in person.readings.items()]
    said = speaker.say(WORDS, "and").join((*_facts(person.written, speaker), *readings))
    there = (
        speaker.say(WORDS, f"own_year.{notice}", facts=speaker.say(WORDS, "and").join(_facts(facts, speaker)))
        for notice, facts in person.own_year.items()
    )
    return (said or speaker.say(WORDS, "ordinary")) + "".join(there)


def _facts(written: Mapping[str, str], speaker: ExactSpeaker) -> list[str]:
    return [speaker.say(WORDS, "fact", name=name, value=value) for name, value in written.items()]


def others_in_words(
    group: Affected, policy: Policy, told: Collection[str], speaker: ExactSpeaker, shown: Sequence[Person] = ()
) -> str:
    """What else differs for the group's person than these fields; empty where nothing does.

    What turns as it did for one of those `shown` before is only named.
    """
    others = {
        field: pair for field, pair in group.person.outcomes.items() if field not in told and not _is_up_front(field)
    }
    turned = [pair for pair in others.values() if any(isinstance(outcome, NotApplicable) for outcome in pair)]
    others = {field: pair for field, pair in others.items() if pair not in turned}
    same = [field for field, pair in others.items() if any(one.outcomes.get(field) == pair for one in shown)]
    words = [change_words(field, *pair, policy, speaker) for field, pair in others.items() if field not in same]
    if turned:
        words.append(speaker.say(WORDS, "no_more" if isinstance(turned[0][1], NotApplicable) else "from_now_on"))
    if same:
        names = JOIN[speaker.language].join(_named(field, speaker) for field in same)
        words.append(speaker.say(WORDS, "as_above", names=names))
    return speaker.say(WORDS, "semicolon").join(words)


def _named(field: str, speaker: ExactSpeaker) -> str:
    is_category = field.startswith(CATEGORY)
    return (
        speaker.say(WORDS, "of_category", name=without_prefix(field))
        if is_category
        else field_title(field, speaker.language)
    )


def _is_up_front(field: str) -> bool:
    return bare(field) == "先付"
