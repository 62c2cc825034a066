"""A region's history as a page: each parameter over the years with its change, and a chart of each that has numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from dsl import Language, Policy
from engine.compare.history import History, Point, Series
from engine.compare.side_by_side import Measure, Row, State

from ..changes.values import plain
from ..charts import Lines
from .page import Group, Line, Page, ShownCell, ShownRow
from .side_by_side import full_label
from .values import answer_words, assumed_words, cited_words, column
from .words import known, listed, say

_ALONE = ("contribution", "funding", "waiting:continuing")
_MOST_TOLD = 6


def page(history: History, left_out: Sequence[str], language: Language) -> Page:
    """`left_out`: notices of the folder that were not taken, in words."""
    groups = tuple(
        _group(concept, tuple(series), history, language)
        for concept, series in groupby(history.series, key=lambda series: series.concept)
    )
    notes = [say(language, key) for key in ("history.method", "method", "method.absent")]
    notes += [say(language, "history.left_out", names=listed(language, left_out))] if left_out else []
    region = history.policies[-1].header.region
    return Page(
        say(language, "title.history", region=region.names[0] if region.names else region.code),
        tuple(summary(history, language)),
        say(language, "concept"),
        tuple(column(policy, language) for policy in history.policies),
        groups,
        tuple(notes),
        (),
        say(language, "summary"),
    )


def summary(history: History, language: Language) -> Iterator[str]:
    """The standard first, then what changed, then what did not."""
    moving = [
        series
        for series in history.series
        if not series.is_steady and series.word not in ("due", "last_day", "first_day")
    ]
    for series in moving[:_MOST_TOLD]:
        path = say(language, "arrow").join(_values(series, history, language))
        yield say(language, "sum.changed", name=title(series, language), path=path)
    steady = [title(series, language) for series in history.series if series.is_steady]
    if steady:
        yield say(language, "sum.steady", names=listed(language, steady))


def title(series: Series, language: Language) -> str:
    """What the series is about, by itself."""
    if series.word == "level":
        return say(language, "of.funding") + say(language, "colon") + series.name
    row = full_label(Row(series.concept, series.key, series.names, ()), language)
    nth = say(language, "part.nth", nth=series.nth) if series.nth > 1 else ""
    part = " ".join(filter(None, (_part(series, language), _also(series), nth)))
    return row + say(language, "colon") + part if part else row


def _part(series: Series, language: Language) -> str:
    if series.key in _ALONE or series.word.startswith("bound"):
        return ""
    word = f"part.{series.word}"
    return say(language, word if known(word) else series.word)


def _also(series: Series) -> str:
    """The product, or the 期; the sign of a bound says nothing here."""
    return "" if series.word.startswith("bound") else series.name


def _group(concept: str, found: Sequence[Series], history: History, language: Language) -> Group:
    rows = tuple(_row(series, history.policies, language) for series in found)
    charts = tuple(_chart(series, history, language) for series in found if series.measure is not None)
    return Group(say(language, f"of.{concept}"), rows, charts)


def _row(series: Series, policies: Sequence[Policy], language: Language) -> ShownRow:
    cells = tuple(
        _cell(point, series, policy, language, at > 0)
        for at, (point, policy) in enumerate(zip(series.points, policies, strict=True))
    )
    return ShownRow(title(series, language), cells, series.is_steady)


def _cell(point: Point, series: Series, policy: Policy, language: Language, has_before: bool) -> ShownCell:
    cited, place = cited_words(point.cited, policy, language)
    lines = [Line(_value(point, series, policy, language), cited, place)]
    if has_before and (change := _change(point, series, language)):
        lines.append(Line(change, soft=True))
    tone = (
        "absent"
        if point.state in (State.ABSENT, State.NOT_APPLICABLE)
        else "plain"
        if point.value is not None or point.day
        else "open"
    )
    return ShownCell(tuple(lines), tone, (), point.value)


def _values(series: Series, history: History, language: Language) -> list[str]:
    return [
        _value(point, series, policy, language) for point, policy in zip(series.points, history.policies, strict=True)
    ]


def _value(point: Point, series: Series, policy: Policy, language: Language) -> str:
    if point.entry is None:
        return say(language, "absent.aid" if series.concept == "aid" else "absent")
    if point.value is not None and series.measure is not None:
        said = number_words(point.value, series.measure, language)
        return said + assumed_words(point.entry.assumed, policy, language)
    return answer_words(point.entry, policy, language)


def number_words(value: Decimal, measure: Measure, language: Language) -> str:
    match measure:
        case Measure.MONEY:
            return say(language, "money", amount=plain(value))
        case Measure.RATE:
            return f"{(value * 100).normalize():f}%"
        case Measure.MONTHS | Measure.YEARS if value == 0:
            return say(language, "none.wait")
    return f"{value.normalize():f} {say(language, f'history.unit.{measure.value}')}"


def _change(point: Point, series: Series, language: Language) -> str:
    """Against the year before; nothing where one of the two has no number."""
    if point.days is not None:
        if point.days == 0:
            return say(language, "history.same")
        return say(language, "history.later" if point.days > 0 else "history.earlier", days=abs(point.days))
    if point.change is None or series.measure is None:
        return ""
    if point.change == 0:
        return say(language, "history.same")
    sign = "+" if point.change > 0 else "−"
    size = abs(point.change)
    amount = f"{size.normalize():f} {say(language, f'history.unit.{series.measure.value}')}"
    if series.measure is Measure.RATE:
        amount = f"{(size * 100).normalize():f}%"
    if series.measure is not Measure.MONEY or point.share is None:
        return say(language, "history.change", sign=sign, amount=amount)
    share = f"{abs(point.share) * 100:.1f}%"
    return say(language, "history.share", sign=sign, amount=amount, share=share)


def _chart(series: Series, history: History, language: Language) -> Lines:
    assert series.measure is not None
    return Lines(
        title(series, language),
        say(language, f"history.unit.{series.measure.value}"),
        tuple(str(policy.header.year) for policy in history.policies),
        tuple(point.value for point in series.points),
        tuple(_values(series, history, language)),
    )
