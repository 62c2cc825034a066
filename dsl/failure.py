"""Where the parser stopped, with what helps to find out what was meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lark import Token

from .diagnostics import Diagnostic, InSource
from .edits import Fix
from .keyword_language import in_english, keyword_language
from .source import Source, Span


@dataclass(frozen=True, slots=True)
class Failure:
    """Where the parser stopped in a statement, and what it would have taken instead."""

    source: Source
    statement: Sequence[Token]
    token: Token
    expected: set[str]
    takes: Callable[[Sequence[Token]], bool]
    """Would the parser take these tokens from the start of the statement?"""

    @property
    def after(self) -> Sequence[Token]:
        """The tokens of the statement that come after the error."""
        return self.statement[len(self.before) + 1 :]

    @property
    def before(self) -> Sequence[Token]:
        """The tokens of the statement that come before the error."""
        at = next((at for at, token in enumerate(self.statement) if token is self.token), len(self.statement))
        return self.statement[:at]

    def found(self, code: str, place: Token | Span, better: str | None = None, **words: str) -> Diagnostic:
        """`better` takes the place, with keywords in the language of the file's."""
        span = place if isinstance(place, Span) else span_of(place)
        if better is not None and keyword_language(self.source) == "en":
            better = in_english(better)
        fix = None if better is None else Fix.at(span, better)
        if better is not None:
            words["better"] = better
        return Diagnostic(code, InSource(self.source, span), words, fix=fix)


def span_of(token: Token) -> Span:
    """Where the text of a token stands, without the blanks around it."""
    start = token.start_pos or 0
    text = str(token)
    lead = len(text) - len(text.lstrip()) if text.strip() else 0
    return Span(start + lead, max(start + lead + 1, start + len(text.rstrip())))
