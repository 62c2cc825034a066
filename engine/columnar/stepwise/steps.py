"""Steps: what is worked out for every row one after the other, each coming out in one of finitely many ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..exploring.explore import Explorer
from ..exploring.seen import Rows, Seen
from ..exploring.tree import Branch, Leaf, Switch, Tree
from ..symbols.questions import ask
from .frozen import frozen
from .worlds import Choice, Choices, Found, by_world, in_worlds, under

_SMALL = 3
"""A step with no more questions than this is asked again where it is needed: later answers then know of them."""


@dataclass(frozen=True, slots=True)
class Step:
    """`results[state]` is what the step came to, for these `rows[state]`; `what` says of what, for people who look."""

    name: str
    what: str
    tree: Tree
    results: tuple[Any, ...]
    rows: tuple[Rows, ...]
    is_small: bool

    @property
    def is_settled(self) -> bool:
        """The same for everybody."""
        return len(self.results) == 1


class Steps:
    """Explores steps when they are first asked for; an earlier step is there before the one that needs it.

    What depends on how an unclear clause is read is worked out in every world at once: so a state tells what holds in
    all of them, and worlds that are compared are compared for the same person.
    """

    def __init__(self, seen: Seen, alternatives: Mapping[str, Sequence[str]]) -> None:
        self.made: list[Step] = []
        self._seen, self._alternatives = seen, alternatives
        self._by_key: dict[tuple[str, ...], Step] = {}
        self._explorers: list[Explorer] = []
        self._worlds: list[Choices] = []

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
            tree = explorer.explore(lambda: run(explorer), number_of, " ".join(key))
            self._explorers.pop()
            self._add(key, tree, tuple(results), tuple(rows))
        return self._by_key[key]

    def _add(self, key: tuple[str, ...], tree: Tree, results: tuple[Any, ...], rows: tuple[Rows, ...]) -> None:
        step = Step(f"s{len(self.made) + 1}", " ".join(key), tree, results, rows, _questions(tree) <= _SMALL)
        self._by_key[key] = step
        self.made.append(step)

    def in_worlds(self, run: Callable[[], Found]) -> list[tuple[Choice, Found]]:
        """What a run comes to in each world of the person."""
        return in_worlds(self._alternatives, self._worlds, run, self._explorers[-1].once)

    @property
    def explorer(self) -> Explorer:
        """Of the step that is being explored."""
        return self._explorers[-1]

    @property
    def world(self) -> Choices:
        """The readings of the world at hand."""
        return self._worlds[-1]

    def read(self, reading: str, alternatives: Sequence[str]) -> str:
        """The alternative of a reading in the world at hand."""
        return self._worlds[-1].choice(reading, alternatives)

    def worked_out(self, key: tuple[str, ...], run: Callable[[Explorer], Any]) -> Any:
        """What a run comes to in the world at hand; it is a step, in which it is worked out in all of them."""
        step = self.step(key, lambda explorer: by_world(self.in_worlds(lambda: run(explorer))))
        if step.is_settled:
            return under(self._worlds[-1], step.results[0])
        state = self._explorers[-1].once((step.name,), lambda: self._state(step))
        return under(self._worlds[-1], step.results[state])

    def _state(self, step: Step) -> int:
        """How the step came out, on the course that is being explored."""
        if not step.is_small:
            return self._explorers[-1].choose(step.name, step.rows)
        tree = step.tree
        while isinstance(tree, Branch):
            tree = tree.yes if ask(tree.test) else tree.no
        assert isinstance(tree, Leaf)
        return tree.state


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
