"""Numbers, dates and times as people write them elsewhere: full-width, with commas, as 2024年9月1日, as 下午5点半."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .diagnostics import Diagnostic, InSource
from .edits import Fix
from .keyword_language import in_english, keyword_language
from .source import Source, Span

_FORMS = (
    r"\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*[日号]?",
    "-[0-9]{1,2}-[0-9]{1,2}",
    "/[0-9]{1,2}/[0-9]{1,2}",
    r"\.[0-9]{1,2}\.[0-9]{1,2}",
)
_DATE = rf"[0-9]{{4}}(?:{'|'.join(_FORMS)})(?![0-9])"
_WORD = r"[\u4e00-\u9fff]*"
_DATES = re.compile(rf"(?<![\u4e00-\u9fff]){_WORD}{_DATE}(?:{_WORD}{_DATE})*{_WORD}")
"""Dates in whatever form, with the words that are glued to them."""
_PARTS = re.compile(r"\s*([0-9]{4})\s*[-./年]\s*([0-9]{1,2})\s*[-./月]\s*([0-9]{1,2})(?:\s*[日号])?\s*")
_PROPER = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FULL_WIDTH = re.compile(r"[０-９][０-９．，]*")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?(?![0-9])")
_MONTHLY = re.compile(r"每月\s*([0-9]{1,2})\s*[日号]?\s*[至到~—-]\s*([0-9]{1,2})\s*[日号]")
_TIME = re.compile(
    r"(?:(?P<late>上午|早上|中午|下午|晚上)\s*)?(?P<hour>[0-9]{1,2})\s*[时点]"
    r"(?:(?P<half>半)|整|\s*(?P<minute>[0-9]{1,2})\s*分?)?(?![0-9\u4e00-\u9fff])"
)
_CLOCK = re.compile(
    r"(?P<late>上午|早上|中午|下午|晚上)\s*(?P<hour>[0-9]{1,2})[:：](?P<minute>[0-9]{2})(?P<half>)(?![0-9:：])"
)
"""下午5:30: the hours of a time of day run to 24."""
_AFTER_NOON = ("下午", "晚上")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


@dataclass(frozen=True, slots=True)
class Miswritten:
    """What is wrong (a code), where, and how it is written properly."""

    code: str
    span: Span
    found: str
    better: str

    def diagnostic(self, source: Source) -> Diagnostic:
        better = in_english(self.better) if keyword_language(source) == "en" else self.better
        words = {"found": self.found, "better": better}
        return Diagnostic(self.code, InSource(source, self.span), words, fix=Fix.at(self.span, better))


def miswritten_at(source: Source, at: int) -> Miswritten | None:
    """The miswritten number or date that covers, or ends at, an offset."""
    start = source.text.rfind("\n", 0, at) + 1
    end = source.text.find("\n", at)
    line = source.text[start : len(source.text) if end < 0 else end]
    for pattern in (_FULL_WIDTH, _DATES, _MONTHLY, _TIME, _CLOCK, _THOUSANDS):
        for match in pattern.finditer(line):
            if match.start() <= at - start <= match.end():
                code, better = _judged(pattern, match)
                if better != match[0]:
                    return Miswritten(code, Span(start + match.start(), start + match.end()), match[0], better)
    return None


def _judged(pattern: re.Pattern[str], match: re.Match[str]) -> tuple[str, str]:
    found = match[0]
    if pattern is _MONTHLY:
        return "P111", f"每月 {int(match[1])} 日 至 {int(match[2])} 日"
    if pattern in (_TIME, _CLOCK):
        return "P356", _time(match)
    if pattern is _DATES:
        better = _PARTS.sub(lambda m: f" {m[1]}-{int(m[2]):02}-{int(m[3]):02} ", found).strip()
        dates = [match[0].strip() for match in _PARTS.finditer(found)]
        return ("P111" if all(map(_PROPER.fullmatch, dates)) else "P104"), better
    return ("P102" if pattern is _FULL_WIDTH else "P105"), found.translate(_HALF_WIDTH)


def _time(match: re.Match[str]) -> str:
    """下午5点半 → 17:30."""
    hour = int(match["hour"])
    later = 12 if match["late"] in _AFTER_NOON and hour < 12 else 0
    minute = 30 if match["half"] else int(match["minute"] or 0)
    return f"{hour + later:02}:{minute:02}"
