"""The rows of a budget query as totals: of everybody, and group by group, so that the groups add up to everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .budget import HEADS
from .counted import Counting, Dimension, Label
from .counting import CATEGORIES
from .gathered import Counted, Gathered, Line
from .targets import Milestone, Target, reached, targets

Labels = tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What joins groups of which a person may be in several to the whole.

    `several` are the persons in more than one group, once each; `repeated` is what the groups count too often;
    `outside` are in none; of `unclear` it is not known of any group whether they are in it, and they are surely in
    none. Groups - repeated + outside + unclear = whole.
    """

    several: Line
    repeated: Line
    outside: Line
    unclear: Line


@dataclass(frozen=True, slots=True)
class Block:
    """Under `labels` of all names but the last: the whole, and its groups by the last name."""

    labels: Labels
    whole: Line
    groups: tuple[tuple[Label, Line], ...]
    overlap: Overlap | None = None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """By these names, 人群 last."""

    by: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    whole: Line
    breakdowns: tuple[Breakdown, ...]
    targets: tuple[Target, ...]
    milestones: tuple[Milestone, ...]
    not_told: tuple[str, ...]


def totals(counted: Counting, columns: Sequence[str], found: Iterable[Sequence[Any]]) -> Totals:
    """`found` are the rows of the query, `columns` their names."""
    rows = list(_rows(counted, columns, found))
    everybody = Gathered(counted)
    for row in rows:
        everybody.add(row)
    breakdowns = tuple(_breakdown(counted, by, rows) for by in _names(counted))
    return Totals(everybody.line(), breakdowns, targets(counted, rows), reached(counted, rows), counted.not_told)


def _rows(counted: Counting, columns: Sequence[str], found: Iterable[Sequence[Any]]) -> Iterator[Counted]:
    numbered = {facet.column for facet in counted.facets if facet.column is not None}
    raw = {dimension.raw for dimension in counted.dimensions if dimension.raw is not None}
    for cells in found:
        row = dict(zip(columns, cells, strict=True))
        if row[HEADS]:
            yield Counted(
                {name: row[name] for name in numbered},
                row[HEADS],
                {name: row[name] for name in counted.sums},
                {name: row[name] for name in raw},
            )


def _names(counted: Counting) -> Iterator[tuple[str, ...]]:
    """Each name by itself, then all together."""
    names = tuple(dimension.name for dimension in counted.dimensions)
    names += (CATEGORIES,) if counted.by_category else ()
    yield from ((name,) for name in names)
    if len(names) > 1:
        yield names


@dataclass
class _Part:
    """A block while it is gathered."""

    counted: Counting
    groups: dict[Label, Gathered] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.whole, self.several, self.repeated, self.outside, self.unclear = (Gathered(self.counted) for _ in range(5))

    def add(self, row: Counted, last: Dimension | None) -> None:
        self.whole.add(row)
        if last is not None:
            self._group(_label(row, last)).add(row)
            return
        said = {facet.names[0]: row.said(facet)[0] for facet in self.counted.categories}
        within = [name for name in _categories(self.counted) if said[name] == "yes"]
        for name in within:
            self._group(Label("known", name)).add(row)
        if len(within) > 1:
            self.several.add(row)
            self.repeated.add(row, len(within) - 1)
        if not within:
            is_clear = all(said[name] == "no" for name in _categories(self.counted))
            (self.outside if is_clear else self.unclear).add(row)

    def _group(self, label: Label) -> Gathered:
        if label not in self.groups:
            self.groups[label] = Gathered(self.counted)
        return self.groups[label]

    def block(self, labels: Labels, is_category: bool) -> Block:
        order = _categories(self.counted)
        key = (lambda label: (order.index(label.value),)) if is_category else _order
        groups = tuple((label, self.groups[label].line()) for label in sorted(self.groups, key=key))
        overlap = None
        if is_category:
            overlap = Overlap(self.several.line(), self.repeated.line(), self.outside.line(), self.unclear.line())
        return Block(labels, self.whole.line(), groups, overlap)


def _breakdown(counted: Counting, by: tuple[str, ...], rows: Sequence[Counted]) -> Breakdown:
    dimensions: Mapping[str, Dimension] = {dimension.name: dimension for dimension in counted.dimensions}
    *before, last = by
    parts: dict[Labels, _Part] = {}
    for row in rows:
        labels = tuple(_label(row, dimensions[name]) for name in before)
        parts.setdefault(labels, _Part(counted)).add(row, dimensions.get(last))
    if not before and not parts:
        parts[()] = _Part(counted)
    ordered = sorted(parts, key=lambda labels: tuple(map(_order, labels)))
    return Breakdown(by, tuple(parts[labels].block(labels, last == CATEGORIES) for labels in ordered))


def _categories(counted: Counting) -> tuple[str, ...]:
    return tuple(facet.names[0] for facet in counted.categories)


def _label(row: Counted, dimension: Dimension) -> Label:
    (label,) = row.said(dimension.facet)
    if isinstance(label, Label):
        return label
    assert dimension.raw is not None
    value = row.raw[dimension.raw]
    return Label("missing") if value is None else Label("known", value)  # type: ignore[arg-type]


def _order(label: Label) -> tuple[bool, bool, str]:
    """What is known first, 无 after it, then what is not known."""
    return label.kind != "known", label.value is None, str(label.value if label.kind == "known" else label.kind)
