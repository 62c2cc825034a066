"""期: when payment opens and closes, what is open after that, and day by day whether somebody is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dsl import NOWHERE, Assumption, Literal, Policy

from ...answer import Known, Outcome
from ...dates import next_day, previous_day
from ...explain.quoting import quoted
from ...fields import split
from ...interpret.openings import openings_of
from ...symbolic.spans import open_stretches
from ...walk import inside
from .answered import answered, row
from .cells import ABSENT, Made, cited, deciding, is_written, of_year, says, state_of
from .model import Cited, Entry, Row
from .persons import continuing, late
from .plain import PAID, REGISTERED, Plain


def window_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    yield row("window", "window", (_opening(plain) for plain in plains))
    yield row("window", "window:others", (_others(plain) for plain in plains))
    yield row("window", "window:by_day", (_by_day(plain) for plain in plains))
    yield answered(plains, "window", "late", ("受理", "缴费", "等待期", "待遇开始"), late)


def _opening(plain: Plain) -> Made:
    for name in plain.payment_windows:
        stretches = open_stretches(plain.policy, plain.policy.windows[name].days)
        if stretches and (stretches[0][0], stretches[-1][1]) == plain.opening:
            return _window(plain, name, "")
    return _unstated(plain)


def _unstated(plain: Plain) -> Made:
    """No 期 of fixed days: what 受理 says of everybody, if it says anything."""
    if not is_written(plain.policy, "受理"):
        return ABSENT
    asked = continuing(plain)
    outcome = asked.assessment.fields[_acceptance(plain)]
    field = _acceptance(plain)
    where = deciding(asked.assessment, field)
    made = Entry("受理", outcome, "受理", cited=where, assumed=asked.assumed[field])
    return Made((made,), state_of([outcome]), asked.written, says(outcome, plain.policy.header.year))


def _acceptance(plain: Plain) -> str:
    """The field; with products, that of the first."""
    fields = [key for key in continuing(plain).assessment.fields if split(key)[0] == "受理"]
    decisions = plain.policy.decisions
    return next((key for key in fields if key in decisions and decisions[key].span != NOWHERE), fields[0])


def _window(plain: Plain, name: str, called: str) -> Made:
    """`called`: by what name its days go, where a cell has several."""
    window = plain.policy.windows[name]
    stretches = open_stretches(plain.policy, window.days) or ()
    first, last = stretches[0][0], stretches[-1][1]
    where = cited(plain.policy, window.span, window.clauses)
    count = sum((end - start).days + 1 for start, end in stretches)
    closes, month_days = openings_of(window.days)
    entries = (
        Entry("window_name", name=name, cited=where),
        Entry("first_day", Known(first), name=called),
        Entry("last_day", Known(last), name=called, text="" if closes is None else str(closes)),
        Entry("open_days", count=count, name=called),
    )
    year = plain.policy.header.year
    return Made(entries, says=(of_year(first, year), of_year(last, year), month_days, closes))


def _others(plain: Plain) -> Made:
    """The other 期 of payment; one that depends on an event is quoted. Those from birth stand with the newborn."""
    columns: list[Made] = []
    for name in plain.payment_windows:
        if plain.is_from_birth(plain.policy.windows[name].days):
            continue
        window = plain.policy.windows[name]
        stretches = open_stretches(plain.policy, window.days)
        if stretches is None:
            text = quoted(plain.policy, window.span)
            columns.append(
                Made((Entry("line", text=text, cited=cited(plain.policy, window.span, window.clauses)),), says=text)
            )
        elif stretches and (stretches[0][0], stretches[-1][1]) != plain.opening:
            columns.append(_window(plain, name, name))
    if not columns:
        return ABSENT
    return Made(tuple(e for made in columns for e in made.entries), says=tuple(made.says for made in columns))


# --- day by day ------------------------------------------------------------------------------------------------------


def _by_day(plain: Plain) -> Made:
    if not is_written(plain.policy, "受理"):
        return ABSENT
    if not plain.uses(PAID):
        return _unstated(plain)
    stretches = list(_stretches(plain))
    year = plain.policy.header.year
    entries = tuple(
        Entry("stretch", told, "受理", text=_ends(at, len(stretches), first, last), cited=where, assumed=assumed)
        for at, (first, last, (told, where, assumed)) in enumerate(stretches)
    )
    said = tuple((of_year(first, year), says(told, year), bool(assumed)) for first, _, (told, _, assumed) in stretches)
    return Made(entries, state_of([]), continuing(plain).written, said)


def _ends(at: int, count: int, first: date, last: date) -> str:
    """From a day to a day; the first stretch has no beginning, the last no end."""
    return f"{'' if at == 0 else first.isoformat()}/{'' if at == count - 1 else last.isoformat()}"


Told = tuple[Outcome, Cited, tuple[Assumption, ...]]


def _stretches(plain: Plain) -> Iterator[tuple[date, date, Told]]:
    """Days on which the plain person is told the same, for the same reasons, in order."""
    held: tuple[date, date, Told] | None = None
    field = _acceptance(plain)
    for first, last in _between(_turns(plain.policy)):
        keys = {key: first for key in (PAID, REGISTERED) if plain.uses(key)}
        asked = plain.ask(**keys)
        told = (asked.assessment.fields[field], deciding(asked.assessment, field), asked.assumed[field])
        if held is not None and held[2] == told:
            held = (held[0], last, told)
            continue
        if held is not None:
            yield held
        held = (first, last, told)
    if held is not None:
        yield held


def _turns(policy: Policy) -> list[date]:
    """Days on which something may begin to be told, a year around the notice's own."""
    year = policy.header.year
    first, last = date(year - 1, 1, 1), date(year + 1, 12, 31)
    roots = (*policy.windows.values(), *policy.decisions.values())
    literals = [node.value for root in roots for node in inside(root) if isinstance(node, Literal)]
    days = [day for day in literals if isinstance(day, date)] + [date(year, 1, 1), date(year, 12, 31)]
    for window in policy.windows.values():
        days += [day for stretch in open_stretches(policy, window.days) or () for day in stretch]
    turns = {first, *(d for day in days for d in (previous_day(day), day, next_day(day)))}
    return sorted(day for day in turns if first <= day <= last)


def _between(turns: Sequence[date]) -> Iterator[tuple[date, date]]:
    end = turns[-1] + timedelta(1)
    for first, following in zip(turns, (*turns[1:], end), strict=True):
        yield first, following - timedelta(1)
