"""Rule files for Pygments: documents, notebooks and terminals that colour by it."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Whitespace

from .roles import Role, parts_of

TOKENS = {
    Role.STATEMENT: Keyword.Declaration,
    Role.WORD: Keyword,
    Role.PROPERTY: Keyword.Pseudo,
    Role.HEADER: Keyword.Namespace,
    Role.NAME: Name,
    Role.DEFINED: Name.Class,
    Role.KNOWN: Name.Builtin.Pseudo,
    Role.FUNCTION: Name.Builtin,
    Role.NUMBER: Number,
    Role.DATE: Literal.Date,
    Role.TEXT: String.Double,
    Role.CLAUSES: Name.Label,
    Role.HEADER_TEXT: String,
    Role.SIGN: Operator,
    Role.PUNCTUATION: Punctuation,
    Role.COMMENT: Comment.Single,
    Role.WRONG: Error,
}


class PolLexer(Lexer):
    """`pol`: what the language's own lexer finds, under the names that Pygments has for it."""

    name = "canbao rule file"
    aliases = ["pol"]  # noqa: RUF012  (so declared by Pygments)
    filenames = ["*.pol"]  # noqa: RUF012

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, object, str]]:
        at = 0
        for part in parts_of(text):
            if part.start > at:
                yield at, Whitespace, text[at : part.start]
            yield part.start, TOKENS[part.role], text[part.start : part.end]
            at = part.end
        if at < len(text):
            yield at, Whitespace, text[at:]
