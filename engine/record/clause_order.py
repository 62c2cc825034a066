"""Clauses in the order in which they stand in the notice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dsl import Clause, citations

_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]+")


def in_notice_order(clauses: Iterable[Clause]) -> list[Clause]:
    """A clause comes before its parts; the preface before everything."""
    return sorted(clauses, key=lambda clause: tuple(map(_step, clause.steps)))


def _step(step: str) -> int:
    found = _NUMBER.search(step)
    if found is None or step == citations.PREFACE:
        return 0
    number = found.group()
    return citations.NUMERALS.get(number) or int(number)
