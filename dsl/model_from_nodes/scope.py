"""What a name can mean in one file, and the findings collected on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum

from ..citations import CitationError, Clause, parse_citation
from ..citations.numerals import NUMERALS
from ..diagnostics import Because, Diagnostic, Edit, InSource, Label
from ..model import Fact, Header, Reading, Vocabulary
from ..nodes import Cite, StatementNode, Word
from ..source import Source, Span
from ..syntax_errors import split_keyword
from ..types import Type


class Kind(Enum):
    """What a defined name stands for; the value is the word in a message."""

    CATEGORY = "人群"
    WINDOW = "期"
    LET = "定"
    TABLE = "表"
    RESULT = "结果"
    PRODUCT = "险种"
    AID = "资助"
    READING = "歧义"
    FACT = "事实"
    WORD = "预定义的词"


@dataclass(frozen=True, slots=True)
class Symbol:
    kind: Kind
    name: str
    node: StatementNode
    span: Span


PREDECLARED = ("年初", "年末", "年度", "本地", "余额", "应缴", "是", "否")


@dataclass
class Scope:
    """Mutable while one file is lowered, and only then."""

    source: Source
    header: Header
    vocabulary: Vocabulary
    symbols: dict[str, Symbol] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    type_of: Callable[[str], Type | None] = lambda _: None
    defining: str | None = None
    """The category being defined: inside it, its own name means the fact of that name."""
    broken: frozenset[str] = frozenset()
    """Names whose statements could not be read: asking for one is no second mistake."""
    unsound: bool = False

    def report(
        self, code: str, span: Span, /, fix: str | None = None, also: Symbol | None = None, **arguments: str
    ) -> None:
        labels = () if also is None else (Label(InSource(self.source, also.span), Because.DEFINED_HERE),)
        edit = None if fix is None else Edit(span, fix)
        self.diagnostics.append(Diagnostic(code, InSource(self.source, span), arguments, labels, edit))

    def define(self, kind: Kind, word: Word, node: StatementNode) -> bool:
        """Enter a name; a second definition is reported and ignored. A category may share the name of a fact."""
        before = self.symbols.get(word.text)
        if before is not None:
            self.report("P202", word.span, also=before, name=word.text)
            return False
        if word.text in PREDECLARED or (word.text in self.vocabulary.facts and kind is not Kind.CATEGORY):
            self.report("P203", word.span, name=word.text)
            return False
        self.symbols[word.text] = Symbol(kind, word.text, node, word.span)
        return True

    def lookup(self, name: str) -> Symbol | Fact | None:
        if name in self.symbols and name != self.defining:
            return self.symbols[name]
        return self.vocabulary.facts.get(name)

    def unknown(self, word: Word, among: Iterable[str] | None = None, code: str = "P201") -> None:
        """Report a name that nothing bears, with the nearest one, or the keyword that is glued to it."""
        known = list(among) if among is not None else [*self.symbols, *self.vocabulary.facts, *PREDECLARED]
        split = split_keyword(word.text)
        if among is None and split is not None and split[1] in known:
            better = " ".join(split)
            self.report("P211", word.span, fix=better, name=word.text, better=better)
            return
        spelled = _IN_WORDS.fullmatch(word.text)
        if spelled is not None:
            better = f"{NUMERALS.get(spelled[1].replace('两', '二'), '')} {spelled[2]}".strip()
            self.report("P118", word.span, name=word.text, better=better)
            return
        if word.text in self.broken:
            self.unsound = True
            return
        close = get_close_matches(word.text, known, n=1, cutoff=0.5) or _sharing(word.text, known)
        self.report(code, word.span, name=word.text, better=close[0] if close else "")

    def clauses(self, cite: Cite | None) -> tuple[Clause, ...]:
        """The clauses that a 依据 names; a malformed one is reported where it goes wrong."""
        if cite is None:
            return ()
        try:
            return parse_citation(cite.text, cite.span.start)
        except CitationError as error:
            start = min(error.offset, cite.span.end - 1)
            self.report(error.reason.value, Span(start, cite.span.end), found=error.found)
            return ()

    def region_code(self, name: str) -> str | None:
        """六位代码 of a region by name, alias or code."""
        if name == "本地":
            return self.header.region.code
        for region in (self.header.region, *self.vocabulary.regions):
            if name in region.names or name == region.code:
                return region.code
        return None


_IN_WORDS = re.compile("([一二两三四五六七八九十百千]+)(元|天|日|个月|月|年|周岁|岁)")
"""A quantity spelled in words: 三个月, 九十天."""


def _sharing(name: str, known: list[str]) -> list[str]:
    """A known name that shares most characters: close matching on two-character words finds nothing."""
    scored = [(len(set(name) & set(k)) / max(len(name), len(k)), k) for k in known]
    best = max(scored, default=(0.0, ""))
    return [best[1]] if best[0] >= 0.5 else []
