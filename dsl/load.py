"""The way of a rule file: read → parse → nodes → whole notice → model.

Reading files is handed in, so that this stays pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from lark import Token, Tree

from .change import (
    Asked,
    Folder,
    Governing,
    Piece,
    Policies,
    ReadBeside,
    RuleFile,
    Standing,
    Stopped,
    blame_removals,
    broken_base,
    governing,
    no_policies,
    rule_file,
    standing,
)
from .codes import Severity
from .diagnostics import Diagnostic, InSource
from .model import LeftOut, Policy, Vocabulary
from .model_from_nodes import check_header, policy_from_nodes, vocabulary_from_nodes
from .nodes import EditNode, FactNode, FileNode, PolicyNode
from .nodes_from_tree import nodes_from_trees
from .parse import parse
from .source import Source, Span

AT_ANY_TIME = Asked()


@dataclass(frozen=True, slots=True)
class Loaded:
    """Every stage, so that each can be printed; `policy` is None where an error stands in the way.

    `trees` and `nodes` are those of the file itself, `policy` the whole notice that governs, `pieces` where each
    statement of it was written. `unamended` is the policy in which every statement of the file stands, `left_out` why
    it does not govern.
    """

    source: Source
    trees: tuple[Tree[Token], ...]
    nodes: FileNode
    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]
    unamended: Policy | None = None
    pieces: tuple[Piece, ...] = ()
    left_out: LeftOut | None = None

    @property
    def id(self) -> str:
        """The 政策 id that the file itself bears; without one, its name."""
        return next((node.id.text for node in self.nodes.statements if isinstance(node, PolicyNode)), self.source.name)


def load(
    source: Source, read_beside: ReadBeside, policies: Policies = no_policies, asked: Asked = AT_ANY_TIME
) -> Loaded:
    """A whole rule file with the vocabulary it names and the files that change it. Collects every problem."""
    file, folder = rule_file(source), Folder(policies)
    try:
        found = governing(file, folder, asked)
    except Stopped as stopped:
        return _loaded(file, None, (*file.parsed.diagnostics, *stopped.diagnostics))
    policy, diagnostics = _lowered(found, read_beside)
    if file.base and policy is None:
        diagnostics = _blamed(file, diagnostics, read_beside, folder)
    unamended = policy
    if policy is not None and found.root is file and found.amendments:
        unamended, _ = _lowered(governing(file, folder, asked, unamended=True), read_beside)
    loaded = _loaded(file, policy, diagnostics, unamended, found.pieces)
    return loaded if policy is None else replace(loaded, left_out=_left_out(file, found.root, policy, asked))


def _left_out(file: RuleFile, root: RuleFile, policy: Policy, asked: Asked) -> LeftOut | None:
    """Why the policy, or the amendment that was asked for, does not govern."""
    header, as_of = policy.header, policy.texts.as_of
    assert as_of is not None
    found = Standing(header.status, header.issued, header.effective, header.expires).left_out(as_of, asked.known_on)
    return found if file is root or found else standing(file).left_out(as_of, asked.known_on)


def _loaded(
    file: RuleFile,
    policy: Policy | None,
    diagnostics: Iterable[Diagnostic],
    unamended: Policy | None = None,
    pieces: tuple[Piece, ...] = (),
) -> Loaded:
    found = [diagnostic.at_origin() for diagnostic in diagnostics]
    sound = policy if not any(d.severity is Severity.ERROR for d in found) else None
    once = {(d.code, d.place, tuple(d.arguments.items())): d for d in found}
    ordered = tuple(sorted(once.values(), key=_by_place))
    return Loaded(file.source, file.parsed.trees, file.nodes, sound, ordered, unamended, pieces)


def _lowered(found: Governing, read_beside: ReadBeside) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    """The model of a whole notice."""
    whole = found.root if found.is_one_file else rule_file(found.source)
    vocabulary, problems = _vocabulary(whole.source, whole.nodes, read_beside)
    # Where the line 政策 itself could not be read, that is the one thing to say about it.
    own = found.root.parsed.diagnostics
    diagnostics = [*own, *found.diagnostics, *(p for p in problems if p.code != "P324" or not own)]
    if vocabulary is None:
        return None, tuple(diagnostics)
    for file in found.amendments:
        diagnostics.extend(check_header(file.nodes, vocabulary))
    broken = frozenset().union(*(file.parsed.broken for file in (found.root, *found.amendments)))
    policy, more = policy_from_nodes(whole.nodes, vocabulary, broken)
    diagnostics.extend(blame_removals(more, found.removed))
    if any(d.severity is Severity.ERROR for d in diagnostics):
        policy = None
    return (None if policy is None else replace(policy, texts=found.texts)), tuple(diagnostics)


def _blamed(
    file: RuleFile, found: tuple[Diagnostic, ...], read_beside: ReadBeside, folder: Folder
) -> tuple[Diagnostic, ...]:
    """Where the base is broken by itself, that is said, not what follows from it elsewhere."""
    base = folder.named(file.base)[0]
    alone, problems = _lowered(governing(base, folder, AT_ANY_TIME, unamended=True), read_beside)
    if alone is not None or not problems:
        return found
    places = [(d, d.at_origin().place) for d in found]
    own = [d for d, place in places if isinstance(place, InSource) and place.source is file.source]
    return (broken_base(base, file), *problems, *own)


@lru_cache(maxsize=4)  # one vocabulary serves every notice of a folder, and every wrong version of a notice
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
    edits = () if line is not None else tuple(node for node in nodes.statements if isinstance(node, EditNode))
    if edits:
        # What is missing is the line 沿用: with it, the vocabulary is that of the base.
        return None, tuple(Diagnostic("P218", InSource(source, edit.span)) for edit in edits)
    text = read_beside(name) if name else None
    if text is None or isinstance(text, Diagnostic):
        missing = Diagnostic("P210", InSource(source, span), {"path": name})
        # A file that is there but can't be read says itself what is wrong with it.
        return None, (missing,) if text is None or text.code == "P701" else (missing, text)
    vocabulary, found = load_vocabulary(text)
    broken = any(d.severity is Severity.ERROR for d in found)
    return (None if broken else vocabulary), found


def _by_place(diagnostic: Diagnostic) -> tuple[str, int]:
    place = diagnostic.place
    return (place.source.name, place.span.start) if isinstance(place, InSource) else ("", 0)
