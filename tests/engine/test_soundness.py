"""The soundness law: filling in what is not known never leaves what was promised, and what was known stays.

Persons are assessed with some facts taken away, and again with those facts given concrete values. Every field of the
second answer must be among what the first one promised. Defaults are left out, since they would hide the gaps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dsl import All, AnyOf, Decision, Policy
from engine import Ambiguous, Assessment, Assessor, Outcome, Unknown, kind_of
from engine.walk import rewritten

from .people import persons, without_defaults
from .promises import broken, gates_before
from .small_notices import VOCABULARY, notices, product_notices


@given(data=st.data())
def test_filling_in_facts_never_leaves_what_was_promised(policy: Policy, data: st.DataObject) -> None:
    law_holds(data, policy)


def law_holds(data: st.DataObject, policy: Policy) -> None:
    assessor = Assessor(without_defaults(policy))
    gaps, filled = data.draw(persons(policy))
    before, after = assessor(gaps), assessor(filled)
    found = list(broken(before, after))
    assert not found, "\n".join(found)


def only_named_facts_matter(data: st.DataObject, policy: Policy) -> None:
    """缺事实 names every fact that can still change a field: supplying any other changes nothing there.

    What an earlier field lacks that may close this one is named there.
    """
    assessor = Assessor(without_defaults(policy))
    gaps, filled = data.draw(persons(policy))
    before = assessor(gaps)
    afters: dict[frozenset[str], Assessment] = {}
    for name, outcome in before.fields.items():
        named = missing_in(outcome).union(*(missing_in(before.fields[gate]) for gate in gates_before(before, name)))
        needless = {fact: value for fact, value in filled.items() if fact not in gaps and heading(fact) not in named}
        if frozenset(needless) not in afters:
            afters[frozenset(needless)] = assessor(gaps | needless)
        after = afters[frozenset(needless)].fields[name]
        assert said(after) == said(outcome), f"{name}: {outcome} → {after}"


def heading(key: str | tuple[str, int]) -> str:
    return key if isinstance(key, str) else f"{key[0]}[{key[1]}]"


def said(outcome: Any) -> Any:
    """What an outcome says: its kind, its candidates and its bounds, but not for which reasons of the notice."""
    match outcome:
        case Ambiguous(by=by, cases=cases):
            return by, frozenset((case.label, said(case.outcome)) for case in cases)
        case Unknown(candidates=candidates, low=low, high=high):
            listed = None if candidates is None else frozenset(map(said, candidates))
            return kind_of(outcome), outcome.missing, listed, low, high
    return outcome


def missing_in(outcome: Outcome) -> set[str]:
    match outcome:
        case Unknown():
            return set(outcome.missing)
        case Ambiguous(cases=cases):
            return {fact for case in cases for fact in missing_in(case.outcome)}
    return set()


def order_does_not_matter(data: st.DataObject, policy: Policy) -> None:
    """Facts in any order, conditions joined in any order: the same outcome for every field."""
    gaps, _ = data.draw(persons(policy))
    shuffled = dict(data.draw(st.permutations(sorted(gaps.items(), key=lambda item: str(item[0])))))
    straight, turned = Assessor(without_defaults(policy)), Assessor(turned_round(without_defaults(policy)))
    first = {name: plain(outcome) for name, outcome in straight(gaps).fields.items()}
    second = {name: plain(outcome) for name, outcome in turned(shuffled).fields.items()}
    assert first == second


def turned_round(policy: Policy) -> Policy:
    """The same policy with the parts of every 且 and 或 in the opposite order."""

    def turn(part: Any) -> Any:
        if not isinstance(part, All | AnyOf):
            return None
        return type(part)(tuple(rewritten(item, turn) for item in reversed(part.items)))

    decisions = {key: rewritten_rules(decision, turn) for key, decision in policy.decisions.items()}
    aids = tuple(replace(aid, applies=rewritten(aid.applies, turn)) for aid in policy.aids)
    return replace(policy, decisions=decisions, aids=aids)


def rewritten_rules(decision: Decision, turn: Callable[[Any], Any]) -> Decision:
    rules = tuple(r if r.guard is None else replace(r, guard=rewritten(r.guard, turn)) for r in decision.rules)
    return replace(decision, rules=rules)


def plain(outcome: Outcome) -> Any:
    """Cases and candidates without their order."""
    match outcome:
        case Ambiguous(by=by, cases=cases):
            return by, frozenset((frozenset(case.label), plain(case.outcome)) for case in cases)
        case Unknown(candidates=candidates) if candidates is not None:
            return replace(outcome, candidates=None), frozenset(map(plain, candidates))
    return outcome


@given(data=st.data())
def test_only_facts_that_are_named_as_missing_matter(policy: Policy, data: st.DataObject) -> None:
    only_named_facts_matter(data, policy)


@given(data=st.data())
def test_the_order_of_facts_and_conditions_does_not_matter(policy: Policy, data: st.DataObject) -> None:
    order_does_not_matter(data, policy)


@given(data=st.data())
def test_generated_notices_keep_their_promises(data: st.DataObject, notice_with: Callable[[str, str], Policy]) -> None:
    law_holds(data, notice_with(data.draw(notices()), VOCABULARY))


@given(data=st.data())
def test_generated_notices_name_every_fact_that_matters(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    only_named_facts_matter(data, notice_with(data.draw(notices()), VOCABULARY))


@given(data=st.data())
def test_generated_notices_do_not_depend_on_order(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    order_does_not_matter(data, notice_with(data.draw(notices()), VOCABULARY))


@given(data=st.data())
def test_notices_with_products_keep_their_promises(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    law_holds(data, notice_with(data.draw(product_notices()), VOCABULARY))


@given(data=st.data())
def test_notices_with_products_name_every_fact_that_matters(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    only_named_facts_matter(data, notice_with(data.draw(product_notices()), VOCABULARY))


@given(data=st.data())
def test_notices_with_products_do_not_depend_on_order(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    order_does_not_matter(data, notice_with(data.draw(product_notices()), VOCABULARY))
