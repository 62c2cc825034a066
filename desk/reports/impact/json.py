"""What a change of notice costs, as the member `impact` of what changed; its shape is in
`desk/schemas/changes.schema.json`. Amounts are texts with two decimals, so that no program rounds them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.columnar.counts.gathered import Total
from engine.impact.model import AmountMoved, Bounds, Breakdown, Course, Direction, Impact, Open, Totals, Turn
from engine.money import text
from engine.snapshot.model import Heads, Line, Way

from .model import Cost
from .words import label_of

Json = Mapping[str, Any]
_ROWS = ("total", "evaluated", "set_aside", "merged")


def impact_json(cost: Cost) -> Json:
    impact, receipt = cost.impact, cost.receipt
    old_years, new_years = impact.years
    return {
        "records": {
            "input": receipt["input"],
            "input_hash": receipt["input_hash"],
            "rows": {name: receipt["rows"][name] for name in _ROWS},
        },
        "years_moved": {"old": old_years, "new": new_years},
        "heads": impact.heads,
        "amounts": {field: _amount(amount) for field, amount in impact.amounts.items()},
        "spread": {
            "field": impact.bearing,
            "differences": [
                {"least": _end(spread.least), "most": _end(spread.most), "heads": spread.heads}
                for spread in impact.spread
            ],
        },
        "outcomes": {field: [_turn(turn) for turn in turns] for field, turns in impact.outcomes.items()},
        "lines": {field: [_course(course, impact) for course in courses] for field, courses in impact.courses.items()},
        "categories": {
            name: [{"old": old, "new": after, "heads": heads} for (old, after), heads in standing.turns.items()]
            for name, standing in impact.standings.items()
        },
        "smallest": impact.smallest,
        "breakdowns": [_breakdown(breakdown, cost) for breakdown in impact.breakdowns],
        "largest": [
            {
                "row": one.row,
                "id_number": one.id_number,
                "old": text(one.before),
                "new": text(one.after),
                "difference": text(one.after - one.before),
            }
            for one in impact.largest
        ],
    }


def _amount(amount: AmountMoved) -> Json:
    return {
        **_totals(amount.totals),
        "moved": {
            way.value: {"heads": moved.heads, "old": _end(moved.before), "new": _end(moved.after)}
            for way, moved in amount.moved.items()
        },
        "open": [{"old": _open(case.old), "new": _open(case.new), "heads": case.heads} for case in amount.open],
    }


def _totals(totals: Totals) -> Json:
    return {
        "old": _total(totals.before),
        "new": _total(totals.after),
        "difference": _bounds(totals.difference),
    }


def _bounds(bounds: Bounds) -> Json:
    return {"least": _end(bounds.least), "most": _end(bounds.most)}


def _total(total: Total | None) -> Json | None:
    if total is None:
        return None
    return {
        "known": text(total.known),
        "low": _end(total.low),
        "high": _end(total.high),
        "open": total.open,
        "heads": dict(total.heads),
    }


def _end(amount: Decimal | None) -> str | None:
    return None if amount is None else text(amount)


def _open(why: Open | None) -> Json | None:
    return None if why is None else {"kind": why.kind, "missing": list(why.missing), "silent": list(why.silent)}


def _turn(turn: Turn) -> Json:
    return {"old": _way(turn.old), "new": _way(turn.new), "heads": turn.heads, "same": turn.same}


def _way(way: Way | None) -> Json | None:
    return None if way is None else {"kind": way.kind, "told": way.is_told, "value": way.value}


def _course(course: Course, impact: Impact) -> Json:
    return {
        "old": _lines(course.old, impact.old_lines),
        "new": _lines(course.new, impact.new_lines),
        "heads": course.moved.heads,
        "old_amount": _end(course.moved.before),
        "new_amount": _end(course.moved.after),
    }


def _lines(entry: str | None, lines: Mapping[str, Line]) -> list[Json]:
    return [_line(one, lines.get(one)) for one in (entry or "").split("、") if one]


def _line(entry: str, line: Line | None) -> Json:
    """Without a place where none of the lines holds."""
    return {
        "entry": entry,
        "file": None if line is None else line.file,
        "line": None if line is None else line.line,
        "value": None if line is None else line.value,
        "condition": None if line is None else line.guard,
        "clauses": [] if line is None else list(line.clauses),
    }


def _of_group(totals: Totals | None, directions: Mapping[Direction, Heads]) -> Json:
    """Without totals where heads are withheld."""
    moved = {way.value: heads for way, heads in directions.items()}
    return {"moved": moved} if totals is None else {**_totals(totals), "moved": moved}


def _breakdown(breakdown: Breakdown, cost: Cost) -> Json:
    groups = []
    for group in breakdown.groups:
        groups.append(
            {
                "label": {
                    "kind": group.label.kind,
                    "value": group.told,
                    "words": label_of(cost.old, cost.new, breakdown.by, group, "zh"),
                },
                "only_old": group.only_old,
                "heads": group.heads,
                "amounts": {
                    field: _of_group(group.amounts.get(field), directions)
                    for field, directions in group.directions.items()
                },
            }
        )
    return {"by": breakdown.by, "overlapping": breakdown.overlapping, "groups": groups}
