"""A rule file begun from a notice alone, or from a notice and the rule file of the year before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..change import Piece
from ..citations import is_covered
from ..diagnostics import Language
from ..format import formatted
from ..model import Vocabulary
from ..source import Source
from .former import taken_over
from .header import NoticeFacts
from .matching import Entry, matched
from .names import Names
from .rule_file import clause_lines, header_lines, introduction, rule
from .suggestions import ONCE
from .timing import FIRST_DAY


@dataclass(frozen=True, slots=True)
class Former:
    """The year before: the 政策 id of its rule file, the file in pieces, its 年度, and its clauses."""

    id: str
    pieces: tuple[Piece, ...]
    year: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """The text of the file; `gone` are clauses that the former file cites and the new notice has not."""

    text: str
    gone: tuple[str, ...] = ()


def begun(
    identifier: str, facts: NoticeFacts, entries: Iterable[Entry], vocabulary: Vocabulary, language: Language
) -> Begun:
    """`facts` have year and region."""
    assert facts.year is not None
    lines = [
        *header_lines(identifier, facts, language),
        "",
        *introduction(language),
        *clause_lines(entries, Names(vocabulary, facts.year), language),
    ]
    return Begun("\n".join(lines) + "\n")


def begun_like(
    former: Former,
    identifier: str,
    facts: NoticeFacts,
    entries: tuple[Entry, ...],
    vocabulary: Vocabulary,
    language: Language,
) -> Begun:
    """The former statements first, in their order; then the clauses that none of them cites."""
    assert facts.year is not None
    matches = matched(former.entries, entries)
    taken = taken_over(former.pieces, former.id, identifier, facts, facts.year - former.year, matches, language)
    fresh = [entry for entry in entries if not is_covered(entry.clause, taken.cited, taken.set_aside)]
    names = Names(vocabulary, facts.year, is_alone=False, once=_there_already(former.pieces))
    lines = list(clause_lines(fresh, names, language))
    former_part = _in_keywords(taken.text, language)
    if not lines:
        return Begun(former_part, taken.gone)
    title = "去年没有用到的条款" if language == "zh" else "clauses that the former file does not use"
    return Begun("\n".join([former_part.rstrip("\n"), "", rule(title), *lines]) + "\n", taken.gone)


def _in_keywords(text: str, language: Language) -> str:
    """Chinese is left as the former file writes and lays it out."""
    return text if language == "zh" else formatted(Source("", text), language).text or text


def _there_already(pieces: Iterable[Piece]) -> set[str]:
    """The statements that stand once in a file and do so in the former one."""
    openings = [piece.at.text for piece in pieces if piece.at is not None]
    return {word for word in (*ONCE.values(), FIRST_DAY) if any(opening.startswith(word) for opening in openings)}
