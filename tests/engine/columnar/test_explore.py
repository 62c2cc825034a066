"""A tree of questions says for every row what the run that it was made from says, and asks nothing in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine.columnar.exploring.explore as explore
from engine.columnar.exploring.explore import Explorer, TooManyCourses
from engine.columnar.exploring.seen import ANYTHING, Seen
from engine.columnar.exploring.tree import Branch, Leaf, Switch, Tree
from engine.columnar.symbols.questions import ask, is_equal, is_less
from engine.columnar.symbols.terms import Column, Constant, Given, Holds, Test

from .reference import holds

NUMBERS = range(-2, 3)
ROWS = [{"i": i, "j": j, "g": g} for i, j, g in product(NUMBERS, NUMBERS, (True, False))]
_NUMBER = st.one_of(st.sampled_from([Column("i"), Column("j")]), st.integers(-2, 2).map(Constant))
QUESTIONS = st.one_of(
    st.just(Holds("g")),
    st.builds(is_less, _NUMBER, _NUMBER),
    st.builds(is_equal, _NUMBER, _NUMBER),
)


@dataclass(frozen=True)
class Asks:
    """A small program: a question, and how it goes on."""

    question: Test | bool
    yes: Any
    no: Any


PROGRAMS = st.recursive(st.integers(0, 3), lambda inner: st.builds(Asks, QUESTIONS, inner, inner), max_leaves=12)


def ran(program: Any, answer: Callable[[Test | bool], bool]) -> int:
    while isinstance(program, Asks):
        program = program.yes if answer(program.question) else program.no
    return program  # type: ignore[no-any-return]


def answer_of(row: Mapping[str, Any], question: Test | bool) -> bool:
    return question if isinstance(question, bool) else holds(question, row)


def tree_of(run: Callable[[], int], seen: Seen = ANYTHING) -> Tree:
    """The state of a course is what the run gives."""
    return Explorer(seen).explore(run, lambda state: state, "试探")


def state_of(tree: Tree, row: Mapping[str, Any]) -> int:
    while isinstance(tree, Branch):
        tree = tree.yes if holds(tree.test, row) else tree.no
    assert isinstance(tree, Leaf)
    return tree.state


def branches_of(tree: Tree) -> Iterator[Branch]:
    if isinstance(tree, Branch):
        yield tree
        yield from branches_of(tree.yes)
        yield from branches_of(tree.no)


@given(PROGRAMS)
def test_the_tree_says_of_every_row_what_the_run_says(program: Any) -> None:
    tree = tree_of(lambda: ran(program, ask))
    for row in ROWS:
        assert state_of(tree, row) == ran(program, partial(answer_of, row)), row


@given(PROGRAMS, PROGRAMS, PROGRAMS)
def test_courses_that_go_on_alike_come_to_what_they_would_have_come_to(first: Any, second: Any, third: Any) -> None:
    """The second program is passed with what the first came to, the third with both; each is worked out once."""
    explorer = Explorer(ANYTHING)

    def run() -> tuple[int, int, int]:
        one = ran(first, ask)
        explorer.passing(one)
        two = explorer.once("two", lambda: ran(second, ask))
        explorer.passing((one, two))
        return one, two, ran(third, ask)

    results: list[tuple[int, int, int]] = []

    def number_of(result: tuple[int, int, int]) -> int:
        if result not in results:
            results.append(result)
        return results.index(result)

    tree = explorer.explore(run, number_of, "试探")
    for row in ROWS:
        said = tuple(ran(program, partial(answer_of, row)) for program in (first, second, third))
        assert results[state_of(tree, row)] == said


def test_a_course_ends_where_another_went_on_from_the_same() -> None:
    """Three ways lead to the same number; only what comes of one of them is found out."""
    explorer = Explorer(ANYTHING)
    went_on: list[int] = []

    def run() -> int:
        number = int(any(ask(Holds(name)) for name in "abc"))
        explorer.passing(number)
        went_on.append(number)
        return number + 2 * ask(Holds("g"))

    explorer.explore(run, lambda state: state, "试探")
    assert sorted(went_on) == [0, 0, 1, 1]


@given(PROGRAMS)
def test_no_question_stands_there_whose_answer_changes_nothing(program: Any) -> None:
    assert all(branch.yes != branch.no for branch in branches_of(tree_of(lambda: ran(program, ask))))


def test_what_follows_from_an_answer_is_not_asked() -> None:
    number = Column("i")

    def run() -> int:
        return 2 if ask(is_less(number, Constant(0))) else 1 if ask(is_less(number, Constant(-1))) else 0

    assert tree_of(run) == Branch(is_less(number, Constant(0)), Leaf(2), Leaf(0))


def given_and_held() -> int:
    return 2 if ask(Holds("出生日期__none")) else int(ask(Given("出生日期")))


ASKED_OF_TABLES = {
    "nothing is known": (ANYTHING, 2),
    "no row lacks it": (Seen([frozenset()]), 0),
    "some rows lack it": (Seen([frozenset(), frozenset({"出生日期"})]), 1),
    "it is not there": (Seen(columns=frozenset()), 0),
    "all rows say 无": (Seen([frozenset({"出生日期", "出生日期__none"})]), 0),
}


@pytest.mark.parametrize(("seen", "questions"), ASKED_OF_TABLES.values(), ids=ASKED_OF_TABLES)
def test_what_no_row_answers_otherwise_is_not_asked(seen: Seen, questions: int) -> None:
    assert len(list(branches_of(tree_of(given_and_held, seen)))) == questions


def test_an_earlier_step_is_asked_for_the_states_that_are_left() -> None:
    """Its third state is of rows that lack the date, and those are gone once the date is there."""
    explorer = Explorer(Seen([frozenset(), frozenset({"出生日期"})]))
    rows_of = (0b01, 0b01, 0b10)

    def run() -> int:
        return explorer.choose("s1", rows_of) if ask(Given("出生日期")) else 3

    tree = explorer.explore(run, lambda state: state, "试探")
    assert tree == Branch(Given("出生日期"), Switch("s1", (((0,), Leaf(0)), ((1,), Leaf(1)))), Leaf(3))


def test_a_run_with_too_many_courses_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explore, "MOST_COURSES", 3)
    with pytest.raises(TooManyCourses):
        tree_of(lambda: sum(ask(Holds(name)) << at for at, name in enumerate("abc")))
