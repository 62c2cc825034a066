"""政策 and its header lines: what a successor takes over, and what 改 政策 restates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..diagnostics import Diagnostic, InSource
from ..lexicon import chinese_of
from ..nodes import HeaderLine, PolicyNode
from ..source import Source
from .pieces import EditPiece, Piece
from .rule_file import RuleFile

INHERITED = ("region", "vocabulary", "superior", "recognised_at", "invokes")
"""文号, 发布, 施行, 失效 and 状态 speak of one notice alone."""
RESTATED = ("number", "effective", "expires", "status", "superior", "recognised_at", "invokes")
"""What 改 政策 can restate: never what the notice is about (地区, 年度), its vocabulary or its date."""
OF_AN_AMENDMENT = ("number", "issued", "effective", "expires", "status", "base", "year")
REPEATABLE = ("region", "vocabulary")
"""The header of an amendment speaks of that file; what it shares with the policy may be repeated."""


def successor_header(own: Piece, base: Piece) -> Piece:
    """The successor's own 政策, without 沿用 and with those lines of the base that it does not restate."""
    written = own.header_lines
    taken = {key: line for key, line in base.header_lines.items() if key in INHERITED and key not in written}
    above = own.fragments[: len(own.fragments) - len(own.headers)]
    lines = {key: line for key, line in written.items() if key != "base"} | taken
    return replace(own, fragments=(*above, *lines.values()), headers=tuple(lines))


def restated(header: Piece, edit: EditPiece) -> Piece:
    """The header of the whole notice with the lines of 改 政策 in the place of its own."""
    lines = {**header.header_lines, **{k: v for k, v in edit.piece.header_lines.items() if k in RESTATED}}
    above = header.fragments[: len(header.fragments) - len(header.headers)]
    return replace(header, fragments=(*above, *lines.values()), headers=tuple(lines), was=header)


def not_restatable(source: Source, node: PolicyNode) -> Iterator[Diagnostic]:
    """Lines under 改 政策 that can't be changed."""
    for line in node.headers:
        if line.key not in RESTATED:
            yield _misplaced(source, line)


def misplaced_lines(file: RuleFile, root: RuleFile) -> Iterator[Diagnostic]:
    """Header lines of an amendment that would say something of the policy that it changes."""
    for key, line in file.headers.items():
        repeats = key in REPEATABLE and key in root.headers and root.headers[key].text == line.text
        if key not in OF_AN_AMENDMENT and not repeats:
            yield _misplaced(file.source, line)


def _misplaced(source: Source, line: HeaderLine) -> Diagnostic:
    return Diagnostic("P225", InSource(source, line.span), {"line": chinese_of(line.key) or line.key})
