"""What changed, for whom and what it costs, as a workbook: amounts as numbers, and charts of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

import xlsxwriter

from dsl import Language
from engine.compare import Change, Changes, Exactly

from ..book.charts import bars, stacks
from ..book.workbook import AS_WRITTEN, Book, Cell
from ..budget.model import in_order
from ..charts import Bars, Stacks
from ..exact import xlsx as exact_xlsx
from ..impact.model import Cost
from ..impact.speaker import ImpactSpeaker
from ..impact.words import line_words, open_cases, way_words
from ..impact.xlsx import charted
from ..notice_names import short_names
from ..results.model import field_title
from .charts import drawn
from .sentences import with_users
from .speaker import Speaker
from .words import listed, say

Titles = Mapping[Language, Sequence[str]]
_SHEETS: Mapping[str, Mapping[Language, str]] = {
    "lines": {"zh": "由哪一行定", "en": "deciding lines"},
    "outcomes": {"zh": "结果", "en": "outcomes"},
    "open": {"zh": "说不清", "en": "not known"},
    "largest": {"zh": "变化最大的人", "en": "largest changes"},
    "changes": {"zh": "改了什么", "en": "what changed"},
    "due": {"zh": "每种人缴多少", "en": "what persons pay"},
    "payers": {"zh": "由谁出", "en": "who pays it"},
    "origin": {"zh": "来历", "en": "origin"},
}
_WHO: Mapping[Language, str] = {"zh": "哪种人", "en": "who"}
_LINES: Titles = {
    "zh": ("项目", "{old}", "{new}", "人数", "{old}合计", "{new}合计", "差"),
    "en": ("field", "{old}", "{new}", "persons", "{old} sum", "{new} sum", "difference"),
}
_OUTCOMES: Titles = {
    "zh": ("项目", "{old}", "{new}", "人数"),
    "en": ("field", "{old}", "{new}", "persons"),
}
_OPEN: Titles = {"zh": ("人数", "项目", "为什么"), "en": ("persons", "fields", "why")}
_LARGEST: Titles = {
    "zh": ("行", "证件号码", "{old}", "{new}", "差"),
    "en": ("row", "number", "{old}", "{new}", "difference"),
}
_CHANGES: Titles = {
    "zh": ("项目", "变化", "{old}在哪里", "{old}依据", "{new}在哪里", "{new}依据"),
    "en": ("about", "change", "{old} place", "{old} clause", "{new} place", "{new} clause"),
}
_ORIGIN: Titles = {"zh": ("项目", "内容"), "en": ("what", "is")}
_FROM: Mapping[str, Mapping[Language, str]] = {
    "old": {"zh": "旧通知", "en": "old notice"},
    "new": {"zh": "新通知", "en": "new notice"},
    "input": {"zh": "名单", "en": "records"},
    "input_hash": {"zh": "名单的指纹", "en": "hash of the records"},
    "evaluated": {"zh": "计入的人", "en": "persons counted"},
    "canbao": {"zh": "程序版本", "en": "version"},
}


def render(changes: Changes, language: Language, cost: Cost | None = None, exactly: Exactly | None = None) -> bytes:
    """What it costs first, then for whom, each as far as it was asked, and what changed."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, AS_WRITTEN) as workbook:
        book = Book(workbook, language)
        if cost is not None:
            _cost(book, cost)
        if exactly is not None:
            exact_xlsx.charted(book, exactly)
        _changes(book, changes)
        _drawn(book, changes)
        _origin(book, changes, cost)
    return content.getvalue()


def _cost(book: Book, cost: Cost) -> None:
    charted(book, cost)
    _lines(book, cost)
    _outcomes(book, cost)
    _open(book, cost)
    _largest(book, cost)


def _lines(book: Book, cost: Cost) -> None:
    language, impact = book.language, cost.impact
    sheet = book.sheet(_SHEETS["lines"][language], _speaker(book, cost).head(_LINES[language]), numbers=range(3, 7))
    row = 1
    for field, courses in impact.courses.items():
        for course in courses:
            moved = course.moved
            lines = (
                line_words(field, course.old, impact.old_lines, language),
                line_words(field, course.new, impact.new_lines, language),
            )
            sums = (moved.before, moved.after, moved.difference) if field in impact.amounts else ()
            sheet.write(row, (field_title(field, language), *lines, moved.heads, *sums))
            row += 1
    sheet.fit()


def _outcomes(book: Book, cost: Cost) -> None:
    language = book.language
    sheet = book.sheet(
        _SHEETS["outcomes"][language], _speaker(book, cost).head(_OUTCOMES[language]), numbers=range(3, 4)
    )
    row = 1
    for field, turns in cost.impact.outcomes.items():
        for turn in turns:
            ways = way_words(turn.old, field, language), way_words(turn.new, field, language)
            sheet.write(row, (field_title(field, language), *ways, turn.heads))
            row += 1
    sheet.fit()


def _speaker(book: Book, cost: Cost) -> ImpactSpeaker:
    return ImpactSpeaker.of(cost.old, cost.new, book.language)


def _open(book: Book, cost: Cost) -> None:
    amounts = cost.impact.amounts
    found = ((field, case) for field in in_order(amounts) for case in amounts[field].open)
    if cases := list(open_cases(found, _speaker(book, cost))):
        sheet = book.sheet(_SHEETS["open"][book.language], _OPEN[book.language], numbers=range(1))
        for row, case in enumerate(cases, 1):
            sheet.write(row, case)
        sheet.fit()


def _largest(book: Book, cost: Cost) -> None:
    if cost.impact.largest:
        sheet = book.sheet(
            _SHEETS["largest"][book.language], _speaker(book, cost).head(_LARGEST[book.language]), numbers=range(2, 5)
        )
        for row, one in enumerate(cost.impact.largest, 1):
            sheet.write(row, (one.row, one.id_number, one.before, one.after, one.after - one.before))
        sheet.fit()


def _changes(book: Book, changes: Changes) -> None:
    language = book.language
    speaker = Speaker.of(changes, language)
    sheet = book.sheet(
        _SHEETS["changes"][language], ImpactSpeaker.of(changes.old, changes.new, language).head(_CHANGES[language])
    )
    for row, change in enumerate(changes.found, 1):
        sheet.write(row, (say(language, change.concept.value), with_users(speaker, change), *_places(change, language)))
    sheet.fit()


def _drawn(book: Book, changes: Changes) -> None:
    """The charts that the page has too."""
    language = book.language
    for chart in drawn(changes, language):
        match chart:
            case Bars():
                bars(book, _SHEETS["due"][language], _WHO[language], chart)
            case Stacks():
                stacks(book, _SHEETS["payers"][language], _WHO[language], chart)


def _places(change: Change, language: Language) -> Iterator[str]:
    for passage in (change.old, change.new):
        if passage is None:
            yield from ("", "")
        else:
            file = passage.source.name.rpartition("/")[2]
            yield say(language, "place", file=file, line=passage.line)
            yield listed(language, passage.clauses)


def _origin(book: Book, changes: Changes, cost: Cost | None) -> None:
    language = book.language
    old, new = short_names(changes.old, changes.new)
    values: dict[str, Cell] = {"old": f"{old} {changes.old.header.title}", "new": f"{new} {changes.new.header.title}"}
    if cost is None:
        values["canbao"] = version("canbao")
    else:
        values |= {key: cost.receipt.get(key) for key in _FROM if key not in values}
        values["evaluated"] = cost.receipt["rows"]["evaluated"]
    sheet = book.sheet(_SHEETS["origin"][language], _ORIGIN[language])
    for row, key in enumerate((key for key in _FROM if key in values), 1):
        sheet.write(row, (_FROM[key][language], values[key]))
    sheet.fit()
