"""Generated persons: near the days and names that a policy speaks of, with gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dsl import NONE, Duration, Fact, FactRef, Identity, Kind, Policy, TimeOfDay, Unit
from engine.walk import inside

Facts = dict[Any, Any]


def facts_of(policy: Policy) -> list[Fact]:
    """The facts that a policy asks about, in the order of the vocabulary."""
    parts: list[Any] = [*policy.decisions.values(), *policy.windows.values(), *policy.aids, *policy.funding]
    parts += [key for table in policy.tables.values() for key in table.keys]
    asked = {e.fact for part in parts for e in inside(part) if isinstance(e, FactRef)}
    return [fact for name, fact in policy.vocabulary.facts.items() if name in asked]


def values_of(fact: Fact, policy: Policy) -> st.SearchStrategy[Any]:
    """Values near the days and names that the policy speaks of, so that its lines are met."""
    year = policy.header.year
    days = st.one_of(
        st.dates(date(year - 1, 8, 25), date(year, 12, 31)),
        st.sampled_from([day + timedelta(n) for day in _days(policy) for n in (-1, 0, 1)] or [date(year, 1, 1)]),
    )
    kinds: Mapping[Kind, st.SearchStrategy[Any]] = {
        Kind.YES_NO: st.booleans(),
        Kind.DATE: days,
        Kind.TIME: st.sampled_from(_times(policy)),
        Kind.IDENTITY: st.one_of(st.just(False), st.just(Identity()), st.builds(Identity, days)),
        Kind.REGION: st.sampled_from(_regions(policy)),
        Kind.MONEY: st.sampled_from([Decimal(n) for n in (0, 50, 100, 200, 300, 400)]),
        Kind.INTEGER: st.integers(0, 4),
        Kind.DURATION: st.builds(Duration, st.integers(0, 6), st.sampled_from(Unit)),
        Kind.ENUMERATION: st.sampled_from(fact.type.values or ("",)),
    }
    found = kinds.get(fact.type.kind, st.just("某"))
    return st.one_of(st.just(NONE), found, found) if fact.nullable else found


def _days(policy: Policy) -> list[date]:
    days = {
        e.value
        for part in (*policy.decisions.values(), *policy.windows.values())
        for e in inside(part)
        if isinstance(getattr(e, "value", None), date)
    }
    return sorted(days)


def _times(policy: Policy) -> list[TimeOfDay]:
    """Around the moments at which windows close."""
    parts = (*policy.decisions.values(), *policy.windows.values(), *policy.aids)
    moments = {e for part in parts for e in inside(part) if isinstance(e, TimeOfDay)} or {TimeOfDay.of(12, 0)}
    return sorted({TimeOfDay(moment.seconds + apart) for moment in moments for apart in (-60, 0, 1)})


def _regions(policy: Policy) -> list[str]:
    home = policy.header.region.code
    near = [r.code for r in policy.vocabulary.regions if r.code[:3] == home[:3]]
    return [home, *near, "110000"]


def keys_of(fact: Fact) -> list[Any]:
    """How a record says it: by its name, or by name and year for each year that the vocabulary declares."""
    if fact.years is None:
        return [fact.name]
    return [(fact.name, year) for year in range(fact.years[0], fact.years[1] + 1)]


@st.composite
def persons(draw: st.DrawFn, policy: Policy) -> tuple[Facts, Facts]:
    """(a person with gaps, the same person with some or all of the gaps filled)."""
    whole = {key: draw(values_of(fact, policy)) for fact in facts_of(policy) for key in keys_of(fact)}
    unknown = draw(st.sets(st.sampled_from(list(whole)), min_size=1, max_size=6))
    still = draw(st.sets(st.sampled_from(sorted(unknown, key=str)), max_size=len(unknown) - 1))
    gaps = {name: value for name, value in whole.items() if name not in unknown}
    return gaps, {name: value for name, value in whole.items() if name not in still}


def without_defaults(policy: Policy) -> Policy:
    """A default would hide that a fact is not known."""
    facts = {name: replace(fact, default=None) for name, fact in policy.vocabulary.facts.items()}
    return replace(policy, vocabulary=replace(policy.vocabulary, facts=facts))
