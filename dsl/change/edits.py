"""改, 增 and 删 applied to the pieces of a notice, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from difflib import get_close_matches
from typing import Any

from ..diagnostics import Because, Diagnostic, InSource, Label
from ..edits import Fix
from ..lexicon import chinese_of
from ..nodes import AidNode, Cite, PolicyNode
from ..source import Span
from .header import not_restatable, restated
from .key import Key
from .pieces import EditPiece, Piece, edits_of, pieces_of
from .rule_file import RuleFile


@dataclass
class Pieces:
    """The pieces of one notice while a file's edits are applied to it; `removed` is where each name was removed."""

    pieces: list[Piece]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    removed: dict[str, InSource] = field(default_factory=dict)

    def apply(self, file: RuleFile) -> None:
        """All of a file's edits, in its order."""
        self._plain_statements(file)
        seen: dict[Key, EditPiece] = {}
        for edit in edits_of(file):
            first = None if edit.key is None else seen.setdefault(edit.key, edit)
            if first is None or first is edit:
                self._apply(file, edit)
            else:
                self._report("P202", file, edit, first.piece, name=str(edit.key))

    def _plain_statements(self, file: RuleFile) -> None:
        """In a file that 沿用 another, everything but its own 政策 says whether it changes, adds or removes."""
        for piece in pieces_of(file):
            if piece.at is not None and piece.node is not file.policy:
                is_there = piece.key is not None and self._find(piece.key) is not None
                word = chinese_of("CHANGE" if is_there else "ADD") or ""
                place, start = _first_line(piece), piece.at.span.start
                fix = Fix.at(Span(start, start), f"{word} ")
                self.diagnostics.append(Diagnostic("P217", place, {"word": word}, fix=fix))

    def _apply(self, file: RuleFile, edit: EditPiece) -> None:
        at = None if edit.key is None else self._find(edit.key)
        if edit.node.terminal == "ADD":
            if at is None:
                self.pieces.append(edit.piece)
            else:
                self._report("P222", file, edit, self.pieces[at], name=str(edit.key))
        elif edit.key is None:
            self._report("P223", file, edit, word="资助" if isinstance(edit.piece.node, AidNode) else "约束")
        elif at is None:
            self._not_there(file, edit, edit.key)
        elif edit.node.terminal == "REMOVE":
            del self.pieces[at]
            self.removed[edit.key.name] = InSource(file.source, edit.node.span)
        else:
            self._change(file, edit, at)

    def _change(self, file: RuleFile, edit: EditPiece, at: int) -> None:
        before = self.pieces[at]
        if isinstance(edit.piece.node, PolicyNode):
            self.diagnostics.extend(not_restatable(file.source, edit.piece.node))
            self.pieces[at] = restated(before, edit)
            return
        if without_citations(before.node) == without_citations(edit.piece.node):
            self._report("P228", file, edit, before, name=str(edit.key))
        self.pieces[at] = replace(edit.piece, was=before)

    def _find(self, key: Key) -> int | None:
        return next((at for at, piece in enumerate(self.pieces) if piece.key == key), None)

    def _not_there(self, file: RuleFile, edit: EditPiece, key: Key) -> None:
        known = [str(piece.key) for piece in self.pieces if piece.key is not None]
        same_word = [other for other in known if other.split()[0] == key.word]
        better = next(iter(get_close_matches(str(key), same_word, n=1, cutoff=0.5)), "")
        elsewhere = next((other for other in known if key.name and other.partition(" ")[2] == key.name), "")
        self._report("P221", file, edit, name=str(key), better=better or elsewhere)

    def _report(self, code: str, file: RuleFile, edit: EditPiece, other: Piece | None = None, /, **words: str) -> None:
        labels = () if other is None or other.at is None else (Label(_first_line(other), Because.DEFINED_HERE),)
        self.diagnostics.append(Diagnostic(code, InSource(file.source, edit.node.span), words, labels))


def without_citations(node: Any) -> Any:
    """A statement without its 依据, to see whether it says the same."""
    if isinstance(node, Cite):
        return None
    if isinstance(node, tuple):
        return tuple(map(without_citations, node))
    if not is_dataclass(node) or isinstance(node, type):
        return node
    inner = {f.name: without_citations(getattr(node, f.name)) for f in fields(node) if f.compare}
    return replace(node, **inner)


def _first_line(piece: Piece) -> InSource:
    assert piece.at is not None
    start = piece.at.span.start
    return InSource(piece.at.source, Span(start, start + len(piece.at.text.split("\n")[0].rstrip())))
