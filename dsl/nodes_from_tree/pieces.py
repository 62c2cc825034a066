"""Small readings of a parser tree that every converter needs."""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token, Tree

from ..lexicon import BLANK, opening_of
from ..nodes import Cite, Word
from ..source import Span

Branch = Tree[Token]
Child = Branch | Token | None
_BLANKS = BLANK.encode().decode("unicode_escape")


def tokens(tree: Branch, *types: str) -> list[Token]:
    """The tokens among the children, of these types (all where none is named)."""
    return [c for c in tree.children if isinstance(c, Token) and (not types or c.type in types)]


def token(tree: Branch, *types: str) -> Token | None:
    found = tokens(tree, *types)
    return found[0] if found else None


def branches(tree: Branch, *names: str) -> list[Branch]:
    """The subtrees among the children, by rule name (all where none is named)."""
    return [c for c in tree.children if isinstance(c, Tree) and (not names or c.data in names)]


def branch(tree: Branch, *names: str) -> Branch | None:
    found = branches(tree, *names)
    return found[0] if found else None


def leaves(tree: Branch) -> Iterator[Token]:
    for child in tree.children:
        if isinstance(child, Token):
            yield child
        elif child is not None:
            yield from leaves(child)


def span_of(tree: Branch | Token) -> Span:
    """From the first visible character to the last; whole-line terminals lose their blanks.

    A bracket that closes is no leaf, but the tree knows that it ends there.
    """
    if isinstance(tree, Token):
        start, text = tree.start_pos or 0, str(tree)
        lead = len(text) - len(text.lstrip())
        return Span(start + lead, start + len(text.rstrip()))
    visible = [leaf for leaf in leaves(tree) if str(leaf).strip()]
    if not visible:
        return Span(0, 0)
    span, last = span_of(visible[0]).to(span_of(visible[-1])), visible[-1].end_pos or 0
    return Span(span.start, tree.meta.end_pos) if getattr(tree.meta, "end_pos", 0) > last else span


def word(name: Token) -> Word:
    """A name without its 「」."""
    text = str(name)
    return Word(text[1:-1] if text.startswith("「") else text, span_of(name))


def words(names: Branch | None) -> tuple[Word, ...]:
    return () if names is None else tuple(word(t) for t in tokens(names, "NAME"))


def text(string: Token | None) -> str:
    """What stands between the quotation marks."""
    return "" if string is None else str(string)[1:-1]


def cite(tree: Branch) -> Cite | None:
    """The 依据 at the end of a line or a statement's first line."""
    found = token(tree, "CITE")
    if found is None:
        return None
    whole = str(found)
    keyword = len(opening_of(whole, "PER"))
    body = whole[keyword:].strip(_BLANKS + "\r")
    start = (found.start_pos or 0) + whole.index(body, keyword) if body else (found.start_pos or 0)
    return Cite(body, Span(start, start + max(len(body), 1)))


def small_number(written: str) -> int:
    """A year or a step; 0 for what can be neither (1.5, or ever so many digits)."""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= 4 else 0
