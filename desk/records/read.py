"""From a path to a table of persons, whatever the kind of file."""

from __future__ import annotations

from dsl import Diagnostic, InFile, Vocabulary
from engine.facts import Table

from .content import Kind, decoded, kind_of, read_content, shown
from .csv_text import table_from_csv
from .json_text import table_from_json


def read_rows(path: str, vocabulary: Vocabulary) -> Table | Diagnostic:
    """The rows of a file of records (`-`: standard input), or why there are none."""
    content = read_content(path)
    return content if isinstance(content, Diagnostic) else table_from(content, shown(path), vocabulary)


def table_from(content: bytes, file: str, vocabulary: Vocabulary) -> Table | Diagnostic:
    place = InFile(file)
    if not content.strip():
        return Diagnostic("P601", place)
    kind = kind_of(content, place)
    if isinstance(kind, Diagnostic):
        return kind
    if kind is not Kind.TEXT:
        # Imported late: text needs no reader of workbooks.
        from .workbook import table_from_workbook

        return table_from_workbook(content, kind, file, vocabulary)
    text = decoded(content, place)
    if isinstance(text, Diagnostic):
        return text
    if not text.strip():
        return Diagnostic("P601", place)
    is_json = text.lstrip().startswith(("{", "["))
    return table_from_json(text, file) if is_json else table_from_csv(text, file, vocabulary)
