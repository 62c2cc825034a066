"""Snapshots of a population, read from files: whole, of a format that we know, and as they were written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from dsl import Diagnostic, InFile
from engine.snapshot.model import Breakdown, FieldSummary, GroupSummary, Line, Snapshot, Sum, Summary, Way

from .reports.snapshot.json import DIGEST, FORMAT, digest, snapshot_schema

_LIMIT = 64 * 1024 * 1024
Json = Mapping[str, Any]


def read_snapshot(path: Path) -> Snapshot | Diagnostic:
    place = InFile(str(path))
    try:
        with path.open("rb") as file:
            content = file.read(_LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return Diagnostic("P701", place)
    except IsADirectoryError:
        return Diagnostic("P712", place)
    except OSError as error:
        return Diagnostic("P711", place, {"reason": error.strerror or "?"})
    if len(content) > _LIMIT:
        return Diagnostic("P704", place, {"limit": f"{_LIMIT // 1024 // 1024} MB"})
    return _from(content, place)


def _from(content: bytes, place: InFile) -> Snapshot | Diagnostic:
    try:
        document = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        is_begun = content.lstrip().startswith(b"{") and b'"breakdowns"' in content[:200]
        return Diagnostic("P862" if is_begun else "P860", place)
    if not isinstance(document, dict) or document.get("snapshot") is not True:
        return Diagnostic("P860", place)
    written = document.get("format")
    if isinstance(written, int) and written > FORMAT:
        return Diagnostic("P861", place, {"format": str(written), "ours": str(FORMAT)})
    if document.get(DIGEST) != digest(document) or not _is_valid(document):
        return Diagnostic("P862", place)
    return _snapshot(document)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _is_valid(document: Json) -> bool:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(snapshot_schema()).is_valid(document)


def _snapshot(document: Json) -> Snapshot:
    summary = Summary(
        document["heads"],
        {entry: Line(**{**line, "clauses": tuple(line["clauses"])}) for entry, line in document["rules"].items()},
        {name: _field(field) for name, field in document["fields"].items()},
        document["categories"],
        tuple(Breakdown(one["by"], tuple(map(_group, one["groups"]))) for one in document["breakdowns"]),
    )
    return Snapshot(document["policy"], document["source"], document["smallest"], summary)


def _field(field: Json) -> FieldSummary:
    ways = field["ways"]
    return FieldSummary(
        None if field["sum"] is None else _sum(field["sum"]),
        tuple(Way(way["kind"], way["rule"], "value" in way, way.get("value")) for way in ways),
        tuple(way["heads"] for way in ways),
    )


def _group(group: Json) -> GroupSummary:
    return GroupSummary(
        group["kind"],
        group["value"],
        group["words"],
        group["heads"],
        {name: _sum(found) for name, found in group["sums"].items()},
        {name: tuple(heads) for name, heads in group["ways"].items()},
        group["categories"],
    )


def _sum(found: Json) -> Sum:
    low, high = (None if found[end] is None else Decimal(found[end]) for end in ("low", "high"))
    return Sum(Decimal(found["known"]), low, high)
