"""Columns of an answer: a name, what the column holds, and what stands in it for each way in which a step comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from ...symbol import Symbol
from ..stepwise.steps import Step


class Shape(Enum):
    """What a column of the answer holds. `WORD` is a text out of a few known ones."""

    TRUTH = "BOOLEAN"
    DATE = "DATE"
    WHOLE = "BIGINT"
    MONEY = "DECIMAL(18,2)"
    RATE = "DECIMAL(18,8)"
    TEXT = "VARCHAR"
    WORD = "WORD"


Cell = bool | date | int | Decimal | str | Symbol | None
"""What stands in a column: always the same, or worked out from the row; None for NULL."""


@dataclass(frozen=True, slots=True)
class Output:
    """A column of the answer: `cells[state]` for each state of its step."""

    name: str
    shape: Shape
    step: Step
    cells: tuple[Cell, ...]
