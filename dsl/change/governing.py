"""A rule file → the whole notice that governs: its base (沿用) with its changes, then the amendments to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from ..diagnostics import Diagnostic, InSource
from ..model import LeftOut, Text, Texts
from ..model_from_nodes.days_in_force import never_in_force
from ..source import Composed, Source
from .doubtful import before_its_base, doubtful
from .edits import Pieces
from .folder import Folder
from .header import misplaced_lines, successor_header
from .in_force import Asked, in_order, standing, unknown_order
from .pieces import Piece, pieces_of
from .rule_file import RuleFile


@dataclass(frozen=True)
class Governing:
    """`source` is the whole notice; `pieces` where each of its statements came from.

    `root` is the policy itself: another file than the one asked for where that is an amendment.
    `removed` is where each name was removed (删).
    """

    root: RuleFile
    amendments: tuple[RuleFile, ...]
    pieces: tuple[Piece, ...]
    texts: Texts
    diagnostics: tuple[Diagnostic, ...] = ()
    removed: Mapping[str, InSource] = field(default_factory=dict)

    @property
    def is_one_file(self) -> bool:
        return not (self.amendments or self.root.base)

    @property
    def source(self) -> Source:
        if self.is_one_file:
            return self.root.source
        fragments = tuple(fragment for piece in self.pieces for fragment in piece.fragments)
        return Composed.of(self.root.source, self.root.id, fragments)


class Stopped(Exception):
    """The base can't be had, or can't be read."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__()
        self.diagnostics = diagnostics


def governing(file: RuleFile, folder: Folder, asked: Asked, unamended: bool = False) -> Governing:
    """Raises `Stopped` where there is no whole notice. `unamended`: as it was before anything changed it."""
    search = _Search(folder)
    root = search.root(file) if file.base else file
    if root is file:
        can_be_amended = file.id and not unamended and not file.parsed.diagnostics
        return search.whole(file, asked, search.amendments(file) if can_be_amended else ())
    readable(root, file)
    others = [other for other in search.amendments(root) if other.source != file.source]
    return search.whole(root, Asked(asked.as_of, asked.known_on or file.issued), tuple(others), file)


def readable(base: RuleFile, file: RuleFile) -> None:
    """What a base says that can't be read whole is not known: its own problems come first."""
    if base.parsed.diagnostics:
        raise Stopped(broken_base(base, file), *base.parsed.diagnostics)


def broken_base(base: RuleFile, file: RuleFile) -> Diagnostic:
    return Diagnostic("P224", InSource(file.source, file.place), {"name": base.id, "file": base.source.name})


@dataclass
class _Search:
    folder: Folder
    diagnostics: list[Diagnostic] = field(default_factory=list)
    removed: dict[str, InSource] = field(default_factory=dict)

    def root(self, file: RuleFile) -> RuleFile:
        """The policy that an amendment changes; the file itself where it is a policy."""
        seen = [file]
        while seen[-1].base:
            base = self._base(seen[-1], seen)
            if seen[-1].year and seen[-1].year != self._year(base, seen):
                break
            seen.append(base)
        return seen[-1]

    def _year(self, file: RuleFile, seen: list[RuleFile]) -> int:
        trail = [*seen, file]
        while not trail[-1].year and trail[-1].base:
            trail.append(self._base(trail[-1], trail))
        return trail[-1].year

    def _own_base(self, file: RuleFile) -> RuleFile:
        """What it rests on itself; raises `Stopped` where what that rests on in turn comes round in a circle."""
        trail = [file]
        while trail[-1].base:
            trail.append(self._base(trail[-1], trail))
        return trail[1]

    def _base(self, file: RuleFile, seen: list[RuleFile]) -> RuleFile:
        place = InSource(file.source, file.place)
        if any(file.base == other.id for other in seen):
            names = " → ".join([*(other.id for other in seen), file.base])
            raise Stopped(Diagnostic("P220", place, {"names": names}))
        found = self.folder.named(file.base)
        if len(found) > 1:
            files = "、".join(other.source.name for other in found)
            raise Stopped(Diagnostic("P229", place, {"name": file.base, "files": files}))
        if not found:
            better = next(iter(get_close_matches(file.base, self.folder.ids, n=1, cutoff=0.5)), "")
            raise Stopped(Diagnostic("P219", place, {"name": file.base, "better": better}))
        return found[0]

    def amendments(self, root: RuleFile) -> tuple[RuleFile, ...]:
        """Every file that changes this policy, through others too."""
        found: list[RuleFile] = []
        waiting = [root.id]
        while waiting:
            for file in self.folder.changing(waiting.pop()):
                is_new = all(file.source != other.source for other in (root, *found))
                if is_new and self.root(file).source == root.source:
                    found.append(file)
                    waiting.append(file.id)
        return in_order(found)

    def whole(
        self, root: RuleFile, asked: Asked, amendments: tuple[RuleFile, ...], last: RuleFile | None = None
    ) -> Governing:
        """`last` is the amendment that was asked for: it counts whatever its dates say."""
        as_of = asked.as_of or date(max(root.year, 1), 12, 31)
        out: dict[str, tuple[RuleFile, LeftOut]] = {}
        chosen: list[RuleFile] = []
        for file in amendments:
            why = LeftOut.CHANGES_ONE_LEFT_OUT if file.base in out else standing(file).left_out(as_of, asked.known_on)
            if why is None:
                chosen.append(file)
            else:
                out[file.id] = (file, why)
            if why is not LeftOut.NOT_YET_ISSUED:
                self._doubt(file, root)
        if last is not None:
            self._doubt(last, root)
        amendments = (*chosen, *([] if last is None else [last]))
        based_on, pieces = self._own(root) if root.base or amendments else ((), ())
        applied = Pieces(list(pieces))
        self.diagnostics.extend(unknown_order(amendments))
        for file in amendments:
            self.diagnostics.extend((*file.parsed.diagnostics, *misplaced_lines(file, root)))
            applied.apply(file)
        texts = Texts(
            as_of,
            asked.known_on,
            tuple(file.as_text for file in amendments),
            based_on,
            tuple((file.as_text, why) for file, why in out.values()),
        )
        found = (*self.diagnostics, *applied.diagnostics)
        return Governing(root, amendments, tuple(applied.pieces), texts, found, self.removed | applied.removed)

    def _doubt(self, amendment: RuleFile, root: RuleFile) -> None:
        self.diagnostics.extend(doubtful(amendment, root))
        self.diagnostics.extend(never_in_force(amendment.source, amendment.headers))
        self.diagnostics.extend(before_its_base(amendment, self._base(amendment, [amendment]), root.year))

    def _own(self, root: RuleFile) -> tuple[tuple[Text, ...], tuple[Piece, ...]]:
        """The policy before any amendment: its own text, or that of its base with its changes."""
        if not root.base:
            return (), pieces_of(root)
        base_file = self._own_base(root)
        readable(base_file, root)
        base = governing(base_file, self.folder, Asked(None, root.issued))
        applied = Pieces(list(base.pieces or pieces_of(base.root)))
        applied.apply(root)
        self.removed.update({**base.removed, **applied.removed})
        years = before_its_base(root, base_file, self._year(base_file, [root]))
        self.diagnostics.extend((*base.diagnostics, *applied.diagnostics, *years))
        header = next(piece for piece in pieces_of(root) if piece.node is root.policy)
        pieces = tuple(successor_header(header, piece) if piece.headers else piece for piece in applied.pieces)
        return (base.root.as_text, *base.texts.amended_by, *base.texts.based_on), pieces
