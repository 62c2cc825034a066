"""What a part of a policy rests on, as far as the text of the policy shows: readings of unclear clauses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dsl import (
    Advance,
    Assumed,
    Assumption,
    CountingBy,
    DecisionRef,
    EventSpan,
    MoneyRef,
    MoneyWord,
    Policy,
    ReadingRef,
    Role,
    TableRef,
    WindowRef,
)

from ...walk import inside

_ASKING = frozenset((ReadingRef, Advance, EventSpan, DecisionRef, TableRef, WindowRef, MoneyRef))


class Behind:
    """Answers are kept: the same decisions are asked about again and again."""

    def __init__(self, policy: Policy, assumptions: tuple[Assumption, ...]) -> None:
        self._policy = policy
        settled = {a.target for a in assumptions if a.about is Assumed.READING}
        self._open = tuple(name for name in policy.readings if name not in settled)
        self._of_decision: dict[str, frozenset[str]] = {}
        self._of_root: dict[int, frozenset[str]] = {}

    def readings(self, roots: Iterable[Any]) -> tuple[str, ...]:
        """The readings that these parts may consult and no assumption settles, in the order of the file."""
        found = frozenset[str]().union(*map(self._root, roots))
        return tuple(name for name in self._open if name in found)

    def _root(self, root: Any) -> frozenset[str]:
        """Parts of the policy live as long as it does, so each is told by its identity."""
        if id(root) not in self._of_root:
            self._of_root[id(root)] = self._of_part(root, frozenset())
        return self._of_root[id(root)]

    def _decision(self, key: str, entered: frozenset[str]) -> frozenset[str]:
        if key not in self._of_decision:
            if key in entered or key not in self._policy.decisions:
                return frozenset()
            rules = self._policy.decisions[key].rules
            found = frozenset[str]().union(*(self._of_part(rule, entered | {key}) for rule in rules))
            if entered:  # within a circle of names this may not be all
                return found
            self._of_decision[key] = found
        return self._of_decision[key]

    def _of_part(self, root: Any, entered: frozenset[str]) -> frozenset[str]:
        found: set[str] = set()
        for part in inside(root):
            if type(part) not in _ASKING:  # most parts ask for nothing
                continue
            match part:
                case ReadingRef(reading=name):
                    found.add(name)
                case Advance(counting=CountingBy(reading=name)) | EventSpan(counting=CountingBy(reading=name)):
                    found.add(name)
                case DecisionRef(decision=key):
                    found |= self._decision(key, entered)
                case TableRef(table=name):
                    for row in self._policy.tables[name].rows.values():
                        found |= self._of_part(row, entered)
                case WindowRef(window=name):
                    found |= self._of_part(self._policy.windows[name].days, entered)
                case MoneyRef(word=MoneyWord.DUE):
                    found |= self._money(entered)
        return frozenset(found)

    def _money(self, entered: frozenset[str]) -> frozenset[str]:
        """应缴 rests on prices and aids of products; which of them hardly matters here."""
        if "应缴" in entered:
            return frozenset()
        found: set[str] = set()
        for aid in self._policy.aids:
            found |= self._of_part(aid, entered | {"应缴"})
        for decision in self._policy.decisions.values():
            if decision.role in (Role.CONTRIBUTION, Role.PURCHASE, Role.ELIGIBILITY, Role.ACCEPTANCE):
                found |= self._decision(decision.key, entered | {"应缴"})
        return frozenset(found)
