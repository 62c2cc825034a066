"""A rule file cut into its statements, each with the comment above it, so that they can be taken over one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..nodes import EditNode, KeyNode, PolicyNode, StatementNode
from ..nodes_from_tree.pieces import leaves
from ..source import Fragment, Span
from .key import Key, key_of
from .rule_file import RuleFile


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement with the comment right above it; without `node`, comments and blank lines that stand by themselves.

    `at` is the fragment that begins the statement, without the comment; `was` the piece whose place this one took;
    `headers` are the words of the header lines of 政策, which are its last fragments.
    """

    fragments: tuple[Fragment, ...]
    node: StatementNode | None = None
    key: Key | None = None
    at: Fragment | None = None
    was: Piece | None = None
    headers: tuple[str, ...] = ()

    @property
    def header_lines(self) -> Mapping[str, Fragment]:
        return dict(zip(self.headers, self.fragments[len(self.fragments) - len(self.headers) :], strict=True))


@dataclass(frozen=True, slots=True)
class EditPiece:
    """改, 增 or 删 with what stands behind it; `piece` is what would stand in a whole notice."""

    node: EditNode
    key: Key | None
    piece: Piece


def pieces_of(file: RuleFile) -> tuple[Piece, ...]:
    """Every character of the file, in its order, except 改, 增 and 删, which are for `edits_of`."""
    return tuple(_with_lines(piece) for piece in _cut(file) if not isinstance(piece.node, EditNode))


def edits_of(file: RuleFile) -> tuple[EditPiece, ...]:
    found = []
    for piece in _cut(file):
        if isinstance(piece.node, EditNode):
            inner = piece.node.statement
            statement, key = None if isinstance(inner, KeyNode) else inner, key_of(inner)
            *above, own = piece.fragments
            bare = _without_word(own)
            found.append(EditPiece(piece.node, key, _with_lines(Piece((*above, bare), statement, key, bare))))
    return tuple(found)


def _with_lines(piece: Piece) -> Piece:
    """政策 with a fragment for each of its header lines, so that single ones can be replaced."""
    if not isinstance(piece.node, PolicyNode):
        return piece
    *above, own = piece.fragments
    ends = [_line_end(own, line.span.end) for line in piece.node.headers]
    starts = [_line_end(own, piece.node.id.span.end), *ends]
    lines = [Fragment(own.source, Span(start, end), own.id) for start, end in zip(starts, ends, strict=False)]
    first = Fragment(own.source, Span(own.span.start, starts[0]), own.id)
    return replace(piece, fragments=(*above, first, *lines), headers=tuple(h.key for h in piece.node.headers))


def _line_end(own: Fragment, offset: int) -> int:
    """Behind the line break that ends the line."""
    found = own.source.text.find("\n", offset, own.span.end)
    return own.span.end if found < 0 else found + 1


_WORD = re.compile(r"\w+\s*")


def _without_word(own: Fragment) -> Fragment:
    """改, 增 or 删 itself is left out."""
    word = _WORD.match(own.text)
    return replace(own, span=Span(own.span.start + (0 if word is None else word.end()), own.span.end))


def _cut(file: RuleFile) -> Iterator[Piece]:
    text = file.source.text
    starts = [next(leaves(tree)).start_pos or 0 for tree in file.parsed.trees]
    above = 0
    for index, (start, node) in enumerate(zip(starts, file.nodes.statements, strict=True)):
        end = _end(text, start, starts[index + 1] if index + 1 < len(starts) else len(text))
        comment = _comment(text, above, start)
        if comment > above:
            yield Piece((Fragment(file.source, Span(above, comment), file.id),))
        own = [Fragment(file.source, Span(comment, start), file.id)] if comment < start else []
        statement = Fragment(file.source, Span(start, end), file.id)
        yield Piece((*own, statement), node, key_of(node), statement)
        above = end
    if above < len(text):
        yield Piece((Fragment(file.source, Span(above, len(text)), file.id),))


def _end(text: str, start: int, following: int) -> int:
    """Where a statement's last line ends: comments and blank lines behind it are not its own."""
    end = start
    for line in _lines(text[start:following]):
        start += len(line)
        if not _is_idle(line):
            end = start
    return end


def _comment(text: str, above: int, start: int) -> int:
    """Where the comment begins that stands right above a statement, without a blank line between."""
    begin = start
    for line in reversed(_lines(text[above:start])):
        if not line.strip():
            break
        begin -= len(line)
    return begin


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith(("#", "＃"))
