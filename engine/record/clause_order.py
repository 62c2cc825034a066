"""Clauses in the order in which they stand in the notice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dsl import Clause, Texts, citations

_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]+")


def in_notice_order(clauses: Iterable[Clause], texts: Texts) -> list[Clause]:
    """A clause comes before its parts; the preface before everything; those of other notices after the policy's own."""
    others = [text.id for text in (*texts.amended_by, *texts.based_on)]
    return sorted(clauses, key=lambda clause: (_notice(others, clause.notice), tuple(map(_step, clause.steps))))


def _notice(others: list[str], notice: str) -> int:
    return others.index(notice) + 1 if notice in others else 0


def _step(step: str) -> int:
    found = _NUMBER.search(step)
    if found is None or step == citations.PREFACE:
        return 0
    number = found.group()
    return citations.NUMERALS.get(number) or int(number)
