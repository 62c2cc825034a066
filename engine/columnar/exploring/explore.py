"""Every course that a run over symbols can take, as a tree of questions with what came of each course at the leaves.

The run is repeated. Each time it goes back to the last answer that has an untried alternative, until none is left. What
it asks before that is answered as before, from a list, and what it worked out before (`once`) is not worked out again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ..symbols.questions import answered_by, turned
from ..symbols.terms import Term, Test
from .knowledge import Knowledge
from .points import Kept, Points
from .seen import Rows, Seen
from .trail import Trail
from .tree import Tree, Trees

Found = TypeVar("Found")


MOST_COURSES = 200_000


class TooManyCourses(Exception):
    """A step takes more courses than can be told apart in a query. Its text says which step."""


@dataclass(slots=True)
class _Fork:
    """A question that is open: which of its options is followed, and the trees that came of those before it.

    `place` is among the answers of the course, `mark` on the trail, `learned` in the list of what was learned; `rows`
    are those that were left.
    """

    question: Test | str
    options: tuple[Any, ...]
    at: int
    place: int
    mark: int
    learned: int
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
        self._kept: dict[Any, Kept] = {}
        self._kept_until: list[tuple[int, Any]] = []
        self._trees = Trees()
        self._points = Points(self._knowledge, self._chosen, self._kept)

    def ask(self, test: Test) -> bool:
        place = self._position
        self._position += 1
        if place < len(self._answers):
            before: bool = self._answers[place]
            return before
        other = turned(test)
        answer = self._answer(test) if other is None else not self._answer(other)
        self._points.asked(test)
        self._answers.append(answer)
        return answer

    def choose(self, step: str, rows_of: Sequence[Rows]) -> int:
        """In which state an earlier step came out; `rows_of[state]` are the rows that come out in it."""
        place = self._position
        self._position += 1
        if place < len(self._answers):
            before: int = self._answers[place]
            return before
        self._points.chose(step)
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
            if self._position == kept.start:
                self._position = kept.end
            self._points.used(key, kept)
            known: Found = kept.found
            return known
        start = self._position
        found = work()
        self._kept[key] = Kept(start, self._position, len(self._kept_until), found)
        self._kept_until.append((self._position, key))
        return found

    @property
    def rows(self) -> Rows:
        """The rows that are left on this course, as far as patterns tell."""
        return self._rows

    @property
    def position(self) -> int:
        """How many answers have been given on this course."""
        return self._position

    def restrict(self, item: Term, members: frozenset[str]) -> None:
        self._knowledge.restrict(item, members)

    def _answer(self, test: Test) -> bool:
        fork = self._followed()
        if fork is None:
            sure = self._seen.told(self._rows, test)
            if sure is None:
                sure = self._knowledge.implied(test)
            if sure is not None:
                return sure
            fork = self._forked(test, (True, False))
        answer: bool = fork.options[fork.at]
        self._knowledge.learn(test, answer)
        self._rows = self._seen.left(self._rows, test, answer)
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

    def _followed(self) -> _Fork | None:
        """The fork that this course has gone back to, if the question is the one that is asked there."""
        if self._forks and self._forks[-1].place == len(self._answers):
            return self._forks[-1]
        return None

    def _forked(self, question: Test | str, options: tuple[Any, ...]) -> _Fork:
        learned = len(self._knowledge.learned)
        fork = _Fork(question, options, 0, len(self._answers), self._trail.mark(), learned, self._rows, [])
        self._forks.append(fork)
        return fork

    def passing(self, state: Any) -> None:
        """From here nothing but `state` and the answers of this course decides what comes of it.

        Where another course went on from the same, this one ends here.
        """
        if self._position < len(self._answers) or self._followed() is not None:
            return  # passed when it was worked out
        tree = self._points.known(state, self._rows)
        if tree is not None:
            raise _Known(tree)
        self._points.open(state, self._rows, len(self._forks))

    def explore(self, run: Callable[[], Any], number_of: Callable[[Any], int], what: str) -> Tree:
        """`number_of` tells results apart; `what` says of what, should there be no end.

        The tree leaves out questions whose answer changes nothing.
        """
        courses = 0
        with answered_by(self):
            while True:
                courses += 1
                if courses > MOST_COURSES:
                    raise TooManyCourses(what)
                self._position = 0
                try:
                    came = self._trees.leaf(number_of(run()))
                except _Known as known:
                    came = known.tree
                tree = self._gone_back(came)
                if tree is not None:
                    return tree

    def _gone_back(self, tree: Tree) -> Tree | None:
        """To the last fork with an untried option, once this came of the course; the whole tree if there is none."""
        while True:
            self._points.close(len(self._forks), tree)
            if not self._forks:
                return tree
            fork = self._forks[-1]
            fork.ways.append(tree)
            if len(fork.ways) < len(fork.options):
                self._take_back(fork)
                return None
            self._forks.pop()
            tree = self._trees.joined(fork.question, fork.options, fork.ways)

    def _take_back(self, fork: _Fork) -> None:
        fork.at += 1
        del self._answers[fork.place :]
        self._trail.back_to(fork.mark)
        del self._knowledge.learned[fork.learned :]
        self._rows = fork.rows
        while self._kept_until and self._kept_until[-1][0] > fork.place:
            del self._kept[self._kept_until.pop()[1]]


class _Known(Exception):
    """What will come of a course is known."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self.tree = tree
