"""The paragraph on what changed that can be read out: the most important first, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable

from dsl import Language
from engine.compare import Change, Changes, Concept, Days, Kind

from .changes_sentences import sentence
from .changes_speaker import Speaker
from .changes_words import say

MOST = 8
_AMOUNTS = (Kind.AMOUNT, Kind.SHARE, Kind.VALUE, Kind.FILLED, Kind.SILENCED, Kind.SETTLED, Kind.DEFERRED, Kind.BOUND)
_WHOLE = (Kind.ADDED, Kind.REMOVED)
_ANY: tuple[Kind, ...] = ()
IMPORTANCE: tuple[tuple[Concept, tuple[Kind, ...]], ...] = (
    (Concept.CONTRIBUTION, _AMOUNTS),
    (Concept.AID, _AMOUNTS),
    (Concept.WINDOW, (Kind.MOVED, Kind.LENGTHENED, Kind.SHORTENED, Kind.SPLIT, Kind.MERGED, Kind.NOT_MOVED_ON)),
    (Concept.AID, (*_WHOLE, Kind.WIDER, Kind.NARROWER)),
    (Concept.WINDOW, (*_WHOLE, Kind.DAYS)),
    (Concept.CONTRIBUTION, _ANY),
    (Concept.ELIGIBILITY, _ANY),
    (Concept.CATEGORY, (Kind.WIDER, Kind.NARROWER)),
    (Concept.WAITING, _ANY),
    (Concept.PRIORITY, (Kind.COMBINE,)),
    (Concept.AID, (Kind.PAYER, Kind.MODE, Kind.PAYER_ADDED, Kind.PAYER_REMOVED, Kind.CONDITION)),
    (Concept.FUNDING, _AMOUNTS),
    (Concept.BENEFIT_START, _AMOUNTS),
    (Concept.CONSTRAINT, (Kind.RAISED, Kind.LOWERED)),
    (Concept.CATEGORY, _WHOLE),
    (Concept.ACCEPTANCE, _ANY),
)


def summary(changes: Changes, language: Language) -> str:
    """Empty where nothing changed."""
    if not changes.found:
        return ""
    speaker = Speaker.of(changes, language)
    chosen = list(most_important(changes.found))
    said = [_inside(sentence(speaker, change), language) for change in chosen]
    if (more := len(changes.found) - len(chosen)) > 0:
        said.append(speaker.say("further.one" if more == 1 else "further", count=more))
    beginning = speaker.say("beginning")
    return beginning + say(language, "semicolon").join(said) + say(language, "stop")


def most_important(found: Iterable[Change]) -> Iterable[Change]:
    ranked = [(rank, change) for change in found if (rank := _rank(change)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return [change for _, change in ranked[:MOST]] or list(found)[:MOST]


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
