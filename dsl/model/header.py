"""What a notice says of itself (政策), and which texts govern."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ..expressions import Expression
from ..source import NOWHERE, Source, Span
from .vocabulary import Region


class Status(Enum):
    """状态: whether a notice holds."""

    IN_FORCE = "现行"
    DRAFT = "草案"
    REPEALED = "已废止"


@dataclass(frozen=True, slots=True)
class Header:
    """政策: what the notice says of itself. `issued` None means 未注明."""

    id: str
    title: str
    region: Region
    year: int
    number: str = ""
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    status: Status = Status.IN_FORCE
    vocabulary: str = ""
    superior: str = ""
    base: str = ""
    invokes: tuple[str, ...] = ()
    recognised_at: Expression | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A notice as an officer cites it, with the rule file that encodes it. `issued` None means 未注明."""

    id: str
    number: str
    issued: date | None
    source: Source = field(repr=False)


class LeftOut(Enum):
    """Why a text does not govern."""

    DRAFT = "draft"
    REPEALED = "repealed"
    NOT_YET_ISSUED = "not_yet_issued"
    NOT_YET_EFFECTIVE = "not_yet_effective"
    EXPIRED = "expired"
    CHANGES_ONE_LEFT_OUT = "changes_one_left_out"


@dataclass(frozen=True, slots=True)
class Texts:
    """Which texts govern: on which day, as known on which day, what they are, and what was left out and why."""

    as_of: date | None = None
    known_on: date | None = None
    amended_by: tuple[Text, ...] = ()
    based_on: tuple[Text, ...] = ()
    left_out: tuple[tuple[Text, LeftOut], ...] = ()


ALONE = Texts()
"""Of a text that stands for itself: no day was asked for, and nothing changes it."""
