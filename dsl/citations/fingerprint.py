"""A hash of wording that layout leaves alone: blanks, breaks, markup and the width of punctuation do not count."""

from __future__ import annotations

import hashlib
import re

from .layout import lines_of

LENGTH = 16
_BLANKS = re.compile(r"\s+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "〈": "<", "〉": ">", "∕": "/"})


def fingerprint(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the bare wording."""
    wording = _BLANKS.sub("", "".join(line.text for line in lines_of(text))).translate(_QUOTES)
    return hashlib.sha256(wording.encode()).hexdigest()[:LENGTH]
