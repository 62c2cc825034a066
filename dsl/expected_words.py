"""What the parser would have taken, in the officer's words."""

from __future__ import annotations

from .lexicon import chinese_of

TERMINAL_WORDS = {
    "NAME": ("名称", "a name"),
    "NUMBER": ("数字", "a number"),
    "QUANTITY": ("带单位的数（如 400 元、3 个月）", "a number with its unit (400 元, 3 个月)"),
    "DATE": ("日期（如 2024-09-01）", "a date (2024-09-01)"),
    "TIME": ("时刻（如 17:30）", "a time (17:30)"),
    "STRING": ("引号里的文字", "a text in quotation marks"),
    "CALL": ("函数", "a function"),
    "CITE": ("依据 …", "依据 …"),
    "_CONT": ("缩进的下一行", "an indented line"),
    "EQ": ("“=”", "“=”"),
    "COMPARE": ("比较号（≥ ≤ < > ≠）", "a comparison (≥ ≤ < > ≠)"),
    "ADD_OP": ("“+”或“-”", "“+” or “-”"),
    "MUL_OP": ("“×”或“÷”", "“×” or “÷”"),
    "SEP": ("“、”", "“、”"),
    "_COMMA": ("“，”", "“，”"),
    "_COLON": ("“：”", "“：”"),
    "_LBRACKET": ("“[”", "“[”"),
    "_RBRACKET": ("“]”", "“]”"),
    "BAR": ("“|”", "“|”"),
    "_LPAR": ("“（”", "“（”"),
    "_RPAR": ("“）”", "“）”"),
    "$END": ("行末", "the end of the line"),
}
_OPERATORS = {"ADD_OP", "MUL_OP", "COMPARE", "EQ", "IN", "ONE_OF", "AS_OF", "FULLY_AFTER", "OF"}
_FIRST = ("$END", "CITE", "EQ", "WHEN", "AND", "OR", "NAME", "_CONT", "STRING", "QUANTITY", "DATE")
"""What an officer most often meant, named first."""


def expected_words(expected: set[str], most: int = 6) -> dict[str, str]:
    """What could stand here, at most so many kinds; after a value the operators are left out.

    As the arguments `expected_zh` and `expected_en` of a finding.
    """
    plain = expected - _OPERATORS if "ADD_OP" in expected else expected
    ordered = sorted(plain, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    words = dict.fromkeys(found for found in map(_words, ordered) if found)
    more = "…" if len(words) > most else ""
    chinese, english = zip(*list(words)[:most], strict=True) if words else ((), ())
    return {"expected_zh": "、".join(chinese) + more, "expected_en": ", ".join(english) + more}


def _words(terminal: str) -> tuple[str, str] | None:
    keyword = chinese_of(terminal)
    return TERMINAL_WORDS.get(terminal) or (None if keyword is None else (keyword, keyword))
