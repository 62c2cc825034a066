"""The sentences on what changed, a row each: Chinese, English. `KEY.between` is said of two regions, not two years.

In Chinese a blank beside a word that is filled in stays only where that begins or ends in Latin letters or digits;
one that is to stay in any case is written as a no-break space.
Names from the rule files stay as the officer wrote them in either language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dsl import Language

from ....texts.rows import Rows
from . import changes, concepts, headings, values

_SLOT = re.compile(r"(?P<before> ?)\{(?P<name>\w+)\}(?P<after> ?)")

WORDS: Rows = {**headings.WORDS, **concepts.WORDS, **values.WORDS, **changes.WORDS}


def say(language: Language, key: str, /, between: bool = False, **words: object) -> str:
    """A sentence in the reader's language; `between` regions, where that is said in other words."""
    chinese, english = WORDS[f"{key}.between" if between and f"{key}.between" in WORDS else key]
    if language == "en":
        return english.format_map(words)
    return set_in(chinese, words)


def set_in(chinese: str, words: Mapping[str, object]) -> str:
    """A Chinese sentence with its words filled in, and blanks beside Latin letters and digits alone."""
    return _SLOT.sub(lambda slot: _set_in(slot, str(words[slot["name"]])), chinese).replace("\u00a0", " ")


def _set_in(slot: re.Match[str], word: str) -> str:
    before, after = (
        slot[side] if edge.isascii() else "" for side, edge in (("before", word[:1]), ("after", word[-1:]))
    )
    return before + word + after


def listed(language: Language, names: Iterable[str]) -> str:
    return say(language, "names").join(names)
