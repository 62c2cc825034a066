"""What changed, for programs; its shape is `desk/schemas/changes.schema.json`, which only ever grows.

Amounts and rates are texts, so that no program rounds them; sentences stand in both languages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Any

from dsl import Language
from engine.compare import Change, Changes, Days, Exactly, Passage
from engine.money import text
from engine.record import policy_json

from ..exact.json import exact_json
from ..impact.json import impact_json
from ..impact.model import Cost
from .sentences import with_users
from .speaker import Speaker
from .summary import summary
from .values import shown_value

FORMAT = 1
Json = Mapping[str, Any]


def changes_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    found: dict[str, Any] = json.loads(files("desk.schemas").joinpath("changes.schema.json").read_text("utf-8"))
    return found


def render(changes: Changes, language: Language, cost: Cost | None = None, exactly: Exactly | None = None) -> str:
    """The language of the reader makes no difference."""
    del language
    document: dict[str, Any] = {
        "format": FORMAT,
        "old": policy_json(changes.old),
        "new": policy_json(changes.new),
        "dates": "calendar" if changes.absolute else "benefit_year",
        "summary": {"zh": summary(changes, "zh"), "en": summary(changes, "en")},
        "changes": [_change(change, changes) for change in changes.found],
    }
    if exactly is not None:
        document["exact"] = exact_json(exactly)
    if cost is not None:
        document["impact"] = impact_json(cost)
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _change(change: Change, changes: Changes) -> Json:
    return {
        "concept": change.concept.value,
        "kind": change.kind.value,
        "sentence": {
            "zh": with_users(Speaker.of(changes, "zh"), change) + "。",
            "en": with_users(Speaker.of(changes, "en"), change) + ".",
        },
        "old": _passage(change.old, change.rate),
        "new": _passage(change.new, change.rate),
        "difference": _difference(change),
        "days_moved": {"first": change.gaps[0], "last": change.gaps[1]} if any(change.gaps) else None,
    }


def _passage(passage: Passage | None, rate: bool) -> Json | None:
    if passage is None:
        return None
    return {
        "name": passage.name,
        "part": passage.part,
        "file": passage.source.name,
        "line": passage.line,
        "clauses": list(passage.clauses),
        "text": passage.text.split("\n"),
        "value": _value(passage),
        "amount": _amount(passage, rate),
        "condition": passage.guard,
        "only_here": list(passage.only),
    }


def _value(passage: Passage) -> Json | str | None:
    if isinstance(passage.value, Days):
        days = passage.value
        return {"first": days.first.isoformat(), "last": days.last.isoformat(), "open": days.open}
    return shown_value(passage, "zh") if passage.value is not None or passage.written else None


def _amount(passage: Passage, rate: bool) -> str | None:
    amount = passage.amount
    if not isinstance(amount, Decimal):
        return None
    return f"{amount.normalize():f}" if rate else text(amount)


def _difference(change: Change) -> str | None:
    before, after = change.old and change.old.amount, change.new and change.new.amount
    if not (isinstance(before, Decimal) and isinstance(after, Decimal)):
        return None
    return f"{(after - before).normalize():f}" if change.rate else text(after - before)
