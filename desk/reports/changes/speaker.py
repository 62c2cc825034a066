"""Who tells the changes: in which language, of two years or of two regions, and what a change is about."""

from __future__ import annotations

from dataclasses import dataclass

from dsl import Language
from engine.compare import Change, Changes, Concept, Passage

from ..notice_names import notice_names
from .values import close, shown_value
from .words import WORDS, say


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: in which language, and of two years of one region or of two regions."""

    language: Language
    old: str
    new: str
    between: bool
    of_several: frozenset[str] = frozenset()
    """Aids with several payers, of which it is said who gives what."""

    @classmethod
    def of(cls, changes: Changes, language: Language) -> Speaker:
        old, new = notice_names(changes.old, changes.new, language)
        between = changes.old.header.region.code != changes.new.header.region.code
        aids = frozenset(aid.name for policy in (changes.old, changes.new) for aid in policy.aids if len(aid.lines) > 1)
        return cls(language, old, new, between, aids)

    def say(self, key: str, /, **words: object) -> str:
        return say(self.language, key, self.between, old=self.old, new=self.new, **words)

    def subject(self, change: Change) -> str:
        """What the change is about, by its present name."""
        passage = change.passage
        name, bracket, product = passage.name.partition("[")
        by_product = bracket and change.concept not in _NAMED
        key = f"subject.{change.concept.value}"
        if change.concept is Concept.HEADER and f"{key}.{name}" in WORDS:
            key = f"{key}.{name}"
        subject = self.say(key, name=name if by_product else passage.name)
        if by_product:
            subject = self.say("of_product", subject=subject, product=product.rstrip("]"))
        if change.old and change.new and change.old.name != change.new.name and change.concept in _NAMED:
            subject = self.say("formerly", subject=subject, name=change.old.name)
        return subject

    def line(self, change: Change) -> str:
        """The subject, the payer or row of it, and under which condition."""
        passage, subject = change.passage, self.subject(change)
        if passage.part and self._is_told_apart(change):
            key = "own" if passage.part in ("合计", "个人") else change.concept.value
            subject = self.say(f"part.{key}", subject=subject, part=passage.part)
        if passage.guard:
            return self.say("if", subject=subject, guard=close(passage.guard, self.language))
        return self.say("otherwise", subject=subject) if passage.otherwise else subject

    def _is_told_apart(self, change: Change) -> bool:
        names = {passage.name for passage in (change.old, change.new) if passage is not None}
        return change.concept is not Concept.AID or bool(names & self.of_several)

    def value(self, passage: Passage) -> str:
        return shown_value(passage, self.language)


_NAMED = frozenset(
    (Concept.CATEGORY, Concept.AID, Concept.WINDOW, Concept.TABLE, Concept.LET, Concept.READING, Concept.CONSTRAINT)
)


def both(change: Change) -> tuple[Passage, Passage]:
    assert change.old is not None
    assert change.new is not None
    return change.old, change.new


def lines(passage: Passage) -> list[str]:
    return passage.text.split("\n")


def after_name(passage: Passage) -> str:
    """A statement without its keyword and name."""
    line = lines(passage)[0]
    _, found, rest = line.partition(passage.name)
    return rest.strip().removeprefix("当").removeprefix("when").strip() if found and rest.strip() else line


def turned(speaker: Speaker, subject: str, was: str, now: str, remark: str = "", key: str = "turned") -> str:
    return speaker.say(key, subject=subject, was=was, now=now, remark=remark)
