"""What changed, as plain text for a terminal."""

from __future__ import annotations

from dsl import Language
from engine.compare import Changes

from .changes_document import document
from .explanation_text import as_text, painted, unpainted


def render(changes: Changes, language: Language, colour: bool = False) -> str:
    return as_text(document(changes, language), painted if colour else unpainted)
