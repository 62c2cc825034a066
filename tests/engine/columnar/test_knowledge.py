"""What follows from earlier answers is never wrong, and questions in their normal form are the same questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.columnar.exploring.distances import Distances
from engine.columnar.exploring.knowledge import Knowledge
from engine.columnar.exploring.trail import Trail
from engine.columnar.symbols import terms as t
from engine.columnar.symbols.questions import is_equal, is_less

from .reference import holds, value

NODES = "abc"
SMALL = range(-4, 5)
NEAR = st.integers(-4, 4)
BOUNDS = st.tuples(st.sampled_from(["at_most", "never"]), st.sampled_from(NODES), st.sampled_from(NODES), NEAR)


@given(st.lists(BOUNDS, max_size=8))
def test_distances_leave_room_for_whatever_the_bounds_allow(bounds: list[tuple[str, str, str, int]]) -> None:
    """Against all small whole numbers that three unknowns can be."""
    distances = Distances(Trail())
    open_to = [dict(zip(NODES, numbers, strict=True)) for numbers in product(SMALL, repeat=3)]
    for kind, one, other, bound in bounds:
        if one == other:
            continue
        getattr(distances, kind)(one, other, bound)
        keeps: Callable[[int, int], bool] = int.__le__ if kind == "at_most" else int.__ne__
        open_to = [found for found in open_to if keeps(found[one] - found[other], bound)]
    for one, other in product(NODES, repeat=2):
        apart = [found[one] - found[other] for found in open_to]
        least, most = distances.between(one, other)
        assert one == other or least is None or all(least <= n for n in apart)
        assert one == other or most is None or all(n <= most for n in apart)


def test_distances_know_what_follows_over_several_steps() -> None:
    distances = Distances(Trail())
    distances.at_most("a", "b", 2)
    distances.at_most("b", "c", -5)
    assert distances.between("a", "c") == (None, -3)
    distances.never("a", "c", -3)
    assert distances.between("a", "c") == (None, -4)


# --- persons of a few columns, and terms over them -------------------------------------------------------------------

FIRST = date(2024, 2, 20)
DAYS = st.sampled_from([FIRST + timedelta(n) for n in (*range(14), 30, 31, 366)])
TEXTS = ("150700", "150721", "150800", "11", "一级")
PERSONS = st.fixed_dictionaries(
    {"i": NEAR, "j": NEAR, "d": DAYS, "e": DAYS, "t": st.sampled_from(TEXTS), "g": st.booleans()}
)
NUMBER = st.one_of(st.sampled_from([t.Column("i"), t.Column("j")]), st.builds(t.Constant, NEAR))
NUMBERS = st.recursive(
    NUMBER,
    lambda inner: st.one_of(
        st.builds(t.Sum, inner, inner),
        st.builds(t.Difference, inner, inner),
        st.builds(t.Times, inner, st.builds(t.Constant, NEAR)),
    ),
    max_leaves=4,
)
DAY = st.one_of(st.sampled_from([t.Column("d", is_day=True), t.Column("e", is_day=True)]), st.builds(t.Constant, DAYS))
DAY_TERMS = st.recursive(
    DAY,
    lambda inner: st.one_of(
        st.builds(t.DaysLater, inner, st.builds(t.Constant, NEAR)),
        st.builds(t.MonthsLater, inner, st.builds(t.Constant, st.integers(-2, 2))),
        st.builds(t.MonthStart, inner),
    ),
    max_leaves=3,
)
SIDES = st.one_of(st.tuples(NUMBERS, NUMBERS), st.tuples(DAY_TERMS, DAY_TERMS))
_TEXT = t.Column("t")
OF_TEXT = st.one_of(
    st.builds(t.Equal, st.just(_TEXT), st.builds(t.Constant, st.sampled_from(TEXTS))),
    st.builds(t.Among, st.just(_TEXT), st.lists(st.sampled_from(TEXTS), unique=True).map(tuple)),
    st.builds(t.BeginsWith, st.just(_TEXT), st.sampled_from(["", "1", "15", "1507", "150721", "二"])),
)
ORDERED = st.builds(lambda make, sides: make(*sides), st.sampled_from([is_less, is_equal]), SIDES)
TESTS = st.one_of(st.just(t.Holds("g")), OF_TEXT, ORDERED)


@given(SIDES, PERSONS)
def test_the_normal_form_of_a_question_is_the_same_question(
    sides: tuple[t.Term, t.Term], person: Mapping[str, Any]
) -> None:
    left, right = (value(side, person) for side in sides)
    assert answer(is_less(*sides), person) is (left < right)  # type: ignore[operator]
    assert answer(is_equal(*sides), person) is (left == right)


def answer(question: t.Test | bool, person: Mapping[str, Any]) -> bool:
    return question if isinstance(question, bool) else holds(question, person)


@given(PERSONS, st.lists(TESTS, max_size=6), st.lists(TESTS, min_size=1, max_size=6), st.booleans())
def test_what_is_implied_holds(
    person: Mapping[str, Any], asked: list[t.Test | bool], about: list[t.Test | bool], is_of_a_list: bool
) -> None:
    """The answers are those of a person who exists; so whatever is concluded must be true of that person."""
    knowledge = Knowledge(Trail())
    if is_of_a_list:
        knowledge.restrict(_TEXT, frozenset(TEXTS))
    for test in asked:
        if not isinstance(test, bool):
            knowledge.learn(test, holds(test, person))
    for test in (*asked, *about):
        if not isinstance(test, bool):
            assert knowledge.implied(test) in (None, holds(test, person)), test


@given(PERSONS, st.lists(TESTS, max_size=6))
def test_no_question_is_asked_twice(person: Mapping[str, Any], asked: list[t.Test | bool]) -> None:
    knowledge = Knowledge(Trail())
    for test in asked:
        if not isinstance(test, bool):
            knowledge.learn(test, holds(test, person))
            assert knowledge.implied(test) is holds(test, person)
