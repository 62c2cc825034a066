"""The formats of `pol check --format`, by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from dsl import Diagnostic, Language

from . import github, json, sarif, text

FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], Language], str]] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "github": github.render,
}


def wants_colour(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Colour is for people at a terminal who have not declined it."""
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
