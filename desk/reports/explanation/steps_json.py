"""A step of an explanation as data: the lines that decided it, their conditions, and what they compute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dsl import Kind, Type
from engine.explain import Basis, Counted, Divided, Line, Operand, Part, Place, Step, Way, Work
from engine.fields import published_key
from engine.record import json_value, part, value_part

Json = dict[str, Any]


def step_json(step: Step) -> Json:
    return {
        "field": published_key(step.field),
        "outcome": part(step.outcome, step.field, step.type.kind),
        "ways": [_way(way) for way in step.ways],
    }


def _way(way: Way) -> Json:
    decided, skipped = ([_line(one) for one in lines] for lines in (way.decided, way.skipped))
    return when_json(way.when) | {"decided": decided, "skipped": skipped, "gap": way.gap}


def when_json(when: Mapping[str, str]) -> Json:
    return {"when": dict(when)} if when else {}


def place_json(place: Place) -> Json:
    return {"line": place.line} | ({"file": place.file} if place.file else {})


def _line(line: Line) -> Json:
    return {
        **place_json(line.place),
        "text": line.text,
        "clauses": list(line.clauses),
        "condition": None if line.condition is None else condition_json(line.condition),
        "work": None if line.work is None else work_json(line.work),
    }


def condition_json(condition: Part) -> Json:
    """The verdict is an outcome: known true or false, or why it is not known."""
    return {
        "text": condition.text,
        "verdict": value_part(condition.verdict),
        "operands": [_operand(one) for one in condition.operands],
        "parts": [condition_json(one) for one in condition.parts],
    }


def _operand(operand: Operand) -> Json:
    made: Json = {"name": operand.name, "basis": operand.basis.value}
    if operand.basis is Basis.WINDOW:
        made["first"], made["last"] = (value_part(day) for day in operand.value)
    else:
        made["value"] = value_part(operand.value, operand.name, _kind(operand.type))
    if operand.line is not None:
        made |= {**place_json(operand.line), "clauses": list(operand.clauses)}
    return made


def _kind(of: Type | None) -> Kind:
    return Kind.MONEY if of is None else of.kind


def work_json(work: Work) -> Json:
    return {
        "formula": work.text,
        "operands": [_operand(one) for one in work.operands],
        "value": value_part(work.value, "", work.type.kind),
        "counted": None if work.counted is None else _counted(work.counted),
        "divided": [_divided(one) for one in work.divided],
    }


def _divided(one: Divided) -> Json:
    return {
        "function": one.function,
        "numerator": json_value(one.numerator, one.type.kind),
        "denominator": one.denominator,
        "digits": one.digits,
        "result": json_value(one.result, one.type.kind),
    }


def _counted(counted: Counted) -> Json:
    return {
        "start": counted.start.isoformat(),
        "length": json_value(counted.length),
        "first_day_counts": counted.reached == counted.result,
        "reached": counted.reached.isoformat(),
        "result": counted.result.isoformat(),
    }
