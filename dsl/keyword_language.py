"""The language of a rule file's keywords, and what is said of it with its keywords in English."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from .lexicon import BLANK, HEADERS, KEYWORDS, NOT_IN_A_NAME, UNIT_TWINS
from .source import Source

KeywordLanguage = Literal["zh", "en"]

_ROWS = (*KEYWORDS, *HEADERS)
_SPELLINGS = "|".join(spelling for word in _ROWS for spelling in (word.chinese, word.english))
_FIRST = re.compile(rf"^[{BLANK}]*({_SPELLINGS}){NOT_IN_A_NAME}", re.MULTILINE)
_WORDS = {word.chinese: word.english for word in _ROWS} | {"允许": "allow"}
_UNITS = dict(UNIT_TWINS)
_EDGES = {"（自）": " (from)", "（至）": " (to)"}
_FIELD = re.compile(rf"(?<![^「、])({'|'.join(word.chinese for word in KEYWORDS)})(（[自至]）)?(?=$|[\[」、])")
"""A result in a list of names, perhaps with one of its edges or with its product."""
_QUANTITY = re.compile(rf"(?<![\w.-])([0-9.]+) ({'|'.join(_UNITS)})(?![一-鿿])")
_WORD = re.compile(r"(?<![\w「“])[一-鿿]+(?![\w」”])(?! [-+×÷])")
"""A word by itself. With a sign of arithmetic behind it 年度 is the year that is counted with, a name."""
_ATOM = r"(?:\[[一-鿿]+\]|[一-鿿]+(?:[(\[][^()\[\]]*[)\]])?[0-9]*|「…」)"
_MORE = (
    rf"(?:{_ATOM}|\([一-鿿 ]+\)|\{{\w+\}}|\"…\"|…|[0-9一二三四五六七八九十()]+(?: (?:{'|'.join(_UNITS)})(?![一-鿿]))?)"
)
_PHRASE = re.compile(rf"(?<![\w「“])(?<![0-9] ){_ATOM}(?:(?: (?:[-+×÷=≥] )?|[、：]){_MORE})*")
"""What stands together in a sentence as it would in a rule file."""
_GLOSS = re.compile(r"(?P<words>(?:[一-鿿]+(?:, | or | and )?)+) \(“?(?P<gloss>[a-z_]+(?:, [a-z_]+)*)”?\)")


def keyword_language(source: Source) -> KeywordLanguage:
    """The language in which most lines of a file that begin with a keyword do so; Chinese where none does."""
    return _of_text(source.text)


@lru_cache(maxsize=16)
def _of_text(text: str) -> KeywordLanguage:
    first = [match[1].isascii() for match in _FIRST.finditer(text)]
    return "en" if 2 * sum(first) > len(first) else "zh"


def in_english(written: str) -> str:
    """A piece of a rule file with its keywords and units in English: 未规定 其他 → unstated otherwise."""
    written = _QUANTITY.sub(lambda one: _quantity(one[1], _UNITS[one[2]]), written)
    return _WORD.sub(lambda one: _WORDS.get(one[0]) or _UNITS.get(one[0], one[0]), written)


def _quantity(number: str, unit: str) -> str:
    return f"{number} {'year' if unit == 'years' and number == '1' else unit}"


def fields_in_english(names: str) -> str:
    """A name, or names in 「」: those that are words of the language in English, all others as they are."""
    return _FIELD.sub(lambda one: _WORDS[one[1]] + _EDGES.get(one[2] or "", ""), names)


def sentence_in_english(sentence: str) -> str:
    """An English sentence with the pieces of a rule file in it in English, in quotation marks if that changes them.

    What explains a Chinese word, as in 无 (none), goes.
    """
    sentence = _GLOSS.sub(lambda one: one["words"] if _explains(one) else one[0], sentence)
    return in_english(_PHRASE.sub(lambda one: _quoted(one[0]), sentence))


def _explains(one: re.Match[str]) -> bool:
    return [_WORDS.get(word) for word in re.findall("[一-鿿]+", one["words"])] == one["gloss"].split(", ")


def _quoted(phrase: str) -> str:
    english = in_english(phrase)
    return phrase if english == phrase else f"“{english}”"
