"""The English of names: what `names.en.yaml` gives, and what forbids taking it.

The English view is for a reader: while the vocabulary and the files beside it keep their Chinese names, it is the
Chinese view that can be checked and evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lark import Token

from ..diagnostics import Because, Diagnostic, InFile, InSource, Label
from ..functions import FUNCTIONS, MEASURES
from ..keyword_language import KeywordLanguage
from ..lexicon import header_of
from ..model_from_nodes.scope import PREDECLARED
from ..source import Source, Span
from ..types import Kind
from .spelling import is_bare

MOST_SHOWN = 8
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_OF_THE_LANGUAGE = frozenset((*PREDECLARED, *FUNCTIONS, *MEASURES, *(kind.chinese for kind in Kind)))


@dataclass(frozen=True, slots=True)
class Pair:
    """A name with its English, and where the file gives them."""

    chinese: str
    english: str
    place: InSource


@dataclass(frozen=True, slots=True)
class Names:
    """The pairs of a file; made by `names_of`, so that each name has one partner."""

    pairs: tuple[Pair, ...]
    file: str

    def into(self, language: KeywordLanguage) -> Mapping[str, str]:
        if language == "en":
            return {pair.chinese: pair.english for pair in self.pairs}
        return {pair.english: pair.chinese for pair in self.pairs}


def names_of(pairs: Sequence[Pair], file: str) -> Names | tuple[Diagnostic, ...]:
    """The names, or everything that is wrong with them."""
    found = tuple(_problems(pairs))
    return found or Names(tuple(pairs), file)


def _problems(pairs: Sequence[Pair]) -> Iterator[Diagnostic]:
    first: dict[str, Pair] = {}
    for pair in pairs:
        arguments = {"name": pair.chinese, "english": pair.english}
        if pair.chinese in _OF_THE_LANGUAGE or header_of(pair.chinese):
            yield Diagnostic("P905", pair.place, arguments)
        elif not is_bare(pair.english) or _CHINESE.search(pair.english):
            yield Diagnostic("P903", pair.place, arguments)
        elif pair.english in first:
            other = first[pair.english]
            labels = (Label(other.place, Because.FIRST_HERE),)
            yield Diagnostic("P904", pair.place, {**arguments, "other": other.chinese}, labels)
        else:
            first[pair.english] = pair


def names_in(tokens: Sequence[Token]) -> dict[str, Token]:
    """The names of a file, each where it is first; not the notice's id, which other files know."""
    found: dict[str, Token] = {}
    ids = set()
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.type == "NAME":
            name = str(token).strip("「」")
            found.setdefault(name, token)
            if before is not None and before.type == "POLICY":
                ids.add(name)
    return {name: token for name, token in found.items() if name not in ids}


def applied(names: Names, language: KeywordLanguage, used: Mapping[str, Token]) -> dict[str, str]:
    """The renamings that concern a file."""
    return {name: other for name, other in names.into(language).items() if name in used}


def collisions(source: Source, renamed: Mapping[str, str], used: Mapping[str, Token]) -> Iterator[Diagnostic]:
    """Names that would come to be one with another name of the file."""
    for name, other in renamed.items():
        if other in used:
            token = used[other]
            place = InSource(source, Span(token.start_pos or 0, token.end_pos or 0))
            yield Diagnostic("P906", place, {"name": name, "english": other})


def without_english(names: Names, used: Mapping[str, Token]) -> Iterator[Diagnostic]:
    """A note of the names that stay Chinese."""
    known = names.into("en")
    left = [name for name in used if _CHINESE.search(name) and name not in known and name not in _OF_THE_LANGUAGE]
    if left:
        shown = "、".join(left[:MOST_SHOWN]) + ("……" if len(left) > MOST_SHOWN else "")
        yield Diagnostic("P907", InFile(names.file), {"count": str(len(left)), "names": shown})
