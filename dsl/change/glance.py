"""What can be seen in a rule file's text without parsing it: so that a folder's other files cost next to nothing."""

from __future__ import annotations

import re

from ..lexicon import BLANK

_NAME = rf"(?:「(?P<quoted>[^」\n]+)」|(?P<bare>[^\s\"“#＃{BLANK}]+))"
_ID = re.compile(rf"^\ufeff?(?:政策|policy)[{BLANK}]+{_NAME}", re.MULTILINE)
_BASE = re.compile(rf"^[{BLANK}]+(?:沿用|base)[{BLANK}]*[:：{BLANK}][{BLANK}]*{_NAME}", re.MULTILINE)


def id_in(text: str) -> str:
    """The id behind 政策; empty where there is none."""
    return _named(_ID.search(text))


def base_in(text: str) -> str:
    """The id behind 沿用; empty where there is none."""
    return _named(_BASE.search(text))


def _named(found: re.Match[str] | None) -> str:
    return "" if found is None else found["quoted"] or found["bare"]
