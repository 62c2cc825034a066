"""The one spelling of each token: half-width brackets and signs, full-width comma and colon, as notices are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lark import Token

from ..keyword_language import KeywordLanguage
from ..lexicon import (
    BLANK,
    HEADERS,
    KEYWORDS,
    NAME_CHARACTERS,
    NAME_START,
    UNIT_TWINS,
    UNITS,
    header_of,
    keyword_of,
    opening_of,
)
from ..parse import tokens_of
from ..source import Source
from . import whole_lines

_SIGNS = {
    written: sign
    for sign, others in (
        *(("=", "＝"), ("，", ","), ("：", ":"), ("|", "｜"), ("(", "（"), (")", "）"), ("[", "［ 【"), ("]", "］ 】")),
        *(("+", "＋"), ("-", "－ −"), ("×", "* ＊ ✕"), ("÷", "/ ／"), ("<", "＜"), (">", "＞"), ("≠", "!= !＝")),
        *(("≤", "<= ＜= <＝ ＜＝"), ("≥", ">= ＞= >＝ ＞＝")),
    )
    for written in others.split()
}
_SIGN_TYPES = frozenset(
    ("EQ", "COMPARE", "ADD_OP", "MUL_OP", "_COMMA", "_COLON", "_LBRACKET", "_RBRACKET", "BAR", "_LPAR", "_RPAR")
)
_NONE_BEFORE = frozenset(("SEP", "_COMMA", "_COLON", "_RPAR", "_LBRACKET", "_RBRACKET"))
_NONE_BEHIND = frozenset(("SEP", "_COMMA", "_COLON", "_LPAR", "_LBRACKET", "CALL", "ONE_AMONG", "ALL_AMONG"))
_WORDS = {word.terminal: {"zh": word.chinese, "en": word.english} for word in (*KEYWORDS, *HEADERS)}
_UNIT = {"zh": {english: chinese for chinese, english in UNIT_TWINS} | {"year": "年"}, "en": dict(UNIT_TWINS)}
_BLANKS = re.compile(rf"[{BLANK}]+")
_QUANTITY = re.compile(rf"(?P<number>[0-9.]+)[{BLANK}]*(?P<unit>.+)")
_BARE_NAME = re.compile(rf"[{NAME_START}][{NAME_CHARACTERS}]*")
_LIKE_A_UNIT = re.compile(rf"(?:{'|'.join(unit for units in UNITS.values() for unit in units)})(?:[内起].*)?")
"""Behind a number such a name would be its unit."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How tokens are written: keywords in `language` (None: as they are), names as `names` gives them."""

    language: KeywordLanguage | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    def spaced(self, tokens: Sequence[Token]) -> str:
        """One blank between words, none around what joins them."""
        pieces: list[str] = []
        joined = True
        for token in tokens:
            kind = token.type
            if not joined and kind not in _NONE_BEFORE:
                pieces.append(" ")
            pieces.append(self.of(token))
            joined = kind in _NONE_BEHIND
        return "".join(pieces)

    def of(self, token: Token) -> str:
        """One token other than a header line."""
        kind, written = token.type, str(token)
        if kind == "NAME":
            return self._name(written)
        if kind in _SIGN_TYPES:
            return _SIGNS.get(written, written)
        if kind == "QUANTITY":
            return self._quantity(written)
        if kind == "STRING":
            return whole_lines.straight_quotes(written)
        if kind == "TIME":
            return written.replace("：", ":")
        if kind == "CITE":
            keyword = opening_of(written, "PER")
            return f"{self._word('PER', keyword)} {whole_lines.citation(written[len(keyword) :])}".rstrip()
        if kind == "SET_ASIDE":
            return self._set_aside(written)
        return self._word(kind, written)

    def header(self, token: Token) -> tuple[str, str]:
        """A header line's word and what follows it."""
        line = whole_lines.header(str(token))
        return self._word(line.terminal, line.word), self.header_text(line.terminal, line.text)

    def header_text(self, terminal: str, text: str) -> str:
        """认定时点 is an expression, 地区 a code and a name; all others are kept to the letter."""
        if terminal == "region":
            return _BLANKS.sub(" ", text)
        return self.spaced(tuple(tokens_of(Source("", text)))) if terminal == "recognised_at" else text

    def _word(self, kind: str, written: str) -> str:
        """A keyword; what is none stays as it is."""
        twins = _WORDS.get(kind)
        return written if self.language is None or twins is None else twins[self.language]

    def _name(self, written: str) -> str:
        bare = written[1:-1] if written.startswith("「") else written
        name = self.names.get(bare, bare)
        return written if name == written else quoted_where_needed(name)

    def _quantity(self, written: str) -> str:
        parts = _QUANTITY.fullmatch(written)
        assert parts is not None
        number, unit = parts["number"], parts["unit"]
        if unit in UNITS["rate"]:
            return f"{number}%"
        if self.language is not None:
            unit = _UNIT[self.language].get(unit, unit)
        if unit in ("year", "years"):
            unit = "year" if number == "1" else "years"
        return f"{number} {unit}"

    def _set_aside(self, written: str) -> str:
        line = whole_lines.set_aside(written)
        opening = opening_of(written, "SET_ASIDE")
        word = self._word("SET_ASIDE", opening)
        if line.clauses and line.reason:
            because = self._word("BECAUSE", _WORDS["BECAUSE"]["en" if opening.isascii() else "zh"])
            return f"{word} {line.clauses} {because} {line.reason}"
        return f"{word} {line.clauses or line.reason}".rstrip()


def is_bare(name: str) -> bool:
    """Whether a name can stand without 「」 wherever names stand."""
    reserved = keyword_of(name) or header_of(name) or _LIKE_A_UNIT.fullmatch(name)
    return _BARE_NAME.fullmatch(name) is not None and not reserved


def quoted_where_needed(name: str) -> str:
    return name if is_bare(name) else f"「{name}」"
