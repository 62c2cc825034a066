"""The files that make up one notice, its vocabulary, and what the names in them can stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dsl import FUNCTIONS, MEASURES, PREDECLARED, Diagnostic, Fact, Region, Source, base_in, id_in, load_vocabulary

from ..rule_files.policies import VOCABULARY, reader_beside
from ..rule_files.texts import RuleTexts
from .definitions import Definition, Sort, Target, definitions_of
from .document import Document

EDGES = ("首日", "末日")
"""The days of a window that stand behind 的."""
_KEY = re.compile("[\\[［【]([^\\]］】\n]+)[\\]］】]")
_ENGLISH_FUNCTIONS = {function.english for function in FUNCTIONS.values()}
Opened = Callable[[Source], Document]


@dataclass(frozen=True)
class Family:
    """`own` is the file at hand, `others` those that it rests on or that change it, `vocabulary` where facts stand."""

    own: Document
    others: tuple[Document, ...] = ()
    vocabulary: Document | None = None

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        beside = () if self.vocabulary is None else (self.vocabulary,)
        return (self.own, *self.others, *(found for found in beside if found is not self.own))

    @cached_property
    def definitions(self) -> Mapping[Target, tuple[Definition, ...]]:
        """Those of the file at hand first."""
        found: dict[Target, tuple[Definition, ...]] = {}
        for document in self.documents:
            for one in definitions_of(document):
                found[one.target] = (*found.get(one.target, ()), one)
        return found

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        return {} if self.vocabulary is None else load_vocabulary(self.vocabulary.source)[0].facts

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        return () if self.vocabulary is None else load_vocabulary(self.vocabulary.source)[0].regions

    @cached_property
    def region_names(self) -> frozenset[str]:
        return frozenset(name for region in self.regions for name in region.names)

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The alternatives of each ambiguity, and the values of each fact that has some, in their order."""
        found = {name: fact.type.values for name, fact in self.facts.items() if fact.type.values}
        for target in self.definitions:
            if target.sort is Sort.MEMBER and target.of not in self.facts:
                found[target.of] = (*found.get(target.of, ()), target.name)
        return found

    def keys_of(self, table: str) -> tuple[str, ...]:
        """What a table is asked by, as its first line says."""
        found = self.definitions.get(Target(Sort.SYMBOL, table), ())
        if not found or found[0].head != "TABLE":
            return ()
        first = found[0].source.text[found[0].whole.start : found[0].whole.end].partition("\n")[0]
        return tuple(key.strip().strip("「」") for key in _KEY.findall(first))

    def meant(self, name: str) -> Target:
        """By its bare name; a category comes before the fact of the same name."""
        if Target(Sort.SYMBOL, name) in self.definitions:
            return Target(Sort.SYMBOL, name)
        if name in self.facts or Target(Sort.FACT, name) in self.definitions:
            return Target(Sort.FACT, name)
        if name in FUNCTIONS or name in _ENGLISH_FUNCTIONS:
            return Target(Sort.FUNCTION, name)
        if name in PREDECLARED or name in EDGES or name in MEASURES:
            return Target(Sort.WORD, name)
        if name in self.region_names:
            return Target(Sort.REGION, name)
        return Target(Sort.UNKNOWN, name)


def family_of(path: Path, document: Document, texts: RuleTexts, opened: Opened) -> Family:
    """The files of the folder that this one rests on or that rest on it by 沿用, and its vocabulary."""
    beside = [source for _, source in texts.of_folder(path.parent)]
    others = tuple(opened(source) for source in _tied(document.source, beside))
    if _declares_facts(document):
        return Family(document, others, document)
    read = reader_beside(path, texts)
    name = next(filter(None, map(_vocabulary_named, (document, *others))), VOCABULARY)
    vocabulary = read(name)
    return Family(document, others, None if isinstance(vocabulary, Diagnostic) else opened(vocabulary))


def _declares_facts(document: Document) -> bool:
    heads = {statement.head.type for statement in document.statements}
    return "FACT" in heads and "POLICY" not in heads


def _vocabulary_named(document: Document) -> str:
    line = document.file.headers.get("vocabulary")
    return "" if line is None else line.text


def _tied(own: Source, beside: Sequence[Source]) -> Iterator[Source]:
    """What this file rests on, however far up, and then what rests on it, however far down: none of its siblings.

    A number that several files bear means none of them, and a copy of this file is no part of its family.
    """
    others = [source for source in beside if source.name != own.name and id_in(source.text) != id_in(own.text)]
    seen = {own.name}
    above: Source | None = own
    while above is not None:
        bearing = [source for source in others if id_in(source.text) == base_in(above.text) != ""]
        above = bearing[0] if len(bearing) == 1 and bearing[0].name not in seen else None
        if above is not None:
            seen.add(above.name)
            yield above
    waiting = [own]
    while waiting:
        number = id_in(waiting.pop().text)
        for source in others:
            if source.name not in seen and base_in(source.text) == number != "":
                seen.add(source.name)
                waiting.append(source)
                yield source
