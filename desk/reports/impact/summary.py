"""What a change of notice costs, in a paragraph that can be read out, and how dates were taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dsl import Language, Policy
from engine.fields import split
from engine.impact.model import Bounds, Direction, Impact, Turn
from engine.snapshot.model import WITHHELD, Heads

from ..budget.model import money
from ..changes.words import say
from ..notice_names import notice_names
from ..outcomes import JOIN
from ..results.model import field_title
from .speaker import ImpactSpeaker
from .words import full_field, moved_turns, total_words, way_words

Words = Mapping[Language, str]
_BEGINNING: Words = {"zh": "名单里 {heads} 人", "en": "For the {heads} persons in the records"}
_FEW: Words = {"zh": "不到 {least}", "en": "fewer than {least}"}
_WITHHELD: Words = {"zh": "其余的人数不列出", "en": "how many the others are is not shown"}
_BESIDES: Words = {"zh": "另外，{turns}。", "en": " Besides: {turns}."}
_SO_MANY: Words = {"zh": " {heads} 人", "en": ": {heads}"}
_MORE_TURNS: Words = {"zh": "等", "en": " and others"}
_MOST_TURNS = 2
_LEADING = ("参保", "受理", "等待期")
"""Whether somebody is taken in, and how long they wait; what follows from it stands in the tables."""
_NOBODY: Words = {"zh": "名单里没有一个能算的人。", "en": "Nobody in the records can be counted."}
_NOTHING: Words = {
    "zh": "名单里 {heads} 人。两份通知没有可以比的应缴金额。",
    "en": "There are {heads} persons in the records. The notices have no 应缴 in common.",
}
_MOVED: Words = {
    "zh": "名单是 {own} 年度的，名单里的日期一个也不动；{policy}写的日期都{way} {years} 年，折算到 {own} 年度再算。"
    "写明的、离年度一年以上的日期（例如出生日期的界线）不移；2 月的最后一天还是 2 月的最后一天。",
    "en": "The records are of {own}, and none of their dates moves; the dates that {policy} names are moved {way} by "
    "{years} year(s), to {own}. Dates more than a year away from its own year, such as a birthday that is written out, "
    "stay; the last day of February stays the last day of February.",
}
_WAY: Mapping[bool, Words] = {True: {"zh": "移前", "en": "back"}, False: {"zh": "移后", "en": "on"}}
_ABSOLUTE: Words = {
    "zh": "没有对齐年度：{old} 年度和 {new} 年度的通知看到的是同样的日期。",
    "en": "Years are not aligned: the notices of {old} and {new} see the same days.",
}


def summary(impact: Impact, old: Policy, new: Policy, language: Language) -> str:
    heads = f"{impact.heads:,}"
    if not impact.heads:
        return _NOBODY[language]
    if impact.bearing is None:
        return _NOTHING[language].format(heads=heads)
    amount = impact.amounts[impact.bearing]
    speaker = ImpactSpeaker.of(old, new, language)
    names = notice_names(old, new, language)
    totals = say(
        language,
        "cost.totals",
        field=full_field(impact.bearing, language),
        old=names[0],
        new=names[1],
        before=total_words(amount.totals.before, language),
        after=total_words(amount.totals.after, language),
    )
    told = {way: amount.moved[way].heads for way in Direction if amount.moved[way].heads}
    said = [
        speaker.say(f"heads.{way.value}", heads=_count(heads, language))
        for way, heads in told.items()
        if heads != WITHHELD
    ]
    if WITHHELD in told.values():
        said.append(_WITHHELD[language])
    comma, stop = {"zh": "，", "en": ", "}[language], {"zh": "。", "en": ". "}[language]
    by = _by(amount.totals.difference, speaker)
    ways = {"zh": "；", "en": "; "}[language].join(said)
    amounts = f"{_BEGINNING[language].format(heads=heads)}{comma}{totals}{by}{stop}{ways}{stop.strip()}"
    return amounts + _besides(impact, speaker)


def _count(heads: Heads, language: Language) -> str:
    return _FEW[language].format(least=heads.removeprefix("<")) if isinstance(heads, str) else f"{heads:,}"


def _besides(impact: Impact, speaker: ImpactSpeaker) -> str:
    """What comes out otherwise beside the amounts: empty if nothing does."""
    language = speaker.language
    moved = ((field, _leading(field, turns)) for field, turns in moved_turns(impact))
    turned = [_turned(field, turns, speaker) for field, turns in moved if turns]
    return _BESIDES[language].format(turns={"zh": "；", "en": "; "}[language].join(turned)) if turned else ""


def _leading(field: str, turns: Sequence[Turn]) -> Sequence[Turn]:
    """Without what follows from another field: what did not apply applies now, or no more."""
    name = split(field)[0]
    if name not in _LEADING:
        return ()
    return [turn for turn in turns if not any(way and way.kind == "not_applicable" for way in (turn.old, turn.new))]


def _turned(field: str, turns: Sequence[Turn], speaker: ImpactSpeaker) -> str:
    language = speaker.language
    told = [turn.heads for turn in turns if isinstance(turn.heads, int)]
    shown = [_turn(turn, field, speaker) for turn in turns[:_MOST_TURNS]]
    words = JOIN[language].join(shown) + (_MORE_TURNS[language] if turns[_MOST_TURNS:] else "")
    key = "turned" if len(told) == len(turns) else "turned_withheld"
    return speaker.say(key, field=field_title(field, language), heads=f"{sum(told):,}", turns=words)


def _turn(turn: Turn, field: str, speaker: ImpactSpeaker) -> str:
    language = speaker.language
    was, now = (way_words(way, field, language) for way in (turn.old, turn.new))
    said = speaker.say("turn", was=was, now=now)
    return said if turn.heads == WITHHELD else said + _SO_MANY[language].format(heads=_count(turn.heads, language))


def _by(found: Bounds, speaker: ImpactSpeaker) -> str:
    if found.least is None or found.most is None or found.least < 0 < found.most:
        return speaker.say("by.open")
    sizes = sorted({abs(found.least), abs(found.most)})
    key = "same" if sizes == [0] else "less" if found.least < 0 else "more"
    return speaker.say(f"by.{key}", amount="～".join(map(money, sizes)))


def dates(impact: Impact, old: Policy, new: Policy, language: Language) -> str:
    """Empty where both notices are of one 年度."""
    if old.header.year == new.header.year:
        return ""
    moved = next(((policy, years) for policy, years in zip((old, new), impact.years, strict=True) if years), None)
    if moved is None:
        return _ABSOLUTE[language].format(old=old.header.year, new=new.header.year)
    policy, years = moved
    own = new if policy is old else old
    return _MOVED[language].format(
        own=own.header.year, policy=policy.header.id, way=_WAY[years > 0][language], years=abs(years)
    )
