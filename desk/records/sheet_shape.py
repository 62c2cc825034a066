"""What the reader of workbooks does not tell: how far a sheet reaches, and which formulas failed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """`rows` × `columns` that hold anything; `errors` are cells that show #N/A or the like, (row, column) from 0."""

    rows: int = 0
    columns: int = 0
    errors: frozenset[tuple[int, int]] = frozenset()


class Broken(Exception):
    """The workbook can't be read."""


class TooLarge(Exception):
    """The workbook unpacks to more than is read."""


class Locked(Exception):
    """The workbook is encrypted with a password."""
