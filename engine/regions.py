"""行政区划代码: containment by prefix. 150702 lies in 150700, which lies in 150000."""

from __future__ import annotations

from .symbol import also_for_symbols


def prefix(code: str) -> str:
    """The part of a six-digit code that its members share."""
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code


@also_for_symbols
def lies_in(code: str, container: str) -> bool:
    """Is a region the same as, or a part of, another?"""
    return code.startswith(prefix(container))


def containers(code: str) -> tuple[str, ...]:
    """The region itself and everything it lies in, the smallest first."""
    return tuple(dict.fromkeys((code, code[:4] + "00", code[:2] + "0000")))
