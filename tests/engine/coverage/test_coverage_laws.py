"""Laws of coverage, tried on the notices of the project and on notices that nobody wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import Policy
from engine import Assessor
from engine.coverage import Checked, Goal, Never, Possible, coverage_of, measure, seen_by
from engine.coverage.measure import goals_of
from engine.coverage.observe import Observer
from engine.coverage.possible import impossible
from engine.proposals import propose

from ..people import persons
from ..small_notices import VOCABULARY, notices, product_notices

SOME = settings(max_examples=8)
FEW = settings(max_examples=2)
"""A notice is explored anew for each example."""


_KEPT: dict[str, tuple[frozenset[Goal], Observer]] = {}


def _explored(policy: Policy) -> tuple[frozenset[Goal], Observer]:
    """What nobody can meet, and who says what somebody meets; the text of a notice tells it apart."""
    text = policy.source.text
    if text not in _KEPT:
        possible = Possible(policy)
        never = impossible(possible, goals_of(possible))
        # A condition on a reading that is assumed is left out whether or not it could be decisive.
        nobody = frozenset(goal for goal, why in never.items() if why is not Never.ASSUMED)
        _KEPT[text] = nobody, Observer(Assessor(policy))
    return _KEPT[text]


def nobody_meets_what_is_impossible(policy: Policy, data: st.DataObject) -> None:
    never, observer = _explored(policy)
    for facts in data.draw(persons(policy)):
        met = frozenset().union(*observer.by_field(facts).values())
        assert not met & never


def asking_leaves_the_answer_alone(policy: Policy, data: st.DataObject) -> None:
    assessor = Assessor(policy)
    facts, _ = data.draw(persons(policy))
    before = assessor(facts)
    observer = Observer(assessor)
    whole = observer.met(facts, (*before.fields, "人群"))
    assert whole == frozenset().union(*observer.by_field(facts).values())
    assert assessor(facts).fields == before.fields


@SOME
@given(data=st.data())
def test_nobody_meets_what_is_said_to_be_impossible(policy: Policy, data: st.DataObject) -> None:
    nobody_meets_what_is_impossible(policy, data)


@FEW
@given(data=st.data())
def test_nobody_meets_what_is_impossible_in_a_generated_notice(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    nobody_meets_what_is_impossible(notice_with(data.draw(notices()), VOCABULARY), data)


@FEW
@given(data=st.data())
def test_nobody_meets_what_is_impossible_with_several_products(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    nobody_meets_what_is_impossible(notice_with(data.draw(product_notices()), VOCABULARY), data)


@SOME
@given(data=st.data())
def test_asking_what_is_met_leaves_the_answer_alone(policy: Policy, data: st.DataObject) -> None:
    asking_leaves_the_answer_alone(policy, data)


@SOME
@given(data=st.data())
def test_more_scenarios_and_more_fields_never_cover_less(policy: Policy, data: st.DataObject) -> None:
    first, second = data.draw(persons(policy))
    fields = tuple(Assessor(policy)({}).fields)
    some = tuple(data.draw(st.sets(st.sampled_from(fields), min_size=1)))
    one, more = Checked("甲", policy, (), first, some), Checked("乙", policy, (), second, fields)
    few = seen_by([one]).met.keys()
    assert few <= seen_by([Checked("甲", policy, (), first, fields)]).met.keys()
    assert few <= seen_by([one, more]).met.keys()


@pytest.mark.parametrize("make", [notices, product_notices])
@FEW
@given(data=st.data())
def test_what_is_proposed_for_a_generated_notice_closes_what_it_says(
    make: Callable[[], st.SearchStrategy[str]], data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    policy = notice_with(data.draw(make()), VOCABULARY)
    possible = Possible(policy)
    before = coverage_of(possible, [])
    made = propose(before, possible, {})
    closed = {goal for one in made.proposals for goal in one.goals}
    assert closed.isdisjoint(made.remaining)
    assert len(closed) + len(made.remaining) == made.missing
    assert measure(policy, []).gaps == before.gaps
