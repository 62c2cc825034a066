"""What the JSON of a receipt must hold: `desk/schemas/receipt.schema.json`.

Anybody can write one, so nothing of it is used before it is looked at.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def receipt_schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("desk.schemas").joinpath("receipt.schema.json").read_text("utf-8"))
    return found


def receipt_in(text: str) -> dict[str, Any]:
    """Raises ValueError where the text is no receipt, with its seal or without."""
    from jsonschema import Draft202012Validator, FormatChecker

    found = json.loads(text)
    if not Draft202012Validator(receipt_schema(), format_checker=FormatChecker(["date"])).is_valid(found):
        raise ValueError
    receipt: dict[str, Any] = found
    return receipt
