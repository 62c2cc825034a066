"""Notes (备注) on one person's answer: why something is not a plain value, in a few words each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsl import Language
from engine import Ambiguous, Assessment, Closed, Deferred, Refused, Silence, Unknown
from engine.fields import AID, SHARE, split

from .outcomes import COLON, JOIN, bracketed, kind_words
from .results.model import assumed, field_title

_TOGETHER: Mapping[str, Mapping[Language, str]] = {
    AID: {"zh": "资助由谁出", "en": "who gives the aid"},
    SHARE: {"zh": "财政分担", "en": "funding shares"},
}
_TIE: Mapping[Language, str] = {"zh": "同额", "en": "tie"}
_ASSUMED: Mapping[Language, str] = {"zh": "假定", "en": "assumed"}


@dataclass(frozen=True, slots=True)
class Note:
    """A cause with the fields that it leaves open, or 假定 with what is assumed; a refusal stands by itself."""

    cause: str
    fields: tuple[str, ...] = ()

    def words(self, language: Language) -> str:
        return self.cause + (COLON[language] + JOIN[language].join(self.fields) if self.fields else "")


def notes(assessment: Assessment, language: Language) -> tuple[Note, ...]:
    """A refusal with its reason; then what is open, cause by cause; then the assumptions."""
    refusals = [
        Note(_refusal(field, outcome, language))
        for field, outcome in assessment.fields.items()
        if isinstance(outcome, Refused | Closed)
    ]
    open_fields: dict[str, dict[str, None]] = {}
    missing = JOIN[language].join(_missing(assessment))
    for field, outcome in assessment.fields.items():
        if isinstance(outcome, Unknown | Ambiguous):
            open_fields.setdefault(_cause(outcome, missing, language), {})[_title(field, language)] = None
    causes = [Note(cause, tuple(fields)) for cause, fields in open_fields.items()]
    assumptions = assumed(assessment, language)
    return (*refusals, *causes, *([Note(_ASSUMED[language], assumptions)] if assumptions else []))


def _refusal(field: str, outcome: Refused | Closed, language: Language) -> str:
    """With the product, where only that one is refused."""
    said = (split(field)[1], kind_words(outcome, language), outcome.reason)
    return COLON[language].join(filter(None, said))


def split_shared(everyones: Sequence[tuple[Note, ...]]) -> tuple[tuple[Note, ...], list[tuple[Note, ...]]]:
    """What holds for every one of several persons, and what remains to be said of each."""
    if len(everyones) < 2:
        return (), list(everyones)
    common = set.intersection(*({(note.cause, field) for note in said for field in _each(note)} for said in everyones))
    return _only(everyones[0], common, True), [_only(said, common, False) for said in everyones]


def _only(said: tuple[Note, ...], common: set[tuple[str, str]], wanted: bool) -> tuple[Note, ...]:
    """The notes without those of their fields that are, or are not, common to all."""
    kept = ((note, [field for field in _each(note) if ((note.cause, field) in common) is wanted]) for note in said)
    return tuple(Note(note.cause, tuple(filter(None, fields))) for note, fields in kept if fields)


def _each(note: Note) -> tuple[str, ...]:
    """Its fields; a note without any counts as one that concerns a nameless field."""
    return note.fields or ("",)


def _missing(assessment: Assessment) -> tuple[str, ...]:
    """All facts that some field lacks: which field lacks which of them is for the explanation."""
    lacking = (o for o in assessment.fields.values() if isinstance(o, Unknown) and o.silence is Silence.MISSING)
    return tuple(dict.fromkeys(fact for outcome in lacking for fact in outcome.missing))


def _cause(outcome: Unknown | Ambiguous, missing: str, language: Language) -> str:
    match outcome:
        case Ambiguous(by="tie"):
            why = _TIE[language]
        case Ambiguous(cases=cases):
            why = JOIN[language].join(dict.fromkeys(reading for case in cases for reading, _ in case.label if reading))
        case Unknown(silence=Silence.MISSING):
            why = missing
        case Unknown(reasons=reasons):
            why = JOIN[language].join(sorted({r.by for r in reasons if isinstance(r, Deferred) and r.by}))
    return kind_words(outcome, language) + (bracketed(why, language) if why else "")


def _title(field: str, language: Language) -> str:
    name, product = split(field)
    together = next((words[language] for prefix, words in _TOGETHER.items() if name.startswith(prefix)), None)
    if together is None:
        return field_title(field, language)
    return f"{together}[{product}]" if product else together
