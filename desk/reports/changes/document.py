"""What changed as a document: a summary, then concept by concept the sentence and the lines of both notices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath

from dsl import Language
from engine.compare import Change, Changes, Exactly, Passage

from ..document import Beside, Block, Document, Quoted, Section, Sentence, Tone
from ..exact.sections import sections as exact_sections
from ..impact.model import Cost
from ..impact.sections import sections
from ..notice_names import short_names
from .dates import compared_dates
from .sentences import with_users
from .speaker import Speaker
from .summary import summary
from .words import listed, say


def document(
    changes: Changes,
    language: Language,
    cost: Cost | None = None,
    exactly: Exactly | None = None,
    brief: bool = False,
) -> Document:
    """The first section is the summary; further answers on the two notices are sections of their own.

    `brief`: of groups of persons only the first.
    """
    speaker = Speaker.of(changes, language)
    old, new = changes.old.header, changes.new.header
    one, other = short_names(changes.old, changes.new)
    subtitle = say(language, "subtitle", speaker.between, old=one, new=other, old_title=old.title, new_title=new.title)
    groups = () if exactly is None else exact_sections(exactly, language, brief)
    costs = () if cost is None else sections(cost, language)
    parts = (_summary(changes, speaker), *_concepts(changes, speaker), *groups, *costs)
    return Document(speaker.say("title"), subtitle, "", parts)


def _summary(changes: Changes, speaker: Speaker) -> Section:
    is_same_text = changes.old.source.text == changes.new.source.text
    nothing = speaker.say("nothing.same" if is_same_text else "nothing")
    blocks: list[Block] = [Sentence(summary(changes, speaker.language) or nothing, Tone.ANSWER)]
    if changes.found:
        blocks.append(Sentence(speaker.say("counted", count=len(changes.found))))
    if remark := compared_dates(changes, speaker):
        blocks.append(Sentence(remark, Tone.ASIDE))
    return Section(say(speaker.language, "summary"), tuple(blocks))


def _concepts(changes: Changes, speaker: Speaker) -> Iterator[Section]:
    for concept, group in groupby(changes.found, key=lambda change: change.concept):
        yield Section(say(speaker.language, concept.value), tuple(_beside(change, speaker) for change in group))


def _beside(change: Change, speaker: Speaker) -> Beside:
    text = with_users(speaker, change) + say(speaker.language, "stop")
    return Beside(text, _quoted(change.old, speaker, "old"), _quoted(change.new, speaker, "new"))


def _quoted(passage: Passage | None, speaker: Speaker, key: str) -> Quoted | None:
    if passage is None:
        return None
    language = speaker.language
    whose = (speaker.old if key == "old" else speaker.new) if speaker.between else say(language, key)
    place = say(language, "place", file=PurePath(passage.source.name).name, line=passage.line)
    cited = say(language, "clauses", clauses=listed(language, passage.clauses)) if passage.clauses else ""
    return Quoted(whose, place, cited, tuple(passage.text.split("\n")))
