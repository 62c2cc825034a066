"""Permissions: `# 允许 P512 因 通知没有写` in a comment accepts findings there, with a reason.

Behind a line it holds for that line. On a line of its own it holds for the line below, and where a statement begins
there, for all of the statement; above 政策 also for what concerns the file as a whole. Errors can't be permitted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dsl import CODES, Diagnostic, Edit, Fix, InFile, InSource, Severity, Source, Span, tokens_of

_BLANK = r"[ \t\u3000]"
_LISTED = rf"P\d+(?:{_BLANK}*[、，,]?{_BLANK}*P\d+)*"
_PERMITS = "允许|许可|allow|permit"
_PERMISSION = re.compile(rf"[#＃]{_BLANK}*(?:{_PERMITS}){_BLANK}*[：:]?{_BLANK}*(?P<codes>{_LISTED})(?P<rest>[^\n\r]*)")
_REASON = re.compile(rf"{_BLANK}*(?:(?:因为?|because)[：:]?|[：:]){_BLANK}*[\"“]?(?P<reason>[^\"”]*)")
_CODE = re.compile(r"P\d+")
_QUOTED = ("STRING", "SET_ASIDE")
"""Tokens with quotation marks, inside which a # begins no comment."""
_STATEMENT = re.compile(r"[^\s#＃\ufeff]")


@dataclass(frozen=True, slots=True)
class Permission:
    """For these codes in lines `first` to `last` (both inclusive, from 1); `whole` also for the file as a whole.

    `problem`: why it can't be read, Chinese and English; then it permits nothing.
    """

    codes: tuple[str, ...]
    span: Span
    first: int = 0
    last: int = 0
    whole: bool = False
    problem: tuple[str, str] | None = None


def permitted(
    source: Source, found: Iterable[Diagnostic], was_looked_for: Callable[[str], bool]
) -> tuple[Diagnostic, ...]:
    """What no permission covers, and what is wrong with those of `source`.

    A permission is not needed where a code that was looked for was not found.
    """
    needed: set[tuple[Permission, str]] = set()
    left: list[Diagnostic] = []
    for one in found:
        covering = [p for p in _around(source, one) if one.code in p.codes] if _may_be_permitted(one) else []
        needed.update((permission, one.code) for permission in covering)
        left += [] if covering else [one]
    for permission in permissions_of(source):
        if permission.problem is not None:
            why = dict(zip(("why_zh", "why_en"), permission.problem, strict=True))
            left.append(Diagnostic("P941", InSource(source, permission.span), why))
            continue
        spare = [code for code in permission.codes if (permission, code) not in needed and was_looked_for(code)]
        left += _unused(source, permission, tuple(spare))
    return tuple(left)


def _may_be_permitted(found: Diagnostic) -> bool:
    return found.severity is not Severity.ERROR


def _unused(source: Source, permission: Permission, spare: Sequence[str]) -> Iterator[Diagnostic]:
    if spare:
        # The reason was written by somebody: leaving it out is for people to decide.
        fix = Fix((_without_comment(source, permission),)) if spare == permission.codes else None
        yield Diagnostic("P940", InSource(source, permission.span), {"code": "、".join(spare)}, fix=fix)


def _without_comment(source: Source, permission: Permission) -> Edit:
    """With its line, where it stands alone in it."""
    line = source.position(permission.span.start)[0]
    start, text = source.start_of(line), source.line_text(line)
    before = source.text[start : permission.span.start]
    if before.strip():
        return Edit(Span(start + len(before.rstrip()), permission.span.end), "")
    end = source.text.find("\n", start + len(text))
    return Edit(Span(start, len(source.text) if end < 0 else end + 1), "")


def _around(source: Source, found: Diagnostic) -> Iterator[Permission]:
    match found.place:
        case InSource(source=own, span=span):
            line = own.position(span.start)[0]
            yield from (p for p in permissions_of(own) if p.problem is None and p.first <= line <= p.last)
        case InFile(file=file) if file == source.name:
            yield from (p for p in permissions_of(source) if p.problem is None and p.whole)


@lru_cache(maxsize=16)
def permissions_of(source: Source) -> tuple[Permission, ...]:
    """In the order of the file."""
    found = list(_PERMISSION.finditer(source.text))
    if not found:
        return ()
    places = [(token.start_pos or 0, token.end_pos or 0) for token in tokens_of(source) if token.type in _QUOTED]
    starts = [start for start, _ in places]
    return tuple(_read(source, match) for match in found if not _is_within(match.start(), starts, places))


def _is_within(at: int, starts: Sequence[int], places: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < places[index][1]


def _read(source: Source, match: re.Match[str]) -> Permission:
    span = Span(match.start(), match.start() + len(match[0].rstrip()))
    codes = tuple(dict.fromkeys(_CODE.findall(match["codes"])))
    unknown = [code for code in codes if code not in CODES]
    errors = [code for code in codes if code in CODES and CODES[code].severity is Severity.ERROR]
    reason = _REASON.match(match["rest"])
    if unknown:
        return Permission((), span, problem=(f"没有 {unknown[0]} 这个代码", f"there is no code {unknown[0]}"))
    if errors:
        return Permission(
            (), span, problem=(f"{errors[0]} 是错误，只能改，不能允许", f"{errors[0]} is an error: mend it")
        )
    if reason is None or not reason["reason"].strip():
        return Permission((), span, problem=("没有用「因」写明原因", "it gives no reason behind because"))
    return _placed(source, codes, span)


def _placed(source: Source, codes: tuple[str, ...], span: Span) -> Permission:
    lines = source.text.split("\n")
    line = source.position(span.start)[0]
    if lines[line - 1][: span.start - source.start_of(line)].strip(" \t\u3000\ufeff"):
        return Permission(codes, span, line, line)
    first = line + 1
    while first <= len(lines) and lines[first - 1].lstrip().startswith(("#", "＃")):
        first += 1
    last = first
    if first <= len(lines) and _STATEMENT.match(lines[first - 1]):
        while last < len(lines) and not _STATEMENT.match(lines[last]):
            last += 1
    whole = first <= len(lines) and lines[first - 1].startswith(("政策", "policy"))
    return Permission(codes, span, first, last, whole)
