"""What a line says, as a few words in the reader's language."""

from __future__ import annotations

import re
from decimal import Decimal

from dsl import (
    NONE,
    Admit,
    Combine,
    Expression,
    InFull,
    Language,
    Literal,
    Mode,
    Pending,
    Refuse,
    Rest,
    TieRule,
    Unstated,
)
from dsl import Kind as TypeKind
from engine.compare import Days, Passage

from ..outcomes import value_words
from .words import say

_WORD = r"[\u4e00-\u9fff“”（）、]"
_BETWEEN_WORDS = re.compile(rf"(?<={_WORD}) (?={_WORD})")


def shown_value(passage: Passage, language: Language) -> str:
    """A plain value in the reader's words, a formula as written with what it comes to."""
    value = passage.value
    match value:
        case Unstated():
            return say(language, "unstated")
        case Pending():
            return _pending(value, language)
        case Rest():
            return say(language, "rest")
        case InFull():
            return say(language, "in_full")
        case Admit():
            return say(language, "admit")
        case Refuse(reason=reason):
            return say(language, "refuse", reason=reason)
        case Literal() if not passage.written or value.type.kind is not TypeKind.DATE:
            return _literal(value, language)
        case Mode() | Combine() | TieRule():
            return str(value.value)
        case None:
            return quoted(passage.written, language) or say(language, "nothing_written")
    if isinstance(value, Expression):
        amount = passage.amount
        if isinstance(amount, Decimal):
            rate = value.type.kind is TypeKind.RATE
            if " " not in passage.written:  # a name for an amount
                return amount_words(amount, rate, language)
            return say(
                language,
                "comes_to",
                written=quoted(passage.written, language),
                amount=amount_words(amount, rate, language),
            )
        return quoted(passage.written, language)
    return value_words(value, language)


def quoted(written: str, language: Language) -> str:
    """The officer's words, marked as such where they are several."""
    return say(language, "quoted", text=close(written, language)) if " " in written else written


def close(written: str, language: Language) -> str:
    """Inside a Chinese sentence words stand close to one another; a rule file has blanks between them."""
    return _BETWEEN_WORDS.sub("", written) if language == "zh" else written


def _literal(literal: Literal, language: Language) -> str:
    if literal.value is NONE:
        return say(language, "none")
    if isinstance(literal.value, Decimal):
        return amount_words(literal.value, literal.type.kind is TypeKind.RATE, language)
    return value_words(literal.value, language)


def _pending(pending: Pending, language: Language) -> str:
    by = say(language, "pending.by", by=pending.by) if pending.by else ""
    bounds = [
        say(language, f"pending.{end}", value=_literal(bound, language))
        for end, bound in (("low", pending.at_least), ("high", pending.at_most))
        if isinstance(bound, Literal)
    ]
    return say(language, "pending", by=by, bounds="".join(bounds))


def amount_words(amount: Decimal | int, rate: bool, language: Language) -> str:
    """400 元, 190.50 元, 95%."""
    if rate:
        return f"{(Decimal(amount) * 100).normalize():f}%"
    return say(language, "money", amount=plain(Decimal(amount)))


def plain(amount: Decimal) -> str:
    """Without decimals where there are none, with two for parts of a yuan."""
    if amount == amount.to_integral_value():
        return f"{amount:.0f}"
    digits = f"{amount.normalize():f}"
    return digits if len(digits.partition(".")[2]) > 1 else f"{amount:.2f}"


def signed(number: Decimal) -> str:
    """+20, −1.5."""
    return ("+" if number > 0 else "−") + unsigned(abs(number))


def unsigned(number: Decimal) -> str:
    return f"{number.normalize():f}"


def date_words(days: Days, language: Language) -> str:
    first, last = days.first.isoformat(), days.last.isoformat()
    return say(language, "days", first=first, last=last, open=days.open)
