"""Every course that a run over symbols can take, as a tree of questions with what came of each course at the leaves.

The run is repeated. Each time it follows the answers chosen so far and takes the first one that is still open; the last
answer that has an untried alternative is then changed, until none is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .knowledge import Knowledge
from .layout import Aspect
from .questions import answered_by
from .seen import Rows, Seen
from .terms import Constant, Given, Holds, Less, Term, Test


@dataclass(frozen=True, slots=True)
class Leaf:
    """What came of the course, by its number."""

    state: int


@dataclass(frozen=True, slots=True)
class Branch:
    test: Test
    yes: Tree
    no: Tree


@dataclass(frozen=True, slots=True)
class Switch:
    """One way on for each state of an earlier step; states with the same way on stand together."""

    step: str
    cases: tuple[tuple[tuple[int, ...], Tree], ...]


Tree = Leaf | Branch | Switch

MOST_COURSES = 200_000


class TooManyCourses(Exception):
    """A step takes more courses than can be told apart in a query. Its text says which step."""


@dataclass(slots=True)
class _Fork:
    question: Test | str
    options: tuple[Any, ...]
    at: int


class Explorer:
    """Answers questions along one course after another."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._rows = 0
        self._forks: list[_Fork] = []
        self._position = 0
        self._knowledge = Knowledge()
        self._chosen: dict[str, int] = {}

    def ask(self, test: Test) -> bool:
        if isinstance(test, Less) and isinstance(test.left, Constant) and not isinstance(test.right, Constant):
            return not self.ask(Less(test.right, _next(test.left)))
        sure = self._by_data(test)
        if sure is None:
            sure = self._knowledge.implied(test)
        if sure is not None:
            return sure
        answer: bool = self._fork(test, (True, False))
        self._knowledge.learn(test, answer)
        self._narrow(test, answer)
        return answer

    def choose(self, step: str, rows_of: Sequence[Rows]) -> int:
        """In which state an earlier step came out; `rows_of[state]` are the rows that come out in it."""
        if step not in self._chosen:
            states = tuple(state for state, rows in enumerate(rows_of) if rows & self._rows)
            self._chosen[step] = state = states[0] if len(states) == 1 else self._fork(step, states)
            self._rows &= rows_of[state]
        return self._chosen[step]

    @property
    def rows(self) -> Rows:
        """The rows that are left on this course, as far as patterns tell."""
        return self._rows

    def restrict(self, item: Term, members: frozenset[str]) -> None:
        self._knowledge.restrict(item, members)

    def _by_data(self, test: Test) -> bool | None:
        """What no row of the table answers otherwise."""
        if not isinstance(test, Given | Holds):
            return None
        if self._seen.is_absent(test.column):
            return False
        if isinstance(test, Given) and test.column in self._seen.given:
            return True
        if not _is_of_pattern(test):
            return None
        within, without = self._seen.split(self._rows, test.column)
        if within and without:
            return None
        return bool(within) is isinstance(test, Holds)

    def _narrow(self, test: Test, answer: bool) -> None:
        """The rows that give this answer are those that are left on this course."""
        if isinstance(test, Given | Holds) and _is_of_pattern(test):
            within, without = self._seen.split(self._rows, test.column)
            self._rows = within if answer is isinstance(test, Holds) else without

    def _fork(self, question: Test | str, options: tuple[Any, ...]) -> Any:
        if self._position == len(self._forks):
            self._forks.append(_Fork(question, options, 0))
        fork = self._forks[self._position]
        assert fork.question == question, (fork.question, question)  # a run asks the same after the same answers
        self._position += 1
        return fork.options[fork.at]

    def explore(self, run: Callable[[], Any], number_of: Callable[[Any], int], what: str) -> Tree:
        """`number_of` tells results apart; `what` says of what, should there be no end.

        The tree leaves out questions whose answer changes nothing.
        """
        root = _Growing()
        courses = 0
        while True:
            courses += 1
            if courses > MOST_COURSES:
                raise TooManyCourses(what)
            self._position, self._chosen, self._knowledge = 0, {}, Knowledge()
            self._rows = self._seen.everybody
            with answered_by(self):
                state = number_of(run())
            root.add(self._forks, state)
            while self._forks and self._forks[-1].at + 1 == len(self._forks[-1].options):
                self._forks.pop()
            if not self._forks:
                return root.grown({})
            self._forks[-1].at += 1


def _is_of_pattern(test: Given | Holds) -> bool:
    """Do the patterns speak of it? What an identity or a yes-or-no column says is not among them."""
    return isinstance(test, Given) or test.column.endswith(Aspect.NONE.value)


def _next(constant: Constant) -> Constant:
    value = constant.value
    if isinstance(value, date):
        return Constant(value + timedelta(days=1) if value < date.max else value)
    assert isinstance(value, int)
    return Constant(value + 1)


class _Growing:
    """A tree while courses are added to it."""

    __slots__ = ("question", "state", "ways")

    def __init__(self) -> None:
        self.question: Test | str | None = None
        self.ways: dict[Any, _Growing] = {}
        self.state = 0

    def add(self, forks: list[_Fork], state: int) -> None:
        node = self
        for fork in forks:
            node.question = fork.question
            node = node.ways.setdefault(fork.options[fork.at], _Growing())
        node.state = state

    def grown(self, same: dict[Any, Tree]) -> Tree:
        """`same` holds each subtree once, so that equal ones are the same object."""
        if self.question is None:
            tree: Tree = Leaf(self.state)
            return same.setdefault(tree, tree)
        ways = {option: way.grown(same) for option, way in self.ways.items()}
        if len({id(way) for way in ways.values()}) == 1:
            return next(iter(ways.values()))
        if isinstance(self.question, str):
            by_tree: dict[int, list[int]] = {}
            for option, way in ways.items():
                by_tree.setdefault(id(way), []).append(option)
            trees = {id(way): way for way in ways.values()}
            cases = tuple((tuple(options), trees[mark]) for mark, options in by_tree.items())
            made: Tree = Switch(self.question, cases)
            mark = ("switch", self.question, tuple((options, id(way)) for options, way in cases))
        else:
            made = Branch(self.question, ways[True], ways[False])
            mark = ("branch", self.question, id(ways[True]), id(ways[False]))  # type: ignore[assignment]
        return same.setdefault(mark, made)
