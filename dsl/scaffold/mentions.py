"""What a clause speaks of and no suggestion says: groups, amounts, lengths of time, and words that decide something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .names import Names
from .numbers import amounts_in, lengths_in
from .people import groups_in, payers_in

_DECIDING: tuple[tuple[str, str, str], ...] = (
    ("绿色通道", "绿色通道", ""),
    ("连续(?:参保|缴费|缴纳)", "连续缴费", "连续"),
    ("断保|中断(?:参保|缴费)", "断保", "中断|断保"),
    ("新参保", "新参保", "新参保"),
    ("新认定", "新认定", "认定"),
    ("新生儿", "新生儿", "新生儿"),
    ("死亡", "死亡", "死亡"),
    ("职工(?:基本)?医(?:保|疗保险)", "职工医保", "职工"),
    ("居住证", "居住证", "居住证"),
    ("学生", "学生", "学生"),
    ("非本[市县旗区]|外地户籍", "外地户籍", "户籍地"),
    ("核定", "核定", ""),
    ("代收", "代收", "代收"),
    ("先缴后补|先缴后返", "先缴后补", "先缴后补"),
    ("退费|退还", "退费", ""),
)
"""Words of the notice, what a mark calls it, and the words of a statement that say it (none do where empty)."""


def unsaid(text: str, statements: str, names: Names) -> tuple[str, ...]:
    """Of the bare text of a clause, in a few words each; `statements` are those suggested, in Chinese keywords."""
    return tuple(dict.fromkeys(_unsaid(text, statements, names)))


def _unsaid(text: str, statements: str, names: Names) -> Iterator[str]:
    for group in groups_in(text, names.vocabulary):
        named = (group.condition, names.groups.get(group.condition, group.name))
        if not any(name in statements for name in named):
            yield group.name
    if "资助 " in statements:
        yield from (payer.name for payer in payers_in(text) if payer.name not in statements)
    for number in (*amounts_in(text), *lengths_in(text)):
        if re.search(rf"(?<![\d.]){re.escape(number.text)}", statements) is None:
            yield number.text
    for word, label, evidence in _DECIDING:
        if re.search(word, text) and not (evidence and re.search(evidence, statements)):
            yield label
