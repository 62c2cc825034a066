"""Totals of a population as a workbook: amounts as numbers, what is open beside them, and charts of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import xlsxwriter

from dsl import Language
from engine.columnar.counts.gathered import Line, Total
from engine.columnar.counts.totals import Block, Breakdown

from ..book.workbook import AS_WRITTEN, Book, Cell, Sheet, dressed
from ..outcomes import JOIN
from .model import ALL, PARTS, PEOPLE, Budget, heads_words, is_part, name_words, open_words, title
from .targets import basis_words, milestone_words, target_words, verdict_words

_SHEETS: Mapping[str, Mapping[Language, str]] = {
    "whole": {"zh": "全部", "en": "everybody"},
    "by": {"zh": "按{names}", "en": "by {names}"},
    "targets": {"zh": "目标和节点", "en": "targets"},
    "origin": {"zh": "来历", "en": "origin"},
}
_WHOLE: Mapping[Language, Sequence[str]] = {
    "zh": ("项目", "已知合计", "下限", "上限", "有数的人", "没有数的人"),
    "en": ("item", "known sum", "low", "high", "known for", "not known for"),
}
_ENDS: Mapping[Language, tuple[str, str]] = {"zh": ("下限", "上限"), "en": ("low", "high")}
_OPEN: Mapping[Language, str] = {"zh": "没有定论", "en": "left open"}
_TARGETS: Mapping[Language, Sequence[str]] = {
    "zh": ("约束", "依据", "结果", "情况"),
    "en": ("target", "clause", "outcome", "figures"),
}
_MILESTONES: Mapping[Language, Sequence[str]] = {
    "zh": ("截至", "已缴人数", "占名单", "没记缴费情况"),
    "en": ("by", "had paid", "of the records", "no word on payment"),
}
_ORIGIN: Mapping[Language, Sequence[str]] = {"zh": ("项目", "内容"), "en": ("what", "is")}
_ROWS: Mapping[str, Mapping[Language, str]] = {
    "total": {"zh": "名单行数", "en": "rows"},
    "evaluated": {"zh": "计入", "en": "counted"},
    "set_aside": {"zh": "搁置", "en": "set aside"},
    "merged": {"zh": "与前面的行相同", "en": "the same as an earlier row"},
}
_FROM: Mapping[str, Mapping[Language, str]] = {
    "policy_hash": {"zh": "政策的指纹", "en": "hash of the policy"},
    "as_of": {"zh": "按哪一天", "en": "as of"},
    "known_on": {"zh": "只看到哪一天", "en": "known on"},
    "input": {"zh": "名单", "en": "records"},
    "input_hash": {"zh": "名单的指纹", "en": "hash of the records"},
    "canbao": {"zh": "程序版本", "en": "version"},
}
_CHARTS: Mapping[str, Mapping[Language, str]] = {
    "payers": {"zh": "谁出多少（元，已知部分）", "en": "Who pays how much (yuan, what is known)"},
    "levels": {"zh": "财政补助分担（元，已知部分）", "en": "Fiscal shares by level (yuan, what is known)"},
}
_MOST_BARS = 60


def render(budget: Budget, language: Language) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, AS_WRITTEN) as workbook:
        book = Book(workbook, language)
        _whole(book, budget)
        for breakdown in budget.totals.breakdowns:
            _breakdown(book, budget, breakdown)
        if budget.totals.targets or budget.totals.milestones:
            _targets(book, budget)
        _origin(book, budget)
    return content.getvalue()


def _known(total: Total) -> Decimal | None:
    """Empty where something is open and nothing is known: no sum is no nought."""
    return None if total.open and not total.heads.get("known") else total.known


def _whole(book: Book, budget: Budget) -> None:
    language, whole = book.language, budget.totals.whole
    sheet = book.sheet(_SHEETS["whole"][language], _WHOLE[language], numbers=range(1, 5))
    sheet.write(1, (PEOPLE[language], None, None, None, whole.heads))
    rows: dict[str, int] = {}
    for number, field in enumerate(budget.fields, 2):
        total = whole.totals[field]
        rows[field] = number
        ends = (total.low, total.high) if total.open else (None, None)
        name = ("  " if is_part(field) else "") + title(field, language)
        heads = total.heads.get("known", 0)
        sheet.write(number, (name, _known(total), *ends, heads, heads_words(total, language)))
    sheet.fit()
    sheet.sheet.fit_to_pages(1, 1)
    below = len(budget.fields) + 4
    for key, fields in (("payers", budget.payers), ("levels", budget.levels)):
        if any(field in budget.telling for field in fields):
            chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
            for field in fields:
                row = rows[field]
                chart.add_series(
                    {
                        "name": title(field, language),
                        "categories": [sheet.sheet.name, 1, 0, 1, 0],
                        "values": [sheet.sheet.name, row, 1, row, 1],
                    }
                )
            dressed(chart, _CHARTS[key][language], 1)
            chart.set_y_axis({"visible": False})
            sheet.sheet.insert_chart(below, 0, chart)
            below += 14


def _breakdown(book: Book, budget: Budget, breakdown: Breakdown) -> None:
    language = book.language
    names = [name_words(name, language) for name in breakdown.by]
    head = [*names, PEOPLE[language]]
    places: dict[str, int] = {}
    for field in budget.telling:
        places[field] = len(head)
        head += [title(field, language), *(f"{title(field, language)} {end}" for end in _ends(budget, field, language))]
    head.append(_OPEN[language])
    shown = _SHEETS["by"][language].format(names=JOIN[language].join(names))
    sheet = book.sheet(shown, head, len(names), range(len(names), len(head) - 1))
    row, groups = 1, []
    for block in breakdown.blocks:
        for is_group, cells in _lines(budget, breakdown, block, language):
            sheet.write(row, cells)
            groups += [row] if is_group else []
            row += 1
    sheet.fit()
    if len(breakdown.by) == 1 and groups and len(groups) <= _MOST_BARS:
        _charts(book, budget, sheet, places, groups, row + 2)


def _ends(budget: Budget, field: str, language: Language) -> tuple[str, ...]:
    """Two more columns for an amount that is open for somebody."""
    return _ENDS[language] if budget.totals.whole.totals[field].open else ()


def _lines(
    budget: Budget, breakdown: Breakdown, block: Block, language: Language
) -> Iterator[tuple[bool, Sequence[Cell]]]:
    """Whether a row is a group, and its cells: the groups, what joins them to the whole, and the whole."""
    pairs = zip(breakdown.by, block.labels, strict=False)
    before = [budget.label_words(name, label, language) for name, label in pairs]
    for label, line in block.groups:
        words = budget.label_words(breakdown.by[-1], label, language)
        yield True, (*before, words, *_cells(budget, line, language))
    if (overlap := block.overlap) is not None:
        yield False, (*before, PARTS["repeated"][language], *_cells(budget, overlap.repeated, language, sign=-1))
        for key, line in (("outside", overlap.outside), ("unclear", overlap.unclear)):
            yield False, (*before, PARTS[key][language], *_cells(budget, line, language))
    yield False, (*before, ALL[language], *_cells(budget, block.whole, language))


def _cells(budget: Budget, line: Line, language: Language, sign: int = 1) -> Iterator[Cell]:
    yield line.heads * sign
    for field in budget.telling:
        total = line.totals[field]
        known = _known(total)
        yield None if known is None else known * sign
        if budget.totals.whole.totals[field].open:
            yield None if total.low is None else total.low * sign
            yield None if total.high is None else total.high * sign
    yield open_words(line, budget.telling, language) if sign > 0 else ""


def _charts(
    book: Book, budget: Budget, sheet: Sheet, places: Mapping[str, int], groups: Sequence[int], below: int
) -> None:
    """Payers, and levels of government, stacked group by group. `places`: the column of each amount."""
    first, last = groups[0], groups[-1]
    for key, fields in (("payers", budget.payers), ("levels", budget.levels)):
        told = [field for field in fields if field in budget.telling]
        if not told:
            continue
        chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
        for field in told:
            column = places[field]
            chart.add_series(
                {
                    "name": [sheet.sheet.name, 0, column],
                    "categories": [sheet.sheet.name, first, 0, last, 0],
                    "values": [sheet.sheet.name, first, column, last, column],
                }
            )
        bars = last - first + 1
        dressed(chart, _CHARTS[key][book.language], bars)
        sheet.sheet.insert_chart(below, 0, chart)
        below += 12 + bars * 5 // 4


def _targets(book: Book, budget: Budget) -> None:
    language = book.language
    sheet = book.sheet(_SHEETS["targets"][language], _TARGETS[language])
    row = 1
    for target in budget.totals.targets:
        clauses = JOIN[language].join(clause.number for clause in target.constraint.clauses)
        words = verdict_words(target, language), target_words(target, language)
        sheet.write(row, (target.text, clauses, *words))
        row += 1
    for said in basis_words(budget.totals, language):
        sheet.sheet.write_string(row, 0, said)
        row += 1
    if budget.totals.milestones:
        sheet.write(row + 1, _MILESTONES[language])
        sheet.sheet.set_row(row + 1, None, book.bold)
        for number, milestone in enumerate(budget.totals.milestones, row + 2):
            _, part, _ = milestone_words(milestone, language)
            enrolled = milestone.enrolled
            sheet.write(number, (milestone.day.isoformat(), enrolled.paid, part, enrolled.unknown))
    sheet.fit()


def _origin(book: Book, budget: Budget) -> None:
    """What the totals were made from, and how many rows there were."""
    language, receipt = book.language, budget.receipt
    sheet = book.sheet(_SHEETS["origin"][language], _ORIGIN[language])
    lines: list[tuple[str, Cell]] = [(words[language], receipt["rows"][key]) for key, words in _ROWS.items()]
    lines += [(words[language], receipt[key]) for key, words in _FROM.items() if receipt[key] is not None]
    for number, line in enumerate([(budget.heading, ""), *lines], 1):
        sheet.write(number, line)
    sheet.fit()
