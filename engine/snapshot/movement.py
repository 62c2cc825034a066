"""Two snapshots compared: what moved by field, rule, value, 人群 and group, largest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from .model import WITHHELD, Breakdown, FieldSummary, GroupSummary, Heads, Line, Snapshot, Sum, Summary, Way
from .moved import CategoryMoved, Change, Counted, FieldMoved, GroupMoved, Movement, Rule, RuleLine, SumMoved
from .paired import Pair, paired


def compared(before: Snapshot, after: Snapshot) -> Movement:
    old, new = before.summary, after.summary
    pairs = paired(old.rules, new.rules)
    fields = [_field(name, _Counts(old, name), _Counts(new, name), pairs) for name in _either(new.fields, old.fields)]
    categories = list(_categories(old.categories, new.categories))
    groups = [moved for both in _breakdowns(before, after) for moved in _groups(*both, before, after) if moved.is_any]
    moved = {one.name for one in fields if one.is_any} | {one.name for one in categories if one.standings}
    names = (*_either(new.fields, old.fields), *_either(new.categories, old.categories))
    by_old, by_new = ({one.by for one in side.breakdowns} for side in (old, new))
    return Movement(
        before,
        after,
        inputs=tuple(_inputs(before, after)),
        heads=Change(old.heads, new.heads),
        lines=tuple(pair for pair in pairs if not _is_same(pair, old.rules, new.rules)),
        fields=tuple(sorted((one for one in fields if one.is_any), key=lambda one: one.size, reverse=True)),
        categories=tuple(sorted((one for one in categories if one.standings), key=_most, reverse=True)),
        groups=tuple(groups),
        unmoved=tuple(name for name in names if name not in moved),
        only_one=tuple(sorted(by_old ^ by_new)),
    )


def _inputs(before: Snapshot, after: Snapshot) -> Iterator[str]:
    if before.policy["id"] != after.policy["id"]:
        yield "policy"
    for name in ("policy_hash", "input_hash", "rows", "assumptions", "as_of", "known_on", "canbao"):
        if before.source[name] != after.source[name]:
            yield name
    if before.smallest != after.smallest:
        yield "smallest"


def _is_same(pair: Pair, before: Mapping[str, Line], after: Mapping[str, Line]) -> bool:
    if pair.before is None or pair.after is None:
        return False
    old, new = before[pair.before], after[pair.after]
    return (old.guard, old.value, old.clauses) == (new.guard, new.value, new.clauses)


# --- fields -----------------------------------------------------------------------------------------------------------

NOBODY = FieldSummary(None, (), ())


class _Counts:
    """A field of a snapshot, which may not have it."""

    def __init__(self, summary: Summary, name: str) -> None:
        self.field = summary.fields.get(name, NOBODY)
        self._everybody = summary.heads

    def by(self, mark: Callable[[Way], Any]) -> Mapping[Any, Heads]:
        """Heads by a mark. Where all that is withheld has one mark, its heads are everybody else's complement."""
        told: dict[Any, int] = {}
        untold: dict[Any, list[str]] = {}
        for way, heads in zip(self.field.ways, self.field.heads, strict=True):
            if isinstance(heads, str):
                untold.setdefault(mark(way), []).append(heads)
            else:
                told[mark(way)] = told.get(mark(way), 0) + heads
        found: dict[Any, Heads] = dict(told)
        for own, marks in untold.items():
            others = sum(heads for other, heads in told.items() if other != own)
            found[own] = marks[0] if len(marks) == 1 and own not in told else WITHHELD
            if len(untold) == 1 and (len(marks) > 1 or own in told):
                found[own] = self._everybody - others
        return found


def _field(name: str, old: _Counts, new: _Counts, pairs: Sequence[Pair]) -> FieldMoved:
    kinds = _counted(old.by(lambda way: way.kind), new.by(lambda way: way.kind))
    rules = _counted(old.by(_rule_by(pairs, "before")), new.by(_rule_by(pairs, "after")))
    ways = (old.field.ways, new.field.ways)
    is_told = all(any(way.is_told for way in side) or not side for side in ways)
    values = _counted(old.by(_value), new.by(_value)) if is_told else ()
    moved = tuple(one for one in values if one.what is not _UNTOLD)
    return FieldMoved(name, _sum(old.field.sum, new.field.sum), kinds, rules, moved)


_UNTOLD = object()


def _value(way: Way) -> Any:
    """Together with its type: 无 is no text, and 是 no 1."""
    return (type(way.value).__name__, way.value) if way.is_told else _UNTOLD


def _rule_by(pairs: Sequence[Pair], side: str) -> Callable[[Way], Rule]:
    by_entry = {getattr(pair, side): RuleLine(pair.before, pair.after) for pair in pairs if getattr(pair, side)}

    def rule(way: Way) -> Rule:
        entries = way.rule.split("、") if way.rule else []
        return tuple(by_entry.get(entry) or RuleLine(entry, entry) for entry in entries)

    return rule


def _counted(before: Mapping[Any, Heads], after: Mapping[Any, Heads]) -> tuple[Counted, ...]:
    """What moved, largest first."""
    found = (Counted(what, Change(before.get(what, 0), after.get(what, 0))) for what in _either(before, after))
    return tuple(sorted((one for one in found if one.heads.is_any), key=lambda one: one.heads.size, reverse=True))


def _sum(before: Sum | None, after: Sum | None) -> SumMoved | None:
    if before is None and after is None:
        return None

    def change(end: str) -> Change:
        old, new = (None if side is None else getattr(side, end) for side in (before, after))
        return Change(old, new)

    return SumMoved(change("known"), change("low"), change("high"))


def _categories(
    before: Mapping[str, Mapping[str, Heads]], after: Mapping[str, Mapping[str, Heads]]
) -> Iterator[CategoryMoved]:
    for name in _either(after, before):
        yield CategoryMoved(name, _counted(before.get(name, {}), after.get(name, {})))


def _most(moved: CategoryMoved) -> Decimal:
    return max((one.heads.size for one in moved.standings), default=Decimal(0))


# --- groups -----------------------------------------------------------------------------------------------------------


def _breakdowns(before: Snapshot, after: Snapshot) -> Iterator[tuple[Breakdown, Breakdown]]:
    by_name = {one.by: one for one in before.summary.breakdowns}
    return ((by_name[one.by], one) for one in after.summary.breakdowns if one.by in by_name)


def _groups(old: Breakdown, new: Breakdown, before: Snapshot, after: Snapshot) -> Sequence[GroupMoved]:
    sides = [{(group.kind, type(group.value), group.value): group for group in one.groups} for one in (old, new)]
    found = [_group(new.by, sides[0].get(key), sides[1].get(key), before, after) for key in _either(*sides)]
    return sorted(found, key=_group_size, reverse=True)


def _group(
    by: str, old: GroupSummary | None, new: GroupSummary | None, before: Snapshot, after: Snapshot
) -> GroupMoved:
    one = new or old
    assert one is not None
    heads = Change(old.heads if old else 0, new.heads if new else 0)
    if old is None or new is None or isinstance(old.heads, str) or isinstance(new.heads, str):
        return GroupMoved(by, one.words, heads, (), ())
    names = _either(old.sums, new.sums, before.summary.fields, after.summary.fields)
    fields = [
        FieldMoved(
            name,
            _sum(old.sums.get(name), new.sums.get(name)),
            _counted(_kinds(name, old, before), _kinds(name, new, after)),
            (),
            (),
        )
        for name in names
    ]
    moved = sorted((field for field in fields if field.is_any), key=lambda field: field.size, reverse=True)
    categories = (one for one in _categories(old.categories, new.categories) if one.standings)
    return GroupMoved(by, one.words, heads, tuple(moved), tuple(categories))


def _group_size(moved: GroupMoved) -> tuple[Decimal, Decimal]:
    return max((field.size[0] for field in moved.fields), default=Decimal(0)), moved.heads.size


def _kinds(name: str, group: GroupSummary, snapshot: Snapshot) -> Mapping[str, Heads]:
    """Heads by kind; the mark where some of them are withheld."""
    found: dict[str, Heads] = {}
    field = snapshot.summary.fields.get(name, NOBODY)
    for way, heads in zip(field.ways, group.ways.get(name, ()), strict=False):
        so_far = found.get(way.kind, 0)
        if isinstance(so_far, str) or isinstance(heads, str):
            found[way.kind] = heads if so_far == 0 else so_far if heads == 0 else WITHHELD
        else:
            found[way.kind] = so_far + heads
    return found


def _either(*names: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))
