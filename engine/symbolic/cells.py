"""Cells: the kinds of person that one question tells apart, each given by as few facts as settle the answer.

A question is first asked of a person of whom nothing is known. While the answer lacks a fact, that fact is tried with
each of its representative values. What is settled with few facts known stays so whatever the others are (the
soundness law of the evaluator), so one cell stands for everybody who shares these facts. Readings of a 歧义 multiply
like facts, once an answer has consulted them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from dsl import Value

from ..interpret.expressions import Closure
from ..interpret.situation import Facts, Situation
from ..unknown import MissingFact, Unknown
from .domains import Domains, FactKey, Space

MOST_EFFORT, MOST_IN_ALL = 15_000, 40_000
"""Effort for one question, and for all of a file, before questions are only sampled. An answer that looks up few facts
costs 1. Effort is counted, not timed, so that a file has the same findings everywhere."""
_LOOKS_PER_EFFORT = 8
SAMPLES = 200
_LONGEST_WALK = 200


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and the values that must be settled before it counts."""

    answer: Any
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, eq=False)
class Question:
    """One thing that the file decides. `roots` are the expressions that it rests on."""

    name: str
    ask: Callable[[Situation], Reply]
    roots: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The persons who share these facts, under these readings, and the answer that they get.

    `lines` are the deciding lines of every decision consulted; `strangeness` counts the facts that are out of the
    ordinary.
    """

    facts: Mapping[FactKey, Value]
    choices: Mapping[str, str]
    answer: Any
    lines: Mapping[str, tuple[int | None, ...]]
    strangeness: int


@dataclass(frozen=True)
class Explored:
    """All cells of a question; only a sample of them where `complete` is false.

    `consulted` are the readings and the targets of assumptions on which some answer may rest; `asked` the facts.
    """

    question: Question
    cells: tuple[Cell, ...]
    complete: bool
    consulted: frozenset[str]
    asked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A wanted cell, after these; where there is none, whether every cell was looked at. `asked` are the facts."""

    cell: Cell | None
    passed: tuple[Cell, ...]
    complete: bool
    asked: frozenset[str]


class _LacksFact(Exception):
    """A fact that is asked for is not settled yet. Never leaves this module."""

    def __init__(self, key: FactKey) -> None:
        super().__init__()
        self.key = key


class _Asking(dict[Any, Any]):
    """A person's facts, noting which were asked for in vain; while `strict`, the first such stops the work."""

    __slots__ = ("in_vain", "looks", "strict")

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.in_vain: list[FactKey] = []
        self.looks = 0
        self.strict = False

    def get(self, key: Any, default: Any = None) -> Any:
        self.looks += 1
        value = super().get(key)
        if value is None:
            if self.strict:
                raise _LacksFact(key)
            self.in_vain.append(key)
        return value


def at_once(s: Situation, made: Closure) -> Any:
    """Work out a value that needs every fact it asks for: sums of many open amounts cost much and settle nothing."""
    facts = s.facts
    if not isinstance(facts, _Asking):
        return made(s)
    facts.strict = True
    found = made(s)
    facts.strict = False
    return found


@dataclass
class _Search:
    """One question under way."""

    question: Question
    domains: Domains
    cells: list[Cell] = field(default_factory=list)
    consulted: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    effort: int = 0


Place = tuple[Facts, Mapping[str, str]]
"""Facts and readings settled so far."""


class Explorer:
    """Works out cells. No fact of the space has a default: whatever is asked for is tried with every value."""

    def __init__(self, space: Space, domains_of: Callable[[Question], Domains], most: int = MOST_EFFORT) -> None:
        self.space = space
        self.most = most
        self.ordinary = space.ordinary
        self._domains_of = domains_of
        self._domains: dict[Question, Domains] = {}
        self._left = max(most, MOST_IN_ALL)

    def explore(self, question: Question) -> Explored:
        search = self._search(question)
        waiting: list[Place] = [({}, {})]
        while waiting and search.effort < min(self.most, self._left):
            waiting.extend(reversed(self._step(search, waiting.pop())))
        self._left -= search.effort
        if waiting:
            self._sample(search)
        return Explored(
            question, tuple(search.cells), not waiting, frozenset(search.consulted), frozenset(search.asked)
        )

    def find(self, question: Question, start: Place, wanted: Callable[[Any], bool], most: int = MOST_EFFORT) -> Found:
        """The first cell within `start` that has a wanted answer."""
        search = self._search(question)
        waiting = [start]
        while waiting and search.effort < most:
            settled = len(search.cells)
            waiting.extend(reversed(self._step(search, waiting.pop())))
            if len(search.cells) > settled and wanted(search.cells[-1].answer):
                return Found(search.cells[-1], tuple(search.cells), True, frozenset(search.asked))
        return Found(None, tuple(search.cells), not waiting, frozenset(search.asked))

    def _search(self, question: Question) -> _Search:
        if question not in self._domains:
            self._domains[question] = self._domains_of(question)
        return _Search(question, self._domains[question])

    def _step(self, search: _Search, place: Place) -> Sequence[Place]:
        """Ask at one place: either the answer is settled there, or it is asked at each place inside."""
        facts, choices = place
        asking = _Asking(facts)
        situation = Situation(asking, dict(choices))
        reply, key = _ask(search.question, situation, asking)
        search.effort += 1 + asking.looks // _LOOKS_PER_EFFORT
        if key is not None:
            search.asked.add(key if isinstance(key, str) else key[0])
            return [({**facts, key: value}, choices) for value in search.domains.values(key, facts, choices)]
        search.consulted.update(situation.choices, situation.assumed)
        search.cells.append(
            Cell(facts, situation.choices, reply.answer, situation.lines, self.ordinary.strangeness(facts))
        )
        return list(self._other_readings(facts, choices, situation.met))

    def _other_readings(self, facts: Facts, choices: Mapping[str, str], met: Sequence[str]) -> Iterator[Place]:
        """The answer took the first alternative of each reading that it met; the others are asked for apart."""
        before = dict(choices)
        for name in met:
            first, *others = self.space.readings[name].alternatives
            yield from ((facts, {**before, name: other.name}) for other in others)
            before[name] = first.name

    def _sample(self, search: _Search) -> None:
        """Walk down at random, always by the same dice."""
        dice = Random(search.question.name)
        for _ in range(SAMPLES):
            place: Place = ({}, {})
            settled = len(search.cells)
            for _ in range(_LONGEST_WALK):
                inside = self._step(search, place)
                if not inside or (len(search.cells) > settled and dice.random() < 0.5):
                    break
                place = dice.choice(inside)


def lacks(value: Any) -> bool:
    """Does a value still lack a fact?"""
    return isinstance(value, Unknown) and any(isinstance(reason, MissingFact) for reason in value.reasons)


def _ask(question: Question, situation: Situation, asking: _Asking) -> tuple[Reply, FactKey | None]:
    """The reply, and the first fact that it still lacks."""
    try:
        reply = question.ask(situation)
    except _LacksFact as lacking:
        return Reply(None), lacking.key
    return reply, _lacking(reply, asking)


def _lacking(reply: Reply, asking: _Asking) -> FactKey | None:
    """The first fact that the answer still lacks."""
    lacking = {
        reason.fact if reason.year is None else (reason.fact, reason.year)
        for value in reply.values
        if isinstance(value, Unknown)
        for reason in value.reasons
        if isinstance(reason, MissingFact)
    }
    return next((key for key in asking.in_vain if key in lacking), None) if lacking else None
