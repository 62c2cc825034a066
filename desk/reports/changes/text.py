"""What changed, as plain text for a terminal."""

from __future__ import annotations

from dsl import Language
from engine.compare import Changes, Exactly

from ..explanation.text import as_text, painted, unpainted
from ..impact.model import Cost
from .document import document


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
