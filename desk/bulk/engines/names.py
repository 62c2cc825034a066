"""Names of columns for an engine that keeps only so many bytes of a name: cut, and still apart from one another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from sqlglot import exp

_MARK = 8
"""Characters that tell a cut name from others that begin alike. They depend on the name alone."""


def cut_names(names: Iterable[str], longest: int) -> Mapping[str, str]:
    """The names that are longer (in bytes of UTF-8), with what stands in their stead."""
    return {name: _cut(name, longest) for name in names if len(name.encode()) > longest}


def with_cut_names(query: exp.Expr, longest: int) -> exp.Expr:
    """The same query with every longer name in it cut."""
    for identifier in query.find_all(exp.Identifier):
        if len(identifier.name.encode()) > longest:
            identifier.set("this", _cut(identifier.name, longest))
    return query


def _cut(name: str, longest: int) -> str:
    mark = hashlib.sha256(name.encode()).hexdigest()[:_MARK]
    start = name.encode()[: longest - len(mark) - 1].decode("utf-8", "ignore")
    return f"{start}~{mark}"
