"""What changed, as plain text for a terminal."""

from __future__ import annotations

from dsl import Language
from engine.compare import Changes, Exactly

from .changes_document import document
from .explanation_text import as_text, painted, unpainted
from .impact import Cost


def render(
    changes: Changes,
    language: Language,
    cost: Cost | None = None,
    exactly: Exactly | None = None,
    colour: bool = False,
    brief: bool = True,
) -> str:
    """`brief`: of groups of persons only the first."""
    return as_text(document(changes, language, cost, exactly, brief), painted if colour else unpainted)
