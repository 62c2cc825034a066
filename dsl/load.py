"""The way of a rule file: read → parse → nodes → model. Reading files is handed in, so that this stays pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from lark import Token, Tree

from .diagnostics import Diagnostic, InSource
from .model import Policy, Vocabulary
from .model_from_nodes import policy_from_nodes, vocabulary_from_nodes
from .nodes import FactNode, FileNode, PolicyNode
from .nodes_from_tree import nodes_from_trees
from .parse import parse
from .source import Source, Span

ReadBeside = Callable[[str], Source | Diagnostic]
"""Reads a file beside the rule file by its relative name; never leaves that folder."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Every stage, so that each can be printed; `policy` is None where an error stands in the way."""

    source: Source
    trees: tuple[Tree[Token], ...]
    nodes: FileNode
    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]


def load(source: Source, read_beside: ReadBeside) -> Loaded:
    """A whole rule file with the vocabulary it names. Collects every problem."""
    parsed = parse(source)
    nodes = nodes_from_trees(source, parsed.trees)
    vocabulary, found = _vocabulary(source, nodes, read_beside)
    # Where the line 政策 itself could not be read, that is the one thing to say about it.
    diagnostics = [*parsed.diagnostics, *(f for f in found if f.code != "P324" or not parsed.diagnostics)]
    policy = None
    if vocabulary is not None:
        policy, more = policy_from_nodes(nodes, vocabulary, parsed.broken)
        diagnostics.extend(more)
    sound = policy if not any(d.severity.value == "error" for d in diagnostics) else None
    return Loaded(source, parsed.trees, nodes, sound, tuple(sorted(diagnostics, key=_by_place)))


def load_vocabulary(source: Source) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """A vocabulary file by itself."""
    parsed = parse(source)
    vocabulary, found = vocabulary_from_nodes(nodes_from_trees(source, parsed.trees))
    return vocabulary, (*parsed.diagnostics, *found)


def is_vocabulary(nodes: FileNode) -> bool:
    """A file without 政策 that declares facts."""
    kinds = {type(statement) for statement in nodes.statements}
    return FactNode in kinds and PolicyNode not in kinds


def _vocabulary(
    source: Source, nodes: FileNode, read_beside: ReadBeside
) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    policy = next((n for n in nodes.statements if isinstance(n, PolicyNode)), None)
    if policy is None:
        return None, (Diagnostic("P324", InSource(source, Span(0, min(1, len(source.text))))),)
    line = next((h for h in policy.headers if h.key == "vocabulary"), None)
    span = policy.span if line is None else line.span
    name = "" if line is None else line.text
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        return None, (Diagnostic("P209", InSource(source, span), {"path": name}),)
    text = read_beside(name) if name else None
    if text is None or isinstance(text, Diagnostic):
        missing = Diagnostic("P210", InSource(source, span), {"path": name})
        # A file that is there but can't be read says itself what is wrong with it.
        return None, (missing,) if text is None or text.code == "P701" else (missing, text)
    vocabulary, found = load_vocabulary(text)
    broken = any(d.severity.value == "error" for d in found)
    return (None if broken else vocabulary), found


def _by_place(diagnostic: Diagnostic) -> tuple[str, int]:
    place = diagnostic.place
    return (place.source.name, place.span.start) if isinstance(place, InSource) else ("", 0)
