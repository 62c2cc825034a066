"""What changed, as charts: what a person of each kind pays, who gives how much, and when the windows are open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dsl import Language
from engine.compare import BenefitYear, Changes, Concept
from engine.compare.side_by_side import Cell, Entry, Row, SideBySide, State, side_by_side

from ..charts import Bars, Chart, Days, Lane, Stack, Stacks, Stretch
from ..comparison.side_by_side import label
from ..comparison.values import outcome_words
from ..document import Figure, Section
from ..notice_names import short_names
from ..wrapping import columns
from .speaker import Speaker
from .values import plain
from .words import say

MOST_ROWS = 12
"""Of a chart; with more kinds of persons it shows those of whom something changed."""
_DUE = "应缴"
_MOST_WORDS = 70


def charts(changes: Changes, language: Language) -> tuple[Section, ...]:
    """No section where no chart has anything that changed."""
    figures = tuple(map(Figure, drawn(changes, language)))
    return (Section(say(language, "charts"), figures),) if figures else ()


def drawn(changes: Changes, language: Language) -> tuple[Chart, ...]:
    if not changes.found:
        return ()
    report = _Report(changes, side_by_side((changes.old, changes.new)), Speaker.of(changes, language))
    return tuple(filter(None, (report.due(), report.payers(), report.windows())))


@dataclass(frozen=True, slots=True)
class _Report:
    changes: Changes
    table: SideBySide
    speaker: Speaker

    @property
    def language(self) -> Language:
        return self.speaker.language

    @property
    def sides(self) -> tuple[str, str]:
        """What the two notices are called in a legend."""
        names = short_names(self.changes.old, self.changes.new)
        if self.speaker.between:
            return names
        old, new = (
            say(self.language, "whose", whose=say(self.language, key), name=name)
            for key, name in zip(("old", "new"), names, strict=True)
        )
        return old, new

    def due(self) -> Chart | None:
        """What each kind of person pays, before and after."""
        rows = [row for row in self._rows() if all(_due(cell) is not None for cell in row.cells)]
        shown = [row for row in _at_most(rows, _pays_otherwise) if _pays_otherwise(row) or _pays_something(row)]
        if not any(map(_pays_otherwise, rows)):
            return None
        words = [tuple(self._amount(_due(cell)) for cell in row.cells) for row in shown]
        values = [tuple(_number(_due(cell)) for cell in row.cells) for row in shown]
        return Bars(self._title("chart.due", rows, shown), self.sides, self._labels(shown), tuple(values), tuple(words))

    def payers(self) -> Chart | None:
        """How the sum of each kind of person is put together."""
        rows = [row for row in self._rows() if any(cell.state is not State.ABSENT for cell in row.cells)]
        rows = [row for row in rows if row.concept == "aid"]
        if not any(map(_is_given_otherwise, rows)):
            return None
        shown = _at_most(rows, _is_given_otherwise)
        payers = list(dict.fromkeys(name for row in shown for cell in row.cells for name in _given(cell)))
        sides = self.sides if self.speaker.between else tuple(say(self.language, key) for key in ("old", "new"))
        stacks = tuple(
            tuple(self._stack(cell, side, payers) for cell, side in zip(row.cells, sides, strict=True)) for row in shown
        )
        series = (say(self.language, "chart.own"), *payers)
        return Stacks(self._title("chart.payers", rows, shown), series, self._labels(shown), stacks)

    def windows(self) -> Chart | None:
        """Those of payment that have fixed days."""
        old, new = (dict(_windows(self.table, at)) for at in (0, 1))
        if not self._have_windows_changed() or not (old or new):
            return None
        before = {name: former for former, name in self._renamed().items()}
        lanes = [self._lane(name, old.pop(before.get(name, name), None), days, before) for name, days in new.items()]
        lanes += [self._lane(name, days, None, {}) for name, days in old.items()]
        apart = self.changes.new.header.year - self.changes.old.header.year
        key = "chart.windows.aligned" if apart and not self.changes.absolute else "chart.windows"
        return Days(say(self.language, key, years=abs(apart)), self.sides, tuple(lanes))

    # --- of what they are made ---------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Row]:
        """Somebody without any special identity, then each identity that is aided."""
        for row in self.table.rows:
            if row.key == "contribution" or (row.concept == "aid" and row.key != "aid:others"):
                yield row

    def _labels(self, rows: Sequence[Row]) -> tuple[str, ...]:
        return tuple(
            say(self.language, "chart.usual") if row.concept == "contribution" else label(row, self.language)
            for row in rows
        )

    def _title(self, key: str, rows: Sequence[Row], shown: Sequence[Row]) -> str:
        left = len(rows) - len(shown)
        title = say(self.language, key)
        return title + self.speaker.say("chart.left", count=left) if left else title

    def _amount(self, entry: Entry | None) -> str:
        if entry is None:
            return ""
        number = _number(entry)
        if number is not None:
            return say(self.language, "money", amount=plain(number))
        words = "" if entry.stated is None else outcome_words(entry.stated, entry.field, self.language)
        return words if columns(words) <= _MOST_WORDS else say(self.language, "chart.open")

    def _stack(self, cell: Cell, side: str, payers: Sequence[str]) -> Stack:
        given = _given(cell)
        numbers = [_number(_due(cell)), *(_number(given[name]) if name in given else Decimal(0) for name in payers)]
        if any(number is None for number in numbers):
            return Stack(side, (None,) * len(numbers), say(self.language, "chart.open"))
        return Stack(side, tuple(numbers))

    def _have_windows_changed(self) -> bool:
        return any(change.concept is Concept.WINDOW for change in self.changes.found)

    def _renamed(self) -> Mapping[str, str]:
        """Windows by their old names → by their new ones."""
        return {
            change.old.name: change.new.name
            for change in self.changes.found
            if change.concept is Concept.WINDOW and change.old is not None and change.new is not None
        }

    def _lane(
        self,
        name: str,
        old: tuple[date, date, int] | None,
        new: tuple[date, date, int] | None,
        before: Mapping[str, str],
    ) -> Lane:
        former = before.get(name, name)
        label = name if former == name else self.speaker.say("chart.formerly", name=name, former=former)
        stretches = [self._stretch(at, days) for at, days in enumerate((old, new)) if days is not None]
        return Lane(label, tuple(stretches))

    def _stretch(self, at: int, days: tuple[date, date, int]) -> Stretch:
        first, last, count = days
        words = say(self.language, "days", first=first.isoformat(), last=last.isoformat(), open=count)
        own, other = (self.changes.old, self.changes.new)[:: 1 if at == 0 else -1]
        years = BenefitYear(own.header.year, other.header.year, self.changes.absolute)
        return Stretch(at, years.aligned(first), years.aligned(last), words)


def _at_most(rows: Sequence[Row], changed: Callable[[Row], bool]) -> Sequence[Row]:
    return rows if len(rows) <= MOST_ROWS else [row for row in rows if changed(row)]


def _due(cell: Cell) -> Entry | None:
    """What is paid in all: 缴费 itself for somebody who gets no aid."""
    return next((e for e in cell.entries if e.field in (_DUE, "缴费")), None)


def _given(cell: Cell) -> Mapping[str, Entry]:
    return {entry.name: entry for entry in cell.entries if entry.word == "payer"}


def _number(entry: Entry | None) -> Decimal | None:
    return None if entry is None or entry.number is None else entry.number[0]


def _pays_otherwise(row: Row) -> bool:
    old, new = (_number(_due(cell)) for cell in row.cells)
    return old != new


def _pays_something(row: Row) -> bool:
    """Nothing before and nothing after is no bar."""
    return any(_number(_due(cell)) != 0 for cell in row.cells)


def _is_given_otherwise(row: Row) -> bool:
    old, new = ({name: _number(entry) for name, entry in _given(cell).items()} for cell in row.cells)
    return old != new or _pays_otherwise(row)


def _windows(table: SideBySide, at: int) -> Iterator[tuple[str, tuple[date, date, int]]]:
    """By name: the first and the last day, and on how many it is open."""
    for row in table.rows:
        if row.key not in ("window", "window:others"):
            continue
        found: list[Entry] = []
        for entry in row.cells[at].entries:
            found.append(entry)
            if entry.word == "open_days" and entry.count is not None:
                named = {one.word: one for one in found}
                first, last = (named[word].day for word in ("first_day", "last_day"))
                assert first is not None
                assert last is not None
                yield named["window_name"].name, (first, last, entry.count)
                found = []
