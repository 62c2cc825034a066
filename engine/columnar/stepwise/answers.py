"""Fields over all worlds of a person: what each world says of them, taken together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ...answer import Ambiguous, Outcome, World
from ...fields import split
from ...interpret.assess import across
from .frozen import frozen
from .parts import AIDED, Aided, Answered, Lines, Part
from .worlds import Choice

Choices = tuple[tuple[tuple[str, str], ...], ...]
"""(reading, alternative) of each world."""


class Answers:
    """Takes worlds together for one group of fields.

    Courses differ in few fields, so what was taken together once is kept: parts and their values are the same objects
    wherever they are alike (`Parts`), and so are the answers that are given. Not kept is what rests on questions about
    the row: `asked` counts them.
    """

    def __init__(
        self, fields: Sequence[str], alternatives: Mapping[str, Sequence[str]], asked: Callable[[], int]
    ) -> None:
        self._fields = fields
        self._asked = asked
        self._aided = {name for name in fields if split(name)[0] == AIDED}
        self._alternatives = alternatives
        self._found: dict[Any, Answered] = {}
        self._same: dict[Any, Answered] = {}

    def taken_together(self, found: Sequence[tuple[Choice, Part]]) -> tuple[Answered, ...]:
        """One for each field."""
        choices = tuple([tuple(choice.items()) for choice, _ in found])
        parts = [part for _, part in found]
        return tuple([self._field(at, name, choices, parts) for at, name in enumerate(self._fields)])

    def _field(self, at: int, name: str, choices: Choices, parts: Sequence[Part]) -> Answered:
        values = [part.values[at] for part in parts]
        lines = tuple(dict.fromkeys([line for part in parts for line in part.lines if line[0] == name]))
        aided = [part.aided for part in parts] if name in self._aided else [None]
        mark = (at, choices, tuple(map(id, values)), lines, tuple(map(id, aided)))
        if mark in self._found:
            return self._found[mark]
        before = self._asked()
        worlds = [World(dict(choice), {}, {}, {}, {}, {}) for choice in choices]
        made = self._answered(across(worlds, values, name), lines, aided)
        found = self._same.setdefault(_mark(made), made)
        if self._asked() == before:
            self._found[mark] = found
        return found

    def _answered(self, found: Outcome, lines: Lines, aided: Sequence[Aided | None]) -> Answered:
        under = tuple(self._under(found)) if isinstance(found, Ambiguous) and found.by == "reading" else ()
        return Answered(found, lines, under, aided[0] if all(one == aided[0] for one in aided) else None)

    def _under(self, found: Ambiguous) -> Iterator[tuple[tuple[str, str], Outcome]]:
        """What the field is under each alternative of a reading, where that alone settles it."""
        labelled = [(dict(case.label), case.outcome) for case in found.cases]
        for reading in dict.fromkeys(reading for label, _ in labelled for reading in label):
            for alternative in self._alternatives[reading]:
                there = [outcome for label, outcome in labelled if label.get(reading, alternative) == alternative]
                if there and all(one == there[0] for one in there[1:]):
                    yield (reading, alternative), there[0]


def _mark(answered: Answered) -> Any:
    """Equal for answers that are written alike. Labels and lines are plain texts and numbers, equal as they stand; what
    holds under an alternative is one of the cases."""
    outcome = answered.outcome
    if isinstance(outcome, Ambiguous):
        told: Any = outcome.by, tuple([(case.label, frozen(case.outcome)) for case in outcome.cases])
    else:
        told = frozen(outcome)
    return told, answered.lines, tuple([label for label, _ in answered.under]), frozen(answered.aided)
