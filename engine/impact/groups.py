"""A breakdown of the persons whom a change concerns, small groups withheld."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..columnar.counts.counted import Label
from ..snapshot.model import Heads
from ..snapshot.survey import told
from ..snapshot.withheld import withheld_cells, withheld_groups
from .added import Adding
from .model import Breakdown, Direction, GroupMoved

Amounts = Mapping[str, Adding]
_WAYS = tuple(Direction)


def grouped(
    name: str,
    found: Mapping[Label, Amounts],
    heads: Mapping[Label, int],
    smallest: int,
    only_old: Collection[str],
    *,
    overlapping: bool = False,
) -> Breakdown:
    """`only_old`: labels that the old notice alone has. Groups that overlap don't add up to the whole: what is withheld
    of one can't be had by subtraction."""
    labels = sorted(heads, key=_order)
    counts = [heads[label] for label in labels]
    shown = tuple(_small(count, smallest) for count in counts) if overlapping else withheld_groups(counts, smallest)
    gone = [at for at, count in enumerate(shown) if not isinstance(count, int)]
    fields = list(dict.fromkeys(field for label in labels for field in found.get(label, {})))
    ways = {field: _ways([found.get(label, {}).get(field) for label in labels], gone, smallest) for field in fields}
    groups = []
    for at, label in enumerate(labels):
        told_of = {} if at in gone else found.get(label, {})
        directions = {field: dict(zip(_WAYS, ways[field][at], strict=True)) for field in told_of}
        here = {field: adding.totals() for field, adding in told_of.items() if _is_whole(directions[field])}
        is_old = label.kind == "known" and label.value in only_old
        groups.append(GroupMoved(label, told(label.value), is_old, shown[at], here, directions))
    return Breakdown(name, tuple(groups), overlapping)


def _ways(column: Sequence[Adding | None], gone: Sequence[int], smallest: int) -> tuple[tuple[Heads, ...], ...]:
    directions = [{} if adding is None else adding.directions() for adding in column]
    return withheld_cells([[way.get(one, 0) for one in _WAYS] for way in directions], gone, smallest)


def _is_whole(directions: Mapping[Direction, Heads]) -> bool:
    """An amount beside heads that are withheld would tell what these few get."""
    return all(isinstance(heads, int) for heads in directions.values())


def _small(count: int, smallest: int) -> Heads:
    return count if count >= smallest else f"<{smallest}"


def _order(label: Label) -> tuple[bool, bool, str]:
    """What is known first, 无 after it, then what is not known."""
    return label.kind != "known", label.value is None, str(label.value if label.kind == "known" else label.kind)
