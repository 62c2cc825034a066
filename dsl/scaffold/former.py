"""Next year's rule file begun from this year's: every statement in its order, with the new clause numbers, marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date

from ..change import Piece
from ..check.marks import Todo, mark
from ..citations import CitationError, Clause, parse_citation
from ..diagnostics import Language
from ..edits import Edit, edited
from ..model_from_nodes.set_aside import cite_and_reason
from ..nodes import Cite, PolicyNode, SetAsideNode
from ..parse import tokens_of
from ..source import Fragment, Source, Span
from .header import NoticeFacts
from .matching import Match
from .numbers import bare, numbers_in

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
        named = list(clauses_in(piece.node))
        matches = self.matches if piece.at.id == self.own else {}
        prefix = "" if piece.at.id == self.own else f"{piece.at.id} "
        now = tuple(matches[c.number].entry.number if c.number in matches else c.number for c in named)
        found = tuple(matches[c.number] for c in named if c.number in matches)
        gone = tuple(prefix + c.number for c in named if c.number not in matches)
        result = _Moved(above, "", now, found, gone, isinstance(piece.node, SetAsideNode))
        years = 0 if result.is_same or not named else self.years
        return replace(result, statement=self._statement(piece.at, named, now, years))

    def mark(self, one: _Moved) -> str:
        """One for statements that follow one another and cite the same."""
        if not one.numbers:
            return ""
        told = mark(Todo.CONFIRM, "、".join(dict.fromkeys(one.numbers)), self._about(one), self.language) + "\n"
        if told == self._marked:
            return ""
        self._marked = told
        return told

    def _about(self, one: _Moved) -> str:
        """What a reader has to look for: numbers of the new clauses that no statement on them has."""
        is_chinese = self.language == "zh"
        if one.gone and is_chinese:
            return f"新通知里没有找到去年的 {'、'.join(one.gone)}"
        if one.gone:
            return f"{', '.join(one.gone)} of the former notice has no counterpart"
        if one.is_same:
            return "文字没有变" if is_chinese else "the wording is the same"
        missing = list(dict.fromkeys(number for match in one.found for number in self._missing(match)))
        if missing and is_chinese:
            return f"新通知有、语句里没有的数：{'、'.join(missing)}"
        if missing:
            return f"numbers of the new notice that the statements lack: {', '.join(missing)}"
        agrees = any(numbers_in(bare(match.entry.text)) for match in one.found)
        if is_chinese:
            return "文字有改动，数都对得上" if agrees else "文字有改动"
        return "the wording has changed, the numbers agree" if agrees else "the wording has changed"

    def _missing(self, match: Match) -> Iterator[str]:
        said = self.said.get(match.entry.number, "")
        for number in numbers_in(bare(match.entry.text)):
            if re.search(rf"(?<![\d.]){re.escape(number)}", said) is None:
                yield number

    def _statement(self, at: Fragment, named: list[Clause], now: tuple[str, ...], years: int) -> str:
        edits = [Edit(clause.span, number) for clause, number in zip(named, now, strict=True)]
        edits += list(_days_moved(at, years)) if years else []
        inside = [edit for edit in edits if at.span.start <= edit.span.start < at.span.end]
        text = edited(at.source.text, sorted(inside, key=lambda edit: edit.span.start), at.span)
        return text if text.endswith("\n") else text + "\n"

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


def _days_moved(at: Fragment, years: int) -> Iterator[Edit]:
    for token in tokens_of(Source(at.source.name, at.text)):
        if token.type == "DATE":
            start = at.span.start + (token.start_pos or 0)
            yield Edit(Span(start, start + len(token)), later(date.fromisoformat(str(token)), years).isoformat())


def later(day: date, years: int) -> date:
    """The last day of February stays the last day of February."""
    following = date.fromordinal(day.toordinal() + 1)
    if (following.month, following.day) == (3, 1):
        return date.fromordinal(date(day.year + years, 3, 1).toordinal() - 1)
    return day.replace(year=day.year + years)


def _whole_lines(fragment: Fragment) -> str:
    return fragment.text if fragment.text.endswith("\n") else fragment.text + "\n"
