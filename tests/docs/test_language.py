"""The examples of the language reference, held against the language.

A fenced block of the page is one of these:
- `pol`: a rule file, or a piece of one, which gets `HEADER`; a piece of 事实 adds to the vocabulary from there on.
  `pol check` has nothing against it but notes, or exactly the finding whose code follows `pol`.
  One with a file name behind `pol` stands in the folder from there on.
- `yaml`: scenarios, which the `pol` block above bears out, or the file that they name.
- `json`: a part of the result record of the one person in the `yaml` block above.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from dsl import Asked, Diagnostic, Loaded, Policy, Severity, Source, id_in, load, load_vocabulary
from engine.cases import Ran, prepare, read_scenarios, run
from engine.record import record_of
from engine.symbolic import check_meaning, check_under

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "language.md"
VOCABULARY = (REPOSITORY / "policies" / "person.pol").read_text("utf-8")
HEADER = '政策 示例 "示例县的一段规则"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'
FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<language>\w+)[ ]*(?P<note>[\w.]*)\n"))
FIRST_COLUMN = re.compile(r"^(\w+)", re.MULTILINE)


def examples(page: Document) -> Iterator[Region]:
    """One region per block that runs, each knowing the blocks above that it rests on."""
    vocabulary, rules, persons = VOCABULARY, Source("示例.pol", ""), ""
    folder: dict[str, Source] = {}
    for block in FENCE(page):
        language, written = block.lexemes["language"], block.lexemes["source"]
        if language == "pol" and _is_of_facts(written):
            vocabulary += written
            evaluator = partial(_has_sound_facts, vocabulary)
        elif language == "pol":
            note = block.lexemes["note"]
            rules = Source(note if note.endswith(".pol") else "示例.pol", _whole(written))
            if note.endswith(".pol"):
                folder |= {note: rules}
            evaluator = partial(_is_found, Stand(rules, vocabulary, tuple(folder.values())), note)
        elif language == "yaml":
            persons = written
            evaluator = partial(_is_borne_out, Stand(rules, vocabulary, tuple(folder.values())), written)
        elif language == "json":
            evaluator = partial(_is_recorded, Stand(rules, vocabulary, tuple(folder.values())), persons, written)
        else:
            continue
        yield Region(block.start, block.end, None, evaluator)


def _is_of_facts(written: str) -> bool:
    return set(FIRST_COLUMN.findall(written)) <= {"事实", "fact"}


def _has_sound_facts(vocabulary: str, _: Example) -> None:
    _, found = load_vocabulary(Source("person.pol", vocabulary))
    assert [d.message("zh") for d in found] == []


@dataclass(frozen=True)
class Stand:
    """The rule file of a block, with its vocabulary and the other files of its folder."""

    rules: Source
    vocabulary: str
    folder: tuple[Source, ...]

    def loaded(self, source: Source, texts: Asked) -> Loaded:
        return load(source, lambda name: Source(name, self.vocabulary), lambda: self.folder, texts)

    def demanded(self, policy: Policy) -> tuple[Diagnostic, ...]:
        """What the superior finds wanting, where it stands in the folder."""
        name = policy.header.superior
        return check_under(policy, self.named(name, Asked())) if name in map(_id, self.folder) else ()

    def named(self, policy: str, texts: Asked) -> Policy:
        """The policy of the folder with this id; otherwise that of the block."""
        source = next((source for source in self.folder if _id(source) == policy), self.rules)
        found = self.loaded(source, texts).policy
        assert found is not None
        assert found.header.id == policy
        return found


def _id(source: Source) -> str:
    return id_in(source.text)


def _whole(written: str) -> str:
    return written if set(FIRST_COLUMN.findall(written)) & {"政策", "policy"} else HEADER + written


def _is_found(stand: Stand, note: str, _: Example) -> None:
    loaded, code = stand.loaded(stand.rules, Asked()), "" if note.endswith(".pol") else note
    meaning = () if loaded.policy is None else (*check_meaning(loaded.policy), *stand.demanded(loaded.policy))
    found = [(d.code, d.message("zh")) for d in (*loaded.diagnostics, *meaning) if d.severity is not Severity.NOTE]
    assert [one for one, _ in found] == ([code] if code else []), found
    assert loaded.policy is not None or code


def _ran(stand: Stand, persons: str) -> Iterator[Ran]:
    file, problems = read_scenarios(Source("persons", str(persons)))
    assert file is not None, problems
    prepared, problems = prepare(file, file.policy, partial(stand.named, file.policy))
    assert not problems, [(d.code, d.message("zh")) for d in problems]
    return run(prepared)


def _is_borne_out(stand: Stand, persons: str, _: Example) -> None:
    for ran in _ran(stand, persons):
        found = [f"{d.field}: {d.expected} / {d.found}" for d in ran.differences]
        assert not found, [ran.scenario.name, *found]


def _is_recorded(stand: Stand, persons: str, part: str, _: Example) -> None:
    (ran,) = _ran(stand, persons)
    record = record_of(ran.assessment)
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
