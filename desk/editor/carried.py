"""Findings about an earlier text, carried over to the newer one wherever that reads the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dsl import Diagnostic, InSource, Source, Span


def carried(found: Iterable[Diagnostic], before: Source, after: Source) -> Iterator[Diagnostic]:
    """Those outside of what was changed, without their fixes; whatever the change touches is left out."""
    old, new = before.text, after.text
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    moved = len(new) - len(old)
    for one in found:
        place = one.place
        if not isinstance(place, InSource) or place.source.name != before.name:
            continue
        if place.span.end <= head:
            yield replace(one, place=InSource(after, place.span), fix=None)
        elif place.span.start >= len(old) - tail:
            span = Span(place.span.start + moved, place.span.end + moved)
            yield replace(one, place=InSource(after, span), fix=None)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    differing = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))
