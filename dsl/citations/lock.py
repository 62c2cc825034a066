"""The clause lock (条款锁定文件), `NAME.cite.json`: clause numbers with a hash each, and none of the notice's text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from .clause import Clause
from .fingerprint import LENGTH
from .number import CitationError, parse_number
from .outline import Outline

VERSION = 1
_HASH = re.compile(rf"[0-9a-f]{{{LENGTH}}}")
_CLAUSE_KEYS = {"number", "hash", "heading"}


@dataclass(frozen=True, slots=True)
class LockedClause:
    clause: Clause
    hash: str
    is_heading: bool = False

    @property
    def number(self) -> str:
        return self.clause.number


@dataclass(frozen=True, slots=True)
class Lock:
    """What was locked: the notice by name and hash, its clauses in the order of the text."""

    notice_name: str
    notice_hash: str
    clauses: tuple[LockedClause, ...]

    def find(self, number: str) -> LockedClause | None:
        return next((clause for clause in self.clauses if clause.number == number), None)


class BadLock(Enum):
    """What is wrong with a lock file; the value is the code of the diagnostic."""

    NOT_JSON = "P431"
    SHAPE = "P432"
    VERSION = "P433"


class LockError(Exception):
    """A lock file that cannot be used: why, and the entry that is wrong (`clauses[3].hash`)."""

    def __init__(self, reason: BadLock, entry: str = "") -> None:
        super().__init__(f"{reason.name} {entry}".strip())
        self.reason = reason
        self.entry = entry


def make_lock(outline: Outline, notice_name: str) -> str:
    """The lock file's text: one clause per line, so that a changed notice reads as a short diff."""
    lines = [_line(clause.number, clause.hash, clause.is_heading) for clause in outline.clauses]
    notice = json.dumps({"name": notice_name, "hash": outline.hash}, ensure_ascii=False)
    body = ",\n".join(f"    {line}" for line in lines)
    clauses = f"[\n{body}\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "notice": {notice},\n  "clauses": {clauses}\n}}\n'


def _line(number: str, digest: str, is_heading: bool) -> str:
    entry: dict[str, str | bool] = {"number": number, "hash": digest}
    if is_heading:
        entry["heading"] = True
    return json.dumps(entry, ensure_ascii=False)


def read_lock(json_text: str) -> Lock:
    """Raises LockError where the text is not a lock file of this version."""
    document = _mapping(_parsed(json_text), "")
    if document.get("version") != VERSION or isinstance(document["version"], bool):
        raise LockError(BadLock.VERSION, "version")
    notice = _mapping(document.get("notice"), "notice")
    listed = document.get("clauses")
    if not isinstance(listed, list):
        raise LockError(BadLock.SHAPE, "clauses")
    clauses = tuple(_clause(entry, f"clauses[{at}]") for at, entry in enumerate(listed))
    _refuse_repeats(clauses)
    name = notice.get("name")
    if not isinstance(name, str):
        raise LockError(BadLock.SHAPE, "notice.name")
    return Lock(name, _hash(notice, "notice"), clauses)


def _parsed(json_text: str) -> object:
    try:
        return json.loads(json_text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as error:
        raise LockError(BadLock.NOT_JSON) from error


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise LockError(BadLock.SHAPE, key)
        found[key] = value
    return found


def _mapping(value: object, entry: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise LockError(BadLock.SHAPE, entry or "{")
    return value


def _hash(entry: Mapping[str, object], where: str) -> str:
    digest = entry.get("hash")
    if not isinstance(digest, str) or not _HASH.fullmatch(digest):
        raise LockError(BadLock.SHAPE, f"{where}.hash")
    return digest


def _clause(value: object, where: str) -> LockedClause:
    entry = _mapping(value, where)
    is_heading = entry.get("heading", False)
    if not isinstance(is_heading, bool) or entry.keys() - _CLAUSE_KEYS:
        raise LockError(BadLock.SHAPE, where)
    return LockedClause(_number(entry.get("number"), where), _hash(entry, where), is_heading)


def _number(value: object, where: str) -> Clause:
    if not isinstance(value, str):
        raise LockError(BadLock.SHAPE, f"{where}.number")
    try:
        clause = parse_number(value)
    except CitationError as error:
        raise LockError(BadLock.SHAPE, f"{where}.number") from error
    if clause.number != value:
        raise LockError(BadLock.SHAPE, f"{where}.number")
    return clause


def _refuse_repeats(clauses: Iterable[LockedClause]) -> None:
    seen: set[str] = set()
    for at, clause in enumerate(clauses):
        if clause.number in seen:
            raise LockError(BadLock.SHAPE, f"clauses[{at}].number")
        seen.add(clause.number)
