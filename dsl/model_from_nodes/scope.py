"""What a name can mean in one file, and the findings collected on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import Enum

from ..citations import CitationError, Clause, parse_citation
from ..common_words import COMMON_NAMES
from ..diagnostics import Because, Diagnostic, InSource, Label
from ..edits import Fix
from ..glued import drops_a_name, parts_of_a_list, spaced
from ..lexicon import TO_FILL
from ..model import Fact, Header, Product, Reading, Vocabulary
from ..nodes import Cite, StatementNode, Word
from ..number_words import in_figures
from ..source import Source, Span
from ..types import Kind as TypeKind
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


MOST_SUGGESTED = 200
"""After so many findings none is looked up any more: the search costs time."""
MOST_CHAINED = 100
"""So many steps, each inside or resting on another, are more than any notice needs; it bounds every later stage."""
UNDECIDED = Type(TypeKind.TEXT)
"""Stands for the type of a definition whose values say none, or none that could be found."""
PREDECLARED = ("年初", "年末", "年度", "本地", "余额", "应缴", "是", "否")


@dataclass
class Scope:
    """Mutable while one file is lowered, and only then."""

    source: Source
    header: Header
    vocabulary: Vocabulary
    symbols: dict[str, Symbol] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    within: Product | None = None
    """The product whose statement is being lowered: there a bare 缴费 or 应缴 is that product's."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    type_of: Callable[[str], Type | None] = lambda _: None
    defining: str | None = None
    """The category being defined: inside it, its own name means the fact of that name."""
    broken: frozenset[str] = frozenset()
    """Names whose statements could not be read: asking for one is no second mistake."""
    unsound: bool = False
    depth: int = 0
    """How many expressions are being lowered inside one another, through names as well."""
    too_deep: Span | None = None

    def report(
        self, code: str, span: Span, /, fix: str | None = None, also: Symbol | None = None, **arguments: str
    ) -> None:
        labels = () if also is None else (Label(InSource(self.source, also.span), Because.DEFINED_HERE),)
        mended = None if fix is None else Fix.at(span, fix)
        self.diagnostics.append(Diagnostic(code, InSource(self.source, span), arguments, labels, mended))

    def written(self, span: Span) -> str:
        """How something reads in the file."""
        return self.source.text[span.start : span.end]

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

    def unknown(
        self,
        word: Word,
        among: Iterable[str] | None = None,
        code: str = "P201",
        /,
        takes_several: bool = True,
        **arguments: str,
    ) -> None:
        """Report a name that nothing bears, with the nearest one; a slip of the keyboard is recognised as such."""
        if word.text in TO_FILL:
            self.report("P964", word.span)
            return
        if word.text == self.defining:
            self.report("P215", word.span, names=f"{word.text} → {word.text}")
            return
        everything = [*self.symbols, *self.vocabulary.facts, *PREDECLARED]
        is_worth_it = len(self.diagnostics) < MOST_SUGGESTED
        glued = spaced(word.text, {*everything, *self._members()}) if is_worth_it and code == "P201" else None
        figures = in_figures(word.text)
        if glued is not None:
            self.report("P211", word.span, fix=glued, name=word.text, better=glued)
        elif figures is not None:
            self.report("P118", word.span, fix=figures, name=word.text, better=figures)
        elif word.text in self.broken:
            self.unsound = True
        else:
            close = self._suggested(word.text, among, takes_several) if is_worth_it else None
            words = {"name": word.text, "better": close or "", **arguments}
            self.report(code, word.span, fix=close, also=None, **words)

    def _suggested(self, name: str, among: Iterable[str] | None, takes_several: bool) -> str | None:
        """What was probably meant, never less of it than was written."""
        everything = [*self.symbols, *self.vocabulary.facts, *PREDECLARED]
        known = everything if among is None else list(among)
        if among is None and name in COMMON_NAMES and self.vocabulary.facts.keys() >= COMMON_NAMES[name].facts:
            return COMMON_NAMES[name].written
        parts = parts_of_a_list(name)
        if among is not None and len(parts) > 1 and any(part in known for part in parts):
            meant = [nearest(part, known) or "" for part in parts]
            return "、".join(meant) if takes_several and all(meant) else None
        close = nearest(name, known)
        return None if close is None or drops_a_name(name, close, {*known, *self._members()}) else close

    def _members(self) -> Iterator[str]:
        """What may stand after 属于."""
        for fact in self.vocabulary.facts.values():
            yield from fact.type.values
        for region in self.vocabulary.regions:
            yield from region.names

    def not_of(self, kind: Kind, word: Word) -> None:
        """Report a name where only those of one kind can stand: it is of another kind, or nothing bears it."""
        found = self.lookup(word.text)
        if isinstance(found, Symbol):
            self.report("P204", word.span, also=found, name=word.text, kind=found.kind.value, wanted=kind.value)
        elif found is not None or word.text in PREDECLARED:
            other = Kind.WORD if found is None else Kind.FACT
            self.report("P204", word.span, name=word.text, kind=other.value, wanted=kind.value)
        else:
            among = [s.name for s in self.symbols.values() if s.kind is kind]
            self.unknown(word, among, takes_several=kind is Kind.CATEGORY)

    def clauses(self, cite: Cite | None) -> tuple[Clause, ...]:
        """The clauses that a 依据 names; a malformed one is reported where it goes wrong."""
        if cite is None:
            return ()
        try:
            found = parse_citation(cite.text, cite.span.start)
        except CitationError as error:
            start = min(error.offset, cite.span.end - 1)
            self.report(error.reason.value, Span(start, cite.span.end), found=error.found)
            return ()
        notice = self.source.notice_at(cite.span.start)
        return tuple(replace(clause, notice=notice) for clause in found) if notice else found

    def region_code(self, name: str) -> str | None:
        """六位代码 of a region by name, alias or code."""
        if name == "本地":
            return self.header.region.code
        for region in (self.header.region, *self.vocabulary.regions):
            if name in region.names or name == region.code:
                return region.code
        return None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant: close in spelling, or sharing most characters where both are short."""
    names = [other for other in known if not _differ_by_number(name, other)]
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return close[0]
    scored = [(len(set(name) & set(k)) / max(len(name), len(k)), k) for k in names]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else None


def _differ_by_number(name: str, other: str) -> bool:
    """五级 is no slip for 四级."""
    return name != other and _NUMERAL.sub("#", name) == _NUMERAL.sub("#", other)


_NUMERAL = re.compile("[0-9一二三四五六七八九十]")
