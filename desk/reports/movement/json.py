"""What moved between two snapshots, for programs. Amounts are texts with two decimals; withheld heads are marks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from engine.money import text
from engine.snapshot.model import Line, Snapshot
from engine.snapshot.moved import (
    CategoryMoved,
    Change,
    Counted,
    FieldMoved,
    GroupMoved,
    Movement,
    Rule,
    RuleLine,
)

FORMAT = 1
Json = Mapping[str, Any]


def render(movement: Movement) -> str:
    before, after = movement.before, movement.after
    document = {
        "format": FORMAT,
        "moved": movement.is_any,
        "before": _made_from(before),
        "after": _made_from(after),
        "inputs": list(movement.inputs),
        "lines": [_lines_json(movement, RuleLine(pair.before, pair.after)) for pair in movement.lines],
        "heads": _change(movement.heads),
        "fields": [_field(movement, field) for field in movement.fields],
        "categories": [_category(category) for category in movement.categories],
        "groups": [_group(movement, group) for group in movement.groups],
        "unmoved": list(movement.unmoved),
        "only_one": list(movement.only_one),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _made_from(snapshot: Snapshot) -> Json:
    return {"policy": snapshot.policy, "source": snapshot.source, "smallest": snapshot.smallest}


def _change(change: Change) -> Json:
    return {"before": _measured(change.before), "after": _measured(change.after), "by": _measured(change.by, change)}


def _measured(measured: Any, of: Change | None = None) -> Any:
    if not isinstance(measured, Decimal):
        return measured
    is_heads = of is not None and not isinstance(of.before, Decimal)
    return int(measured) if is_heads else text(measured)


def _field(movement: Movement, field: FieldMoved) -> Json:
    ends = ("known", "low", "high")
    return {
        "name": field.name,
        "sum": None if field.sum is None else {end: _change(getattr(field.sum, end)) for end in ends},
        "kinds": [{"kind": one.what, "heads": _change(one.heads)} for one in field.kinds],
        "rules": [{"lines": _rule(movement, one.what), "heads": _change(one.heads)} for one in field.rules],
        "values": [{"value": one.what[1], "heads": _change(one.heads)} for one in field.values],
    }


def _rule(movement: Movement, rule: Rule) -> Sequence[Json]:
    return [_lines_json(movement, line) for line in rule]


def _lines_json(movement: Movement, line: RuleLine) -> Json:
    old = movement.before.summary.rules.get(line.before or "")
    new = movement.after.summary.rules.get(line.after or "")
    return {"before": _side(line.before, old), "after": _side(line.after, new)}


def _side(entry: str | None, line: Line | None) -> Json | None:
    return None if entry is None else {"rule": entry, **(asdict(line) if line else {})}


def _counted(counted: Sequence[Counted], name: str) -> Sequence[Json]:
    return [{name: one.what, "heads": _change(one.heads)} for one in counted]


def _category(category: CategoryMoved) -> Json:
    return {"name": category.name, "standings": _counted(category.standings, "standing")}


def _group(movement: Movement, group: GroupMoved) -> Json:
    return {
        "by": group.by,
        "words": group.words,
        "heads": _change(group.heads),
        "fields": [_field(movement, field) for field in group.fields],
        "categories": [_category(category) for category in group.categories],
    }
