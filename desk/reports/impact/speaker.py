"""Who tells the cost: of a change from one year to the next, or between two regions, where nothing changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsl import Language, Policy
from engine.impact.model import Direction

from ..changes.words import set_in
from ..notice_names import short_names

WORDS: Mapping[str, tuple[str, str]] = {
    "old": ("旧", "old"),
    "old.between": ("{old}", "{old}"),
    "new": ("新", "new"),
    "new.between": ("{new}", "{new}"),
    # how a person, or a sum, comes out
    "more": ("增加", "more"),
    "more.between": ("多", "more"),
    "less": ("减少", "less"),
    "less.between": ("少", "less"),
    "same": ("不变", "same"),
    "same.between": ("一样", "same"),
    "began": ("新有", "only new"),
    "began.between": ("只有 {new} 有", "only {new}"),
    "ended": ("不再有", "only old"),
    "ended.between": ("只有 {old} 有", "only {old}"),
    "neither": ("都没有", "neither"),
    "open": ("说不清", "not known"),
    "by.more": ("，增加 {amount} 元", ", {amount} yuan more"),
    "by.more.between": ("，多 {amount} 元", ", {amount} yuan more"),
    "by.less": ("，减少 {amount} 元", ", {amount} yuan less"),
    "by.less.between": ("，少 {amount} 元", ", {amount} yuan less"),
    "by.same": ("，没有变", ", the same"),
    "by.same.between": ("，一样多", ", the same"),
    "by.open": ("", ""),
    "heads.more": ("多缴 {heads} 人", "{heads} pay more"),
    "heads.more.between": ("按 {new} 缴得多 {heads} 人", "{heads} pay more under {new}"),
    "heads.less": ("少缴 {heads} 人", "{heads} pay less"),
    "heads.less.between": ("按 {new} 缴得少 {heads} 人", "{heads} pay less under {new}"),
    "heads.same": ("不变 {heads} 人", "{heads} pay the same"),
    "heads.same.between": ("一样 {heads} 人", "{heads} pay the same"),
    "heads.began": ("原来不适用、现在要缴 {heads} 人", "{heads} pay only under the new notice"),
    "heads.began.between": ("只按 {new} 要缴 {heads} 人", "{heads} pay only under {new}"),
    "heads.ended": ("原来要缴、现在不适用 {heads} 人", "{heads} paid only under the old notice"),
    "heads.ended.between": ("只按 {old} 要缴 {heads} 人", "{heads} pay only under {old}"),
    "heads.neither": ("两份都不适用 {heads} 人", "{heads} pay under neither"),
    "heads.open": ("说不清 {heads} 人", "for {heads} it is not known"),
    "turned": ("{field}变了 {heads} 人（{turns}）", "{field} changes for {heads} ({turns})"),
    "turned.between": ("{field}两边不同 {heads} 人（{turns}）", "{field} differs for {heads} ({turns})"),
    "turned_withheld": ("{field}也有人变了（{turns}）", "{field} changes for some ({turns})"),
    "turned_withheld.between": ("{field}也有人两边不同（{turns}）", "{field} differs for some ({turns})"),
    "turn": ("由“{was}”变为“{now}”", "“{was}” becomes “{now}”"),
    "turn.between": ("{old}“{was}”而 {new}“{now}”", "“{was}” under {old}, “{now}” under {new}"),
    # headings
    "heads": ("人数", "Persons"),
    "heads.between": ("人数（{new} 和 {old} 比）", "Persons ({new} compared with {old})"),
    "outcomes": ("{field}：旧 → 新", "{field}: old → new"),
    "outcomes.between": ("{field}：{old}\u00a0→\u00a0{new}", "{field}: {old} → {new}"),
    "courses": ("{field}由哪一行定：旧 → 新", "The line that decides {field}: old → new"),
    "courses.between": ("{field}由哪一行定：{old}\u00a0→\u00a0{new}", "The line that decides {field}: {old} → {new}"),
    "standings": ("哪些人群进出了人", "Who enters or leaves a category"),
    "standings.between": ("哪些人群的人不一样", "Categories that are not of the same persons"),
    "entered": ("{name}：进入 {entered} 人，离开 {left} 人", "{name}: {entered} enter, {left} leave"),
    "entered.between": (
        "{name}：只按 {new} 属于的 {entered} 人，只按 {old} 属于的 {left} 人",
        "{name}: {entered} only under {new}, {left} only under {old}",
    ),
    "largest": ("{field}变化最大的人", "The largest changes of {field}"),
    "largest.between": ("{field}相差最大的人", "The largest differences of {field}"),
    "only_old": ("{name}（旧通知的）", "{name} (of the old notice)"),
    "only_old.between": ("{name}（{old} 的）", "{name} (of {old})"),
}


@dataclass(frozen=True, slots=True)
class ImpactSpeaker:
    """In which language, and what the notices are called. `between` two regions nothing rises, turns or ends."""

    language: Language
    between: bool
    old: str
    new: str

    @classmethod
    def of(cls, old: Policy, new: Policy, language: Language) -> ImpactSpeaker:
        return cls(language, old.header.region.code != new.header.region.code, *short_names(old, new))

    def say(self, key: str, /, **words: object) -> str:
        chinese, english = WORDS[f"{key}.between" if self.between and f"{key}.between" in WORDS else key]
        names = {"old": self.old, "new": self.new, **words}
        return set_in(chinese, names) if self.language == "zh" else english.format_map(names)

    @property
    def sides(self) -> tuple[str, str]:
        """The two notices in the head of a table and in a legend."""
        return self.say("old"), self.say("new")

    def direction(self, way: Direction) -> str:
        return self.say(way.value)

    def head(self, titles: Sequence[str], **words: str) -> tuple[str, ...]:
        """The head of a table: {old} and {new} stand for the notices, the name of a direction for that."""
        slots = {way.value: self.direction(way) for way in Direction}
        return tuple(one.format(old=self.say("old"), new=self.say("new"), **slots, **words) for one in titles)
