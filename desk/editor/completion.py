"""What may be written at a place: the words of the language that the grammar takes there, and the names that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lark import Token

from dsl import (
    FUNCTIONS,
    MEASURES,
    PREDECLARED,
    Kind,
    Language,
    Source,
    Span,
    expected_after,
    keyword_language,
    lexicon,
    tokens_of,
)
from dsl.format import quoted_where_needed

from ..texts import text
from .asking import Asking
from .definitions import Sort, Target
from .document import EDITS, Document, bare
from .family import EDGES, Family
from .occurrences import asked_by, compared_with
from .pinyin import answers_to

_BLANKS = lexicon.BLANK.encode().decode("unicode_escape")
_PREFIX = re.compile(rf"「[^」\n]*$|[{lexicon.NAME_CHARACTERS.encode().decode('unicode_escape')}]*$")
_CITED = re.compile(rf"{lexicon.pattern_of('PER')}(?![\w·])(?P<clauses>[^\n#＃]*)$")
_ASIDE = re.compile(
    rf"^(?:{lexicon.pattern_of(*EDITS)}\s+)?{lexicon.pattern_of('SET_ASIDE')}(?![\w·])(?P<clauses>[^\n#＃\"“因]*)$"
)
_LINE_TOKENS = {"PER": "CITE"}
_VALUED = ("CATEGORY", "LET", "TABLE", "RESULT", "AMBIGUITY", "WINDOW")
_AFTER = {
    "FOR": ("CATEGORY",),
    "ONE_AMONG": ("CATEGORY",),
    "ALL_AMONG": ("CATEGORY",),
    "IN": ("WINDOW",),
    "ORDER": ("AID",),
    "COUNTING_BY": ("AMBIGUITY",),
    "ASSUME": ("AMBIGUITY",),
}
"""Behind these words, which kinds of names come first."""
_NAMING = ("POLICY", "FACT", "CATEGORY", "WINDOW", "LET", "TABLE", "RESULT", "AMBIGUITY", "READING", "AID")


@dataclass(frozen=True, slots=True)
class Item:
    """`kind` is the end of a key `lsp.kind.…`; `text` what is written in place of `Completed.replaced`."""

    label: str
    kind: str
    text: str
    rank: int = 5
    keys: tuple[str, ...] = ()
    detail: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Completed:
    """`typed` is what was begun, `replaced` where it stands."""

    items: tuple[Item, ...]
    typed: str
    replaced: Span


def completion(asking: Asking, offset: int) -> Completed:
    source = asking.document.source
    line_start = source.text.rfind("\n", 0, offset) + 1
    before = source.text[line_start:offset]
    cited = _CITED.search(before) or _ASIDE.search(before)
    if _is_text_or_comment(before):
        return Completed((), "", Span(offset, offset))
    if cited is not None:
        return _clauses(asking, cited["clauses"], offset)
    found = _PREFIX.search(before)
    prefix = "" if found is None else found[0]
    start = offset - len(prefix)
    typed = prefix.lstrip("「")
    tokens = _tokens_before(asking.document, line_start, start)
    items = [item for item in _items(asking, tokens) if answers_to(item.label, typed, item.keys)]
    return Completed(tuple(sorted(items, key=lambda item: item.rank)), typed, Span(start, offset))


def _is_text_or_comment(line: str) -> bool:
    """Behind an open quotation mark, or behind #."""
    outside = re.sub(r'"[^"]*"|“[^”]*”', "", line)
    return any(mark in outside for mark in '"“#＃')


def _tokens_before(document: Document, line_start: int, start: int) -> list[Token]:
    """The tokens of the statement that a place goes on, up to it."""
    text = document.source.text
    is_first = start == line_start
    if is_first:
        return []
    is_indented = text[line_start] in _BLANKS
    begin = _begin(document, line_start) if is_indented else line_start
    tokens = list(tokens_of(Source("", text[begin:start])))
    if is_indented and not text[line_start:start].strip(_BLANKS):
        tokens.append(Token("_CONT", "\n  "))
    return tokens


def _begin(document: Document, line_start: int) -> int:
    """Where the statement begins to which an indented line belongs."""
    starts = [s.span.start for s in document.statements if s.span.start < line_start]
    return starts[-1] if starts else line_start


def _items(asking: Asking, tokens: Sequence[Token]) -> Iterator[Item]:
    expected = expected_after(tokens) or expected_after(_without_lines_between(tokens))
    language = keyword_language(asking.document.source)
    for word in lexicon.KEYWORDS:
        if _LINE_TOKENS.get(word.terminal, word.terminal) in expected:
            yield _keyword(word, language, asking.language)
    if "HEADER" in expected and tokens and tokens[-1].type == "_CONT" and tokens[0].type == "POLICY":
        said = {str(token).strip().split()[0] for token in tokens if token.type == "HEADER"}
        for word in lexicon.HEADERS:
            if said.isdisjoint((word.chinese, word.english)):
                yield _keyword(word, language, asking.language)
    if "NAME" in expected or "CALL" in expected:
        yield from _names(asking, tokens)


def _without_lines_between(tokens: Sequence[Token]) -> list[Token]:
    """The first line of a statement and the one at hand: a line between that is broken does not matter."""
    breaks = [at for at, token in enumerate(tokens) if token.type in ("_CONT", "HEADER")]
    return [*tokens[: breaks[0]], *tokens[breaks[-1] :]] if breaks else []


def _keyword(word: lexicon.Keyword, written: Language, language: Language) -> Item:
    label, other = (word.chinese, word.english) if written == "zh" else (word.english, word.chinese)
    return Item(label, "KEYWORD", label, 4, (other,), other)


def _names(asking: Asking, tokens: Sequence[Token]) -> Iterator[Item]:
    family, last = asking.family, tokens[-1] if tokens else None
    if last is None or (last.type in _NAMING and (len(tokens) == 1 or tokens[-2].type in (*EDITS, "_CONT"))):
        yield from () if last is None or tokens[0].type != "REMOVE" else _symbols(family, (last.type,), 0)
        return
    if last.type == "OF":
        yield from (Item(edge, "WORD", edge, 0) for edge in EDGES)
        return
    if tokens[0].type == "FACT" and len(tokens) == 2:
        yield from (Item(kind.chinese, "WORD", kind.chinese, 0) for kind in Kind)
        return
    going_on = [*tokens, Token("NAME", "")]
    owner = compared_with(going_on, len(tokens))
    yield from _members(family, asked_by(going_on, len(tokens), family) if owner is None else bare(owner))
    first = _AFTER.get(_governing(tokens), ())
    yield from _symbols(family, first, 1)
    if first in (("AID",), ("AMBIGUITY",)):
        return
    yield from _symbols(family, [kind for kind in _VALUED if kind not in first], 2)
    for fact in family.facts.values():
        yield Item(
            fact.name,
            "FACT",
            quoted_where_needed(fact.name),
            3,
            (fact.key, *fact.synonyms),
            fact.type.kind.chinese,
            Target(Sort.FACT, fact.name),
        )
    yield from (Item(f.chinese, "FUNCTION", f"{f.chinese}(", 5, (f.english,), f.english) for f in FUNCTIONS.values())
    yield from (
        Item(name, "WORD", name, 5) for name in (*PREDECLARED, *(MEASURES if tokens[0].type == "CONSTRAINT" else ()))
    )


def _governing(tokens: Sequence[Token]) -> str:
    """The word before a list of names, or before the bracket that opens one."""
    at = len(tokens) - 1
    while at > 0 and tokens[at].type == "SEP":
        at -= 2
    if at > 0 and tokens[at].type == "_LPAR":
        at -= 1
    return tokens[at].type if at >= 0 else ""


def _symbols(family: Family, kinds: Iterable[str], rank: int) -> Iterator[Item]:
    wanted = tuple(kinds)
    for target, (first, *_) in family.definitions.items():
        if target.sort is Sort.SYMBOL and first.head in wanted:
            yield Item(target.name, first.head, quoted_where_needed(target.name), rank, target=target)


def _members(family: Family, owner: str) -> Iterator[Item]:
    fact = family.facts.get(owner)
    for name in family.members.get(owner, ()):
        yield Item(name, "VALUE", quoted_where_needed(name), 0, (), owner, Target(Sort.MEMBER, name, owner))
    if fact is not None and fact.type.kind is Kind.REGION:
        yield from (Item(r.names[0], "REGION", r.names[0], 0, r.names[1:], r.code) for r in family.regions if r.names)


def _clauses(asking: Asking, written: str, offset: int) -> Completed:
    """The numbers of the lock, each with what stands beneath it."""
    begun = re.split("[、，,；;]", written)[-1].lstrip(_BLANKS)
    start = offset - len(begun)
    clauses = () if asking.lock is None else asking.lock.clauses
    plain = begun.translate(str.maketrans("（）", "()")).strip(_BLANKS)
    items = [
        Item(c.number, "CLAUSE", c.number, at, (), text("lsp.heading", asking.language) if c.is_heading else "")
        for at, c in enumerate(clauses)
        if c.number.startswith(plain)
    ]
    return Completed(tuple(items), begun, Span(start, offset))
