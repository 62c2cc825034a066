"""How much is read at most. Far above any roster; what lies beyond is a stray cell or a trap."""

from __future__ import annotations

from dsl import Diagnostic, InFile

BYTES = 2 * 1024**3
CELLS = 40_000_000


def too_large(place: InFile) -> Diagnostic:
    return Diagnostic("P608", place, {"cells": f"{CELLS:,}", "size": f"{BYTES // 1024**3} GB"})
