"""What changed, as one HTML page without outside resources: both notices side by side, for the screen and for paper."""

from __future__ import annotations

from dataclasses import replace

from dsl import Language
from engine.compare import Changes, Exactly

from .changes_charts import charts
from .changes_document import document
from .explanation_html import as_page
from .impact import Cost


def render(changes: Changes, language: Language, cost: Cost | None = None, exactly: Exactly | None = None) -> str:
    made = document(changes, language, cost, exactly)
    summary, *others = made.sections
    return as_page(replace(made, sections=(summary, *charts(changes, language), *others)), language)
