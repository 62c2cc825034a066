"""Counts of persons made into the summary of a population."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, localcontext

from ..answer import KIND_WORDS
from ..columnar.counts.counted import Dimension, Label, Share, Summed
from ..columnar.counts.facets import Faceted
from ..columnar.counts.gathered import OPEN
from ..money import EXACT
from .counted import EVERYBODY, Ask, Count, counts
from .lines import lines_of
from .model import Breakdown, FieldSummary, GroupSummary, Heads, Sum, Summary, Way
from .survey import Said, told
from .withheld import withheld_cells, withheld_groups

MOST_VALUES = 24
"""A field with more known values than this is not counted by value."""
_NUMBERS = re.compile(r"(\d+)")
_KINDS = tuple(KIND_WORDS)
_STANDINGS = ("yes", "no", *_KINDS)
Words = Callable[[str, Label], str]
"""How a label under a name reads."""


class _Field:
    """A field of some persons while it is added up."""

    def __init__(self) -> None:
        self.ways: dict[Way, int] = defaultdict(int)
        self.known = self.low = self.high = Decimal(0)
        self.is_low = self.is_high = True

    def add(self, said: Said, count: Count) -> None:
        self.ways[said.way] += count.heads
        if said.share is None:
            return
        with localcontext(EXACT):
            self._add(said.share, count)

    def _add(self, share: Share, count: Count) -> None:
        if share.kind == "known":
            self.known += _added(share.amount, count) or 0
        elif share.kind in OPEN:
            low, high = _added(share.low, count), _added(share.high, count)
            self.is_low, self.is_high = self.is_low and low is not None, self.is_high and high is not None
            self.low, self.high = self.low + (low or 0), self.high + (high or 0)

    def sum(self) -> Sum:
        with localcontext(EXACT):
            low = self.known + self.low if self.is_low else None
            return Sum(self.known, low, self.known + self.high if self.is_high else None)


def _added(amount: Decimal | Summed | None, count: Count) -> Decimal | None:
    if isinstance(amount, Summed):
        return count.sums[amount.column]
    return None if amount is None else amount * count.heads


Gathered = Mapping[Label, Mapping[str, _Field]]
Standings = Mapping[str, Mapping[Label, Mapping[str, int]]]


def summary(survey: Faceted, table: str, ask: Ask, smallest: int, words: Words) -> Summary:
    """`table` has the rows of `budget_query`; groups of fewer than `smallest` persons are withheld."""
    whole = _gathered(survey, None, table, ask).get(EVERYBODY, {})
    fields = {name: _field(survey, name, whole.get(name, _Field()), smallest) for name in _names(survey)}
    standings = _standings(survey, None, table, ask)
    categories = {name: _withheld(found.get(EVERYBODY, {}), smallest) for name, found in standings.items()}
    heads = sum(next(iter(whole.values())).ways.values()) if whole else 0
    breakdowns = tuple(
        _Broken(survey, fields, by, smallest, words).made(
            _gathered(survey, by, table, ask), _standings(survey, by, table, ask), categories
        )
        for by in survey.dimensions
    )
    return Summary(heads, lines_of(survey.policy), fields, categories, breakdowns)


def _names(survey: Faceted) -> Sequence[str]:
    return [name for facet in survey.fields for name in facet.names]


def _gathered(survey: Faceted, by: Dimension | None, table: str, ask: Ask) -> Gathered:
    found: dict[Label, dict[str, _Field]] = {}
    for facet in survey.fields:
        for count in counts(survey, facet, by, table, ask):
            for name, said in zip(facet.names, count.says, strict=True):
                found.setdefault(count.label, {}).setdefault(name, _Field()).add(said, count)
    return found


def _standings(survey: Faceted, by: Dimension | None, table: str, ask: Ask) -> Standings:
    found: dict[str, dict[Label, dict[str, int]]] = {}
    for facet in survey.categories:
        of_category = found.setdefault(facet.names[0], {})
        for count in counts(survey, facet, by, table, ask):
            standing = of_category.setdefault(count.label, {})
            standing[count.says[0]] = standing.get(count.says[0], 0) + count.heads
    return found


def _is_amount(survey: Faceted, name: str) -> bool:
    facet = next(facet for facet in survey.fields if name in facet.names)
    return facet.says[0][facet.names.index(name)].share is not None


def _field(survey: Faceted, name: str, found: _Field, smallest: int) -> FieldSummary:
    ways = _counted(found.ways, _is_many(found.ways))
    ordered = sorted(ways, key=_order)
    heads = withheld_groups([ways[way] for way in ordered], smallest)
    return FieldSummary(found.sum() if _is_amount(survey, name) else None, tuple(ordered), heads)


def _withheld(standings: Mapping[str, int], smallest: int) -> Mapping[str, Heads]:
    return dict(zip(standings, withheld_groups(list(standings.values()), smallest), strict=True))


def _is_many(ways: Iterable[Way]) -> bool:
    return len({way.value for way in ways if way.is_told}) > MOST_VALUES


def _counted(ways: Mapping[Way, int], is_many: bool) -> Mapping[Way, int]:
    """Without the values where there are too many."""
    found: dict[Way, int] = {}
    for way, heads in ways.items():
        kept = Way(way.kind, way.rule) if is_many else way
        found[kept] = found.get(kept, 0) + heads
    return found


def _order(way: Way) -> tuple[object, ...]:
    value = way.value
    return _KINDS.index(way.kind), _natural(way.rule or ""), not way.is_told, value is None, _natural(str(value))


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """缴费#10 after 缴费#2."""
    pieces = _NUMBERS.split(text)
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece)


class _Broken:
    """A breakdown while it is made."""

    def __init__(
        self, survey: Faceted, fields: Mapping[str, FieldSummary], by: Dimension, smallest: int, words: Words
    ) -> None:
        self._survey, self._fields, self._by, self._smallest, self._words = survey, fields, by, smallest, words

    def made(self, gathered: Gathered, standings: Standings, whole: Mapping[str, Mapping[str, Heads]]) -> Breakdown:
        labels = sorted(gathered, key=_label_order)
        exact = [sum(next(iter(gathered[label].values())).ways.values()) for label in labels]
        heads = withheld_groups(exact, self._smallest)
        gone = [at for at, count in enumerate(heads) if not isinstance(count, int)]
        ways = {name: self._ways(name, labels, gathered, gone) for name in self._fields}
        categories = {
            name: self._categories(found, labels, gone, whole.get(name, {})) for name, found in standings.items()
        }
        groups = []
        for at, label in enumerate(labels):
            is_gone = at in gone
            groups.append(
                GroupSummary(
                    label.kind,
                    told(label.value),
                    self._words(self._by.name, label),
                    heads[at],
                    {} if is_gone else self._sums(gathered[label]),
                    {} if is_gone else {name: rows[at] for name, rows in ways.items()},
                    {} if is_gone else {name: rows[at] for name, rows in categories.items()},
                )
            )
        return Breakdown(self._by.name, tuple(groups))

    def _sums(self, fields: Mapping[str, _Field]) -> Mapping[str, Sum]:
        return {name: fields[name].sum() for name, whole in self._fields.items() if whole.sum is not None}

    def _ways(
        self, name: str, labels: Sequence[Label], gathered: Gathered, gone: Iterable[int]
    ) -> tuple[tuple[Heads, ...], ...]:
        columns, heads = self._fields[name].ways, self._fields[name].heads
        is_many = not any(way.is_told for way in columns)
        rows = [_counted(gathered[label][name].ways, is_many) for label in labels]
        table = [[row.get(way, 0) for way in columns] for row in rows]
        return withheld_cells(
            table, gone, self._smallest, [at for at, told in enumerate(heads) if isinstance(told, str)]
        )

    def _categories(
        self,
        found: Mapping[Label, Mapping[str, int]],
        labels: Sequence[Label],
        gone: Iterable[int],
        whole: Mapping[str, Heads],
    ) -> Sequence[Mapping[str, Heads]]:
        columns = sorted({standing for counts in found.values() for standing in counts}, key=_standing_order)
        table = [[found.get(label, {}).get(standing, 0) for standing in columns] for label in labels]
        untold = [at for at, standing in enumerate(columns) if isinstance(whole.get(standing), str)]
        rows = withheld_cells(table, gone, self._smallest, untold)
        return [dict(zip(columns, row, strict=True)) for row in rows]


def _standing_order(standing: str) -> int:
    return _STANDINGS.index(standing)


def _label_order(label: Label) -> tuple[bool, bool, str]:
    """What is known first, 无 after it, then what is not known."""
    return label.kind != "known", label.value is None, str(label.value if label.kind == "known" else label.kind)
