"""The receipt of a result: what it was made from, so that it can be made again, checked, and every row explained."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dsl import Asked, Assumption, Clause, Language, Policy, Span

from .receipt_form import must_be_receipt, must_be_report

RECEIPT_ENDING = ".receipt.json"
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
        """Raises LookupError, TypeError or ValueError where it is none."""
        return cls.of(_object(text))

    @classmethod
    def of(cls, found: Mapping[str, Any]) -> Receipt:
        must_be_receipt(found)
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
        told = _object(text)
        shape, content, report = (told.pop(name) for name in ("shape", "content", "report"))
        must_be_report(report)
        return cls(Receipt.of(told), str(shape), str(content), report and Report(**report))


def _object(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError(type(found))
    return found


def receipt_of(
    notice: tuple[Policy, Path, Asked],
    assume: Sequence[Assumption],
    *,
    regardless: bool,
    records: tuple[str, str],
    rows: Mapping[str, int],
    engine: str,
    columns: tuple[str, ...] | None = None,
) -> Receipt:
    """`notice` is the policy with its path and the days for which it was asked, `records` their address and hash."""
    policy, path, asked = notice
    return Receipt(
        canbao=own_version(),
        engine=engine,
        policy=policy.header.id,
        policy_path=str(path),
        policy_hash=policy_hash(policy),
        as_of=asked.as_of.isoformat() if asked.as_of else None,
        known_on=asked.known_on.isoformat() if asked.known_on else None,
        assumptions=spelled(assume),
        regardless=regardless,
        input=records[0],
        input_hash=records[1],
        rows=rows,
        columns=columns,
        rules=rules_of(policy),
    )


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
    """Where the receipt of a result stands that can't hold one itself: beside the file, not beside a link to it."""
    file = Path(os.path.realpath(result)) if result.is_symlink() else result
    return file.with_name(f"{file.name}{RECEIPT_ENDING}")


def input_hash(path: Path) -> str:
    """Of the content of one file, or of the Parquet files of a folder: whatever else lies there is not evaluated."""
    if path.is_dir():
        from .bulk.staging.parquet import files_in

        return hash_of(files_in(path), path)
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def state_of(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of change of the files that `input_hash` speaks of: other ones, other records."""
    from .bulk.staging.parquet import files_in

    return tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files_in(path))


def hash_of(files: Sequence[Path], top: Path) -> str:
    """Of `top` if it is the one file; else of the files with their names below it, so that neither can pass for more
    of the other."""
    if list(files) == [top]:
        return input_hash(top)
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(top).as_posix()}\0{input_hash(file)}\0".encode())
    return digest.hexdigest()


def rules_of(policy: Policy) -> Mapping[str, Mapping[str, Any]]:
    """By the entries of `__rule` columns: 缴费#2 → line and clauses; an aid by its name."""
    return dict(_rules(policy))


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
