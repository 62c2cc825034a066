"""Which language to speak: Chinese first, unless the reader's settings name another."""

from __future__ import annotations

from collections.abc import Mapping

from dsl import Language

# The order is POSIX's: LC_ALL overrides the category, which overrides LANG.
SETTINGS = ("POL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(option: str | None, environ: Mapping[str, str]) -> Language:
    """`--lang` where given, else the first setting that says something."""
    setting = option or next(filter(None, map(environ.get, SETTINGS)), "")
    language = setting.partition(".")[0].partition("@")[0].replace("-", "_").partition("_")[0].lower()
    return "zh" if language in ("", "c", "posix", "zh") else "en"
