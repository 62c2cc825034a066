"""期: which moved, became longer or shorter, were split in two or made one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dsl import DaySpan, FixedSpan, MonthlySpan, TimedSpan, Window

from .change import Change, Concept, Days, Kind, Passage
from .names import written_day
from .sides import Both, Side

_LONGEST = 40 * 366
_SEVERAL = (Kind.SPLIT, Kind.MERGED)


def window_changes(both: Both) -> Iterator[Change]:
    old, new = both.old.policy.windows, both.new.policy.windows
    pairs = both.names["window"]
    gone = {name: window for name, window in old.items() if name not in {one for one, _ in pairs}}
    come = {name: window for name, window in new.items() if name not in {other for _, other in pairs}}
    found = [change for one, other in pairs for change in _paired(both, old[one], new[other], gone, come)]
    yield from found
    told = {kind: {name for change in found if change.kind is kind for name in _parts(change)} for kind in _SEVERAL}
    for window in gone.values():
        if window.name not in told[Kind.MERGED]:
            yield Change(Kind.REMOVED, Concept.WINDOW, _passage(both.old, window), None)
    for window in come.values():
        if window.name in told[Kind.SPLIT]:
            continue
        yield Change(Kind.ADDED, Concept.WINDOW, None, _passage(both.new, window))


def _parts(change: Change) -> tuple[str, ...]:
    """The further windows of a split or a merger, which are told with it."""
    passage = change.new if change.kind is Kind.SPLIT else change.old
    return () if passage is None else passage.only


def _paired(
    both: Both, old: Window, new: Window, gone: Mapping[str, Window], come: Mapping[str, Window]
) -> Iterator[Change]:
    found = _difference(both, old, new, gone, come)
    before, after = _passage(both.old, old), _passage(both.new, new)
    if old.name != new.name and found is None:
        yield Change(Kind.RENAMED, Concept.WINDOW, before, after)
    if found is not None:
        yield found


def _difference(
    both: Both, old: Window, new: Window, gone: Mapping[str, Window], come: Mapping[str, Window]
) -> Change | None:
    before, after = _passage(both.old, old), _passage(both.new, new)
    if both.old.meaning.days(old.days) == both.new.meaning.days(new.days):
        return None
    was, now = before.value, after.value
    if not (isinstance(was, Days) and isinstance(now, Days) and _closing(old.days) == _closing(new.days)):
        return Change(Kind.DAYS, Concept.WINDOW, before, after)
    gaps = _gap(both, was.first, now.first), _gap(both, was.last, now.last)
    if (was.first, was.last) == (now.first, now.last):
        return Change(Kind.NOT_MOVED_ON, Concept.WINDOW, before, after, gaps)
    parts = _others(both.new, was, now, come, both, gone_first=False)
    if parts:
        return Change(Kind.SPLIT, Concept.WINDOW, before, _with(both.new, after, parts), gaps)
    parts = _others(both.old, now, was, gone, both, gone_first=True)
    if parts:
        return Change(Kind.MERGED, Concept.WINDOW, _with(both.old, before, parts), after, gaps)
    return Change(_kind(gaps), Concept.WINDOW, replace(before, only=_closed(both, was, now, come)), after, gaps)


def _with(side: Side, passage: Passage, parts: tuple[str, ...]) -> Passage:
    """With the lines of the other windows that have the rest of the days."""
    windows = side.policy.windows
    lines = (passage.text, *(side.text(windows[name].span) for name in parts))
    return replace(passage, only=parts, text="\n".join(lines))


def _closed(both: Both, was: Days, now: Days, come: Mapping[str, Window]) -> tuple[str, ...]:
    """The days that no window has any longer, where a new one has others of them: first to last, in the later year."""
    first, last = both.old.year.aligned(was.first), both.old.year.aligned(was.last)
    every = [now, *(days for window in come.values() if isinstance(days := _days(window.days), Days))]
    aligned = sorted((both.new.year.aligned(days.first), both.new.year.aligned(days.last)) for days in every)
    within = [(start, end) for start, end in aligned if start <= last and end >= first]
    if len(within) < 2:
        return ()
    closed, at = [], first
    for start, end in within:
        if start > at:
            closed.append(f"{at} 至 {start - timedelta(1)}")
        at = max(at, end + timedelta(1))
    return tuple(closed if at > last else [*closed, f"{at} 至 {last}"])


def _kind(gaps: tuple[int, int]) -> Kind:
    first, last = gaps
    if first <= 0 <= last:
        return Kind.LENGTHENED
    return Kind.SHORTENED if first >= 0 >= last else Kind.MOVED


def _gap(both: Both, old: date, new: date) -> int:
    """Days later, a year on."""
    if both.old.year.day(old) == both.new.year.day(new):
        return 0
    return (both.new.year.aligned(new) - both.old.year.aligned(old)).days


def _others(
    side: Side, whole: Days, part: Days, unpaired: Mapping[str, Window], both: Both, gone_first: bool
) -> tuple[str, ...]:
    """The windows that have the rest of the days of the whole, if they have exactly that."""
    pieces = [(part.first, part.last, "")]
    for window in unpaired.values():
        days = _days(window.days)
        if isinstance(days, Days) and isinstance(window.days, FixedSpan):
            pieces.append((days.first, days.last, window.name))
    pieces.sort()
    at = next(at for at, piece in enumerate(pieces) if not piece[2])
    start = end = at
    while start > 0 and pieces[start - 1][1] + timedelta(1) == pieces[start][0]:
        start -= 1
    while end + 1 < len(pieces) and pieces[end][1] + timedelta(1) == pieces[end + 1][0]:
        end += 1
    ends = pieces[start][0], pieces[end][1]
    if gone_first:
        same = _gap(both, ends[0], whole.first) == 0 == _gap(both, ends[1], whole.last)
    else:
        same = _gap(both, whole.first, ends[0]) == 0 == _gap(both, whole.last, ends[1])
    return tuple(name for *_, name in pieces[start : end + 1] if name) if same and end > start else ()


def _closing(days: DaySpan) -> object:
    """What a window adds to its days: the days of each month, the time at which it closes."""
    match days:
        case MonthlySpan(first=first, last=last):
            return (first, last)
        case TimedSpan(closes=closes):
            return closes
    return None


def _passage(side: Side, window: Window) -> Passage:
    return side.passage(window.name, window.span, window.clauses, value=_days(window.days))


def _days(days: DaySpan) -> Days | None:
    """None where the days are those of an event."""
    inner = days.days if isinstance(days, MonthlySpan | TimedSpan) else days
    if not isinstance(inner, FixedSpan):
        return None
    first, last = written_day(inner.first), written_day(inner.last)
    if first is None or last is None:
        return None
    if isinstance(days, MonthlySpan):
        return Days(first, last, _in_months(first, last, days))
    return Days(first, last, (last - first).days + 1)


def _in_months(first: date, last: date, span: MonthlySpan) -> int:
    """On how many days it is open; a day that a month does not have is its last."""
    every = (first + timedelta(n) for n in range(min((last - first).days + 1, _LONGEST)))
    return sum(_is_open(day, span) for day in every)


def _is_open(day: date, span: MonthlySpan) -> bool:
    ends = (day + timedelta(1)).month != day.month
    start = day.day >= span.first or (ends and day.day < span.first)
    return start and day.day <= span.last
