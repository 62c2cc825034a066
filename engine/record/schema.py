"""The published shape of a result record."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def assessment_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12, as shipped in `assessment.schema.json`."""
    text = files(__package__).joinpath("assessment.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
