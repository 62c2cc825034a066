"""The counts of both sides made into what a change of notice comes to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from ..columnar.counts.counted import Facet, Label, Share
from ..columnar.counts.counting import CATEGORIES
from ..columnar.counts.gathered import OPEN
from ..fields import AID, SHARE, bare
from ..snapshot.lines import lines_of
from ..snapshot.model import Way
from .added import Adding
from .counts import ALL, EVERYBODY, Ask, Count, Split, by_category, by_dimension, counts, sums_of
from .groups import grouped
from .model import Course, Impact, Moved, Standing, Turn
from .query import NEW, OLD, Both, Varied
from .side import Answer
from .spread import spread

_LINES = ("参保", "受理", "缴费", "资助合计")
"""The fields whose deciding lines are told."""
_NOTHING = Decimal("0.00")
_LEFT_OPEN = ("not_stated", "deferred")
Pair = tuple[Facet | None, Facet | None]
Amounts = Mapping[str, Adding]
Ways = tuple[Way | None, Way | None]


def impact(both: Both, table: str, ask: Ask, smallest: int) -> Impact:
    """`table` has the rows of `query.counted`; in breakdowns groups of fewer than `smallest` persons are withheld."""
    gathered = _Gathered(both, table, ask)
    whole = gathered.amounts(EVERYBODY).get(ALL, {})
    splits = [by_dimension(dimension) for dimension in both.new.dimensions]
    category = by_category(both, CATEGORIES)
    breakdowns = [
        grouped(split.name, gathered.amounts(split), gathered.heads(split), smallest, only_old=set())
        for split in splits
    ]
    if both.old.categories or both.new.categories:
        only_old = {f.names[0] for f in both.old.categories} - {f.names[0] for f in both.new.categories}
        heads = gathered.heads(category)
        breakdowns.append(grouped(CATEGORIES, gathered.amounts(category), heads, smallest, only_old, overlapping=True))
    return Impact(
        heads=gathered.heads(EVERYBODY).get(ALL, 0),
        years=both.years,
        bearing=both.bearing if whole else None,
        amounts={field: adding.made() for field, adding in whole.items()},
        spread=spread(both, table, ask, smallest),
        outcomes=gathered.outcomes(),
        courses=gathered.courses(),
        old_lines=lines_of(both.old.policy),
        new_lines=lines_of(both.new.policy),
        standings=gathered.standings(),
        breakdowns=tuple(breakdowns),
        smallest=smallest,
    )


class _Gathered:
    def __init__(self, both: Both, table: str, ask: Ask) -> None:
        self._both, self._table, self._ask = both, table, ask
        self._varied = {varied.field: varied for varied in both.varied}
        self._pairs = list(_pairs(both.old.fields, both.new.fields))

    def heads(self, split: Split) -> Mapping[Label, int]:
        found: dict[Label, int] = defaultdict(int)
        for count in counts(self._ask, self._table, split, None, None):
            for label in count.labels:
                found[label] += count.heads
        return found

    def amounts(self, split: Split) -> Mapping[Label, Amounts]:
        found: dict[Label, dict[str, Adding]] = {}
        for pair in self._pairs:
            for count, field, old, new in self._answers(pair, split):
                if (old and old.share) or (new and new.share):
                    for label in count.labels:
                        fields = found.setdefault(label, {})
                        if field not in fields:
                            fields[field] = Adding(self._varied.get(field))
                        fields[field].add(old, new, count)
        return found

    def outcomes(self) -> Mapping[str, tuple[Turn, ...]]:
        """Of fields that are no amounts."""
        found: dict[str, dict[tuple[Way | None, Way | None], int]] = {}
        for pair in self._pairs:
            for count, field, old, new in self._answers(pair, EVERYBODY):
                if not ((old and old.share) or (new and new.share)):
                    turns = found.setdefault(field, {})
                    turn = _plain(old), _plain(new)
                    turns[turn] = turns.get(turn, 0) + count.heads
        return {field: tuple(self._turns(turns)) for field, turns in found.items()}

    def _turns(self, turns: Mapping[tuple[Way | None, Way | None], int]) -> Iterator[Turn]:
        ordered = sorted(turns.items(), key=lambda item: (-item[1], str(item[0])))
        for (old, new), heads in ordered:
            yield Turn(old, new, heads, old is not None and old == new)

    def courses(self) -> Mapping[str, tuple[Course, ...]]:
        found: dict[str, dict[tuple[str | None, str | None], list[Decimal]]] = {}
        turns: dict[tuple[str, str | None, str | None], Counter[Ways]] = defaultdict(Counter)
        for pair in self._pairs:
            for count, field, old, new in self._answers(pair, EVERYBODY):
                if bare(field) in _LINES:
                    lines = (old.way.rule if old else None, new.way.rule if new else None)
                    moved = found.setdefault(field, {}).setdefault(lines, [_NOTHING, _NOTHING, _NOTHING])
                    moved[0] += count.heads
                    moved[1] += _known(old, count, OLD)
                    moved[2] += _known(new, count, NEW)
                    if not ((old and old.share) or (new and new.share)):
                        turns[field, *lines][_plain(old), _plain(new)] += count.heads
        return {field: tuple(_courses(field, lines, turns)) for field, lines in found.items() if any(map(any, lines))}

    def standings(self) -> Mapping[str, Standing]:
        found: dict[str, Standing] = {}
        for old, new in _pairs(self._both.old.categories, self._both.new.categories):
            turns: dict[tuple[str | None, str | None], int] = {}
            for count in counts(self._ask, self._table, EVERYBODY, old, new):
                turn = (count.old[0] if count.old else None, count.new[0] if count.new else None)
                turns[turn] = turns.get(turn, 0) + count.heads
            found[(new or old).names[0]] = Standing(turns)  # type: ignore[union-attr]
        return found

    def _answers(self, pair: Pair, split: Split) -> Iterator[tuple[Count, str, Answer | None, Answer | None]]:
        old, new = pair
        names = [name for name in _names(pair) if self._home(name) is pair]
        sums = [*sums_of(old, OLD), *sums_of(new, NEW)]
        sums += [name for field in names for way in self._sums(field) for name in way]
        for count in counts(self._ask, self._table, split, old, new, list(dict.fromkeys(sums))):
            for name in names:
                yield count, name, _said(old, count.old, name), _said(new, count.new, name)

    def _home(self, name: str) -> Pair:
        """The pair that tells a field: where both sides have it, else the first where one has."""
        having = [pair for pair in self._pairs if name in _names(pair)]
        both = (pair for pair in having if all(facet is not None and name in facet.names for facet in pair))
        return next(both, having[0])

    def _sums(self, field: str) -> Sequence[Iterable[str]]:
        varied: Varied | None = self._varied.get(field)
        return () if varied is None else varied.sums()


def _pairs(old: Sequence[Facet], new: Sequence[Facet]) -> Iterator[Pair]:
    """Facets with a field in common, then those that only one side has."""
    paired: set[int] = set()
    for after in new:
        found = [before for before in old if set(before.names) & set(after.names)]
        paired |= set(map(id, found))
        yield from ((before, after) for before in found or (None,))
    yield from ((before, None) for before in old if id(before) not in paired)


def _names(pair: Pair) -> tuple[str, ...]:
    old, new = pair
    return tuple(dict.fromkeys((*(new.names if new else ()), *(old.names if old else ()))))


def _said(facet: Facet | None, says: Sequence[Answer] | None, field: str) -> Answer | None:
    if facet is None or says is None:
        return None
    return says[facet.names.index(field)] if field in facet.names else _unnamed(facet, says, field)


def _unnamed(facet: Facet, says: Sequence[Answer], field: str) -> Answer | None:
    """A payer that the notice does not name gives nothing to whom it gives anything at all; so does a level of
    government where others are named. Where the notice leaves open or to others what is given, nobody can say so. Of
    anything else that it does not have, nothing is known."""
    for prefix, whole in ((AID, "资助合计"), (SHARE, "财政补助")):
        of_product = whole + field.removeprefix(bare(field))
        is_shared = prefix == AID or any(name.startswith(prefix) for name in facet.names)
        if field.startswith(prefix) and is_shared and of_product in facet.names:
            kind = says[facet.names.index(of_product)].way.kind
            kind = "known" if kind in OPEN and kind not in _LEFT_OPEN else kind
            return Answer(Way(kind), (), (), Share(kind, _NOTHING if kind == "known" else None))
    return None


def _plain(answer: Answer | None) -> Way | None:
    """Without the line that decided."""
    return None if answer is None else Way(answer.way.kind, None, answer.way.is_told, answer.way.value)


def _known(answer: Answer | None, count: Count, prefix: str) -> Decimal:
    if answer is None or answer.share is None or answer.share.kind != "known" or answer.share.amount is None:
        return _NOTHING
    amount = answer.share.amount
    return amount * count.heads if isinstance(amount, Decimal) else count.sum(prefix + amount.column)


def _courses(
    field: str,
    lines: Mapping[tuple[str | None, str | None], Sequence[Decimal]],
    turns: Mapping[tuple[str, str | None, str | None], Counter[Ways]],
) -> Iterator[Course]:
    for (old, new), (heads, before, after) in sorted(lines.items(), key=lambda item: (-item[1][0], str(item[0]))):
        most = turns[field, old, new].most_common(1) if (field, old, new) in turns else ()
        yield Course(old, new, Moved(int(heads), before, after), most[0][0] if most else None)
