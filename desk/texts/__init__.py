"""What the commands say of themselves, a row per text: Chinese, English. Findings are rows of `dsl.codes`."""

from __future__ import annotations

from dsl import Language

from . import comparing, editing, linting, persons, populations, rule_files, shared, testing
from .rows import Rows

FAMILIES = (shared, rule_files, linting, persons, testing, populations, comparing, editing)
TEXTS: Rows = {key: row for family in FAMILIES for key, row in family.ROWS.items()}

__all__ = ["help_of", "text"]


def text(key: str, language: Language, /, **words: str) -> str:
    """A text in the reader's language, with its words filled in."""
    chinese, english = TEXTS[key]
    return (chinese if language == "zh" else english).format_map(words)


def help_of(key: str, language: Language) -> str:
    """The first sentence of a command's help and, where there is one, the paragraph after it."""
    paragraphs = [text(name, language) for name in (key, f"{key}.more") if name in TEXTS]
    return "\n\n\b\n".join(paragraphs)
