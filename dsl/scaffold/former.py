"""Next year's rule file begun from this year's: every statement in its order, with the new clause numbers, marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace

from ..change import Piece
from ..check.marks import UNCITED, Todo, mark
from ..citations import CitationError, Clause, parse_citation
from ..diagnostics import Language
from ..edits import Edit, edited
from ..model_from_nodes.set_aside import cite_and_reason
from ..nodes import Cite, PolicyNode, SetAsideNode
from ..source import Fragment
from .compared import changed, lacking
from .days import Days, days_moved, states_numbers
from .header import NoticeFacts
from .matching import Match
from .numbers import bare, stated_in

_KEPT = ("superior", "recognised_at", "invokes", "vocabulary")


@dataclass(frozen=True)
class TakenOver:
    """`text` is the new file; `cited`, `set_aside` its clauses; `gone` those of the former without a counterpart."""

    text: str
    cited: tuple[Clause, ...]
    set_aside: tuple[Clause, ...]
    gone: tuple[str, ...]


def taken_over(
    pieces: Iterable[Piece],
    own: str,
    identifier: str,
    facts: NoticeFacts,
    years: int,
    matches: Mapping[str, Match],
    language: Language,
) -> TakenOver:
    """`pieces` are those of the former file, `own` its id: what other notices wrote cites clauses of theirs.

    Days of statements whose clause changed are moved on by `years`.
    """
    writer = _Writer(own, identifier, facts, years, matches, language)
    moved = [writer.moved(piece) for piece in pieces]
    for one in moved:
        for match in one.found:
            writer.said[match.entry.number] = writer.said.get(match.entry.number, "") + one.statement
    text = "".join(one.above + writer.mark(one) + one.statement for one in moved)
    named = {
        is_aside: tuple(m.entry.clause for one in moved if one.is_aside is is_aside for m in one.found)
        for is_aside in (True, False)
    }
    gone = dict.fromkeys(number for one in moved for number in one.gone)
    return TakenOver(text, named[False], named[True], tuple(gone))


@dataclass(frozen=True, slots=True)
class _Moved:
    """A piece of the new file: comments above, the statement, and the clauses that it names now."""

    above: str
    statement: str = ""
    numbers: tuple[str, ...] = ()
    found: tuple[Match, ...] = ()
    gone: tuple[str, ...] = ()
    is_aside: bool = False
    days: Days = Days.NONE
    is_stating: bool = False
    """Whether there are numbers in it."""

    @property
    def is_same(self) -> bool:
        return bool(self.found) and not self.gone and all(match.is_same for match in self.found)


class _Writer:
    """Goes through the former file piece by piece. `said`: new clause number → the statements that name it."""

    def __init__(
        self,
        own: str,
        identifier: str,
        facts: NoticeFacts,
        years: int,
        matches: Mapping[str, Match],
        language: Language,
    ) -> None:
        self.own, self.identifier, self.facts, self.years = own, identifier, facts, years
        self.matches, self.language = matches, language
        self.said: dict[str, str] = {}
        self._marked = ""

    def moved(self, piece: Piece) -> _Moved:
        start = None if piece.at is None else piece.at.span.start
        above = "".join(_whole_lines(f) for f in piece.fragments if start is None or f.span.end <= start)
        if piece.node is None or piece.at is None:
            return _Moved(above)
        if isinstance(piece.node, PolicyNode):
            return _Moved(above, self._header(piece.node))
        named = sorted(clauses_in(piece.node), key=lambda clause: clause.span.start)
        matches = self.matches if piece.at.id == self.own else {}
        prefix = "" if piece.at.id == self.own else f"{piece.at.id} "
        now = tuple(matches[c.number].entry.number if c.number in matches else c.number for c in named)
        found = tuple(matches[c.number] for c in named if c.number in matches)
        gone = tuple(prefix + c.number for c in named if c.number not in matches)
        result = _Moved(above, "", now, found, gone, isinstance(piece.node, SetAsideNode))
        moves = bool(named) and not result.is_same
        statement, days = self._statement(piece.at, named, now, found, moves)
        return replace(result, statement=statement, days=days, is_stating=states_numbers(piece.at))

    def mark(self, one: _Moved) -> str:
        """One for statements that follow one another and cite the same."""
        if not one.numbers and not one.is_stating:
            return ""
        named = "、".join(dict.fromkeys(one.numbers)) or UNCITED[self.language == "en"]
        told = mark(Todo.CONFIRM, named, self._about(one), self.language) + "\n"
        if told == self._marked:
            return ""
        self._marked = told
        return told

    def _about(self, one: _Moved) -> str:
        """What a reader has to look for; which clause it is about, where the mark names several."""
        is_chinese = self.language == "zh"
        told: list[str] = []
        if one.gone and is_chinese:
            told.append(f"新通知里没有找到去年的 {'、'.join(one.gone)}")
        elif one.gone:
            told.append(f"{', '.join(one.gone)} of the former notice has no counterpart")
        said: dict[str, dict[str, None]] = {}
        for match in one.found:
            if not match.is_same:
                said.setdefault(self._changed(match), {})[match.entry.number] = None
        every = len(set(one.numbers))
        told += [f"{'、'.join(of)} {words}" if len(of) < every else words for words, of in said.items()]
        if one.is_same:
            told.append("文字没有变" if is_chinese else "the wording is the same")
        if not one.numbers:
            told.append("对照新通知" if is_chinese else "hold it against the new notice")
        told += one.days.words(self.years, is_chinese)
        return ("；" if is_chinese else "; ").join(told)

    def _changed(self, match: Match) -> str:
        """Text against text; without the former one, what the statements on the clause lack."""
        if match.former_text and match.entry.text:
            return changed(match.former_text, match.entry.text, self.years, self.language)
        return lacking(self.said.get(match.entry.number, ""), match.entry.text, self.language)

    def _statement(
        self, at: Fragment, named: list[Clause], now: tuple[str, ...], found: tuple[Match, ...], moves: bool
    ) -> tuple[str, Days]:
        edits = [Edit(clause.span, number) for clause, number in zip(named, now, strict=True)]
        stated = {number.text for match in found for number in stated_in(bare(match.entry.text))}
        dated = list(days_moved(at, self.years, stated))
        inside = [edit for edit in edits + dated * moves if at.span.start <= edit.span.start < at.span.end]
        text = edited(at.source.text, sorted(inside, key=lambda edit: edit.span.start), at.span)
        days = Days.NONE if not dated else Days.MOVED if moves else Days.KEPT
        return (text if text.endswith("\n") else text + "\n"), days

    def _header(self, node: PolicyNode) -> str:
        facts, kept = self.facts, {line.key: line.text for line in node.headers}
        assert facts.region is not None and facts.year is not None
        title = node.title.replace(str(facts.year - self.years), str(facts.year))
        rows = [
            ("文号", facts.number or "未注明"),
            ("地区", f"{facts.region.code} {facts.region.names[0]}"),
            ("年度", str(facts.year)),
            ("发布", facts.issued.isoformat() if facts.issued else "未注明"),
            *((_WORDS[key], kept[key]) for key in _KEPT if key in kept),
            ("状态", "草案"),
        ]
        return "".join([f'政策 {self.identifier} "{title}"\n', *(f"  {word}   {said}\n" for word, said in rows)])


_WORDS = {"superior": "上级", "recognised_at": "认定时点", "invokes": "援引", "vocabulary": "词汇"}


def clauses_in(node: object) -> Iterator[Clause]:
    """Every clause that a statement names, in whatever part of it."""
    if isinstance(node, SetAsideNode):
        yield from clauses_in(cite_and_reason(node)[0])
    elif isinstance(node, Cite):
        with suppress(CitationError):
            yield from parse_citation(node.text, node.span.start)
    elif isinstance(node, tuple):
        for item in node:
            yield from clauses_in(item)
    elif is_dataclass(node):
        for part in fields(node):
            yield from clauses_in(getattr(node, part.name))


def _whole_lines(fragment: Fragment) -> str:
    return fragment.text if fragment.text.endswith("\n") else fragment.text + "\n"
