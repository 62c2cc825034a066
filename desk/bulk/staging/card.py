"""The rules for 居民身份证 numbers (`engine.facts.card_problems`) as one test in SQL on the table of persons."""

from __future__ import annotations

from collections.abc import Collection

from engine.columnar.layout import Aspect
from engine.facts import BIRTH_DATE, ID_NUMBER, ID_TYPE, IDENTITY_CARD, SEX

from .. import sql
from .forms import are_digits, card_digits

DIGITS = '"?digits"'
"""The column with the first 17 digits as a number, worked out once for all the tests on it; see `are_digits`."""

_CHECK_DIGITS = "10X98765432"
_NUMBER = sql.name(ID_NUMBER)


def can_be_checked(columns: Collection[str]) -> bool:
    """Is there a number, and a type of document to say whether it is that of an identity card?"""
    return ID_NUMBER in columns and ID_TYPE in columns


def digits() -> str:
    """SQL for `DIGITS`."""
    return card_digits(_NUMBER)


def is_wrong(columns: Collection[str]) -> str:
    """The test for a row that has these columns of the table of persons, and `DIGITS`; never NULL."""
    tests = [f"{_NUMBER}[18:18] <> {_check_digit()}", *([_sex_is_wrong()] if SEX in columns else [])]
    tests.append(_birth_is_wrong(columns))
    wrong = f"CASE WHEN {are_digits(DIGITS)} THEN {sql.any_of(tests)} ELSE TRUE END"
    return f"coalesce({sql.name(ID_TYPE)} = {sql.text(IDENTITY_CARD)} AND {_NUMBER} IS NOT NULL AND ({wrong}), FALSE)"


def _check_digit() -> str:
    """The weight of the digit at 10**k is 2**(k+1), modulo 11.

    The sum over digit * 2**k is n - 4 * sum(2**k * (n // 10**k)), which saves taking the digits apart.
    """
    shifted = " + ".join(f"{2**k} * ({DIGITS} // {10**k})" for k in range(1, 17))
    return f"{sql.text(_CHECK_DIGITS)}[CAST((2 * ({DIGITS} - 4 * ({shifted}))) % 11 AS INTEGER) + 1]"


def _birth_is_wrong(columns: Collection[str]) -> str:
    """Not in the calendar, or not what the record says."""
    spelled = f"{_NUMBER}[7:10] || '-' || {_NUMBER}[11:12] || '-' || {_NUMBER}[13:14]"
    in_calendar = f"{_NUMBER}[7:10] <> '0000' AND TRY_CAST({spelled} AS DATE) IS NOT NULL"
    if BIRTH_DATE not in columns:
        return f"NOT ({in_calendar})"
    born, none = sql.name(BIRTH_DATE), BIRTH_DATE + Aspect.NONE.value
    is_none = sql.name(none) if none in columns else "FALSE"
    differs = f"year({born}) * 10000 + month({born}) * 100 + day({born}) <> ({DIGITS} // 1000) % 100000000"
    return f"CASE WHEN {born} IS NOT NULL THEN {differs} ELSE {is_none} OR NOT ({in_calendar}) END"


def _sex_is_wrong() -> str:
    """What is neither 男 nor 女 is not compared."""
    return f"coalesce({sql.name(SEX)} = CASE WHEN {DIGITS} % 2 = 1 THEN '女' ELSE '男' END, FALSE)"
