"""A rule file with all that it is read with, as plain data that can be handed to another process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dsl import Asked, Diagnostic, InFile, Loaded, Source, load


@dataclass(frozen=True)
class Notice:
    """`vocabulary` is the text behind 词汇 with the name under which the file asks for it; `beside` are the rule
    files of its folder, itself among them.
    """

    source: Source
    vocabulary: tuple[str, Source]
    beside: tuple[Source, ...] = field(default=(), repr=False)

    def read(self, source: Source, asked: Asked) -> Loaded:
        """`source` stands where the notice's own text stood."""

        def others() -> Iterable[Source]:
            return (source if other.name == self.source.name else other for other in self.beside)

        return load(source, self._read_beside, others, asked)

    def _read_beside(self, name: str) -> Source | Diagnostic:
        known, text = self.vocabulary
        return text if name == known else Diagnostic("P701", InFile(name))
