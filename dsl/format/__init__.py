"""One layout for rule files: read → tokens → lines → columns → text, proved before it is handed out."""

from __future__ import annotations

from dataclasses import dataclass

from ..diagnostics import Diagnostic, InFile
from ..keyword_language import KeywordLanguage
from ..nodes_from_tree import nodes_from_trees
from ..parse import MOST_CHARACTERS, parse, parse_tokens, tokens_of
from ..source import Source
from .layout import layout
from .lines import Line, lines_of
from .names import Names, Pair, applied, collisions, names_in, names_of, without_english
from .proof import same_comments, same_nodes
from .spelling import Spelling, is_bare, quoted_where_needed
from .width import width

__all__ = [
    "Formatted",
    "KeywordLanguage",
    "Names",
    "Pair",
    "formatted",
    "is_bare",
    "names_in",
    "names_of",
    "quoted_where_needed",
    "width",
]


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text in its layout; None where the file has to stay as it is. Notes may come with a text."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def formatted(source: Source, keywords: KeywordLanguage | None = None, names: Names | None = None) -> Formatted:
    """The layout of a rule file, with its keywords (and the names that `names` gives) in the wanted language.

    A file that can't be read is left alone, and so is one whose layout can't be proved to say the same (P901).
    """
    if len(source.text) > MOST_CHARACTERS:
        return Formatted(None, parse(source).diagnostics)
    tokens = tuple(tokens_of(source))
    parsed = parse_tokens(source, tokens)
    if parsed.diagnostics:
        return Formatted(None, parsed.diagnostics)
    lines, spelling = lines_of(source, tokens), Spelling(keywords)
    text = layout(lines, spelling)
    if text != source.text:
        again = Source(source.name, text)
        tokens_again = tuple(tokens_of(again))
        parsed_again = parse_tokens(again, tokens_again)
        lines_again = lines_of(again, tokens_again)
        is_proved = (
            not parsed_again.diagnostics
            and same_comments(lines, lines_again)
            and layout(lines_again, spelling) == text
            and same_nodes(nodes_from_trees(source, parsed.trees), nodes_from_trees(again, parsed_again.trees))
        )
        if not is_proved:
            return _unproved(source)
        lines, tokens = lines_again, tokens_again
    if keywords is None or names is None:
        return Formatted(text)
    return _named(source, text, lines, names, keywords)


def _named(source: Source, text: str, lines: list[Line], names: Names, keywords: KeywordLanguage) -> Formatted:
    """The laid-out text with its names in the other language; the way back has to lead to the same text."""
    used = names_in([token for line in lines for token in line.tokens])
    renamed = applied(names, keywords, used)
    problems = tuple(collisions(Source(source.name, text), renamed, used))
    if problems:
        return Formatted(None, problems)
    named = Source(source.name, layout(lines, Spelling(keywords, renamed)))
    back = Spelling(keywords, {other: name for name, other in renamed.items()})
    if layout(lines_of(named, tokens_of(named)), back) != text or parse(named).diagnostics:
        return _unproved(source)
    return Formatted(named.text, tuple(without_english(names, used)) if keywords == "en" else ())


def _unproved(source: Source) -> Formatted:
    return Formatted(None, (Diagnostic("P901", InFile(source.name)),))
