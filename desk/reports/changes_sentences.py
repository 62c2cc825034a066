"""A change as a plain sentence, without its full stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dsl import Combine, Language, Mode, TieRule
from engine.compare import Change, Changes, Concept, Days, Kind, Passage, percentage

from .changes_values import amount_words, date_words, quoted, shown_value, signed, unsigned
from .changes_words import listed, say

_PERCENT = Decimal("0.01")
ByKind = Mapping[Kind, Callable[["Speaker", Change], str]]


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
        old, new = changes.old.header, changes.new.header
        aids = frozenset(aid.name for policy in (changes.old, changes.new) for aid in policy.aids if len(aid.lines) > 1)
        return cls(language, old.id, new.id, old.region.code != new.region.code, aids)

    def say(self, key: str, /, **words: object) -> str:
        return say(self.language, key, self.between, old=self.old, new=self.new, **words)

    def sentence(self, change: Change) -> str:
        made = _SENTENCES[change.kind](self, change)
        return made[:1].upper() + made[1:] if self.language == "en" else made

    def subject(self, change: Change) -> str:
        """What the change is about, by its present name."""
        passage = change.passage
        name, bracket, product = passage.name.partition("[")
        by_product = bracket and change.concept not in _NAMED
        subject = self.say(f"subject.{change.concept.value}", name=name if by_product else passage.name)
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
            return self.say("if", subject=subject, guard=passage.guard)
        return self.say("otherwise", subject=subject) if passage.otherwise else subject

    def _is_told_apart(self, change: Change) -> bool:
        names = {passage.name for passage in (change.old, change.new) if passage is not None}
        return change.concept is not Concept.AID or bool(names & self.of_several)

    def value(self, passage: Passage) -> str:
        return shown_value(passage, self.language)


_NAMED = frozenset(
    (Concept.CATEGORY, Concept.AID, Concept.WINDOW, Concept.TABLE, Concept.LET, Concept.READING, Concept.CONSTRAINT)
)


def _both(change: Change) -> tuple[Passage, Passage]:
    assert change.old is not None
    assert change.new is not None
    return change.old, change.new


def _lines(passage: Passage) -> list[str]:
    return passage.text.split("\n")


def _come_or_gone(speaker: Speaker, change: Change) -> str:
    """A whole statement that only one notice has."""
    passage, is_new = change.passage, change.new is not None
    match change.concept:
        case Concept.CONSTRAINT:
            return speaker.say("required" if is_new else "required_no_more", what=passage.written)
        case Concept.AID | Concept.CATEGORY | Concept.WINDOW | Concept.READING | Concept.ASSUMPTION:
            key, what = "added.with" if is_new else "removed.with", _what(speaker, change)
            return speaker.say(key, subject=speaker.subject(change), what=what)
        case Concept.TABLE | Concept.LET | Concept.RESULT | Concept.PRODUCT:
            return speaker.say("added" if is_new else "removed", subject=speaker.subject(change))
        case Concept.SET_ASIDE:
            key, what = "added.with" if is_new else "removed.with", passage.written
            subject = say(speaker.language, "set_aside") + f" {passage.name}"
            return speaker.say(key, subject=subject, what=what)
    return speaker.say("written_now" if is_new else "written_no_more", subject=speaker.subject(change))


def _what(speaker: Speaker, change: Change) -> str:
    passage = change.passage
    match change.concept:
        case Concept.AID:
            lines = say(speaker.language, "comma").join(_lines(passage)[1:] or _lines(passage))
            return speaker.say("for_whom", whom=passage.written, lines=lines)
        case Concept.WINDOW if isinstance(passage.value, Days):
            return date_words(passage.value, speaker.language)
        case Concept.ASSUMPTION:
            return speaker.value(passage)
        case Concept.READING:
            return passage.written
    return _after_name(passage)


def _after_name(passage: Passage) -> str:
    """A statement without its keyword and name."""
    line = _lines(passage)[0]
    _, found, rest = line.partition(passage.name)
    return rest.strip().removeprefix("当").removeprefix("when").strip() if found and rest.strip() else line


def _turned(speaker: Speaker, subject: str, was: str, now: str, remark: str = "", key: str = "turned") -> str:
    return speaker.say(key, subject=subject, was=was, now=now, remark=remark)


def _value(speaker: Speaker, change: Change) -> str:
    was, now = _both(change)
    return _turned(speaker, speaker.line(change), speaker.value(was), speaker.value(now))


def _number(speaker: Speaker, change: Change) -> str:
    """An amount, a rate or a target: with the difference."""
    was, now = _both(change)
    before, after = was.amount, now.amount
    if not (isinstance(before, Decimal | int) and isinstance(after, Decimal | int)):
        return _value(speaker, change)
    key = "up" if after > before else "down"
    shown = _remark(speaker, Decimal(before), Decimal(after), change.rate)
    if change.concept is Concept.CONSTRAINT:
        one, other = (amount_words(amount, change.rate, speaker.language) for amount in (before, after))
    else:
        one, other = speaker.value(was), speaker.value(now)
    return _turned(speaker, speaker.line(change), one, other, shown, key)


def _remark(speaker: Speaker, before: Decimal, after: Decimal, rate: bool) -> str:
    difference = after - before
    size = difference if not speaker.between else abs(difference)
    number = signed if not speaker.between else unsigned
    if rate:
        return speaker.say("difference.alone", amount=speaker.say("points", points=number(size * 100)))
    amount = say(speaker.language, "money", amount=number(size))
    if before == 0:
        return speaker.say("difference.alone", amount=amount)
    percent = (difference / before * 100).quantize(_PERCENT, ROUND_HALF_UP)
    return speaker.say("difference", amount=amount, percent=f"{signed(percent)}%")


def _share(speaker: Speaker, change: Change) -> str:
    """A percentage of the same: by how many points."""
    was, now = _both(change)
    rates = [percentage(p.value) for p in (was, now)]  # type: ignore[arg-type]
    if None in rates or change.rate:
        return _number(speaker, change)
    before, after = (rate for rate in rates if rate is not None)
    points = _remark(speaker, before, after, rate=True)
    key = "up" if after > before else "down"
    return _turned(speaker, speaker.line(change), speaker.value(was), speaker.value(now), points, key)


def _filled(speaker: Speaker, change: Change) -> str:
    _, now = _both(change)
    if now.value is None:
        return speaker.say("filled.lines", subject=speaker.subject(change))
    return speaker.say("filled", subject=speaker.line(change), now=speaker.value(now))


def _silenced(speaker: Speaker, change: Change) -> str:
    was, _ = _both(change)
    if was.value is None:
        return speaker.say("silenced.lines", subject=speaker.subject(change))
    return speaker.say("silenced", subject=speaker.line(change), was=speaker.value(was))


def _extent(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = _both(change)
        subject = _of_line(speaker, change) if change.kind.value.startswith("line_") else speaker.subject(change)
        only = now.only or was.only
        if not only:
            return speaker.say(key, subject=subject)
        # A member that came makes it wider, a condition that came makes it narrower.
        what = "member" if bool(now.only) is (key == "wider") else "condition"
        return speaker.say(f"{key}.{what}", subject=subject, only=_quoted(speaker, only))

    return said


def _of_line(speaker: Speaker, change: Change) -> str:
    passage, subject = change.passage, speaker.subject(change)
    if passage.part:
        return speaker.say("line.part", subject=subject, part=passage.part)
    return speaker.say("line", subject=subject, value=speaker.value(passage).strip("“”"))


def _condition(speaker: Speaker, change: Change) -> str:
    was, now = _both(change)
    subject = _of_line(speaker, change) if change.kind is Kind.LINE_CONDITION else speaker.subject(change)
    if was.only and now.only and not _is_all_of(was) and not _is_all_of(now):
        parts = speaker.say("gone_and_come", gone=_quoted(speaker, was.only), come=_quoted(speaker, now.only))
    else:
        one, other = (quoted(p.guard or p.written, speaker.language) for p in (was, now))
        parts = speaker.say("instead", was=one, now=other)
    return speaker.say("condition", subject=subject, parts=parts)


def _is_all_of(passage: Passage) -> bool:
    """Nothing of the condition is found in the other one."""
    return passage.only == (passage.guard or passage.written,)


def _quoted(speaker: Speaker, parts: tuple[str, ...]) -> str:
    return listed(speaker.language, (quoted(part, speaker.language) for part in parts))


def _line_come_or_gone(speaker: Speaker, change: Change) -> str:
    passage, is_new = change.passage, change.new is not None
    key, subject = "added" if is_new else "removed", speaker.subject(change)
    if change.concept is Concept.READING:
        return speaker.say(f"reading_{key}", subject=subject, part=passage.part)
    if change.concept is Concept.AID:
        value = speaker.value(passage)
        return speaker.say(f"own_{key}", subject=subject, part=passage.part, value=value)
    if passage.part:
        value = speaker.value(passage)
        line = f"{passage.part}：{value}" if speaker.language == "zh" else f"{passage.part}: {value}"
        return speaker.say(f"line_{key}", subject=subject, line=line)
    return speaker.say(f"line_{key}", subject=subject, line=_lines(passage)[0])


def _payer(speaker: Speaker, change: Change) -> str:
    passage, subject = change.passage, speaker.subject(change)
    if change.old is None:
        return speaker.say("payer_added", subject=subject, part=passage.part, now=speaker.value(passage))
    if change.new is None:
        return speaker.say("payer_removed", subject=subject, part=passage.part, was=speaker.value(passage))
    return speaker.say("payer", subject=subject, was=change.old.part, now=change.new.part)


def _order(speaker: Speaker, change: Change) -> str:
    was, _ = _both(change)
    return speaker.say("order", subject=speaker.subject(change), one=was.text, other="".join(was.only))


def _named_value(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = (_rule(speaker, passage) for passage in _both(change))
        return _turned(speaker, speaker.say(key, subject=speaker.subject(change)), was, now)

    return said


def _rule(speaker: Speaker, passage: Passage) -> str:
    """代缴, 就高, 次序 A、B, a stage or a year of its own, as a few words."""
    match passage.value:
        case Mode() | Combine() | TieRule() as rule:
            return speaker.say(f"rule.{rule.value}", order=passage.written)
        case int() as number:
            return speaker.say("stage_number", number=number)
    return speaker.say("nothing_written")


def _own_year(speaker: Speaker, change: Change) -> str:
    """A level that is printed for another year than the notice's own."""
    was, now = (
        speaker.say("year_mark.none") if passage.value is None else speaker.say("year_mark", year=passage.value)
        for passage in _both(change)
    )
    return speaker.say("own_year", subject=speaker.subject(change), was=was, now=now)


def _window(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = _both(change)
        days = [date_words(p.value, speaker.language) for p in (was, now) if isinstance(p.value, Days)]
        return speaker.say(
            key, subject=speaker.subject(change), gaps=_gaps(speaker, change.gaps), was=days[0], now=days[1]
        )

    return said


def _gaps(speaker: Speaker, gaps: tuple[int, int]) -> str:
    first, last = gaps
    named = (("whole", first),) if first == last else (("first", first), ("last", last))
    words = [
        speaker.say(f"gap.{name}.{'later' if gap > 0 else 'earlier'}", days=abs(gap)) for name, gap in named if gap
    ]
    return speaker.say("gap.and").join(words)


def _days(speaker: Speaker, change: Change) -> str:
    was, now = _both(change)
    return _turned(speaker, speaker.subject(change), _after_name(was), _after_name(now))


def _split(speaker: Speaker, change: Change) -> str:
    was, now = _both(change)
    whole, parts, key = (was, now, "split") if change.kind is Kind.SPLIT else (now, was, "merged")
    names = listed(speaker.language, (f"“{name}”" for name in dict.fromkeys((parts.name, *parts.only))))
    days = date_words(whole.value, speaker.language) if isinstance(whole.value, Days) else ""
    return speaker.say(key, was=was.name, now=now.name, names=names, days=days)


def _renamed(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = _both(change)
        subjects = [speaker.say(f"subject.{change.concept.value}", name=p.name) for p in (was, now)]
        name = was.name if change.kind is Kind.PARTED else now.name
        return speaker.say(key, was=subjects[0], now=subjects[1], name=name)

    return said


def _about_subject(key: str) -> Callable[[Speaker, Change], str]:
    return lambda speaker, change: speaker.say(key, subject=speaker.subject(change), now=_shown_days(speaker, change))


def _shown_days(speaker: Speaker, change: Change) -> str:
    value = change.passage.value
    return date_words(value, speaker.language) if isinstance(value, Days) else ""


def _reading(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        value = speaker.value(change.passage)
        return speaker.say(key, name=change.passage.name, now=value, was=value)

    return said


_SENTENCES: ByKind = {
    Kind.ADDED: _come_or_gone,
    Kind.REMOVED: _come_or_gone,
    Kind.RENAMED: _renamed("renamed"),
    Kind.JOINED: _renamed("joined"),
    Kind.PARTED: _renamed("parted"),
    Kind.WIDER: _extent("wider"),
    Kind.NARROWER: _extent("narrower"),
    Kind.CONDITION: _condition,
    Kind.LINE_ADDED: _line_come_or_gone,
    Kind.LINE_REMOVED: _line_come_or_gone,
    Kind.LINE_WIDER: _extent("wider"),
    Kind.LINE_NARROWER: _extent("narrower"),
    Kind.LINE_CONDITION: _condition,
    Kind.LINE_ORDER: _order,
    Kind.AMOUNT: _number,
    Kind.SHARE: _share,
    Kind.VALUE: _value,
    Kind.FILLED: _filled,
    Kind.SILENCED: _silenced,
    Kind.SETTLED: _value,
    Kind.DEFERRED: _value,
    Kind.BOUND: _value,
    Kind.OWN_YEAR: _own_year,
    Kind.PAYER_ADDED: _payer,
    Kind.PAYER_REMOVED: _payer,
    Kind.PAYER: _payer,
    Kind.MODE: _named_value("mode"),
    Kind.STAGE: _named_value("stage"),
    Kind.COMBINE: _named_value("combine"),
    Kind.TIE: _named_value("tie"),
    Kind.MOVED: _window("moved"),
    Kind.LENGTHENED: _window("lengthened"),
    Kind.SHORTENED: _window("shortened"),
    Kind.SPLIT: _split,
    Kind.MERGED: _split,
    Kind.DAYS: _days,
    Kind.NOT_MOVED_ON: _about_subject("not_moved_on"),
    Kind.RAISED: _number,
    Kind.LOWERED: _number,
    Kind.BINDING: _about_subject("binding"),
    Kind.SOFTENED: _about_subject("softened"),
    Kind.READING_SETTLED: _reading("reading_settled"),
    Kind.READING_OPENED: _reading("reading_opened"),
}
