"""For whom two notices differ, as sheets of a workbook: group by group what changes, for whom, and a person for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dsl import Kind, Language
from engine import Known, published
from engine.compare import Affected, Difference, Exactly
from engine.fields import bare

from ...texts.rows import Rows
from ..book.charts import bars
from ..book.workbook import Book, Cell
from ..changes.values import plain
from ..charts import Bars
from ..results.model import field_title
from ..wrapping import wrap
from .effects import effects, kind_of_field, outcome_in_words, told, without_prefix
from .persons import person_words
from .sections import besides, not_compared, too_wide
from .speaker import ExactSpeaker
from .verdict import alignment, assuming, verdict
from .whom import whom

MOST_BARS = 40
_SHEETS: Rows = {
    "groups": ("对谁不同", "for whom"),
    "due": ("应缴变了的", "who pays otherwise"),
    "due.between": ("应缴不同的", "who pays otherwise"),
    "notes": ("怎样比的", "how compared"),
    "title": ("应缴变了的各组（元）", "What the groups pay (yuan)"),
    "title.between": ("应缴不同的各组（元）", "What the groups pay (yuan)"),
    "or": ("\n或者：", "\nor: "),
    "whose": ("第 {number} 组：{whom}", "{number}: {whom}"),
}
_GROUPS: Mapping[Language, Sequence[str]] = {
    "zh": ("组", "哪些人", "项目", "{old}", "{new}", "差", "例如这个人", "这个人另外还有"),
    "en": ("group", "whom", "field", "{old}", "{new}", "difference", "for example", "for this person besides"),
}
_NOTES: Mapping[Language, Sequence[str]] = {"zh": ("说明",), "en": ("notes",)}
_LABEL, _WIDEST = 60, 36


def charted(book: Book, exactly: Exactly) -> None:
    _groups(book, exactly)
    speaker = ExactSpeaker.of(exactly, book.language)
    if chart := _due(exactly, speaker):
        bars(book, speaker.say(_SHEETS, "due"), _GROUPS[speaker.language][1], chart)
    _notes(book, exactly)


def _groups(book: Book, exactly: Exactly) -> None:
    """A row for each field of a group, so that they can be filtered."""
    speaker = ExactSpeaker.of(exactly, book.language)
    sheet = book.sheet(
        speaker.say(_SHEETS, "groups"),
        [one.format(old=speaker.ends[0], new=speaker.ends[1]) for one in _GROUPS[speaker.language]],
        2,
        numbers=range(3, 6),
        widest=_WIDEST,
    )
    row = 0
    for number, group in enumerate(exactly.groups, 1):
        persons = speaker.say(_SHEETS, "or").join(whom(one, speaker) for one in group.whom)
        persons = "\n".join(filter(None, (persons, too_wide(group, speaker))))
        others = besides(group, exactly, speaker)
        for one in told(group.differences):
            row += 1
            ends = _ends(one, group, exactly, speaker)
            title = field_title(without_prefix(one.field), speaker.language)
            sheet.write(row, (number, persons, title, *ends, person_words(group.person, speaker), others or None))
    sheet.fit()
    if row:
        sheet.sheet.autofilter(0, 0, row, len(_GROUPS[speaker.language]) - 1)


def _ends(one: Difference, group: Affected, exactly: Exactly, speaker: ExactSpeaker) -> Iterator[Cell]:
    """Before, after and the difference: numbers where they are the same for everybody of the group, else in words."""
    numbers = _numbers(one, group, exactly)
    if numbers is not None:
        yield from (*numbers, numbers[1] - numbers[0])
    elif one.field in group.varying:
        yield from (None, None, effects((one,), group.varying, exactly.new, speaker))
    else:
        name, kind = without_prefix(one.field), _kind(one, exactly)
        yield from (
            outcome_in_words(published(value, one.field), name, kind, speaker) for value in (one.before, one.after)
        )
        yield None


def _numbers(one: Difference, group: Affected, exactly: Exactly) -> tuple[Decimal, Decimal] | None:
    if one.field in group.varying or _kind(one, exactly) is not Kind.MONEY:
        return None
    match published(one.before, one.field), published(one.after, one.field):
        case Known(value=Decimal() as before), Known(value=Decimal() as after):
            return before, after
    return None


def _kind(one: Difference, exactly: Exactly) -> Kind:
    return Kind.YES_NO if without_prefix(one.field) != one.field else kind_of_field(exactly.new, one.field)


def _due(exactly: Exactly, speaker: ExactSpeaker) -> Bars | None:
    """What the groups pay for whom that changed; None where no group has an amount on both sides."""
    found = [
        (_label(number, group, speaker), numbers)
        for number, group in enumerate(exactly.groups, 1)
        for one in group.differences
        if bare(one.field) == "应缴" and (numbers := _numbers(one, group, exactly)) is not None
    ]
    if not 0 < len(found) <= MOST_BARS:
        return None
    words = tuple(tuple(map(plain, numbers)) for _, numbers in found)
    labels = tuple(label for label, _ in found)
    return Bars(speaker.say(_SHEETS, "title"), speaker.ends, labels, tuple(numbers for _, numbers in found), words)


def _label(number: int, group: Affected, speaker: ExactSpeaker) -> str:
    first, *more = wrap(whom(group.whom[0], speaker), _LABEL)
    cut = "…" if more or len(group.whom) > 1 else ""
    return speaker.say(_SHEETS, "whose", number=number, whom=first + cut)


def _notes(book: Book, exactly: Exactly) -> None:
    speaker = ExactSpeaker.of(exactly, book.language)
    sheet = book.sheet(speaker.say(_SHEETS, "notes"), _NOTES[speaker.language])
    remarks = (remark(exactly, speaker) for remark in (verdict, alignment, assuming))
    said = (*remarks, *not_compared(exactly, speaker))
    for row, words in enumerate(filter(None, said), 1):
        sheet.write(row, (words,))
    sheet.fit()
