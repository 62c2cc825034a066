"""The sentences of an explanation, a row each: Chinese, English.

Names from the rule file stay as the officer wrote them in either language.
"""

from __future__ import annotations

from collections.abc import Iterable

from dsl import Language
from engine.fields import split

from ....texts.rows import Rows
from . import aids, headings, rules, unsettled, values

WORDS: Rows = {**headings.WORDS, **values.WORDS, **rules.WORDS, **aids.WORDS, **unsettled.WORDS}


def say(language: Language, key: str, /, **words: object) -> str:
    """A sentence in the reader's language, with its words filled in."""
    chinese, english = WORDS[key]
    return (chinese if language == "zh" else english).format_map(words)


def listed(language: Language, names: Iterable[str]) -> str:
    """Names in a row."""
    return say(language, "names").join(names)


def either(language: Language, shown: Iterable[str]) -> str:
    """Alternatives, each once; in Chinese a blank stands only beside Latin letters and digits."""
    word = say(language, "or")
    first, *others = dict.fromkeys(shown)
    for other in others:
        before, after = (" " * first[-1:].isascii(), " " * other[:1].isascii()) if language == "zh" else ("", "")
        first += before + word + after + other
    return first


def field_name(language: Language, field: str) -> str:
    """A predeclared field in the reader's words, with its product; an officer's own result keeps its name."""
    bare, product = split(field)
    if product:
        return say(language, "of_product", field=field_name(language, bare), product=product)
    if f"field.{field}" in WORDS:
        return say(language, f"field.{field}")
    prefix, dot, name = field.partition(".")
    return say(language, f"field.{prefix}.", name=name) if dot and f"field.{prefix}." in WORDS else field
