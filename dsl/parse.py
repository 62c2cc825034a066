"""Text → tokens → one tree per statement.

The text is lexed once, cut into statements, and each statement is parsed on its own: a broken one is reported and
the next one starts afresh, so that one run reports every independent error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Tree, UnexpectedToken

from .diagnostics import Diagnostic, InSource
from .kept_grammar import kept_or_built
from .lexicon import BLANK, HEADERS, NAME_CHARACTERS, NAME_START, NOT_IN_A_NAME, UNITS, keyword_terminals
from .source import Source, Span
from .syntax_errors import diagnose

MOST_CHARACTERS = 2 * 1024 * 1024
MOST_DEPTH = 60
"""Deeper bracketing than any notice needs; it bounds the recursion of every later stage."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The trees of the statements that parsed, and what is wrong with the others."""

    trees: tuple[Tree[Token], ...]
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[str] = frozenset()
    """The names of statements that did not parse."""


def grammar_text() -> str:
    """The grammar with its keywords and character classes filled in."""
    headers = "|".join(f"{word.chinese}|{word.english}" for word in HEADERS)
    units = "|".join(sorted((u for group in UNITS.values() for u in group), key=len, reverse=True))
    text = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    for mark, value in (
        ("%END%", NOT_IN_A_NAME),
        ("%NAME%", NAME_CHARACTERS),
        ("%NAME_START%", NAME_START),
        ("%BLANK%", BLANK),
        ("%HEADERS%", headers),
        ("%UNITS%", units),
    ):
        text = text.replace(mark, value)
    return text + keyword_terminals()


@cache
def _lark() -> Lark:
    text = grammar_text()
    starts = ["start", "lexer_only"]
    return kept_or_built(text, lambda: Lark(text, parser="lalr", lexer="basic", start=starts, maybe_placeholders=True))


def tokens_of(source: Source) -> Iterator[Token]:
    """Every token, with offsets into the text. Nothing is ever refused here: odd characters come as UNEXPECTED."""
    return _lark().lex(source.text.rstrip())


def parse(source: Source) -> Parsed:
    """Parse a whole file; never raises for bad input."""
    if len(source.text) > MOST_CHARACTERS:
        return Parsed((), (Diagnostic("P107", InSource(source, Span(0, 0)), {"most": str(MOST_CHARACTERS)}),))
    trees: list[Tree[Token]] = []
    diagnostics: list[Diagnostic] = []
    broken: set[str] = set()
    for statement in _statements(tokens_of(source)):
        outcome = _parse_statement(source, statement)
        if isinstance(outcome, Diagnostic):
            diagnostics.append(outcome)
            broken.update(str(token).strip("「」") for token in statement[1:2] if token.type == "NAME")
        else:
            trees.append(outcome)
    return Parsed(tuple(trees), tuple(diagnostics), frozenset(broken))


def _statements(tokens: Iterator[Token]) -> Iterator[list[Token]]:
    """Cut at line breaks that are followed by text in the first column; line breaks inside brackets mean nothing."""
    statement: list[Token] = []
    depth = 0
    for token in tokens:
        if token.type == "_NL":
            if statement:
                yield statement
            statement, depth = [], 0
            continue
        if token.type in ("_LPAR", "CALL"):
            depth += token.type == "_LPAR"
        elif token.type == "_RPAR":
            depth = max(0, depth - 1)
        elif token.type == "_CONT" and depth:
            continue
        statement.append(token)
    if statement:
        yield statement


def _parse_statement(source: Source, statement: list[Token]) -> Tree[Token] | Diagnostic:
    deep = _too_deep(statement)
    if deep is not None:
        return Diagnostic("P108", InSource(source, _span(deep)), {"most": str(MOST_DEPTH)})
    parser: Any = _lark().parse_interactive("", start="start")
    try:
        for token in statement:
            parser.feed_token(token)
        tree: Tree[Token] = parser.feed_token(Token.new_borrow_pos("$END", "", statement[-1]))
    except UnexpectedToken as error:
        return diagnose(source, statement, error.token, parser.accepts())
    return tree


def _too_deep(statement: list[Token]) -> Token | None:
    depth = 0
    negations = 0
    for token in statement:
        negations = negations + 1 if token.type == "NOT" else 0
        depth += (token.type in ("_LPAR", "_LBRACKET")) - (token.type in ("_RPAR", "_RBRACKET"))
        if depth + negations > MOST_DEPTH:
            return token
    return None


def _span(token: Token) -> Span:
    return Span(token.start_pos or 0, token.end_pos or 0)
