"""A person as a local (本地) of every notice's region: whoever lives at home there lives at home everywhere.

The places in the person's own region become the notice's region; a registration elsewhere stays elsewhere, so an
incomer remains one.
"""

from __future__ import annotations

from collections.abc import Sequence

from dsl import Kind, Policy

from ..facts import Facts, telling_place
from ..regions import lies_in


def home_of(facts: Facts, policies: Sequence[Policy]) -> str | None:
    """The code of the person's own region: that of the notice whose region it lies in, else the place itself.

    None where the record does not say.
    """
    given = [fact for fact, value in facts.items() if isinstance(fact, str) and isinstance(value, str)]
    fact = telling_place(given, policies[0].vocabulary)
    if fact is None:
        return None
    place = str(facts[fact])
    regions = [policy.header.region.code for policy in policies if lies_in(place, policy.header.region.code)]
    return min(regions, key=lambda code: (code.endswith("0000"), code.endswith("00")), default=place)


def as_local(facts: Facts, policy: Policy, home: str) -> Facts:
    """Unchanged under a notice of the person's own region."""
    region = policy.header.region.code
    if lies_in(home, region):
        return facts
    vocabulary = policy.vocabulary.facts
    return {
        key: region
        if isinstance(key, str)
        and isinstance(value, str)
        and vocabulary[key].type.kind is Kind.REGION
        and lies_in(value, home)
        else value
        for key, value in facts.items()
    }
