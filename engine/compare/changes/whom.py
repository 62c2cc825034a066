"""For whom a statement holds: the condition of a category or an aid became wider, narrower or another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dsl import Expression

from .change import Change, Concept, Kind, Passage
from .conditions import Extent
from .reach import reach
from .sides import Both

_EXTENTS = {Extent.WIDER: Kind.WIDER, Extent.NARROWER: Kind.NARROWER, Extent.OTHER: Kind.CONDITION}


def condition_change(
    both: Both, concept: Concept, passages: tuple[Passage, Passage], was: Expression, now: Expression
) -> Iterator[Change]:
    """`passages` are those of the two statements."""
    if both.same(was, now):
        return
    found = reach(both, was, now)
    before = replace(passages[0], written=both.old.spelled(was), **found.before(both.old))
    after = replace(passages[1], written=both.new.spelled(now), **found.after(both.new))
    yield Change(_EXTENTS[found.extent], concept, before, after)
