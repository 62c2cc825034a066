"""Which columns of the table of persons a term or a test reads."""

from __future__ import annotations

from functools import lru_cache

from ...walk import inside
from .terms import Column, Given, Holds, Term, Test


@lru_cache(maxsize=65536)
def columns_read(part: Term | Test) -> frozenset[str]:
    return frozenset(_names(part))


def _names(part: Term | Test) -> list[str]:
    named = (found for found in inside(part))
    return [
        found.name if isinstance(found, Column) else found.column
        for found in named
        if isinstance(found, Column | Given | Holds)
    ]
