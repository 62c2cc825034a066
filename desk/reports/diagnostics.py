"""The formats of `pol check --format`, by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TextIO

from dsl import Diagnostic, Language

from . import diagnostics_github, diagnostics_json, diagnostics_sarif, diagnostics_text

FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], Language], str]] = {
    "text": diagnostics_text.render,
    "json": diagnostics_json.render,
    "sarif": diagnostics_sarif.render,
    "github": diagnostics_github.render,
}


def wants_colour(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Colour is for people at a terminal who have not declined it."""
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
