"""Text → tokens → one tree per statement.

The text is lexed once, cut into statements, and each statement is parsed on its own: a broken one is reported and
the next one starts afresh, so that one run reports every independent error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Tree, UnexpectedToken

from .diagnostics import Diagnostic, InSource
from .failure import Failure
from .kept_grammar import kept_or_built
from .lexicon import (
    AFTER_A_VALUE,
    BLANK,
    HEADERS,
    NAME_CHARACTERS,
    NAME_START,
    NOT_IN_A_NAME,
    UNITS,
    keyword_terminals,
    pattern_of,
    spellings_of,
)
from .source import Source, Span
from .syntax_errors import diagnose

MOST_CHARACTERS = 2 * 1024 * 1024
MOST_DEPTH = 60
"""Deeper bracketing than any notice needs; it bounds the recursion of every later stage."""
MOST_PROBLEMS = 100
"""So many lines that can't be read are enough: the file is hardly a rule file."""
MOST_RETRIED = 5000
"""A statement of more tokens is not read again and again to see what was meant."""


OPTIONS: dict[str, Any] = {
    "parser": "lalr",
    "lexer": "basic",
    "start": ["start", "lexer_only"],
    "maybe_placeholders": True,
    "propagate_positions": True,  # a bracket that closes is no leaf, but a tree knows where it ends
}


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
        ("%PER%", pattern_of("PER")),
        ("%SET_ASIDE%", pattern_of("SET_ASIDE")),
        ("%NOT_HEADER%", "|".join(spellings_of(*AFTER_A_VALUE))),
        ("%UNITS%", units),
    ):
        text = text.replace(mark, value)
    return text + keyword_terminals()


def line_patterns() -> dict[str, str]:
    """The regular expression of each terminal, for editors: they read line by line, so without the breaks before it."""
    patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in _lark().terminals}
    before_a_line = patterns["_NL"].rpartition("(?=")[0]
    return {name: pattern.removeprefix(before_a_line) for name, pattern in patterns.items()}


@cache
def _lark() -> Lark:
    return kept_or_built(grammar_text(), OPTIONS)


def tokens_of(source: Source) -> Iterator[Token]:
    """Every token, with offsets into the text.

    Nothing is ever refused here: what is no token of the language comes as UNCLOSED, MISWRITTEN or UNEXPECTED.
    """
    return _lark().lex(source.text.rstrip())


def parse(source: Source) -> Parsed:
    """Parse a whole file; never raises for bad input."""
    if len(source.text) > MOST_CHARACTERS:
        return Parsed((), (Diagnostic("P107", InSource(source, Span(0, 0)), {"most": str(MOST_CHARACTERS)}),))
    return parse_tokens(source, tokens_of(source))


def parse_tokens(source: Source, tokens: Iterable[Token]) -> Parsed:
    """Parse the tokens of a file."""
    trees: list[Tree[Token]] = []
    diagnostics: list[Diagnostic] = []
    broken: set[str] = set()
    for statement in statements_in(tokens):
        outcome = _parse_statement(source, statement)
        if isinstance(outcome, Tree):
            trees.append(outcome)
            continue
        diagnostics.extend(outcome)
        broken.update(str(token).strip("「」") for token in statement[1:2] if token.type == "NAME")
        if len(diagnostics) > MOST_PROBLEMS:
            return Parsed((), (*diagnostics[:MOST_PROBLEMS], Diagnostic("P109", diagnostics[MOST_PROBLEMS].place)))
    return Parsed(tuple(trees), tuple(diagnostics), frozenset(broken))


def parse_expression(source: Source, span: Span) -> Parsed:
    """An expression that stands in a header line, read as if a 定 were given it; offsets are those of the source."""
    before = "定 甲 ="
    padded = " " * (span.start - len(before)) + before + source.text[span.start : span.end]
    parsed = parse(Source(source.name, padded))
    placed = [
        replace(d, place=InSource(source, d.place.span)) for d in parsed.diagnostics if isinstance(d.place, InSource)
    ]
    return Parsed(parsed.trees, tuple(placed))


def statements_in(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Cut at line breaks that are followed by text in the first column; line breaks inside brackets mean nothing."""
    statement: list[Token] = []
    depth = 0
    for token in tokens:
        if token.type == "_NL":
            if statement:
                yield statement
            statement, depth = [], 0
            continue
        if token.type == "_LPAR":
            depth += 1
        elif token.type == "_RPAR":
            depth = max(0, depth - 1)
        elif token.type == "_CONT" and depth:
            continue
        statement.append(token)
    if statement:
        yield statement


def _parse_statement(source: Source, statement: list[Token]) -> Tree[Token] | list[Diagnostic]:
    """Its tree, or what is wrong with it. A line that can't be read is left out, to see whether the others can."""
    found: list[Diagnostic] = []
    rest, left_out = statement, -1
    while True:
        deep = _too_deep(rest)
        if deep is not None:
            return [*found, Diagnostic("P108", InSource(source, _span(deep)), {"most": str(MOST_DEPTH)})]
        outcome = _tree_or_error(rest)
        if isinstance(outcome, Tree):
            return found or outcome
        token, expected = outcome
        first, end = _line_at_fault(rest, token, expected)
        place = rest[first].start_pos or 0
        if place <= left_out:  # what is wrong now is only that the line is missing
            return found
        found.append(diagnose(Failure(source, rest, token, expected, _takes)))
        if first == 0 or len(rest) > MOST_RETRIED or len(found) > MOST_PROBLEMS:
            return found
        rest, left_out = [*rest[:first], *rest[end:]], place


def _line_at_fault(statement: list[Token], token: Token, expected: set[str]) -> tuple[int, int]:
    """The indented line (its first token and the one after its last) that the parser could not finish."""
    starts = [at for at, other in enumerate(statement) if other.type in ("_CONT", "HEADER") or at == 0]
    stop = next((at for at, other in enumerate(statement) if other is token), len(statement) - 1)
    ended = token.type in ("_CONT", "HEADER") and "$END" not in expected
    line = max(at for at in starts if at < stop + (not ended) or at == 0)
    return line, next((at for at in starts if at > line), len(statement))


def _tree_or_error(statement: list[Token]) -> Tree[Token] | tuple[Token, set[str]]:
    parser: Any = _lark().parse_interactive("", start="start")
    try:
        for token in statement:
            parser.feed_token(token)
        tree: Tree[Token] = parser.feed_token(Token.new_borrow_pos("$END", "", statement[-1]))
    except UnexpectedToken as error:
        return error.token, parser.accepts()
    return tree


def expected_after(tokens: Sequence[Token]) -> frozenset[str]:
    """The terminals that may follow the beginning of a statement; none where it can't be read, or is very long."""
    if len(tokens) > MOST_RETRIED:
        return frozenset()
    parser: Any = _lark().parse_interactive("", start="start")
    try:
        for token in tokens:
            parser.feed_token(token)
    except UnexpectedToken:
        return frozenset()
    return frozenset(parser.accepts())


def _takes(tokens: Sequence[Token]) -> bool:
    """Whether a statement may begin like this."""
    if len(tokens) > MOST_RETRIED:
        return False
    parser: Any = _lark().parse_interactive("", start="start")
    try:
        for token in tokens:
            parser.feed_token(token)
    except UnexpectedToken:
        return False
    return True


def _too_deep(statement: list[Token]) -> Token | None:
    """Where brackets and 非 stand too deep inside one another, or a sum has too many terms."""
    outer: list[int] = []  # the depth outside of each bracket that is open
    depth = terms = 0
    for token in statement:
        if token.type in ("_LPAR", "_LBRACKET"):
            outer.append(depth)
            depth += 1
        elif token.type in ("_RPAR", "_RBRACKET"):
            depth = outer.pop() if outer else 0
        elif token.type == "NOT":
            depth += 1
        elif token.type in ("AND", "OR", "_CONT", "_COMMA", "BAR"):
            depth = outer[-1] + 1 if outer else 0
        terms = 0 if token.type == "_CONT" else terms + (token.type in ("ADD_OP", "MUL_OP"))
        if max(depth, terms) > MOST_DEPTH:
            return token
    return None


def _span(token: Token) -> Span:
    return Span(token.start_pos or 0, token.end_pos or 0)
