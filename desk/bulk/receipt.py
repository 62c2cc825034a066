"""The receipt in a result: what it was made from, so that it can be made again, checked, and every row explained."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dsl import Assumption, Clause, Policy, Span
from engine.columnar import Plan

KEY = "canbao"
"""Under this key it stands among the metadata of a Parquet file."""
_PIECE = 1 << 20


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
        return cls.of(json.loads(text))

    @classmethod
    def of(cls, found: Mapping[str, Any]) -> Receipt:
        columns = found["columns"]
        lists = {"assumptions": tuple(found["assumptions"]), "columns": None if columns is None else tuple(columns)}
        return cls(**{**found, **lists})


@dataclass(frozen=True, slots=True)
class Sealed:
    """A receipt that stands beside its result, and so can say what was written: `content` is its hash.

    `shape` is the format of the result. A receipt inside a Parquet file needs no seal: it goes where the file goes.
    """

    receipt: Receipt
    shape: str
    content: str

    def text(self, indent: int | None = None) -> str:
        told = {**asdict(self.receipt), "shape": self.shape, "content": self.content}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=indent)

    def file(self) -> bytes:
        """As a file of its own, for people too."""
        return (self.text(indent=2) + "\n").encode()

    @classmethod
    def read(cls, text: str) -> Sealed:
        told = json.loads(text)
        shape, content = str(told.pop("shape")), str(told.pop("content"))
        return cls(Receipt.of(told), shape, content)


def own_version() -> str:
    return version("canbao")


def policy_hash(policy: Policy) -> str:
    """Of the whole notice with all that changes it, its vocabulary, and how its unclear clauses are read."""
    digest = hashlib.sha256()
    for part in (policy.source.text, policy.vocabulary.source.text):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def receipt_beside(result: Path) -> Path:
    """Where the receipt of a result stands that can't hold one itself."""
    return result.with_name(f"{result.name}.receipt.json")


def input_hash(path: Path) -> str:
    """Of the file, or of all files of a folder with their names."""
    inside = (file for file in path.rglob("*") if file.is_file())
    return hash_of(sorted(inside) if path.is_dir() else [path], path)


def hash_of(files: Sequence[Path], top: Path) -> str:
    """Of the contents of the files, and of their names below `top`."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(top)).encode() if file != top else b"")
        with file.open("rb") as content:
            while piece := content.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()


def rules_of(plan: Plan) -> Mapping[str, Mapping[str, Any]]:
    """By the entries of `__rule` columns: 缴费#2 → line and clauses; an aid by its name."""
    return dict(_rules(plan.policy))


def _rules(policy: Policy) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, decision in policy.decisions.items():
        for number, rule in enumerate(decision.rules, 1):
            yield f"{key}#{number}", _place(policy, rule.span, rule.clauses or decision.clauses)
    for aid in policy.aids:
        yield aid.name, _place(policy, aid.span, aid.clauses)


def _place(policy: Policy, span: Span, clauses: Sequence[Clause]) -> Mapping[str, Any]:
    source, where = policy.source.origin(span)
    return {
        "file": source.name,
        "line": source.position(where.start)[0],
        "clauses": [clause.number for clause in clauses],
    }


def spelled(assumptions: Sequence[Assumption]) -> tuple[str, ...]:
    return tuple(f"{one.target}={one.value}" for one in assumptions)
