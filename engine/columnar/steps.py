"""Steps: what is worked out for every row one after the other, each coming out in one of finitely many ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from .explore import Branch, Explorer, Leaf, Switch, Tree
from .frozen import frozen
from .questions import ask
from .seen import Rows, Seen

_SMALL = 3
"""A step with no more questions than this is asked again where it is needed: later answers then know of them."""
_READING = "歧义 "
"""Marks the name of a reading among those of steps."""


@dataclass(frozen=True, slots=True)
class Step:
    """`results[state]` is what the step came to, for these `rows[state]`; `what` says of what, for people who look.

    `of_world`: it asks how an unclear clause is read, itself or through others, and so has no column of its own.
    """

    name: str
    what: str
    tree: Tree
    results: tuple[Any, ...]
    rows: tuple[Rows, ...]
    of_world: bool
    is_small: bool

    @property
    def is_settled(self) -> bool:
        """The same for everybody."""
        return len(self.results) == 1


class Choices:
    """The readings of a world. One that is met first is fixed to its first alternative, as the evaluator does."""

    def __init__(self, fixed: Mapping[str, str]) -> None:
        self.fixed = dict(fixed)
        self.met: list[str] = []

    def choice(self, reading: str, alternatives: Sequence[str]) -> str:
        if reading not in self.fixed:
            self.fixed[reading] = alternatives[0]
            self.met.append(reading)
        return self.fixed[reading]


class Steps:
    """Explores steps when they are first asked for; an earlier step is there before the one that needs it."""

    def __init__(self, seen: Seen, alternatives: Mapping[str, Sequence[str]]) -> None:
        self.made: list[Step] = []
        self._seen, self._alternatives = seen, alternatives
        self._by_key: dict[Any, Step] = {}
        self._by_name: dict[str, Step] = {}
        self._explorers: list[Explorer] = []
        self._worlds: list[Choices | None] = [None]

    @contextmanager
    def in_world(self, choices: Choices | None) -> Iterator[Choices]:
        """Readings are fixed by these choices. None: a step that asks of one comes out in different ways."""
        self._worlds.append(choices)
        try:
            yield choices  # type: ignore[misc]
        finally:
            self._worlds.pop()

    def step(self, key: tuple[str, ...], run: Callable[[Explorer], Any]) -> Step:
        """The step of this key; `run` works it out on one course, over symbols."""
        if key not in self._by_key:
            explorer = Explorer(self._seen)
            numbers: dict[Any, int] = {}
            results: list[Any] = []
            rows: list[Rows] = []

            def number_of(result: Any) -> int:
                mark = frozen(result)
                number = numbers.setdefault(mark, len(results))
                if number == len(results):
                    results.append(result)
                    rows.append(0)
                rows[number] |= explorer.rows
                return number

            self._explorers.append(explorer)
            with self.in_world(None):
                tree = explorer.explore(lambda: run(explorer), number_of, " ".join(key))
            self._explorers.pop()
            self._add(key, tree, tuple(results), tuple(rows))
        return self._by_key[key]

    def _add(self, key: tuple[str, ...], tree: Tree, results: tuple[Any, ...], rows: tuple[Rows, ...]) -> None:
        of_world = any(name not in self._by_name or self._by_name[name].of_world for name in steps_asked(tree))
        step = Step(f"s{len(self.made) + 1}", " ".join(key), tree, results, rows, of_world, _questions(tree) <= _SMALL)
        self._by_key[key] = self._by_name[step.name] = step
        self.made.append(step)

    def consult(self, step: Step) -> Any:
        """What an earlier step came to, on the course that is being explored."""
        return step.results[0 if step.is_settled else self._state(step)]

    def read(self, reading: str, alternatives: Sequence[str]) -> str:
        """The alternative of a reading that is looked at."""
        world = self._worlds[-1]
        if world is not None:
            return world.choice(reading, alternatives)
        return alternatives[self._explorers[-1].choose(_READING + reading, [-1] * len(alternatives))]

    def _state(self, step: Step) -> int:
        """Of a large step that is the same in every world, its column tells; others are looked into.

        So the worlds that are compared in the end are compared for the same person.
        """
        in_world = self._worlds[-1] is not None
        if not step.is_small and not (step.of_world and in_world):
            return self._explorers[-1].choose(step.name, step.rows)
        tree = step.tree
        while not isinstance(tree, Leaf):
            if isinstance(tree, Branch):
                tree = tree.yes if ask(tree.test) else tree.no
            else:
                state = self._state_of(tree.step)
                tree = next(way for states, way in tree.cases if state in states)
        return tree.state

    def _state_of(self, name: str) -> int:
        if not name.startswith(_READING):
            return self._state(self._by_name[name])
        reading = name.removeprefix(_READING)
        return self._alternatives[reading].index(self.read(reading, self._alternatives[reading]))


def _questions(tree: Tree) -> int:
    """How many questions about columns it asks; too many where it asks of earlier steps."""
    match tree:
        case Leaf():
            return 0
        case Branch(yes=yes, no=no):
            return 1 + _questions(yes) + _questions(no)
    return _SMALL + 1


def used_steps(steps: Sequence[Step], wanted: set[str]) -> Iterator[Step]:
    """Those that are wanted, and what they rest on, in their order."""
    by_name = {step.name: step for step in steps}
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(steps_asked(by_name[name].tree))
    return (step for step in steps if step.name in found)


def steps_asked(tree: Tree) -> set[str]:
    """The earlier steps that a tree asks of."""
    match tree:
        case Branch(yes=yes, no=no):
            return steps_asked(yes) | steps_asked(no)
        case Switch(step=step, cases=cases):
            return {step}.union(*(steps_asked(way) for _, way in cases))
    return set()
