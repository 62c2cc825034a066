"""What every engine is tried on: all scenarios beside the notices, and generated persons for each notice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desk.rule_files.policies import load_policy
from dsl import Asked, Assumption, Diagnostic, Policy, Source
from engine.cases import Prepared, prepare, read_scenarios

from ..people import Facts, keys_of, persons
from ..people import facts_of as facts_asked
from .batch import Batch

REPOSITORY = Path(__file__).parent.parent.parent.parent
GALLERY = REPOSITORY / "docs" / "gallery"
NOTICES = [
    REPOSITORY / "tests" / "dsl" / "example.pol",
    *sorted((REPOSITORY / "policies").glob("*-20*.pol")),
    *sorted(GALLERY.glob("*.pol")),
]
SCENARIOS = sorted((*(REPOSITORY / "policies").glob("*.scenarios.yaml"), *GALLERY.glob("*.scenarios.yaml")))
MANY, FEW = 30, 5
"""How often two persons are generated: one with gaps, and the same with some of them filled."""
ASKING_MUCH = frozenset({"waiting-history"})
"""Notices by whose facts each gap makes a course of its own: of many persons, the query gets too long for a test."""


@cache
def policy_on(path: Path, texts: Asked = Asked()) -> Policy:  # noqa: B008
    loaded = load_policy(path, texts)
    assert not isinstance(loaded, Diagnostic) and loaded.policy is not None, path
    return loaded.policy


@cache
def batches_of(path: Path) -> Sequence[Batch]:
    """The scenarios of a notice, by the texts that govern and by what is assumed; a few generated persons with them."""
    by_hand = path.with_suffix(".scenarios.yaml")
    scenarios = prepared_in(by_hand) if by_hand.exists() else ()
    found: dict[tuple[Asked, tuple[Assumption, ...]], list[Facts]] = defaultdict(list)
    found[Asked(), ()] += generated(policy_on(path), FEW)
    for one in scenarios:
        found[one.scenario.texts, one.assume].append(dict(one.facts))
    return [Batch(path.stem, policy_on(path, texts), facts, assume) for (texts, assume), facts in found.items()]


@cache
def generated_batch(path: Path) -> Batch:
    policy = policy_on(path)
    return Batch(path.stem, policy, generated(policy, FEW if path.stem in ASKING_MUCH else MANY))


def prepared_in(by_hand: Path) -> Sequence[Prepared]:
    rules = by_hand.with_name(by_hand.name.replace(".scenarios.yaml", ".pol"))
    file, problems = read_scenarios(Source(by_hand.name, by_hand.read_text("utf-8")))
    assert file is not None, problems
    prepared, problems = prepare(file, rules.stem, lambda texts: policy_on(rules, texts))
    assert not problems
    return prepared


def generated(policy: Policy, examples: int) -> list[Facts]:
    """The same persons on every run. A notice that asks for no fact has one person, of whom nothing is known."""
    return [{}] if not facts_asked(policy) else drawn(persons(policy), examples)


def without_gaps(policy: Policy) -> list[Facts]:
    """Persons of whom everything is known that the notice asks for."""
    keys = {key for fact in facts_asked(policy) for key in keys_of(fact)}
    return [facts for facts in generated(policy, MANY) if keys <= facts.keys()]


def drawn(strategy: st.SearchStrategy[Sequence[Any]], examples: int) -> list[Any]:
    found: list[Any] = []

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(drawn: Sequence[Any]) -> None:
        found.extend(drawn)

    collect()
    return found
