"""What a new rule file is begun from: a notice's text or its lock, and the rule file of the year before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from dsl import (
    Diagnostic,
    InFile,
    Loaded,
    Policy,
    Region,
    Vocabulary,
    citations,
    lexicon,
    lock_beside,
    pieces_of,
    rule_file,
)
from dsl.scaffold import Entry, Former, NoticeFacts, notice_facts

from ..files import read_text
from ..output import required
from .locks import read_lock, read_lock_beside, read_notice

_NAME = re.compile(f"[{lexicon.NAME_START}][{lexicon.NAME_CHARACTERS}]*")


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of the new notice, the lock that belongs to them, and what there is to say about its structure."""

    entries: tuple[Entry, ...]
    lock: bytes
    facts: NoticeFacts = field(default_factory=NoticeFacts)
    doubts: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerFile:
    rules: Former
    region: Region

    @property
    def year(self) -> int:
        return self.rules.year


def clauses_of_notice(path: Path, vocabulary: Vocabulary) -> Clauses | Diagnostic:
    source = read_text(path)
    if isinstance(source, Diagnostic):
        return source
    outline = citations.outline_of(source.text)
    if not outline.clauses:
        return Diagnostic(citations.Unclear.NO_CLAUSES.value, InFile(source.name))
    doubts = (Diagnostic(d.why.value, InFile(source.name), {"clause": d.number}) for d in outline.doubts)
    lock = citations.make_lock(outline, path.name).encode("utf-8")
    return Clauses(_entries(outline), lock, notice_facts(source.text, vocabulary), tuple(doubts))


def clauses_of_lock(path: Path) -> Clauses | Diagnostic:
    lock = read_lock(path)
    if isinstance(lock, Diagnostic):
        return lock
    return Clauses(_locked(lock), path.read_bytes())


def former_of(path: Path, loaded: Loaded, policy: Policy) -> FormerFile:
    """A rule file with the clauses of its lock; their words too, where the text that was locked stands beside it."""
    lock = required(read_lock_beside(path) or Diagnostic("P430", InFile(str(path)), {"lock": lock_beside(str(path))}))
    pieces = loaded.pieces or pieces_of(rule_file(loaded.source))
    outline = read_notice(path.with_name(lock.notice_name)) if _is_plain(lock.notice_name) else None
    is_that = isinstance(outline, citations.Outline) and outline.hash == lock.notice_hash
    entries = _entries(outline) if is_that and isinstance(outline, citations.Outline) else _locked(lock)
    return FormerFile(Former(loaded.id, pieces, policy.header.year, entries), policy.header.region)


def identifier_of(path: Path, facts: NoticeFacts) -> str:
    """The 政策 id: the name of the file where it can be one, else region and year."""
    if _NAME.fullmatch(path.stem):
        return path.stem
    assert facts.region is not None
    return f"{facts.region.names[0]}{facts.year}"


def _is_plain(name: str) -> bool:
    return Path(name).name == name


def _entries(outline: citations.Outline) -> tuple[Entry, ...]:
    return tuple(Entry(c.clause, c.hash, c.is_heading, c.text) for c in outline.clauses)


def _locked(lock: citations.Lock) -> tuple[Entry, ...]:
    return tuple(Entry(c.clause, c.hash, c.is_heading) for c in lock.clauses)
