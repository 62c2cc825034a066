"""A snapshot as a file; its shape is `desk/schemas/snapshot.schema.json`, which only ever grows.

The same inputs give the same bytes. Amounts are texts with two decimals, so that no program rounds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from hashlib import sha256
from importlib.resources import files
from typing import Any

from engine.money import text
from engine.snapshot.model import Breakdown, FieldSummary, GroupSummary, Snapshot, Sum, Way

FORMAT = 1
DIGEST = "digest"
_DEEP = 3
"""From this depth on, a member stands in one line."""
Json = Mapping[str, Any]


def snapshot_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    found: dict[str, Any] = json.loads(
        files("desk.schemas").joinpath("snapshot.schema.json").read_text(encoding="utf-8")
    )
    return found


def render(snapshot: Snapshot) -> str:
    document = document_of(snapshot)
    return "".join(_lines({**document, DIGEST: digest(document)}, 0)) + "\n"


def document_of(snapshot: Snapshot) -> Json:
    summary = snapshot.summary
    return {
        "format": FORMAT,
        "snapshot": True,
        "policy": snapshot.policy,
        "source": snapshot.source,
        "smallest": snapshot.smallest,
        "heads": summary.heads,
        "rules": {entry: asdict(line) for entry, line in summary.rules.items()},
        "fields": {name: _field(field) for name, field in summary.fields.items()},
        "categories": {name: dict(counts) for name, counts in summary.categories.items()},
        "breakdowns": [_breakdown(breakdown) for breakdown in summary.breakdowns],
    }


def digest(document: Json) -> str:
    """Of everything but itself: a file that was changed by hand is no longer believed."""
    content = {name: value for name, value in document.items() if name != DIGEST}
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _field(field: FieldSummary) -> Json:
    return {
        "sum": None if field.sum is None else _sum(field.sum),
        "ways": [{**_way(way), "heads": heads} for way, heads in zip(field.ways, field.heads, strict=True)],
    }


def _way(way: Way) -> Json:
    """`value` is only there where it is told: null is 无."""
    return {"kind": way.kind, "rule": way.rule, **({"value": way.value} if way.is_told else {})}


def _sum(found: Sum) -> Json:
    return {"known": text(found.known), "low": _end(found.low), "high": _end(found.high)}


def _end(amount: Decimal | None) -> str | None:
    return None if amount is None else text(amount)


def _breakdown(breakdown: Breakdown) -> Json:
    return {"by": breakdown.by, "groups": [_group(group) for group in breakdown.groups]}


def _group(group: GroupSummary) -> Json:
    return {
        "kind": group.kind,
        "value": group.value,
        "words": group.words,
        "heads": group.heads,
        "sums": {name: _sum(found) for name, found in group.sums.items()},
        "ways": {name: list(heads) for name, heads in group.ways.items()},
        "categories": {name: dict(counts) for name, counts in group.categories.items()},
    }


def _lines(value: Any, depth: int) -> Iterator[str]:
    """Short lines that can be looked through, but no number on a line of its own."""
    if not value or not isinstance(value, dict | list) or depth >= _DEEP:
        yield json.dumps(value, ensure_ascii=False, sort_keys=True)
        return
    if isinstance(value, list):
        named = [("", item) for item in value]
    else:
        named = [(json.dumps(name, ensure_ascii=False) + ": ", item) for name, item in sorted(value.items())]
    first, last = "[]" if isinstance(value, list) else "{}"
    yield first
    for number, (name, item) in enumerate(named):
        yield ("," if number else "") + "\n" + " " * (depth + 1) + name
        yield from _lines(item, depth + 1)
    yield "\n" + " " * depth + last
