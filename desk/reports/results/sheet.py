"""Everyone's answer as a sheet: a row per person, a column per field, for CSV and workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from dsl import Kind, Language
from engine import Known, Outcome

from ..notes import notes
from ..outcomes import JOIN, outcome_words
from .model import Result, Results, column_title, defaulted

Cell = str | int | Decimal | date
_TITLES: Mapping[Language, tuple[str, ...]] = {
    "zh": ("行号", "姓名", "证件号码", "人群"),
    "en": ("row", "name", "id_number", "categories"),
}
_LAST: Mapping[Language, tuple[str, ...]] = {"zh": ("备注", "默认值"), "en": ("notes", "defaults")}
_WINDOW: Mapping[Language, str] = {"zh": "期.", "en": "window."}
_BETWEEN: Mapping[Language, str] = {"zh": "；", "en": "; "}


def titles(results: Results, language: Language) -> tuple[str, ...]:
    fields = (column_title(field, language) for field in results.fields)
    windows = (_WINDOW[language] + name for name in results.windows)
    return (*_TITLES[language], *fields, *windows, *_LAST[language])


def rows(results: Results, language: Language) -> Iterator[Sequence[Cell]]:
    for result in results.results:
        yield tuple(_row(results, result, language))


def _row(results: Results, result: Result, language: Language) -> Iterator[Cell]:
    assessment = result.assessment
    yield result.record.row
    yield result.name
    yield result.id_number
    yield JOIN[language].join(assessment.held)
    for field in results.fields:
        yield _cell(assessment.fields[field], field, language, results.kind(field))
    for name in results.windows:
        yield outcome_words(assessment.windows[name], name, language)
    yield _BETWEEN[language].join(note.words(language) for note in notes(assessment, language))
    yield _BETWEEN[language].join(defaulted([result], language))


def _cell(outcome: Outcome, field: str, language: Language, kind: Kind) -> Cell:
    """Amounts and days as such, so that they can be added up and sorted; everything else in words."""
    if isinstance(outcome, Known) and kind in (Kind.MONEY, Kind.DATE) and isinstance(outcome.value, Decimal | date):
        return outcome.value
    return outcome_words(outcome, field, language, kind)
