"""Plain values that YAML programs read differently: as a number here, as a text or a yes there."""

from __future__ import annotations

import re

_READ_DIFFERENTLY = re.compile(
    r"""
      [-+]?0[0-9]+(\.[0-9]*)?                      # 0123: octal, or 123, or a text
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)? # 12:30: a number to the base of sixty, or a text
    | (?i:yes|no|on|off|y|n)
    | [-+]?0[xob][0-9A-Fa-f_]+                     # 0x1F
    | [-+]?(?=[0-9]*_)[0-9][0-9_]*(\.[0-9_]*)?     # 1_000
    | [-+]?[0-9]+(\.[0-9]*)?[eE][-+]?[0-9]+        # 1e3
    | [-+]?\.[0-9][0-9_]*([eE][-+]?[0-9]+)?        # .5
    | [-+]?[0-9]+\.                                # 5.
    | [-+]?\.(?i:inf) | \.(?i:nan)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*
    | = | <<
    """,
    re.VERBOSE,
)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def is_read_differently(plain: str) -> bool:
    """Whether a value without quotes has to be quoted. Dates, integers, 400.10 and true stand as they are written."""
    # Nearly every value begins with a Chinese character, and none of these does.
    return plain[:1].isascii() and _READ_DIFFERENTLY.fullmatch(plain) is not None


def is_nothing(plain: str) -> bool:
    """Whether a value without quotes stands for no value at all."""
    return plain in _NOTHING
