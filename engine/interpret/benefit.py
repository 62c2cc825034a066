"""待遇期: a start after the end is the known answer 无, no benefit this year (rule 10)."""

from __future__ import annotations

from typing import Any

from dsl import NONE

from ..arithmetic import compare
from ..unknown import MOST_CANDIDATES, Unknown, one_of, spread


def span_left(start: Any, end: Any) -> tuple[Any, Any]:
    """(start, end), or 无 for both where nothing of the span is left; while that is open, 无 is a candidate."""
    if NONE in (start, end) or _is_mute(start) or _is_mute(end):
        return start, end
    over = compare(">", start, end)
    if over is True:
        return NONE, NONE
    if over is False:
        return start, end
    starts, ends = spread(start) or (start,), spread(end) or (end,)
    if len(starts) * len(ends) > MOST_CANDIDATES:
        starts, ends = (start,), (end,)
    kept = [_kept(a, b) for a in starts for b in ends]
    because = [v for v in (start, end) if isinstance(v, Unknown)]
    left = [one_of([value for pair in kept for value in pair[edge]], because) for edge in (0, 1)]
    return left[0], left[1]


def _is_mute(day: Any) -> bool:
    """Silent for good and without bounds: nothing can come to lie after it or before it."""
    return isinstance(day, Unknown) and not day.missing and not day.candidates and day.low is None and day.high is None


def _kept(start: Any, end: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What one pair may leave of the start, and of the end."""
    if NONE in (start, end):
        return (start,), (end,)
    over = compare(">", start, end)
    if over is True:
        return (NONE,), (NONE,)
    return ((start,), (end,)) if over is False or _is_mute(start) or _is_mute(end) else ((start, NONE), (end, NONE))
