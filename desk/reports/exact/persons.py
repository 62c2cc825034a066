"""The person who shows a difference, and what else differs for that one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dsl import Policy
from engine import NotApplicable
from engine.compare import Affected, Person
from engine.fields import bare

from ..outcomes import JOIN
from ..results.model import field_title
from .effects import CATEGORY, change_words, without_prefix
from .speaker import ExactSpeaker
from .whom import reading_words
from .words import WORDS


def person_words(person: Person, speaker: ExactSpeaker) -> str:
    readings = [reading_words(name, way, speaker) for name, way in person.readings.items()]
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
