"""Values that stand for a whole column, and where plain values and these part ways.

The evaluator in `interpret` works on both. With a person's facts it gives the answer for that person. With symbols for
facts it runs once for each course that the answer can take, and whoever gave the symbols (`engine.columnar`) notes
the questions that led there. A symbol answers comparisons with a plain yes or no, so that everything that combines
values needs no second version; only the leaves that compute with known values have one, registered in `SYMBOLIC`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, TypeVar

from dsl import Duration

Leaf = TypeVar("Leaf", bound=Callable[..., Any])


class Symbol:
    """A known value that differs from person to person. It poses as a value of its type, and can't be hashed.

    `term` says what it stands for, to whoever gave it; nobody else looks.
    """

    __slots__ = ()
    term: Any
    __hash__ = None  # type: ignore[assignment]


SYMBOLIC: dict[str, Callable[..., Any]] = {}
"""By name: what a leaf does where an argument is a symbol."""
LEAVES: dict[str, Callable[..., Any]] = {}
"""By name: every leaf that asks for a symbolic version of itself."""


def also_for_symbols(leaf: Leaf) -> Leaf:
    """A function of known values that has a symbolic version under the same name."""
    name = leaf.__name__.removeprefix("_")

    @wraps(leaf)
    def run(*arguments: Any) -> Any:
        for argument in arguments:
            if is_symbolic(argument):
                return SYMBOLIC[name](*arguments)
        return leaf(*arguments)

    LEAVES[name] = run
    return run  # type: ignore[return-value]


def is_symbolic(value: Any) -> bool:
    return isinstance(value, Symbol) or (value.__class__ is Duration and isinstance(value.count, Symbol))


@also_for_symbols
def is_member(value: Any, members: Collection[Any]) -> bool:
    """Is it one of these?"""
    return value in members


@also_for_symbols
def pinned(value: Any, among: Collection[Any]) -> Any:
    """The value itself; of a symbol, which of these it is, or None for none of them."""
    return value


@also_for_symbols
def pinned_region(value: Any, among: Collection[Any]) -> Any:
    """The value itself; of a symbol, the smallest of these regions around it, or None for none of them."""
    return value
