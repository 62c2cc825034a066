"""Text as typed with a Chinese input method or pasted from elsewhere: blanks of every kind, both widths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

_BLANKS: Mapping[int, str | None] = {
    **dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B)], " "),
    **dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF], None),
}
_WIDTH: Mapping[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_BLANKS_AND_WIDTH: Mapping[int, str | None] = {**_BLANKS, **_WIDTH, ord("￥"): "¥"}
_UNSEEN = "".join(map(chr, _BLANKS)) + " '"
_HEADING_MARKS = "*:"

# Programs write ="0123" or '0123 into a file to keep a spreadsheet from taking digits for a number.
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def trimmed(text: str) -> str:
    """The text without the blanks around it and without the mark that keeps it text in a spreadsheet."""
    return _without_mark(text.translate(_BLANKS).strip())


def folded(text: str) -> str:
    """The trimmed text with full-width letters, digits and punctuation made half-width."""
    return _without_mark(text.translate(_BLANKS_AND_WIDTH).strip())


def _without_mark(text: str) -> str:
    if kept := _KEPT_AS_TEXT.fullmatch(text):
        return kept[1].strip()
    return text[1:].strip() if text.startswith("'") else text


def is_blank(text: str) -> bool:
    """Nothing but blanks, seen or unseen."""
    return not text.strip(_UNSEEN)


def heading(text: str) -> str:
    """A header in the form in which headers are compared: no blanks, half-width, lower case, no `*` or `:` around."""
    return "".join(folded(text).split()).strip(_HEADING_MARKS).casefold()


@lru_cache(maxsize=1024)
def nearest(word: str, known: tuple[str, ...], count: int = 3) -> tuple[str, ...]:
    """The known words that `word` may have been meant to be, the likeliest first."""
    scored = [(_likeness(word, candidate), candidate) for candidate in dict.fromkeys(known)]
    likely = sorted((-score, candidate) for score, candidate in scored if score >= 0.5)
    return tuple(candidate for _, candidate in likely[:count])


@lru_cache(maxsize=1024)
def by_likeness(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """All known words, the most similar first."""
    return tuple(sorted(known, key=lambda candidate: -_likeness(word, candidate)))


def _likeness(word: str, candidate: str) -> float:
    """Chinese words are short: one that contains the other is as good as a small slip of the pen."""
    if len(word) > 60:
        return 0.0
    contained = len(candidate) > 1 and (candidate in word or (len(word) > 1 and word in candidate))
    return max(SequenceMatcher(None, word, candidate).ratio(), 0.7 if contained else 0.0)
