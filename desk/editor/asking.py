"""What an answer to an editor may rest on."""

from __future__ import annotations

from dataclasses import dataclass

from dsl import Language, Loaded, Policy, citations

from .document import Document
from .family import Family
from .occurrences import Occurrence


@dataclass(frozen=True)
class Asking:
    """What an answer may rest on: the files, what was read of the one at hand, its lock, and the reader's language."""

    document: Document
    family: Family
    occurrences: tuple[Occurrence, ...]
    loaded: Loaded | None
    lock: citations.Lock | None
    language: Language
    outline: citations.Outline | None = None
    """The text of the notice, where it lies beside the rule file."""

    @property
    def policy(self) -> Policy | None:
        return None if self.loaded is None else self.loaded.policy
