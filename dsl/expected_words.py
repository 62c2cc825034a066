"""What the parser would have taken, in the officer's words."""

from __future__ import annotations

from .lexicon import chinese_of

TERMINAL_WORDS = {
    "NAME": "名称",
    "NUMBER": "数字",
    "QUANTITY": "带单位的数（如 400 元、3 个月）",
    "DATE": "日期（如 2024-09-01）",
    "TIME": "时刻（如 17:30）",
    "STRING": "引号里的文字",
    "CALL": "函数",
    "CITE": "依据 …",
    "_CONT": "缩进的下一行",
    "EQ": "“=”",
    "COMPARE": "比较号（≥ ≤ < > ≠）",
    "ADD_OP": "“+”或“-”",
    "MUL_OP": "“×”或“÷”",
    "SEP": "“、”",
    "_COMMA": "“，”",
    "_COLON": "“：”",
    "_LBRACKET": "“[”",
    "_RBRACKET": "“]”",
    "BAR": "“|”",
    "_LPAR": "“（”",
    "_RPAR": "“）”",
    "$END": "行末",
}
_OPERATORS = {"ADD_OP", "MUL_OP", "COMPARE", "EQ", "IN", "ONE_OF", "AS_OF", "FULLY_AFTER", "OF"}
_FIRST = ("$END", "CITE", "EQ", "WHEN", "AND", "OR", "NAME", "_CONT", "STRING", "QUANTITY", "DATE")
"""What an officer most often meant, named first."""


def expected_words(expected: set[str], most: int = 6) -> str:
    """What could stand here, at most so many kinds; after a value the operators are left out."""
    plain = expected - _OPERATORS if "ADD_OP" in expected else expected
    ordered = sorted(plain, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    words = [word for word in (TERMINAL_WORDS.get(name) or chinese_of(name) for name in ordered) if word]
    more = "…" if len(words) > most else ""
    return "、".join(dict.fromkeys(words[:most])) + more
