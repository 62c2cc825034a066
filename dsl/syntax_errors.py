"""An unexpected token → one diagnostic that says what is wrong in the officer's words."""

from __future__ import annotations

import re
from difflib import get_close_matches

from lark import Token

from .diagnostics import Diagnostic, Edit, InSource
from .lexicon import KEYWORDS, Group, chinese_of, keyword_of
from .source import Source, Span

TERMINAL_WORDS = {
    "NAME": "名称",
    "NUMBER": "数字",
    "QUANTITY": "带单位的数（如 400 元、3 个月）",
    "DATE": "日期（如 2024-09-01）",
    "STRING": "引号里的文字",
    "CALL": "函数",
    "CITE": "依据 …",
    "HEADER": "抬头行",
    "_CONT": "缩进的下一行",
    "EQ": "＝",
    "COMPARE": "≥ ≤ < > ≠",
    "ADD_OP": "+ -",
    "MUL_OP": "×",
    "SEP": "、",
    "_COMMA": "，",
    "_COLON": "：",
    "_LBRACKET": "[",
    "_RBRACKET": "]",
    "BAR": "|",
    "_LPAR": "（",
    "_RPAR": "）",
    "$END": "行末",
}
_OPERATORS = {"ADD_OP", "MUL_OP", "COMPARE", "EQ", "AND", "OR", "IN", "ONE_OF", "AS_OF", "FULLY_AFTER", "OF"}
_FULLWIDTH_DIGITS = re.compile(r"[０-９][０-９．，]*")
_CHINESE_DATE = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_LOOSE_DATE = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?")


def diagnose(source: Source, statement: list[Token], token: Token, expected: set[str]) -> Diagnostic:
    """Turn the parser's complaint about one statement into a finding with a fix where one is plain."""
    previous = _previous(statement, token)
    for attempt in ATTEMPTS:
        found = attempt(source, statement, token, previous, expected)
        if found is not None:
            return found
    words = {"found": _shown(token), "expected": expected_words(expected)}
    return Diagnostic("P110", InSource(source, _span(token)), words)


def expected_words(expected: set[str], most: int = 6) -> str:
    """What could stand here, at most so many kinds; operators are left out where anything else is possible."""
    plain = sorted(expected - _OPERATORS) or sorted(expected)
    words = [word for word in (TERMINAL_WORDS.get(name) or chinese_of(name) for name in plain) if word]
    more = "…" if len(words) > most else ""
    return "、".join(dict.fromkeys(words[:most])) + more


def _bad_number(
    source: Source, _statement: list[Token], token: Token, _previous: Token | None, _expected: set[str]
) -> Diagnostic | None:
    at = token.start_pos or 0
    line_start = source.text.rfind("\n", 0, at) + 1
    line_end = source.text.find("\n", at)
    line = source.text[line_start : len(source.text) if line_end < 0 else line_end]
    for pattern, code in (
        (_FULLWIDTH_DIGITS, "P102"),
        (_CHINESE_DATE, "P104"),
        (_LOOSE_DATE, "P104"),
        (_THOUSANDS, "P105"),
    ):
        for match in pattern.finditer(line):
            start, end = line_start + match.start(), line_start + match.end()
            if start <= at <= end:
                text = _mended(code, match)
                span = Span(start, end)
                return Diagnostic(
                    code, InSource(source, span), {"found": match[0], "better": text}, fix=Edit(span, text)
                )
    return None


def _mended(code: str, match: re.Match[str]) -> str:
    if code == "P104":
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return match[0].translate(str.maketrans("０１２３４５６７８９．", "0123456789.", ",，"))


def _mixed(
    source: Source, _statement: list[Token], token: Token, _previous: Token | None, expected: set[str]
) -> Diagnostic | None:
    """且 after 或, or the other way round, without brackets."""
    other = {"AND": "OR", "OR": "AND"}.get(token.type)
    return Diagnostic("P117", InSource(source, _span(token))) if other in expected else None


def _missing_space(
    source: Source, _statement: list[Token], token: Token, previous: Token | None, expected: set[str]
) -> Diagnostic | None:
    for candidate in (token, previous):
        if candidate is None or candidate.type not in ("NAME", "CALL"):
            continue
        split = split_keyword(str(candidate), expected if candidate is token else None)
        if split is not None:
            better = " ".join(split)
            span = _span(candidate)
            return Diagnostic(
                "P111", InSource(source, span), {"found": str(candidate), "better": better}, fix=Edit(span, better)
            )
    return None


def split_keyword(name: str, expected: set[str] | None = None) -> tuple[str, str] | None:
    """`当低保` → (当, 低保): a keyword glued to a name; with `expected`, only keywords that may stand there."""
    best: tuple[str, str] | None = None
    for word in KEYWORDS:
        for spelling in (word.chinese, word.english):
            allowed = expected is None or word.terminal in expected
            if allowed and name.startswith(spelling) and len(name) > len(spelling):
                if word.group is Group.SLOT:
                    continue
                if best is None or len(spelling) > len(best[0]):
                    best = (spelling, name[len(spelling) :])
    return best


def _not_a_statement(
    source: Source, statement: list[Token], token: Token, _previous: Token | None, _expected: set[str]
) -> Diagnostic | None:
    if token is not statement[0]:
        return None
    words = [w.chinese for w in KEYWORDS if w.group in (Group.STATEMENT, Group.SLOT)]
    close = get_close_matches(str(token), words, n=1, cutoff=0.5)
    if token.type in ("_CONT", "HEADER"):
        return Diagnostic("P115", InSource(source, _span(token)))
    return Diagnostic(
        "P114",
        InSource(source, _span(token)),
        {"found": _shown(token), "words": "、".join(close or words)},
        fix=Edit(_span(token), close[0]) if close else None,
    )


def _bad_character(
    source: Source, _statement: list[Token], token: Token, _previous: Token | None, _expected: set[str]
) -> Diagnostic | None:
    if token.type != "UNEXPECTED":
        return None
    code = "P103" if str(token) in "\"“”「」'‘’" else "P101"
    shown = str(token) if str(token).isprintable() else f"U+{ord(str(token)):04X}"
    return Diagnostic(code, InSource(source, _span(token)), {"found": shown})


def _ended_early(
    source: Source, statement: list[Token], token: Token, _previous: Token | None, expected: set[str]
) -> Diagnostic | None:
    if token.type not in ("$END", "_CONT", "CITE"):
        return None
    last = statement[-1] if token.type == "$END" else (_previous or token)
    at = last.end_pos or 0
    return Diagnostic("P112", InSource(source, Span(max(0, at - 1), at)), {"expected": expected_words(expected)})


def _keyword_as_name(
    source: Source, _statement: list[Token], token: Token, _previous: Token | None, expected: set[str]
) -> Diagnostic | None:
    if "NAME" not in expected or keyword_of(str(token)) is None:
        return None
    better = f"「{token}」"
    return Diagnostic(
        "P113", InSource(source, _span(token)), {"found": str(token), "better": better}, fix=Edit(_span(token), better)
    )


def _previous(statement: list[Token], token: Token) -> Token | None:
    for at, candidate in enumerate(statement):
        if candidate is token:
            return statement[at - 1] if at else None
    return statement[-1]


def _shown(token: Token) -> str:
    text = str(token).strip()
    return text if text else "换行"


def _span(token: Token) -> Span:
    start = token.start_pos or 0
    text = str(token)
    lead = len(text) - len(text.lstrip()) if text.strip() else 0
    return Span(start + lead, max(start + lead + 1, token.end_pos or 0))


ATTEMPTS = (_bad_number, _mixed, _missing_space, _not_a_statement, _bad_character, _ended_early, _keyword_as_name)
"""What is tried in turn; the first that recognises the slip says what to do."""
