"""Slips of which the finding itself knows what was meant."""

from __future__ import annotations

from dsl import Diagnostic, Fix, InSource

from .subject import Subject


def other_clause(subject: Subject, found: Diagnostic) -> Fix | None:
    """A clause number that the notice does not have, with the nearest one that it has."""
    return Fix.at(found.place.span, found.arguments["suggestion"]) if isinstance(found.place, InSource) else None
