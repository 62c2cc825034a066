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
    """The statements that can be tried; of one that was only begun, nothing can."""
    for statement in document.statements:
        is_begun = statement.tokens[-1] is not statement.head
        if statement.head.type in LENSES and statement.tokens[0].type != "REMOVE" and is_begun:
            yield statement
