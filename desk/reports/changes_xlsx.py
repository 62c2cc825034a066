"""What changed and what it costs, as a workbook: amounts as numbers, and charts of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import xlsxwriter

from dsl import Language
from engine.columnar.gathered import Total
from engine.compare import Change, Changes
from engine.fields import AID, SHARE, split
from engine.impact.model import AmountMoved, Breakdown, Direction, GroupMoved

from .book import AS_WRITTEN, Book, Cell, Sheet, dressed
from .budget import in_order, name_words
from .changes_sentences import sentence
from .changes_speaker import Speaker
from .changes_words import listed, say
from .impact import Cost
from .impact_sections import share, tells
from .impact_summary import dates, summary
from .impact_words import (
    DIRECTIONS,
    difference,
    field_words,
    full_field,
    label_of,
    line_words,
    open_cases,
    spread_words,
    way_words,
)
from .results import field_title

Titles = Mapping[Language, Sequence[str]]
_SHEETS: Mapping[str, Mapping[Language, str]] = {
    "whole": {"zh": "花多少钱", "en": "what it costs"},
    "spread": {"zh": "差额分布", "en": "differences"},
    "lines": {"zh": "由哪一行定", "en": "deciding lines"},
    "outcomes": {"zh": "结果", "en": "outcomes"},
    "open": {"zh": "说不清", "en": "not known"},
    "by": {"zh": "按{names}", "en": "by {names}"},
    "largest": {"zh": "变化最大的人", "en": "largest changes"},
    "changes": {"zh": "改了什么", "en": "what changed"},
    "origin": {"zh": "来历", "en": "origin"},
}
_WHOLE: Titles = {
    "zh": ("项目", "旧（已知）", "新（已知）", "旧下限", "旧上限", "新下限", "新上限", "差下限", "差上限"),
    "en": ("amount of", "old, known", "new, known", "old low", "old high", "new low", "new high", "least", "most"),
}
_SPREAD: Titles = {"zh": ("差（元）", "人数", "占比"), "en": ("difference (yuan)", "heads", "share")}
_LINES: Titles = {
    "zh": ("项目", "旧", "新", "人数", "旧合计", "新合计", "差"),
    "en": ("field", "old", "new", "heads", "old sum", "new sum", "difference"),
}
_OUTCOMES: Titles = {"zh": ("项目", "旧", "新", "人数"), "en": ("field", "old", "new", "heads")}
_OPEN: Titles = {"zh": ("人数", "项目", "为什么"), "en": ("heads", "fields", "why")}
_ENDS: Mapping[Language, tuple[str, str, str]] = {"zh": ("旧", "新", "差"), "en": ("old", "new", "difference")}
_LARGEST: Titles = {
    "zh": ("行", "证件号码", "旧", "新", "差"),
    "en": ("row", "number", "old", "new", "difference"),
}
_CHANGES: Titles = {
    "zh": ("项目", "变化", "旧在哪里", "旧依据", "新在哪里", "新依据"),
    "en": ("about", "change", "old place", "old clause", "new place", "new clause"),
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
_CHARTS: Mapping[str, Mapping[Language, str]] = {
    "payers": {"zh": "谁出多少（元，已知部分）", "en": "Who pays how much (yuan, what is known)"},
    "levels": {"zh": "财政补助分担（元，已知部分）", "en": "Fiscal shares by level (yuan, what is known)"},
    "spread": {"zh": "每人{field}相差多少（人数）", "en": "Persons by difference of {field}"},
    "groups": {"zh": "{field}（元，已知部分）", "en": "{field} (yuan, what is known)"},
}
_MOST_BARS = 60


def render(changes: Changes, language: Language, cost: Cost | None = None) -> bytes:
    """The workbook is about what it costs; there is none without records."""
    assert cost is not None
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, AS_WRITTEN) as workbook:
        book = Book(workbook, language)
        _whole(book, cost)
        _spread(book, cost)
        for breakdown in cost.impact.breakdowns:
            _breakdown(book, cost, breakdown)
        _lines(book, cost)
        _outcomes(book, cost)
        _open(book, cost)
        _largest(book, cost)
        _changes(book, changes)
        _origin(book, cost)
    return content.getvalue()


def _known(total: Total | None) -> Decimal | None:
    """Empty where something is open and nothing is known: no sum is no nought."""
    return None if total is None or (total.open and not total.heads.get("known")) else total.known


def _whole(book: Book, cost: Cost) -> None:
    language, impact = book.language, cost.impact
    ways = [way for way in Direction if any(amount.moved[way].heads for amount in impact.amounts.values())]
    head = [*_WHOLE[language], *(DIRECTIONS[way][language] for way in ways)]
    sheet = book.sheet(_SHEETS["whole"][language], head, numbers=range(1, len(head)))
    fields = in_order(impact.amounts)
    for row, field in enumerate(fields, 1):
        amount = impact.amounts[field]
        bounds = difference(amount.before, amount.after)
        ends = [None if one is None else end for one in (amount.before, amount.after) for end in _ends(one)]
        known = (_known(amount.before), _known(amount.after))
        heads = (amount.moved[way].heads for way in ways)
        sheet.write(row, (field_words(field, language), *known, *ends, bounds.least, bounds.most, *heads))
    sheet.fit()
    below = len(fields) + 2
    for said in (summary, dates):
        sheet.sheet.write_string(below, 0, said(impact, cost.old, cost.new, language))
        below += 1
    payers = [f for f in fields if not split(f)[1] and (f.startswith(AID) or f == "应缴") and tells(impact.amounts[f])]
    levels = [f for f in fields if not split(f)[1] and f.startswith(SHARE) and tells(impact.amounts[f])]
    for key, told in (("payers", payers), ("levels", levels)):
        if told:
            rows = [fields.index(field) + 1 for field in told]
            _side_by_side(book, sheet, _CHARTS[key][language], rows, below + 1)
            below += 12 + len(rows) * 2


def _ends(total: Total | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if total is None or not total.open else (total.low, total.high)


def _side_by_side(book: Book, sheet: Sheet, words: str, rows: Sequence[int], below: int) -> None:
    """Old beside new, a pair of bars a row. The rows of a chart are one after the other or listed one by one."""
    name = sheet.sheet.name.replace("'", "''")
    chart = book.workbook.add_chart({"type": "bar"})
    for column in (1, 2):
        places = ",".join(f"'{name}'!${'ABC'[column]}${row + 1}" for row in rows)
        labels = ",".join(f"'{name}'!$A${row + 1}" for row in rows)
        chart.add_series(
            {"name": [sheet.sheet.name, 0, column], "categories": f"=({labels})", "values": f"=({places})"}
        )
    dressed(chart, words, 2 * len(rows))
    sheet.sheet.insert_chart(below, 0, chart)


def _spread(book: Book, cost: Cost) -> None:
    language, impact = book.language, cost.impact
    if impact.bearing is None or not impact.spread:
        return
    sheet = book.sheet(_SHEETS["spread"][language], _SPREAD[language], numbers=range(1, 3))
    known = sum(one.heads for one in impact.spread)
    for row, one in enumerate(impact.spread, 1):
        sheet.write(row, (spread_words(one, language), one.heads, share(one.heads, known)))
    sheet.fit()
    chart = book.workbook.add_chart({"type": "bar"})
    last = len(impact.spread)
    name = sheet.sheet.name
    chart.add_series({"categories": [name, 1, 0, last, 0], "values": [name, 1, 1, last, 1]})
    dressed(chart, _CHARTS["spread"][language].format(field=full_field(impact.bearing, language)), last)
    chart.set_legend({"none": True})
    sheet.sheet.insert_chart(last + 2, 0, chart)


_WAYS = (Direction.MORE, Direction.LESS, Direction.SAME, Direction.OPEN)


def _breakdown(book: Book, cost: Cost, breakdown: Breakdown) -> None:
    """应缴 first, with who moves which way; then the other amounts."""
    language, impact = book.language, cost.impact
    told = [field for field in in_order(impact.amounts) if tells(impact.amounts[field]) and not split(field)[1]]
    fields = sorted(told, key=lambda field: field != impact.bearing)
    ends = [(field, end) for field in fields for end in _told_ends(impact.amounts[field])]
    head = [name_words(breakdown.by, language), {"zh": "人数", "en": "heads"}[language]]
    head += [f"{full_field(field, language)} {_ENDS[language][end]}" for field, end in ends]
    head += [DIRECTIONS[way][language] for way in _WAYS if impact.bearing is not None]
    sheet = book.sheet(_SHEETS["by"][language].format(names=head[0]), head, numbers=range(1, len(head)))
    for row, group in enumerate(breakdown.groups, 1):
        label = label_of(cost.new, breakdown.by, group, language)
        sheet.write(row, (label, group.heads, *_cells(group, ends, impact.bearing)))
    sheet.fit()
    if impact.bearing in fields and 0 < len(breakdown.groups) <= _MOST_BARS:
        chart = book.workbook.add_chart({"type": "bar"})
        last, name = len(breakdown.groups), sheet.sheet.name
        for column in (2, 3):
            values = [name, 1, column, last, column]
            chart.add_series({"name": [name, 0, column], "categories": [name, 1, 0, last, 0], "values": values})
        dressed(chart, _CHARTS["groups"][language].format(field=full_field(impact.bearing, language)), 2 * last)
        sheet.sheet.insert_chart(last + 2, 0, chart)


def _told_ends(amount: AmountMoved) -> tuple[int, ...]:
    """Old, new and the difference, by their places in `_ENDS`; of a field that one notice alone has, its own."""
    if amount.before is not None and amount.after is not None:
        return 0, 1, 2
    return (0,) if amount.before is not None else (1,)


def _cells(group: GroupMoved, ends: Sequence[tuple[str, int]], bearing: str | None) -> Iterator[Cell]:
    for field, end in ends:
        before, after = group.amounts.get(field, (None, None))
        bounds = difference(before, after)
        exact = bounds.least if bounds.least == bounds.most else None
        yield (_known(before), _known(after), exact)[end]
    if bearing is not None:
        yield from (group.directions.get(bearing, {}).get(way) for way in _WAYS)


def _lines(book: Book, cost: Cost) -> None:
    language, impact = book.language, cost.impact
    sheet = book.sheet(_SHEETS["lines"][language], _LINES[language], numbers=range(3, 7))
    row = 1
    for field, courses in impact.courses.items():
        for course in courses:
            moved = course.moved
            lines = (
                line_words(field, course.old, impact.old_lines, language),
                line_words(field, course.new, impact.new_lines, language),
            )
            sums = (moved.before, moved.after, moved.after - moved.before) if field in impact.amounts else ()
            sheet.write(row, (field_title(field, language), *lines, moved.heads, *sums))
            row += 1
    sheet.fit()


def _outcomes(book: Book, cost: Cost) -> None:
    language = book.language
    sheet = book.sheet(_SHEETS["outcomes"][language], _OUTCOMES[language], numbers=range(3, 4))
    row = 1
    for field, turns in cost.impact.outcomes.items():
        for turn in turns:
            ways = way_words(turn.old, field, language), way_words(turn.new, field, language)
            sheet.write(row, (field_title(field, language), *ways, turn.heads))
            row += 1
    sheet.fit()


def _open(book: Book, cost: Cost) -> None:
    cases = list(open_cases(cost.impact, in_order(cost.impact.amounts), book.language))
    if cases:
        sheet = book.sheet(_SHEETS["open"][book.language], _OPEN[book.language], numbers=range(1))
        for row, case in enumerate(cases, 1):
            sheet.write(row, case)
        sheet.fit()


def _largest(book: Book, cost: Cost) -> None:
    if cost.impact.largest:
        sheet = book.sheet(_SHEETS["largest"][book.language], _LARGEST[book.language], numbers=range(2, 5))
        for row, one in enumerate(cost.impact.largest, 1):
            sheet.write(row, (one.row, one.id_number, one.before, one.after, one.after - one.before))
        sheet.fit()


def _changes(book: Book, changes: Changes) -> None:
    language = book.language
    speaker = Speaker.of(changes, language)
    sheet = book.sheet(_SHEETS["changes"][language], _CHANGES[language])
    for row, change in enumerate(changes.found, 1):
        sheet.write(row, (say(language, change.concept.value), sentence(speaker, change), *_places(change, language)))
    sheet.fit()


def _places(change: Change, language: Language) -> Iterator[str]:
    for passage in (change.old, change.new):
        if passage is None:
            yield from ("", "")
        else:
            file = passage.source.name.rpartition("/")[2]
            yield say(language, "place", file=file, line=passage.line)
            yield listed(language, passage.clauses)


def _origin(book: Book, cost: Cost) -> None:
    language, receipt = book.language, cost.receipt
    values = {
        "old": f"{cost.old.header.id} {cost.old.header.title}",
        "new": f"{cost.new.header.id} {cost.new.header.title}",
        "evaluated": receipt["rows"]["evaluated"],
    }
    sheet = book.sheet(_SHEETS["origin"][language], _ORIGIN[language])
    for row, (key, words) in enumerate(_FROM.items(), 1):
        sheet.write(row, (words[language], values.get(key, receipt.get(key))))
    sheet.fit()
