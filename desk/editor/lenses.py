"""Which statements an editor offers to try out."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document, Statement

LENSES = (
    "CATEGORY",
    "LET",
    "RESULT",
    "AID",
    "ELIGIBILITY",
    "ACCEPTANCE",
    "CONTRIBUTION",
    "WAITING",
    "BENEFIT",
    "FUNDING",
)
"""The statements that decide something for a person."""


def tried(document: Document) -> Iterator[Statement]:
    """The statements that can be tried."""
    for statement in document.statements:
        if statement.head.type in LENSES and statement.tokens[0].type != "REMOVE":
            yield statement
