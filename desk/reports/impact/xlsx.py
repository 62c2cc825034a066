"""What a change of notice costs, as the sheets of a workbook that have charts: totals, differences, groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from dsl import Language
from engine.columnar.counts.gathered import Total
from engine.fields import split
from engine.impact.model import AmountMoved, Bounds, Breakdown, Direction, GroupMoved

from ..book.workbook import Book, Cell, Sheet, dressed
from ..budget.model import in_order, name_words
from .charts import chart_title, clear, levels, payers
from .model import Cost, tells
from .sections import known_of, share
from .speaker import ImpactSpeaker
from .summary import dates, summary
from .words import field_words, full_field, label_of, spread_words

Titles = Mapping[Language, Sequence[str]]
_SHEETS: Mapping[str, Mapping[Language, str]] = {
    "whole": {"zh": "花多少钱", "en": "what it costs"},
    "spread": {"zh": "差额分布", "en": "differences"},
    "by": {"zh": "按{names}", "en": "by {names}"},
}
_CLEAR: Titles = {"zh": ("{old}（可比）", "{new}（可比）"), "en": ("{old}, comparable", "{new}, comparable")}
"""Of those alone of whom nothing is open on either side: charts of anything else would show who is known, not what
changed."""
_WHOLE: Titles = {
    "zh": (
        "项目",
        "{old}（已知）",
        "{new}（已知）",
        "{old}下限",
        "{old}上限",
        "{new}下限",
        "{new}上限",
        "差下限",
        "差上限",
        *_CLEAR["zh"],
    ),
    "en": (
        *(
            "item",
            "{old}, known",
            "{new}, known",
            "{old} low",
            "{old} high",
            "{new} low",
            "{new} high",
            "least",
            "most",
        ),
        *_CLEAR["en"],
    ),
}
_CLEAR_AT = len(_WHOLE["zh"]) - 2
_SPREAD: Titles = {"zh": ("差（元）", "人数", "占比"), "en": ("difference (yuan)", "persons", "share")}
_ENDS: Mapping[Language, tuple[str, str, str]] = {
    "zh": ("{old}", "{new}", "差"),
    "en": ("{old}", "{new}", "difference"),
}
_MOST_BARS = 60


def charted(book: Book, cost: Cost) -> None:
    _whole(book, cost)
    _spread(book, cost)
    for breakdown in cost.impact.breakdowns:
        _breakdown(book, cost, breakdown)


def _known(total: Total | None) -> Decimal | None:
    """Empty where something is open and nothing is known: no sum is no nought."""
    return None if total is None or (total.open and not total.heads.get("known")) else total.known


def _whole(book: Book, cost: Cost) -> None:
    language, impact = book.language, cost.impact
    ways = [way for way in Direction if any(amount.moved[way].heads for amount in impact.amounts.values())]
    speaker = ImpactSpeaker.of(cost.old, cost.new, language)
    head = [*speaker.head(_WHOLE[language]), *map(speaker.direction, ways)]
    sheet = book.sheet(_SHEETS["whole"][language], head, numbers=range(1, len(head)))
    fields = in_order(impact.amounts)
    for row, field in enumerate(fields, 1):
        amount = impact.amounts[field]
        totals = amount.totals
        ends = [end for one in (totals.before, totals.after) for end in _ends(one)]
        known = (_known(totals.before), _known(totals.after))
        by = (totals.difference.least, totals.difference.most)
        heads = (amount.moved[way].heads for way in ways)
        sheet.write(row, (field_words(field, language), *known, *ends, *by, *clear(totals), *heads))
    sheet.fit()
    below = len(fields) + 2
    for said in (summary, dates):
        sheet.sheet.write_string(below, 0, said(impact, cost.old, cost.new, language))
        below += 1
    for key, told in (("payers", payers(impact)), ("levels", levels(impact))):
        if told:
            rows = [fields.index(field) + 1 for field in told]
            _side_by_side(book, sheet, chart_title(key, language), rows, below + 1)
            below += 12 + len(rows) * 2


def _exact(difference: Bounds) -> Decimal | None:
    return difference.least if difference.least == difference.most else None


def _ends(total: Total | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if total is None or not total.open else (total.low, total.high)


def _side_by_side(book: Book, sheet: Sheet, words: str, rows: Sequence[int], below: int) -> None:
    """Old beside new, a pair of bars a row. The rows of a chart are one after the other or listed one by one."""
    name = sheet.sheet.name.replace("'", "''")
    chart = book.workbook.add_chart({"type": "bar"})
    for column in (_CLEAR_AT, _CLEAR_AT + 1):
        places = ",".join(f"'{name}'!${xl_col_to_name(column)}${row + 1}" for row in rows)
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
    known = known_of(impact)
    for row, one in enumerate(impact.spread, 1):
        sheet.write(row, (spread_words(one, language), one.heads, share(one.heads, known)))
    sheet.fit()
    chart = book.workbook.add_chart({"type": "bar"})
    last = len(impact.spread)
    name = sheet.sheet.name
    chart.add_series({"categories": [name, 1, 0, last, 0], "values": [name, 1, 1, last, 1]})
    dressed(chart, chart_title("spread", language, full_field(impact.bearing, language)), last)
    chart.set_legend({"none": True})
    sheet.sheet.insert_chart(last + 2, 0, chart)


_WAYS = (Direction.MORE, Direction.LESS, Direction.SAME, Direction.OPEN)


def _breakdown(book: Book, cost: Cost, breakdown: Breakdown) -> None:
    """应缴 first, with who moves which way; then the other amounts."""
    language, impact = book.language, cost.impact
    told = [field for field in in_order(impact.amounts) if tells(impact.amounts[field]) and not split(field)[1]]
    fields = sorted(told, key=lambda field: field != impact.bearing)
    ends = [(field, end) for field in fields for end in _told_ends(impact.amounts[field])]
    head = [name_words(breakdown.by, language), {"zh": "人数", "en": "persons"}[language]]
    speaker = ImpactSpeaker.of(cost.old, cost.new, language)
    head += [f"{full_field(field, language)} {speaker.head(_ENDS[language])[end]}" for field, end in ends]
    clear_at = len(head)
    if impact.bearing is not None:
        head += [*speaker.head(_CLEAR[language]), *map(speaker.direction, _WAYS)]
    sheet = book.sheet(_SHEETS["by"][language].format(names=head[0]), head, numbers=range(1, len(head)))
    for row, group in enumerate(breakdown.groups, 1):
        label = label_of(cost.old, cost.new, breakdown.by, group, language)
        sheet.write(row, (label, group.heads, *_cells(group, ends, impact.bearing)))
    sheet.fit()
    if impact.bearing in fields and 0 < len(breakdown.groups) <= _MOST_BARS:
        chart = book.workbook.add_chart({"type": "bar"})
        last, name = len(breakdown.groups), sheet.sheet.name
        for column in (clear_at, clear_at + 1):
            values = [name, 1, column, last, column]
            chart.add_series({"name": [name, 0, column], "categories": [name, 1, 0, last, 0], "values": values})
        dressed(chart, chart_title("groups", language, full_field(impact.bearing, language)), 2 * last)
        sheet.sheet.insert_chart(last + 2, 0, chart)


def _told_ends(amount: AmountMoved) -> tuple[int, ...]:
    """Old, new and the difference, by their places in `_ENDS`; of a field that one notice alone has, its own."""
    totals = amount.totals
    if totals.before is not None and totals.after is not None:
        return 0, 1, 2
    return (0,) if totals.before is not None else (1,)


def _cells(group: GroupMoved, ends: Sequence[tuple[str, int]], bearing: str | None) -> Iterator[Cell]:
    for field, end in ends:
        totals = group.amounts.get(field)
        yield None if totals is None else (_known(totals.before), _known(totals.after), _exact(totals.difference))[end]
    if bearing is not None:
        yield from clear(group.amounts.get(bearing))
        yield from (group.directions.get(bearing, {}).get(way) for way in _WAYS)
