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
        found = json.loads(text)
        found["assumptions"] = tuple(found["assumptions"])
        found["columns"] = None if found["columns"] is None else tuple(found["columns"])
        return cls(**found)


def own_version() -> str:
    return version("canbao")


def policy_hash(policy: Policy) -> str:
    """Of the whole notice with all that changes it, its vocabulary, and how its unclear clauses are read."""
    digest = hashlib.sha256()
    for part in (policy.source.text, policy.vocabulary.source.text):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def input_hash(path: Path) -> str:
    """Of the file, or of all files of a folder with their names."""
    digest = hashlib.sha256()
    for file in _files(path):
        digest.update(str(file.relative_to(path)).encode() if file != path else b"")
        with file.open("rb") as content:
            while piece := content.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()


def _files(path: Path) -> Sequence[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


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
