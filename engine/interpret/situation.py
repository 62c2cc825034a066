"""One person in one world: the facts, the readings chosen so far, and what has been worked out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dsl import Value

Facts = Mapping[str | tuple[str, int], Value]
"""What a record says: by fact name, or (fact name, year) for a fact held by year."""


class Situation:
    """Mutable only while one world of one person is worked out.

    `choices` are the readings fixed for this world; a reading met first is fixed to its first alternative and noted in
    `met`, so that the other alternatives become worlds of their own. `lines` notes for each decision which rule
    decided (an index, None for running out), or all that may have.
    """

    __slots__ = ("assumed", "choices", "defaults", "facts", "lines", "memo", "met", "money")

    def __init__(self, facts: Facts, choices: dict[str, str]) -> None:
        self.facts = facts
        self.choices = choices
        self.met: list[str] = []
        self.memo: dict[str, Any] = {}
        self.lines: dict[str, tuple[int | None, ...]] = {}
        self.money: dict[str, Any] = {}
        self.defaults: dict[str, Value] = {}
        self.assumed: dict[str, int] = {}
