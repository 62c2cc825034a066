"""Headings under which groups of persons are told, each of several fields."""

from __future__ import annotations

from collections.abc import Mapping

from dsl import Language
from engine.fields import AID, SHARE, bare

from ..results.model import field_title
from .effects import CATEGORY

_WORDS: Mapping[str, tuple[str, str]] = {
    "categories": ("人群", "Categories (人群)"),
    "money": ("个人缴费和资助", "Contribution and aid"),
    "funding": ("财政补助", "Government funding (财政补助)"),
    "benefit": ("待遇期", "Benefit period (待遇期)"),
}


def title(field: str, language: Language) -> str:
    """Of the fields that are told under one heading."""
    name = bare(field)
    if field.startswith(CATEGORY):
        return _say(language, "categories")
    if name.startswith(SHARE) or name == "财政补助":
        return _say(language, "funding")
    if name.startswith(AID) or name in ("缴费", "资助合计", "应缴", "先付", "退补"):
        return _say(language, "money")
    return _say(language, "benefit") if name in ("待遇开始", "待遇结束") else field_title(field, language)


def _say(language: Language, key: str, /, **words: object) -> str:
    return _WORDS[key][language != "zh"].format_map(words)
