"""Clauses behind one 依据."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsl import Clause, Diagnostic, Edit, Fix, citations, nodes

from ..subject import Subject

_LEVELS = (
    re.compile(r"(?P<n>前言)"),
    re.compile(r"(?P<n>[一二三四五六七八九十]+)"),
    re.compile(r"\((?P<n>[一二三四五六七八九十]+)\)"),
    re.compile(r"(?P<n>[0-9]+)"),
    re.compile(r"\((?P<n>[0-9]+)\)"),
    re.compile(r"第(?P<n>[0-9]+)段"),
    re.compile(r"(?P<n>[一二三四五六七八九十]+)是"),
)
"""The steps of a canonical number, from the outside in."""


def out_of_order(subject: Subject) -> Iterator[Diagnostic]:
    """In the order of the notice, each once. A 依据 that can't be read is the business of the checks."""
    for cite in _cites(subject):
        try:
            clauses = citations.parse_citation(cite.text)
        except citations.CitationError:
            continue
        ordered = sorted(set(clauses), key=_order)
        if list(clauses) != ordered:
            better = "、".join(clause.number for clause in ordered)
            fix = Fix((Edit(cite.span, better),), is_safe=True)
            yield subject.found("P914", cite.span, {"better": better}, fix)


def _cites(subject: Subject) -> Iterator[nodes.Cite]:
    found = (getattr(spot.node, "cite", None) for spot in subject.written.spots)
    return (cite for cite in found if cite is not None)


def _order(clause: Clause) -> tuple[tuple[int, int], ...]:
    return tuple(_step(step) for step in clause.steps)


def _step(step: str) -> tuple[int, int]:
    for level, pattern in enumerate(_LEVELS):
        found = pattern.fullmatch(step)
        if found:
            number = found["n"]
            return level, int(number) if number.isdecimal() else citations.NUMERALS.get(number, 0)
    return len(_LEVELS), 0
