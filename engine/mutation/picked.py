"""Which mutations are wanted: by operator, line, clause or words, or an even sample of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from random import Random

from .mutation import Mutation
from .operators import OPERATORS

_LINES = re.compile(r"(\d+)(?:\s*[-–~～至]\s*(\d+))?")
_NAMES = {operator.id: (operator.id, operator.chinese, operator.english) for operator in OPERATORS}


def picked(mutations: Sequence[Mutation], pattern: str) -> tuple[Mutation, ...]:
    """A number is a line, 50-60 are lines; any other pattern is looked for in the operator, the clause and the words.

    With `*` it has to fit all of one of these.
    """
    lines = _LINES.fullmatch(pattern.strip())
    if lines is not None:
        first, last = int(lines[1]), int(lines[2] or lines[1])
        return tuple(m for m in mutations if first <= m.line <= last or first <= m.other <= last)
    fit = f"{pattern}" if "*" in pattern else f"*{pattern}*"
    return tuple(m for m in mutations if any(fnmatchcase(text.lower(), fit.lower()) for text in _texts(m)))


def _texts(mutation: Mutation) -> tuple[str, ...]:
    return (*_NAMES[mutation.operator], mutation.clauses, mutation.before, mutation.after)


def sample(mutations: Sequence[Mutation], count: int, can_be_read: Callable[[Mutation], bool]) -> tuple[Mutation, ...]:
    """So many of them, always the same, in their order. One that can't be read is tried by nobody: another steps in."""
    if count >= len(mutations):
        return tuple(mutations)
    order = Random(count).sample(range(len(mutations)), len(mutations))
    found = islice((at for at in order if can_be_read(mutations[at])), count)
    return tuple(mutations[at] for at in sorted(found))
