"""The colour of each word: names by what they stand for, the rest by what the lexer takes it for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lark import Token

from dsl import Source, Span, lexicon

from .definitions import Sort
from .document import WHOLE_LINE_WORDS, Document, end_of, start_of
from .occurrences import Occurrence

COLOURS = (
    *("keyword", "class", "property", "enumMember", "function", "variable", "string", "number"),
    *("operator", "namespace", "macro"),
)
"""Names of the protocol, in the order in which they are numbered for the client."""
DEFINITION = "declaration"
_BEGINNING = (lexicon.Group.STATEMENT, lexicon.Group.SLOT, lexicon.Group.EDIT)
_OF_SORT = {
    Sort.SYMBOL: "class",
    Sort.FACT: "property",
    Sort.MEMBER: "enumMember",
    Sort.PAYER: "enumMember",
    Sort.REGION: "enumMember",
    Sort.FUNCTION: "function",
    Sort.WORD: "macro",
    Sort.POLICY: "namespace",
    Sort.FILE: "namespace",
    Sort.UNKNOWN: "variable",
}
_OF_TERMINAL = {
    **dict.fromkeys(("STRING",), "string"),
    **dict.fromkeys(("NUMBER", "QUANTITY", "DATE", "TIME"), "number"),
    **dict.fromkeys(("COMPARE", "EQ", "ADD_OP", "MUL_OP"), "operator"),
}


@dataclass(frozen=True, slots=True)
class Coloured:
    """A stretch within a line, and a name of `COLOURS`."""

    span: Span
    colour: str
    is_definition: bool = False
    """Of a keyword: that a statement begins with it."""


def colours(document: Document, names: tuple[Occurrence, ...]) -> tuple[Coloured, ...]:
    """In the order of the text, none into another, none over the end of a line."""
    found = [Coloured(one.span, _OF_SORT[one.target.sort], one.is_definition) for one in names]
    for token in document.tokens:
        found.extend(_of_token(document.source, token))
    ordered: list[Coloured] = []
    for one in sorted(found, key=lambda coloured: coloured.span.start):
        is_apart = not ordered or one.span.start >= ordered[-1].span.end
        if is_apart and one.span.end > one.span.start and "\n" not in _text(document.source, one.span):
            ordered.append(one)
    return tuple(ordered)


def _of_token(source: Source, token: Token) -> Iterator[Coloured]:
    start, end = start_of(token), end_of(token)
    if token.type in _OF_TERMINAL:
        yield Coloured(Span(start, end), _OF_TERMINAL[token.type])
    elif token.type in ("CITE", "SET_ASIDE", "HEADER"):
        written = _text(source, Span(start, end))
        first = next((w for w in WHOLE_LINE_WORDS if written.startswith(w)), None)
        length = len(written.split()[0].rstrip(":：")) if first is None and written.split() else len(first or "")
        yield Coloured(Span(start, start + length), "keyword", token.type == "SET_ASIDE")
    elif (word := lexicon.keyword_of(str(token))) is not None:
        yield Coloured(Span(start, end), "keyword", word.group in _BEGINNING)


def _text(source: Source, span: Span) -> str:
    return source.text[span.start : span.end]
