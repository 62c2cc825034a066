"""The vocabulary (词汇): what may be known of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..source import NOWHERE, Source, Span
from ..types import Type
from ..values import Value


@dataclass(frozen=True, slots=True)
class Fact:
    """事实: one thing known of a person. `years` is the range of a fact held by year (both inclusive).

    `clock` (钟点) names the fact that holds the time of day of this date, '' where there is none.
    """

    name: str
    key: str
    type: Type
    years: tuple[int, int] | None = None
    default: Value | None = None
    required: bool = False
    nullable: bool = False
    holder: str = ""
    synonyms: tuple[str, ...] = ()
    note: str = ""
    clock: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Region:
    """行政区划: a six-digit code with its names, the official one first."""

    code: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """词汇: every fact that a record may carry, and the regions known by name."""

    source: Source
    facts: Mapping[str, Fact]
    regions: tuple[Region, ...] = ()
