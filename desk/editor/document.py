"""One rule file as it stands in an editor: its tokens, and its statements, each read by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lark import Token

from dsl import RuleFile, Source, Span, lexicon, nodes, rule_file, statements_in, tokens_of

WHOLE_LINE_WORDS = tuple(
    spelled
    for word in lexicon.KEYWORDS
    if word.terminal in ("PER", "SET_ASIDE")
    for spelled in (word.chinese, word.english)
)
"""The words whose line is one token to its end."""
EDITS = ("CHANGE", "ADD", "REMOVE")


@dataclass(frozen=True)
class Statement:
    """A statement's tokens; `node` None: it can't be read."""

    tokens: tuple[Token, ...]
    node: nodes.StatementNode | None

    @cached_property
    def span(self) -> Span:
        """From its first character to the last that can be seen."""
        return Span(start_of(self.tokens[0]), end_of(self.tokens[-1]))

    @property
    def head(self) -> Token:
        """The word that says what it is; behind 改, 增 or 删."""
        first = self.tokens[0]
        return self.tokens[1] if first.type in EDITS and len(self.tokens) > 1 else first

    @property
    def inner(self) -> nodes.StatementNode | nodes.KeyNode | None:
        """What stands behind 改, 增 or 删, or the statement itself."""
        return self.node.statement if isinstance(self.node, nodes.EditNode) else self.node

    @cached_property
    def lines(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each line, without the line breaks; the first is the statement's own."""
        found: list[list[Token]] = [[]]
        for token in self.tokens:
            if token.type in ("_CONT", "HEADER"):
                found.append([])
            if token.type != "_CONT":
                found[-1].append(token)
        return tuple(map(tuple, found))


@dataclass(frozen=True)
class Document:
    """A text under the name of its file. Everything else is found when it is asked for, once."""

    source: Source

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """None of a file that is too long to be read."""
        is_too_long = any(found.code == "P107" for found in self.file.parsed.diagnostics)
        return () if is_too_long else tuple(tokens_of(self.source))

    @cached_property
    def file(self) -> RuleFile:
        return rule_file(self.source)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        read = dict(zip(self._starts, self.file.nodes.statements, strict=True))
        cut = (tuple(tokens) for tokens in statements_in(self.tokens))
        return tuple(Statement(tokens, read.get(tokens[0].start_pos or 0)) for tokens in cut)

    @cached_property
    def _starts(self) -> list[int]:
        """Where the statements start that could be read."""
        return [min(token.start_pos or 0 for token in _leaves(tree)) for tree in self.file.parsed.trees]

    def statement_at(self, offset: int) -> Statement | None:
        """The statement in whose lines a place lies: the last one that begins before it."""
        at = bisect_right([statement.span.start for statement in self.statements], offset)
        return self.statements[at - 1] if at else None

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a place; at its end too, as a cursor stands behind the word it belongs to."""
        touching = [t for t in self.tokens if t.type not in ("_NL", "_CONT") and start_of(t) <= offset <= end_of(t)]
        covering = [token for token in touching if offset < end_of(token)]
        names = [token for token in touching if token.type in ("NAME", "CALL")]
        return next(iter(covering if covering and covering[0].type in ("NAME", "CALL") else names or covering), None)


def _leaves(tree: object) -> Iterator[Token]:
    if isinstance(tree, Token):
        yield tree
    for child in getattr(tree, "children", ()):
        yield from _leaves(child)


def start_of(token: Token) -> int:
    """Whole-line tokens may begin with a line break and lines of comment."""
    start, text = token.start_pos or 0, str(token)
    if token.type == "HEADER":
        written = text.rstrip().rpartition("\n")[2]
        return start + len(text.rstrip()) - len(written.lstrip())
    return start


def end_of(token: Token) -> int:
    return (token.start_pos or 0) + len(str(token).rstrip())


def bare(token: Token) -> str:
    """A name without its 「」."""
    text = str(token)
    return text[1:-1] if text.startswith("「") and text.endswith("」") else text


def name_span(token: Token) -> Span:
    """Where the name itself stands, its 「」 included."""
    return Span(start_of(token), end_of(token))
