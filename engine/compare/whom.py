"""For whom a statement holds: the condition of a category or an aid became wider, narrower or another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dsl import Expression

from .changes import Change, Concept, Kind, Passage
from .conditions import Extent, difference
from .sides import Both

_EXTENTS = {Extent.WIDER: Kind.WIDER, Extent.NARROWER: Kind.NARROWER, Extent.OTHER: Kind.CONDITION}


def condition_change(
    both: Both, concept: Concept, passages: tuple[Passage, Passage], was: Expression, now: Expression
) -> Iterator[Change]:
    """`passages` are those of the two statements."""
    if both.same(was, now):
        return
    found = difference(both.old.meaning, was, both.new.meaning, now)
    before = replace(passages[0], written=both.old.spelled(was), only=both.old.words(found.old))
    after = replace(passages[1], written=both.new.spelled(now), only=both.new.words(found.new))
    yield Change(_EXTENTS[found.extent], concept, before, after)
