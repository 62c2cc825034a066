"""What is wrong, or worth knowing, as plain records. How they look is the business of `desk`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from string import Formatter
from typing import Literal

from .codes import CODES, Severity
from .edits import Fix
from .source import Source, Span

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class InSource:
    """A place in a rule file."""

    source: Source
    span: Span

    def at_origin(self) -> InSource:
        """In the file that wrote it, where the source was put together from several."""
        return InSource(*self.source.origin(self.span))


@dataclass(frozen=True, slots=True)
class InRecords:
    """A place in a file of person records.

    `row` is the row as the officer's program numbers it (1-based), `column` the header as written.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class InFile:
    """A file as a whole."""

    file: str


Place = InSource | InRecords | InFile | None


class Because(Enum):
    """Why a second place is shown."""

    DEFINED_HERE = "defined_here"
    FIRST_HERE = "first_here"
    OVERLAPS_HERE = "overlaps_here"
    REQUIRED_HERE = "required_here"
    USED_HERE = "used_here"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that helps to understand the first."""

    place: InSource
    why: Because


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a code of `codes.CODES`, where, and the words that fill its sentences.

    `fix` mends it, in the source of the place. `witness` is a person (fact name → value as an officer writes it) that
    shows the finding. Both only where there is one.
    """

    code: str
    place: Place = None
    arguments: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    witness: Mapping[str, str] | None = None

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    def message(self, language: Language) -> str:
        """The sentence for the reader, in the reader's language."""
        return CODES[self.code].message[language].format_map(self.arguments)

    def help(self, language: Language) -> str:
        """What to do about it; empty where there is nothing to suggest.

        A part of the sentence (up to ‖) whose argument is empty is left out.
        """
        parts = CODES[self.code].help[language].split("‖")
        return "".join(part.format_map(self.arguments) for part in parts if self._filled(part))

    def _filled(self, part: str) -> bool:
        return all(self.arguments.get(name) != "" for _, name, _, _ in Formatter().parse(part) if name)

    def at_origin(self) -> Diagnostic:
        """The same with every place in the file that wrote it."""
        labels = tuple(replace(label, place=label.place.at_origin()) for label in self.labels)
        if not isinstance(self.place, InSource) or self.place.source is self.place.source.own:
            return replace(self, labels=labels) if labels else self
        source = self.place.source
        fix = None if self.fix is None else self.fix.at_origin(source)
        return replace(self, place=self.place.at_origin(), labels=labels, fix=fix)
