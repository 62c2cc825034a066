"""What changed, as one HTML page without outside resources: both notices side by side, for the screen and for paper."""

from __future__ import annotations

from dataclasses import replace

from dsl import Language
from engine.compare import Changes, Exactly

from ..explanation.html import as_page
from ..impact.model import Cost
from .charts import charts
from .document import document


def render(changes: Changes, language: Language, cost: Cost | None = None, exactly: Exactly | None = None) -> str:
    made = document(changes, language, cost, exactly)
    summary, *others = made.sections
    return as_page(replace(made, sections=(summary, *charts(changes, language), *others)), language)
