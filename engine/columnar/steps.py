"""Steps: what is worked out for every row one after the other, each coming out in one of finitely many ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from ..symbol import Symbol
from .explore import Branch, Explorer, Leaf, Switch, Tree
from .persons import HeldFrom
from .questions import ask
from .seen import Seen

_SMALL = 3
"""A step with no more questions than this is asked again where it is needed: later answers then know of them."""


@dataclass(frozen=True, slots=True)
class Step:
    """`results[state]` is what the step came to; `what` says of what, for people who look at a plan.

    `of_world`: it is worked out for certain readings of unclear clauses.
    """

    name: str
    what: str
    tree: Tree
    results: tuple[Any, ...]
    of_world: bool = False

    @property
    def is_settled(self) -> bool:
        """The same for everybody."""
        return len(self.results) == 1


class Steps:
    """Explores steps when they are first asked for; an earlier step is there before the one that needs it."""

    def __init__(self, seen: Seen) -> None:
        self.made: list[Step] = []
        self._by_key: dict[Any, Step] = {}
        self._by_name: dict[str, Step] = {}
        self._explorers: list[Explorer] = []
        self._seen = seen

    def step(self, key: Any, run: Callable[[Explorer], Any], of_world: bool = False) -> Step:
        """The step of this key; `run` works it out on one course, over symbols."""
        if key not in self._by_key:
            explorer = Explorer(self._seen)
            numbers: dict[Any, int] = {}
            results: list[Any] = []

            def number_of(result: Any) -> int:
                mark = frozen(result)
                if mark not in numbers:
                    numbers[mark] = len(results)
                    results.append(result)
                return numbers[mark]

            self._explorers.append(explorer)
            tree = explorer.explore(lambda: run(explorer), number_of)
            self._explorers.pop()
            step = Step(f"s{len(self.made) + 1}", _spelled(key), tree, tuple(results), of_world)
            self._by_key[key] = self._by_name[step.name] = step
            self.made.append(step)
        return self._by_key[key]

    def consult(self, step: Step) -> Any:
        """What an earlier step came to, on the course that is being explored."""
        if step.is_settled:
            return step.results[0]
        return step.results[self._state(step)]

    def _state(self, step: Step) -> int:
        """Of a large step that is the same in every world, its column tells; others are looked into.

        So the worlds that are compared in the end are compared for the same person.
        """
        if _questions(step.tree) > _SMALL and not step.of_world:
            return self._explorers[-1].choose(step.name, tuple(range(len(step.results))))
        tree = step.tree
        while not isinstance(tree, Leaf):
            if isinstance(tree, Branch):
                tree = tree.yes if ask(tree.test) else tree.no
            else:
                state = self._state(self._by_name[tree.step])
                tree = next(way for states, way in tree.cases if state in states)
        return tree.state


def _questions(tree: Tree) -> int:
    """How many questions about columns it asks; too many where it asks of earlier steps."""
    match tree:
        case Leaf():
            return 0
        case Branch(yes=yes, no=no):
            return 1 + _questions(yes) + _questions(no)
    return _SMALL + 1


def _spelled(key: Any) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def frozen(value: Any) -> Any:
    """Equal only for values that are written alike: a symbol counts by its term, not by what it may turn out to be."""
    if isinstance(value, Symbol):
        return type(value).__name__, value.term, getattr(value, "scale", None)  # type: ignore[attr-defined]
    if type(value) is HeldFrom:
        return "held", id(value)
    if isinstance(value, tuple | list):
        return (value.__class__, *map(frozen, value))
    if isinstance(value, dict):
        return ("dict", *((key, frozen(inner)) for key, inner in value.items()))
    if is_dataclass(value) and not isinstance(value, type):
        if value.__dataclass_params__.eq is False:  # type: ignore[attr-defined]
            return value
        return (value.__class__, *(frozen(getattr(value, f.name)) for f in fields(value) if f.compare))
    return value.__class__, value


def used_steps(steps: list[Step], wanted: set[str]) -> Iterator[Step]:
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
