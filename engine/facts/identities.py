"""身份: a status that a department recognises: held or not, since when, until when; and lists of such statuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dsl import Fact, Identity, Kind

from .dates import date_from, date_from_text
from .raw import Problem
from .text import folded, heading, nearest
from .words import yes_no_from

_SPAN = re.compile(r"自?(?P<since>[^至到~起]+)起?(?:[至到~](?P<until>[^至到~止]+)止?)?")
_LIST = re.compile(r"[、,;|/+]")
_NOBODY_SPECIAL = frozenset(("无", "普通", "普通人员", "普通居民", "普通人群", "一般人员", "一般居民", "一般人群"))


def identity_from(raw: object) -> Identity | bool | Problem:
    """否 is False; 是 is an identity without dates; a date alone says since when it is held."""
    if isinstance(raw, Mapping):
        return _from_object(raw)
    answer = yes_no_from(raw)
    if isinstance(answer, bool):
        return Identity() if answer else False
    if isinstance(raw, date):
        since = date_from(raw)
        return since if isinstance(since, Problem) else Identity(since)
    if isinstance(raw, str) and any("0" <= char <= "9" for char in folded(raw)):
        return _from_days(folded(raw))
    return Problem("P654")


def _from_days(text: str) -> Identity | Problem:
    span = _SPAN.fullmatch(text)
    if span is None:
        return Problem("P654")
    since = date_from_text(span["since"])
    until = date_from_text(span["until"]) if span["until"] else None
    return _between(since, until)


def _from_object(raw: Mapping[object, object]) -> Identity | Problem:
    if not set(raw) <= {"since", "until"}:
        return Problem("P654")
    since, until = (None if day is None else date_from(day) for day in (raw.get("since"), raw.get("until")))
    return _between(since, until)


def _between(since: date | Problem | None, until: date | Problem | None) -> Identity | Problem:
    if isinstance(since, Problem):
        return since
    if isinstance(until, Problem):
        return until
    reversed_days = since is not None and until is not None and since > until
    return Problem("P655") if reversed_days else Identity(since, until)


def names_of_identities(facts: Mapping[str, Fact]) -> Mapping[str, str]:
    """Every word by which a list of 人员类别 may name an identity, with the fact it means."""
    return {
        heading(word): fact.name
        for fact in facts.values()
        if fact.type.kind is Kind.IDENTITY
        for word in (*fact.synonyms, fact.key, fact.name)
    }


def listed_identities(raw: object, names: Mapping[str, str]) -> Iterator[str | Problem]:
    """The facts that a list such as 低保对象、重度残疾人 says are held. What it leaves out, it leaves open."""
    for word in _words(raw):
        if heading(word) in _NOBODY_SPECIAL:
            continue
        fact = names.get(heading(word))
        yield fact if fact is not None else _unknown(word, names)


def _words(raw: object) -> Iterator[str]:
    if isinstance(raw, str):
        yield from filter(None, (word.strip() for word in _LIST.split(folded(raw).replace("，", ","))))
    elif isinstance(raw, Sequence) and all(isinstance(item, str) for item in raw):
        yield from raw
    else:
        yield ""


def _unknown(word: str, names: Mapping[str, str]) -> Problem:
    near = dict.fromkeys(names[word] for word in nearest(heading(word), tuple(names)))
    return Problem("P657", {"nearest": "、".join(near)}) if near else Problem("P656")
