"""Everyone's answer as a table for people: a row per person, and below it what holds for all of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dsl import Language, Product
from engine import Assessment, Deadline, Known, NotApplicable, Standing
from engine.fields import payers_of

from ..columns import visible_text
from ..notes import Note, notes, split_shared
from ..outcomes import COLON, JOIN, bracketed, brief_words, outcome_words
from .model import DUE, Result, Results, defaulted

AS_WIDE_AS_NEEDED = 10_000
_COLUMNS: Mapping[Language, Sequence[str]] = {
    "zh": ("行", "姓名", "人群", "标准", "资助", "应缴", "缴费期", "等待期", "备注"),
    "en": ("row", "name", "categories", "standard", "aid by payer", "pays", "window", "waiting", "notes"),
}
_WIDEST = (None, 20, 36, 18, 32, 24, 36, 16, 60)
_WIDEST_WITH_PRODUCTS = (None, 20, 36, 32, 32, 40, 36, 28, 60)
_UP_FRONT: Mapping[Language, str] = {"zh": "先付", "en": "at first"}
_TOTAL: Mapping[Language, str] = {"zh": "合计", "en": "total"}
_UNTIL: Mapping[Language, str] = {"zh": "至", "en": "until"}
_MONTHLY: Mapping[Language, str] = {
    "zh": "每月 {first} 日至 {last} 日",
    "en": "day {first} to {last} of each month",
}
_FOR_ALL: Mapping[Language, str] = {"zh": "对以上每个人：", "en": "For everyone above: "}
_DEFAULTS: Mapping[Language, str] = {"zh": "名单里没有、按词汇的默认值：", "en": "Not in the records, by default: "}
_BETWEEN: Mapping[Language, str] = {"zh": "；", "en": "; "}


def render(results: Results, language: Language, *, columns: int = AS_WIDE_AS_NEEDED) -> str:
    """`columns` of the terminal; a file or a pipe gets as many as are needed."""
    shared, remarks = split_shared([notes(result.assessment, language) for result in results.results])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    wide = _WIDEST_WITH_PRODUCTS if results.policy.has_products else _WIDEST
    for title, widest in zip(_COLUMNS[language], wide, strict=True):
        table.add_column(title, max_width=widest, overflow="fold")
    for result, said in zip(results.results, remarks, strict=True):
        remarks_cell = "\n".join(note.words(language) for note in said)
        table.add_row(*map(_plain, (*_cells(result, results, language), remarks_cell)))
    return "\n".join((_head(results), _drawn(table, columns), *_feet(results, shared, language))) + "\n"


def _cells(result: Result, results: Results, language: Language) -> tuple[str, ...]:
    assessment = result.assessment
    return (
        str(result.record.row),
        result.name,
        JOIN[language].join(assessment.held),
        _each(assessment, language, lambda product: _field(assessment, _key(product, "缴费"), results, language)),
        _aid(assessment, language),
        _each(assessment, language, lambda product: _due(assessment, product, language)),
        _windows(assessment, language),
        _waiting(assessment, results, language),
    )


def _key(product: Product | None, name: str) -> str:
    """The field of one product, or the total."""
    return name if product is None else product.key(name)


def _each(assessment: Assessment, language: Language, cell: Callable[[Product | None], str]) -> str:
    """A line per product that is bought, or may be, and the total; a policy with a single product has only that."""
    if not assessment.policy.has_products:
        return cell(None)
    shown = [f"{product.name} {cell(product)}" for product in _bought(assessment)]
    return "\n".join([*shown, f"{_TOTAL[language]} {cell(None)}"])


def _bought(assessment: Assessment) -> Iterator[Product]:
    for product in assessment.policy.products:
        if not isinstance(assessment.fields[product.key("缴费")], NotApplicable):
            yield product


def _field(assessment: Assessment, field: str, results: Results, language: Language) -> str:
    return brief_words(assessment.fields[field], field, language, results.kind(field))


def _waiting(assessment: Assessment, results: Results, language: Language) -> str:
    """Waiting periods are not added up."""
    if not assessment.policy.has_products:
        return _field(assessment, "等待期", results, language)
    keys = ((product.name, product.key("等待期")) for product in _bought(assessment))
    return "\n".join(f"{name} {_field(assessment, key, results, language)}" for name, key in keys) or "—"


def _aid(assessment: Assessment, language: Language) -> str:
    """Payers that give something, or may, over all products."""
    given = {
        payer: brief_words(outcome, field, language)
        for payer, field in payers_of(assessment.policy).items()
        if not isinstance(outcome := assessment.fields[field], NotApplicable)
        if not (isinstance(outcome, Known) and outcome.value == 0)
    }
    return "\n".join(f"{payer} {amount}" for payer, amount in given.items()) or "—"


def _due(assessment: Assessment, product: Product | None, language: Language) -> str:
    """What the person bears, and what they pay up front where that is another amount."""
    due, up_front = assessment.fields[_key(product, DUE)], assessment.fields[_key(product, "先付")]
    shown = brief_words(due, DUE, language)
    if not (isinstance(up_front, Known) and up_front != due):
        return shown
    return shown + bracketed(f"{_UP_FRONT[language]} {outcome_words(up_front, '先付', language)}", language)


def _windows(assessment: Assessment, language: Language) -> str:
    """The 期 that the person is in; or else where their day stands in each, and until when there is time."""
    if inside := [name for name, outcome in assessment.windows.items() if outcome == Known(Standing.INSIDE)]:
        return JOIN[language].join(inside)
    last = {deadline.window: deadline for deadline in assessment.deadlines}
    said = []
    for name, outcome in assessment.windows.items():
        words = [] if outcome == Known(Standing.NO_EVENT) else [brief_words(outcome, name, language)]
        if (end := last.get(name)) is not None and isinstance(end.last, Known):
            words.append(f"{_UNTIL[language]} {_last_moment(end, language)}")
        said.append(name + COLON[language] + JOIN[language].join(words or ["—"]))
    return "\n".join(said)


def _last_moment(deadline: Deadline, language: Language) -> str:
    """The last day, with the time at which it closes or the days of each month."""
    day = outcome_words(deadline.last, deadline.window, language)
    if deadline.month_days is not None:
        first, last = deadline.month_days
        return day + bracketed(_MONTHLY[language].format(first=first, last=last), language)
    return day if deadline.closes is None else f"{day} {deadline.closes}"


def _head(results: Results) -> str:
    header = results.policy.header
    return visible_text("  ".join(filter(None, (header.title or header.id, header.number, str(header.year)))))


def _feet(results: Results, shared: Sequence[Note], language: Language) -> Iterator[str]:
    if shared:
        yield visible_text(_FOR_ALL[language] + _BETWEEN[language].join(note.words(language) for note in shared))
    if defaults := defaulted(results.results, language):
        yield visible_text(_DEFAULTS[language] + _BETWEEN[language].join(defaults))


def _plain(cell: str) -> Text:
    """Neither markup nor control characters; a cell may have several lines."""
    return Text("\n".join(map(visible_text, cell.split("\n"))))


def _drawn(table: Table, columns: int) -> str:
    page = io.StringIO()
    Console(file=page, width=columns, color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().rstrip().splitlines())
