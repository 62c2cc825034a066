"""The receipt of a result: what it was made from, so that it can be made again, checked, and every row explained."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dsl import Language

from .form import receipt_in

RECEIPT_ENDING = ".receipt.json"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Nothing in it depends on when or where the run was: the same inputs give the same receipt.

    `rows` counts those of the input: all, evaluated, set aside, merged. `assumptions` are those from outside, as
    NAME=VALUE. `rules` gives for each entry of a `__rule` column its line in the rule file and its clauses.
    """

    canbao: str
    engine: str
    policy: str
    policy_path: str
    policy_hash: str
    as_of: str | None
    known_on: str | None
    assumptions: tuple[str, ...]
    regardless: bool
    input: str
    input_hash: str
    rows: Mapping[str, int]
    columns: tuple[str, ...] | None
    rules: Mapping[str, Mapping[str, Any]]

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, text: str) -> Receipt:
        """Raises LookupError, TypeError or ValueError where it is none."""
        return cls._of(receipt_in(text))

    @classmethod
    def _of(cls, found: Mapping[str, Any]) -> Receipt:
        columns = found["columns"]
        lists = {"assumptions": tuple(found["assumptions"]), "columns": None if columns is None else tuple(columns)}
        return cls(**{**found, **lists})


@dataclass(frozen=True, slots=True)
class Report:
    """The answers for a roster, laid out for people: in which language, and for whom alone (None: everybody)."""

    language: Language
    person: str | None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A receipt that stands beside its result, and so can say what was written: `content` is its hash.

    `shape` is the format of the result; its rows have the columns of a population, or are a `report`. A receipt inside
    a Parquet file needs no seal: it goes where the file goes.
    """

    receipt: Receipt
    shape: str
    content: str
    report: Report | None = None

    def text(self, indent: int | None = None) -> str:
        seal = {"shape": self.shape, "content": self.content, "report": self.report and asdict(self.report)}
        told = {**asdict(self.receipt), **seal}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=indent)

    def file(self) -> bytes:
        """As a file of its own, for people too."""
        return (self.text(indent=2) + "\n").encode()

    @classmethod
    def read(cls, text: str) -> Sealed:
        """Raises what `Receipt.read` raises."""
        told = receipt_in(text)
        shape, content, report = (told.pop(name) for name in ("shape", "content", "report"))
        return cls(Receipt._of(told), shape, content, report and Report(**report))


def receipt_beside(result: Path) -> Path:
    """Where the receipt of a result stands that can't hold one itself: beside the file, not beside a link to it."""
    file = Path(os.path.realpath(result)) if result.is_symlink() else result
    return file.with_name(f"{file.name}{RECEIPT_ENDING}")
