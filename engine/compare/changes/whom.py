"""For whom a statement holds: the condition of a category or an aid became wider, narrower or another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dsl import DecisionRef, Expression

from .change import Change, Concept, Kind, Passage
from .conditions import Extent
from .reach import reach
from .sides import Both, Side

_EXTENTS = {Extent.WIDER: Kind.WIDER, Extent.NARROWER: Kind.NARROWER, Extent.OTHER: Kind.CONDITION}


def condition_change(
    both: Both, concept: Concept, passages: tuple[Passage, Passage], was: Expression, now: Expression
) -> Iterator[Change]:
    """`passages` are those of the two statements."""
    if both.same(was, now):
        return
    found = reach(both, was, now)
    before = _meant(both.old, replace(passages[0], **found.before(both.old)), was)
    after = _meant(both.new, replace(passages[1], **found.after(both.new)), now)
    yield Change(_EXTENTS[found.extent], concept, before, after)


def _meant(side: Side, passage: Passage, condition: Expression) -> Passage:
    """A condition that merely names a value (定) says what that is, reading by reading."""
    written = meant = side.spelled(condition)
    if isinstance(condition, DecisionRef) and side.meaning.label("decision", condition.decision) is None:
        rules = side.policy.decisions[condition.decision].rules
        values = [side.spelled(rule.value) for rule in rules if isinstance(rule.value, Expression)]
        meant = f"{written}（{' / '.join(values)}）"
    only = (meant,) if passage.only == (written,) else passage.only
    return replace(passage, written=meant, only=only)
