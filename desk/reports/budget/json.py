"""Totals of a population for programs; its shape is `desk/schemas/budget.schema.json`, which only ever grows.

Amounts are texts with two decimals, so that no program rounds them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any

from engine.columnar.counts.counted import Label
from engine.columnar.counts.gathered import Line, Total
from engine.columnar.counts.targets import Enrolled, Target
from engine.columnar.counts.totals import Block, Breakdown
from engine.money import text
from engine.record import policy_json

from .model import Budget

FORMAT = 1
Json = Mapping[str, Any]


def budget_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    found: dict[str, Any] = json.loads(files("desk.schemas").joinpath("budget.schema.json").read_text(encoding="utf-8"))
    return found


def render(budget: Budget) -> str:
    totals = budget.totals
    document = {
        "format": FORMAT,
        "policy": policy_json(budget.policy),
        "receipt": {key: value for key, value in budget.receipt.items() if key not in ("columns", "rules")},
        "whole": _line(totals.whole),
        "breakdowns": [_breakdown(budget, breakdown) for breakdown in totals.breakdowns],
        "targets": [_target(target) for target in totals.targets],
        "milestones": [{"by": m.day.isoformat(), "enrolled": _enrolled(m.enrolled)} for m in totals.milestones],
        "not_told": list(totals.not_told),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _line(line: Line) -> Json:
    return {
        "heads": line.heads,
        "amounts": {field: _total(total) for field, total in line.totals.items()},
        "gates": {gate: dict(kinds) for gate, kinds in line.kinds.items()},
    }


def _total(total: Total) -> Json:
    return {
        "known": text(total.known),
        "low": _end(total.low),
        "high": _end(total.high),
        "open": total.open,
        "heads": dict(total.heads),
    }


def _end(amount: Decimal | None) -> str | None:
    return None if amount is None else text(amount)


def _breakdown(budget: Budget, breakdown: Breakdown) -> Json:
    return {"by": list(breakdown.by), "blocks": [_block(budget, breakdown.by, block) for block in breakdown.blocks]}


def _block(budget: Budget, by: tuple[str, ...], block: Block) -> Json:
    overlap = block.overlap
    joined = None
    if overlap is not None:
        parts = ("several", "repeated", "outside", "unclear")
        joined = {name: _line(getattr(overlap, name)) for name in parts}
    return {
        "labels": [_label(budget, name, label) for name, label in zip(by, block.labels, strict=False)],
        "groups": [{"label": _label(budget, by[-1], label), **_line(line)} for label, line in block.groups],
        "overlap": joined,
        "whole": _line(block.whole),
    }


def _label(budget: Budget, name: str, label: Label) -> Json:
    value = label.value if isinstance(label.value, bool | str | None) else str(label.value)
    return {"kind": label.kind, "value": value, "words": budget.label_words(name, label, "zh")}


def _target(target: Target) -> Json:
    return {
        "text": target.text,
        "clauses": [clause.number for clause in target.constraint.clauses],
        "category": target.category,
        "by": None if target.on is None else target.on.isoformat(),
        "verdict": target.verdict.value,
        "why": None if target.why is None else target.why.value,
        "low": _number(target.low),
        "high": _number(target.high),
        "enrolled": None if target.enrolled is None else _enrolled(target.enrolled),
    }


def _number(value: Fraction | None) -> Json | None:
    """Exact: a rate of 1/3 has no end of decimals."""
    return None if value is None else {"numerator": value.numerator, "denominator": value.denominator}


def _enrolled(enrolled: Enrolled) -> Json:
    return {name: getattr(enrolled, name) for name in ("heads", "unclear", "paid", "unknown", "elsewhere")}
