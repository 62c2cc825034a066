"""Everyone's answer as CSV that a spreadsheet program opens right: with a byte order mark, and no formulas."""

from __future__ import annotations

import codecs
import csv
import io

from dsl import Language

from ...records.spreadsheet import marked
from ..outcomes import value_words
from .model import Results
from .sheet import Cell, rows, titles


def render(results: Results, language: Language) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(titles(results, language))
    writer.writerows(map(_written, row) for row in rows(results, language))
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def _written(cell: Cell) -> str:
    return marked(cell) if isinstance(cell, str) else value_words(cell, "zh")
