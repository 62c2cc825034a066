"""The rules for 居民身份证 numbers (`engine.facts.card_problems`) as one test in SQL on the table of persons."""

from __future__ import annotations

from collections.abc import Collection

from engine.columnar.layout import Aspect
from engine.facts import BIRTH_DATE, ID_NUMBER, ID_TYPE, IDENTITY_CARD, SEX

from .. import sql
from .forms import card_number, ends_in_x, is_card

NUMBER = '"?card"'
"""The column with the number itself, worked out once for all the tests on it; see `card_number`."""

_TEXT = sql.name(ID_NUMBER)


def can_be_checked(columns: Collection[str]) -> bool:
    """Is there a number, and a type of document to say whether it is that of an identity card?"""
    return ID_NUMBER in columns and ID_TYPE in columns


def number() -> str:
    """SQL for `NUMBER`."""
    return card_number(_TEXT)


def is_wrong(columns: Collection[str]) -> str:
    """The test for a row that has these columns of the table of persons, and `NUMBER`; never NULL."""
    tests = [_check_digit_is_wrong(), *([_sex_is_wrong()] if SEX in columns else [])]
    tests.append(_birth_is_wrong(columns))
    wrong = f"CASE WHEN {is_card(NUMBER)} THEN {sql.any_of(tests)} ELSE TRUE END"
    return f"coalesce({sql.name(ID_TYPE)} = {sql.text(IDENTITY_CARD)} AND {_TEXT} IS NOT NULL AND ({wrong}), FALSE)"


def _check_digit_is_wrong() -> str:
    """The digit at 10**k has the weight 2**k, and an X, which is 10, the weight 1. All together are 1, modulo 11.

    The sum over digit * 2**k is n - 8 * sum(2**(k-1) * (n // 10**k)), which saves taking the digits apart.
    """
    shifted = " + ".join(f"(({NUMBER} // {10**k}) << {k - 1})" for k in range(1, 18))
    return f"({NUMBER} - 8 * ({shifted})) % 11 <> CASE WHEN {ends_in_x(_TEXT)} THEN 2 ELSE 1 END"


def _birth_is_wrong(columns: Collection[str]) -> str:
    """Not in the calendar, or not what the record says."""
    spelled = f"{_TEXT}[7:10] || '-' || {_TEXT}[11:12] || '-' || {_TEXT}[13:14]"
    in_calendar = f"{_TEXT}[7:10] <> '0000' AND TRY_CAST({spelled} AS DATE) IS NOT NULL"
    if BIRTH_DATE not in columns:
        return f"NOT ({in_calendar})"
    born, none = sql.name(BIRTH_DATE), BIRTH_DATE + Aspect.NONE.value
    is_none = sql.name(none) if none in columns else "FALSE"
    differs = f"year({born}) * 10000 + month({born}) * 100 + day({born}) <> ({NUMBER} // 10000) % 100000000"
    return f"CASE WHEN {born} IS NOT NULL THEN {differs} ELSE {is_none} OR NOT ({in_calendar}) END"


def _sex_is_wrong() -> str:
    """What is neither 男 nor 女 is not compared."""
    return f"coalesce({sql.name(SEX)} = CASE WHEN {NUMBER} // 10 % 2 = 1 THEN '女' ELSE '男' END, FALSE)"
