"""One proposal as it is shown to whoever is to accept it: the person, what is expected, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dsl import Language
from engine.cases import Ran, Scenario

from ..columns import visible_text
from ..scenarios.words import field as field_in_words
from ..scenarios.words import value

_WORDS = {
    "zh": {
        "facts": "事实",
        "shared": "共同事实",
        "expected": "期望",
        "clauses": "依据",
        "why": "理由",
        "now": "注意：和现在算出的不同（P853），现在是",
    },
    "en": {
        "facts": "facts",
        "shared": "shared facts",
        "expected": "expects",
        "clauses": "per",
        "why": "why",
        "now": "NOTE: differs from what is found now (P853):",
    },
}


def render(name: str, ran: Sequence[Ran], number: int, count: int, language: Language) -> str:
    lines = [f"\n[{number}/{count}] {visible_text(name)}"]
    for one in ran:
        lines += _lines(one, len(ran) > 1, language)
    return "\n".join(lines) + "\n"


def _lines(ran: Ran, is_case: bool, language: Language) -> Iterator[str]:
    scenario, words = ran.scenario, _WORDS[language]
    if is_case:
        yield f"  · {visible_text(scenario.name)}"
    own = _own(scenario)
    shared = [name for name in scenario.facts if name not in own]
    for heading, names in (("facts", own), ("shared", shared)):
        if names:
            said = "，".join(f"{fact} {scenario.facts[fact]}" for fact in names)
            yield f"  {words[heading]}  {visible_text(said)}"
    found = {difference.field: difference.found for difference in ran.differences}
    for field, expected in scenario.expected.items():
        said = f"{field_in_words(language, field)} = {value(language, expected)}"
        yield f"  {words['expected']}  {visible_text(said)}"
        if field in found:
            yield f"        !! {words['now']} {visible_text(value(language, found[field]))}"
    yield f"  {words['clauses']}  {visible_text(scenario.clauses)}"
    yield f"  {words['why']}  {visible_text(scenario.why)}"


def _own(scenario: Scenario) -> list[str]:
    """The facts that it says itself; the file's shared ones are everybody's."""
    places = scenario.places
    return [name for name in scenario.facts if places.facts[name].name.start >= places.whole.start]
