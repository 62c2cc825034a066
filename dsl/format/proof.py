"""What has to hold before a formatted text may take the place of what was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from ..nodes import Cite, FileNode, HeaderLine, KeyNode, SetAsideNode
from .lines import Line
from .spelling import Spelling
from .whole_lines import citation, set_aside, steps_of

_CHINESE = Spelling("zh")


def same_nodes(one: FileNode, other: FileNode) -> bool:
    """Whether both files say the same, statement by statement."""
    return _same(one.statements, other.statements)


def same_comments(lines: Iterable[Line], others: Iterable[Line]) -> bool:
    """Whether every comment is there, in its order."""
    return [line.comment for line in lines if line.comment] == [line.comment for line in others if line.comment]


def _same(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if one == other:
        return True
    # What the parser leaves as text for later: brackets of either width and a keyword of either language are the same.
    match one:
        case tuple():
            return len(one) == len(other) and all(map(_same, one, other))
        case Cite():
            return _same_clauses(one.text, other.text)
        case SetAsideNode():
            return _same_set_aside(one.text, other.text)
        case KeyNode(terminal="SET_ASIDE"):
            return other.terminal == "SET_ASIDE" and _same_set_aside(one.written, other.written)
        case HeaderLine():
            return one.key == other.key and len({_CHINESE.header_text(one.key, h.text) for h in (one, other)}) == 1
    if not is_dataclass(one):
        return False
    return all(_same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one) if f.compare)


def _same_clauses(one: str, other: str) -> bool:
    return steps_of(one) == steps_of(other) or citation(one) == citation(other)


def _same_set_aside(one: str, other: str) -> bool:
    here, there = set_aside(one), set_aside(other)
    return here.reason == there.reason and _same_clauses(here.clauses, there.clauses)
