"""The examples of the language reference, held against the language.

A fenced block of the page is one of these:
- `pol`: a rule file, or a piece of one, which gets `HEADER`; a piece of 事实 adds to the vocabulary from there on.
  `pol check` has nothing against it but notes, or exactly the finding whose code follows `pol`.
- `yaml`: scenarios, which the `pol` block above bears out.
- `json`: a part of the result record of the one person in the `yaml` block above.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from dsl import Loaded, Severity, Source, load, load_vocabulary
from engine import Assessment, Assessor
from engine.cases import Scenario, differences, read_scenarios
from engine.facts import facts_of
from engine.record import record_of
from engine.symbolic import check_meaning

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "language.md"
VOCABULARY = (REPOSITORY / "policies" / "person.pol").read_text("utf-8")
HEADER = '政策 示例 "示例县的一段规则"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'
FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<language>\w+)[ ]*(?P<note>\w*)\n"))
FIRST_COLUMN = re.compile(r"^(\w+)", re.MULTILINE)


def examples(page: Document) -> Iterator[Region]:
    """One region per block that runs, each knowing the blocks above that it rests on."""
    vocabulary, rules, persons = VOCABULARY, "", ""
    for block in FENCE(page):
        language, written = block.lexemes["language"], block.lexemes["source"]
        if language == "pol" and _is_of_facts(written):
            vocabulary += written
            evaluator = partial(_has_sound_facts, vocabulary)
        elif language == "pol":
            rules = written
            evaluator = partial(_is_found, written, vocabulary, block.lexemes["note"])
        elif language == "yaml":
            persons = written
            evaluator = partial(_is_borne_out, rules, vocabulary, written)
        elif language == "json":
            evaluator = partial(_is_recorded, rules, vocabulary, persons, written)
        else:
            continue
        yield Region(block.start, block.end, None, evaluator)


def _is_of_facts(written: str) -> bool:
    return set(FIRST_COLUMN.findall(written)) <= {"事实", "fact"}


def _has_sound_facts(vocabulary: str, _: Example) -> None:
    _, found = load_vocabulary(Source("person.pol", vocabulary))
    assert [d.message("zh") for d in found] == []


def _loaded(written: str, vocabulary: str) -> Loaded:
    whole = written if set(FIRST_COLUMN.findall(written)) & {"政策", "policy"} else HEADER + written
    return load(Source("示例.pol", whole), lambda name: Source(name, vocabulary))


def _is_found(written: str, vocabulary: str, code: str, _: Example) -> None:
    loaded = _loaded(written, vocabulary)
    meaning = () if loaded.policy is None else check_meaning(loaded.policy)
    found = [(d.code, d.message("zh")) for d in (*loaded.diagnostics, *meaning) if d.severity is not Severity.NOTE]
    assert [one for one, _ in found] == ([code] if code else []), found
    assert loaded.policy is not None or code


def _assessed(written: str, vocabulary: str, persons: str) -> Iterator[tuple[Scenario, Assessment]]:
    policy = _loaded(written, vocabulary).policy
    assert policy is not None
    of, scenarios = read_scenarios(persons)
    assert of == policy.header.id
    for scenario in scenarios:
        facts = facts_of(scenario.facts, policy.vocabulary, year=policy.header.year, regions=(policy.header.region,))
        assert not isinstance(facts, tuple), facts
        yield scenario, Assessor(policy)(facts)


def _is_borne_out(written: str, vocabulary: str, persons: str, _: Example) -> None:
    for scenario, assessment in _assessed(written, vocabulary, persons):
        found = differences(scenario, assessment)
        assert not found, [scenario.name, *(f"{d.field}: {d.expected} / {d.found}" for d in found)]


def _is_recorded(written: str, vocabulary: str, persons: str, part: str, _: Example) -> None:
    ((_, assessment),) = _assessed(written, vocabulary, persons)
    record = record_of(assessment)
    assert _fits(json.loads(part), record), record


def _fits(part: object, whole: object) -> bool:
    """A part may leave out keys of an object, and give the members of a list in any order, but all of them."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(k in whole and _fits(inner, whole[k]) for k, inner in part.items())
    if isinstance(part, list):
        same_length = isinstance(whole, list) and len(part) == len(whole)
        return same_length and all(any(_fits(inner, found) for found in whole) for inner in part)
    return part == whole


EXAMPLES = list(Sybil(parsers=[examples]).parse(PAGE).examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"line-{example.line}")
def test_an_example_of_the_reference_holds(example: Example) -> None:
    example.evaluate()
