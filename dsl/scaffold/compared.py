"""What became of the numbers of a clause since the year before, in the words of a mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from ..diagnostics import Language
from .days import carried, carried_year
from .numbers import Kind, Number, bare, numbers_in, stated_in


def changed(former: str, new: str, years: int, language: Language) -> str:
    """`former`, `new`: the texts of the clause, both known. Days that are `years` later are what was expected.

    Never says that the numbers agree with a statement: only texts are compared.
    """
    before, after = stated_in(bare(former)), [number.text for number in stated_in(bare(new))]
    expected = [_expected(number, years, after) for number in before]
    lost = _without([number.text for number in before], expected, after)
    fresh = _without(after, after, expected)
    is_chinese = language == "zh"
    if lost or fresh:
        return _replaced(lost, fresh, is_chinese)
    if expected != after:
        was, now = _listed((number.text for number in before), is_chinese), _listed(after, is_chinese)
        return f"数的先后变了：去年 {was} → 今年 {now}" if is_chinese else f"numbers in another order: {was} → {now}"
    if expected != [number.text for number in before]:
        years_en = f"{years} year{'' if years == 1 else 's'}"
        return (
            f"日期晚了 {years} 年，没有看到别的数变了"
            if is_chinese
            else f"days are {years_en} later; no other number was seen to change"
        )
    return "文字有改动，没有看到变了的数" if is_chinese else "the wording has changed; no number was seen to change"


def lacking(said: str, new: str, language: Language) -> str:
    """Where the former text is not known: numbers of the new one that the statements on the clause have not."""
    stated = numbers_in(bare(new))
    missing = [one for one in stated if re.search(rf"(?<![\d.]){re.escape(one)}", said) is None]
    if missing and language == "zh":
        return f"新通知有、语句里没有的数：{_listed(missing, True)}"
    if missing:
        return f"numbers of the new notice that the statements lack: {_listed(missing, False)}"
    return "文字有改动，没有两年的原文可比" if language == "zh" else "the wording has changed; no texts to compare"


def _expected(number: Number, years: int, stated: Collection[str]) -> str:
    if number.kind is Kind.DAY:
        return carried(date.fromisoformat(number.text), years, stated).isoformat()
    if number.kind is Kind.YEAR:
        return f"{carried_year(int(number.text[:4]), years, stated)}年"
    return number.text


def _without(shown: Iterable[str], numbers: Iterable[str], others: Iterable[str]) -> list[str]:
    """Those of `shown` whose number is not, or not as often, among the others."""
    left, found = Counter(others), []
    for told, number in zip(shown, numbers, strict=True):
        if left[number]:
            left[number] -= 1
        else:
            found.append(told)
    return found


def _replaced(lost: list[str], fresh: list[str], is_chinese: bool) -> str:
    was, now = _listed(lost, is_chinese), _listed(fresh, is_chinese)
    if lost and fresh:
        return f"数变了：去年 {was} → 今年 {now}" if is_chinese else f"numbers changed: {was} → {now}"
    if fresh:
        return f"今年多出来的数：{now}" if is_chinese else f"numbers that are new: {now}"
    return f"今年没有了的数：{was}" if is_chinese else f"numbers that are gone: {was}"


def _listed(numbers: Iterable[str], is_chinese: bool) -> str:
    return ("、" if is_chinese else ", ").join(numbers)
