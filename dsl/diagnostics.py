"""What is wrong, or worth knowing, as plain records. How they look is the business of `desk`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from string import Formatter
from typing import Literal

from .codes import CODES, Severity
from .edits import Fix
from .keyword_language import fields_in_english, in_english, keyword_language, sentence_in_english
from .source import Source, Span

Language = Literal["zh", "en"]

_IN_ENGLISH: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("name", "names", "lower"), fields_in_english),
    **dict.fromkeys(("better", "expected_en", "line", "word", "words"), in_english),
}
"""Arguments that are words of the language, or hold some. What is quoted from the file stays as it is there."""


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
        """The sentence for the reader, in the reader's language.

        An English sentence about a file with English keywords has them in English.
        """
        return self._filled_in(CODES[self.code].message[language], language)

    def help(self, language: Language) -> str:
        """What to do about it; empty where there is nothing to suggest.

        A part of the sentence (up to ‖) whose argument is empty is left out.
        """
        parts = CODES[self.code].help[language].split("‖")
        return "".join(self._filled_in(part, language) for part in parts if self._is_filled(part))

    def _filled_in(self, sentence: str, language: Language) -> str:
        if language == "en" and isinstance(self.place, InSource) and keyword_language(self.place.source) == "en":
            return sentence_in_english(sentence).format_map(
                {name: _IN_ENGLISH.get(name, str)(argument) for name, argument in self.arguments.items()}
            )
        return sentence.format_map(self.arguments)

    def _is_filled(self, part: str) -> bool:
        return all(self.arguments.get(name) != "" for _, name, _, _ in Formatter().parse(part) if name)

    def at_origin(self) -> Diagnostic:
        """The same with every place in the file that wrote it."""
        labels = tuple(replace(label, place=label.place.at_origin()) for label in self.labels)
        if not isinstance(self.place, InSource) or self.place.source is self.place.source.own:
            return replace(self, labels=labels) if labels else self
        source = self.place.source
        fix = None if self.fix is None else self.fix.at_origin(source)
        return replace(self, place=self.place.at_origin(), labels=labels, fix=fix)
