"""Every course that a run over symbols can take, as a tree of questions with what came of each course at the leaves.

The run is repeated. Each time it goes back to the last answer that has an untried alternative, until none is left. What
it asks before that is answered as before, from a list, and what it worked out before (`once`) is not worked out again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from .knowledge import Knowledge
from .layout import Aspect
from .questions import answered_by
from .seen import Rows, Seen
from .terms import Constant, Given, Holds, Less, Term, Test
from .trail import Trail

Found = TypeVar("Found")


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
    """A question that is open: which of its options is followed, and the trees that came of those before it.

    `place` is among the answers of the course, `mark` on the trail; `rows` are those that were left.
    """

    question: Test | str
    options: tuple[Any, ...]
    at: int
    place: int
    mark: int
    rows: Rows
    ways: list[Tree]


class Explorer:
    """Answers questions along one course after another."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._rows = seen.everybody
        self._forks: list[_Fork] = []
        self._answers: list[Any] = []
        self._position = 0
        self._trail = Trail()
        self._knowledge = Knowledge(self._trail)
        self._chosen: dict[str, int] = {}
        self._kept: dict[Any, tuple[int, int, Any]] = {}
        self._kept_until: list[tuple[int, Any]] = []

    def ask(self, test: Test) -> bool:
        place = self._position
        self._position += 1
        if place < len(self._answers):
            return self._answers[place]  # type: ignore[no-any-return]
        if isinstance(test, Less) and isinstance(test.left, Constant) and not isinstance(test.right, Constant):
            answer = not self._answer(Less(test.right, _next(test.left)))
        else:
            answer = self._answer(test)
        self._answers.append(answer)
        return answer

    def choose(self, step: str, rows_of: Sequence[Rows]) -> int:
        """In which state an earlier step came out; `rows_of[state]` are the rows that come out in it."""
        place = self._position
        self._position += 1
        if place < len(self._answers):
            return self._answers[place]  # type: ignore[no-any-return]
        if step not in self._chosen:
            state = self._state_of(step, rows_of)
            self._trail.put(self._chosen, step, state)
            self._rows &= rows_of[state]
        self._answers.append(self._chosen[step])
        return self._chosen[step]

    def once(self, key: Any, work: Callable[[], Found]) -> Found:
        """What `work` gives. It is not done again on this course, nor on later ones that answer alike until it is done.

        Nothing but the answers of this course may decide what it gives, and nobody may change that.
        """
        kept = self._kept.get(key)
        if kept is not None:
            start, end, found = kept
            if self._position == start:
                self._position = end
            return found  # type: ignore[no-any-return]
        start = self._position
        found = work()
        self._kept[key] = start, self._position, found
        self._kept_until.append((self._position, key))
        return found

    @property
    def rows(self) -> Rows:
        """The rows that are left on this course, as far as patterns tell."""
        return self._rows

    def restrict(self, item: Term, members: frozenset[str]) -> None:
        self._knowledge.restrict(item, members)

    def _answer(self, test: Test) -> bool:
        fork = self._followed()
        if fork is None:
            sure = self._by_data(test)
            if sure is None:
                sure = self._knowledge.implied(test)
            if sure is not None:
                return sure
            fork = self._forked(test, (True, False))
        answer: bool = fork.options[fork.at]
        self._knowledge.learn(test, answer)
        self._narrow(test, answer)
        return answer

    def _state_of(self, step: str, rows_of: Sequence[Rows]) -> int:
        fork = self._followed()
        if fork is None:
            states = tuple(state for state, rows in enumerate(rows_of) if rows & self._rows)
            if len(states) == 1:
                return states[0]
            fork = self._forked(step, states)
        state: int = fork.options[fork.at]
        return state

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

    def _followed(self) -> _Fork | None:
        """The fork that this course has gone back to, if the question is the one that is asked there."""
        if self._forks and self._forks[-1].place == len(self._answers):
            return self._forks[-1]
        return None

    def _forked(self, question: Test | str, options: tuple[Any, ...]) -> _Fork:
        fork = _Fork(question, options, 0, len(self._answers), self._trail.mark(), self._rows, [])
        self._forks.append(fork)
        return fork

    def explore(self, run: Callable[[], Any], number_of: Callable[[Any], int], what: str) -> Tree:
        """`number_of` tells results apart; `what` says of what, should there be no end.

        The tree leaves out questions whose answer changes nothing.
        """
        same: dict[Any, Tree] = {}
        courses = 0
        with answered_by(self):
            while True:
                courses += 1
                if courses > MOST_COURSES:
                    raise TooManyCourses(what)
                self._position = 0
                leaf = Leaf(number_of(run()))
                tree = self._gone_back(same.setdefault(leaf, leaf), same)
                if tree is not None:
                    return tree

    def _gone_back(self, tree: Tree, same: dict[Any, Tree]) -> Tree | None:
        """To the last fork with an untried option, once this came of the course; the whole tree if there is none.

        `same` holds each subtree once, so that equal ones are the same object.
        """
        while self._forks:
            fork = self._forks[-1]
            fork.ways.append(tree)
            if len(fork.ways) < len(fork.options):
                self._take_back(fork)
                return None
            self._forks.pop()
            tree = _joined(fork, same)
        return tree

    def _take_back(self, fork: _Fork) -> None:
        fork.at += 1
        del self._answers[fork.place :]
        self._trail.back_to(fork.mark)
        self._rows = fork.rows
        while self._kept_until and self._kept_until[-1][0] > fork.place:
            del self._kept[self._kept_until.pop()[1]]


def _joined(fork: _Fork, same: dict[Any, Tree]) -> Tree:
    """What came of a question, by its answers."""
    ways = fork.ways
    if all(way is ways[0] for way in ways):
        return ways[0]
    if not isinstance(fork.question, str):
        yes, no = ways
        return same.setdefault(("branch", fork.question, id(yes), id(no)), Branch(fork.question, yes, no))
    options: dict[int, list[int]] = {}
    for option, way in zip(fork.options, ways, strict=True):
        options.setdefault(id(way), []).append(option)
    trees = {id(way): way for way in ways}
    cases = tuple((tuple(states), trees[mark]) for mark, states in options.items())
    mark = ("switch", fork.question, tuple((states, id(way)) for states, way in cases))
    return same.setdefault(mark, Switch(fork.question, cases))


def _is_of_pattern(test: Given | Holds) -> bool:
    """Do the patterns speak of it? What an identity or a yes-or-no column says is not among them."""
    return isinstance(test, Given) or test.column.endswith(Aspect.NONE.value)


def _next(constant: Constant) -> Constant:
    value = constant.value
    if isinstance(value, date):
        return Constant(value + timedelta(days=1) if value < date.max else value)
    assert isinstance(value, int)
    return Constant(value + 1)
