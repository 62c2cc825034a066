"""The words of notices held side by side, of one person everywhere and of a region's history: Chinese, English.

Names from the rule files stay as the officer wrote them in either language.
"""

from __future__ import annotations

from collections.abc import Iterable

from dsl import Language

from ....texts.rows import Rows
from . import cells, headings, history, notes, person

WORDS: Rows = {**headings.WORDS, **cells.WORDS, **notes.WORDS, **person.WORDS, **history.WORDS}


def say(language: Language, key: str, /, **words: object) -> str:
    """A sentence in the reader's language."""
    return WORDS[key][language == "en"].format_map(words)


def known(key: str) -> bool:
    return key in WORDS


def listed(language: Language, names: Iterable[str]) -> str:
    return say(language, "names").join(names)
