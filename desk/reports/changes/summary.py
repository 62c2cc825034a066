"""The paragraph on what changed that can be read out: the most important first, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dsl import Language
from engine.compare import Change, Changes, Concept, Days, Kind

from .sentences import sentence
from .speaker import Speaker
from .words import say

MOST = 12
_OF_A_KIND = 2
_BY_CASES = (
    Concept.WAITING,
    Concept.BENEFIT_START,
    Concept.BENEFIT_END,
    Concept.ACCEPTANCE,
    Concept.ELIGIBILITY,
)
"""Said case by case; of several changes it is told how many there are."""
_CASES = {Kind.LINE_ADDED: "added", Kind.LINE_REMOVED: "removed"}
_CASE_ORDER = ("added", "removed", "other")
_AMOUNTS = (Kind.AMOUNT, Kind.SHARE, Kind.VALUE, Kind.FILLED, Kind.SILENCED, Kind.SETTLED, Kind.DEFERRED, Kind.BOUND)
_WHOLE = (Kind.ADDED, Kind.REMOVED)
_ANY: tuple[Kind, ...] = ()
Group = tuple[Change, ...]
IMPORTANCE: tuple[tuple[Concept, tuple[Kind, ...]], ...] = (
    (Concept.HEADER, _ANY),
    (Concept.CONTRIBUTION, _AMOUNTS),
    (Concept.AID, _AMOUNTS),
    (Concept.WINDOW, (Kind.MOVED, Kind.LENGTHENED, Kind.SHORTENED, Kind.SPLIT, Kind.MERGED, Kind.NOT_MOVED_ON)),
    (Concept.AID, (Kind.ADDED, Kind.WIDER)),
    (Concept.AID, (Kind.REMOVED, Kind.NARROWER)),
    (Concept.WAITING, _ANY),
    (Concept.BENEFIT_START, _ANY),
    (Concept.BENEFIT_END, _ANY),
    (Concept.AID, (Kind.PAYER, Kind.MODE, Kind.PAYER_ADDED, Kind.PAYER_REMOVED, Kind.CONDITION)),
    (Concept.WINDOW, (*_WHOLE, Kind.DAYS)),
    (Concept.CONTRIBUTION, _ANY),
    (Concept.ELIGIBILITY, _ANY),
    (Concept.ACCEPTANCE, _ANY),
    (Concept.CATEGORY, (Kind.WIDER, Kind.NARROWER)),
    (Concept.PRIORITY, (Kind.COMBINE,)),
    (Concept.FUNDING, _AMOUNTS),
    (Concept.CONSTRAINT, (Kind.RAISED, Kind.LOWERED)),
    (Concept.CATEGORY, _WHOLE),
)


def summary(changes: Changes, language: Language) -> str:
    """Empty where nothing changed."""
    if not changes.found:
        return ""
    speaker = Speaker.of(changes, language)
    chosen = most_important(changes.found)
    said = [_inside(_told(speaker, group), language) for group in chosen]
    if (more := len(changes.found) - sum(map(len, chosen))) > 0:
        said.append(speaker.say("further.one" if more == 1 else "further", count=more))
    beginning = speaker.say("beginning")
    return beginning + say(language, "semicolon").join(said) + say(language, "stop")


def _told(speaker: Speaker, group: Group) -> str:
    if len(group) == 1:
        return sentence(speaker, group[0])
    said = speaker.say("several", subject=speaker.subject(group[0]), count=len(group))
    of_a_kind = Counter(_CASES.get(change.kind, "other") for change in group)
    cases = (speaker.say(f"several.{key}", count=of_a_kind[key]) for key in _CASE_ORDER if of_a_kind[key])
    return speaker.say("several.cases", said=said, cases=say(speaker.language, "comma").join(cases))


def most_important(found: Iterable[Change]) -> list[Group]:
    """What is told in one go, the most important first: few of a kind, so that every kind has its turn."""
    every = list(found)
    ranked: list[tuple[int, bool, int, Group]] = []
    of_a_kind: Counter[int] = Counter()
    for group in _groups(every):
        if (rank := _rank(group[0])) is not None:
            of_a_kind[rank] += 1
            ranked.append((rank, of_a_kind[rank] > _OF_A_KIND, len(ranked), group))
    first = sorted(ranked, key=lambda one: (one[1], one[0], one[2]))[:MOST]
    return [group for *_, group in sorted(first, key=lambda one: (one[0], one[2]))] or [(one,) for one in every[:MOST]]


def _groups(found: Iterable[Change]) -> Iterator[Group]:
    """Several changes of one statement that goes by cases stand together."""
    cases: dict[tuple[Concept, str], list[Change]] = {}
    for change in found:
        if change.concept in _BY_CASES:
            cases.setdefault((change.concept, change.passage.name), []).append(change)
        else:
            yield (change,)
    yield from map(tuple, cases.values())


def _rank(change: Change) -> int | None:
    """None: not for the summary."""
    if change.concept is Concept.WINDOW and change.kind in _WHOLE and not isinstance(change.passage.value, Days):
        return None
    for rank, (concept, kinds) in enumerate(IMPORTANCE):
        if change.concept is concept and (not kinds or change.kind in kinds):
            return rank
    return None


def _inside(said: str, language: Language) -> str:
    """After a semicolon an English sentence goes on in small letters."""
    return said[:1].lower() + said[1:] if language == "en" else said
