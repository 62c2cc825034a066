"""The Hulunbuir notice's decisions for one complete person, in two other rule engines.

They answer the same money and timing questions on plain numbers (dates as yyyymmdd, money in floats, which is what
they have); silence, ambiguity, missing facts, clauses and losers are beyond them and left out in their favour.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Person = Mapping[str, Any]
Evaluate = Callable[[Person], Any]

FULL = ("destitute", "orphan", "unsupported_child")
FIXED = ("subsistence", "low_income", "fallen", "unstable", "near", "sudden")
IDENTITIES = (*FULL, *FIXED, "disabled")
AMOUNTS = ("price", "aid", "fund", "federation", "due")


def plain(person: Mapping[str, Any]) -> Person:
    """A person for the peers: every fact there, as yes/no or a number."""
    return {name: person.get(name, False) for name in IDENTITIES} | {
        "paid": person["paid"],
        "born": person["born"],
        "recognised": person["recognised"],
        "continuous": person["continuous"],
        "local": person["local"],
        "permit": person["permit"],
    }


def cel() -> Evaluate:
    """common-expression-language: one compiled expression that makes a map."""
    from cel import compile as compile_cel

    full, fixed = " || ".join(FULL), " || ".join(FIXED)
    special = f"({full} || {fixed} || disabled)"
    in_window = "(paid >= 20230901 && paid <= 20240320)"
    newborn = "(born >= 20240101 && born <= 20241231)"
    program = compile_cel(
        "{"
        '"eligible": local || permit,'
        f'"accepted": {in_window} || {newborn} || (paid > 20240320 && {special} && recognised > 20240320),'
        '"price": 400.0,'
        f'"aid": ({full}) ? 400.0 : (({fixed} || disabled) ? 200.0 : 0.0),'
        f'"fund": ({full}) ? 400.0 : (({fixed}) ? 200.0 : (disabled ? 100.0 : 0.0)),'
        f'"federation": ({full} || {fixed}) ? 0.0 : (disabled ? 100.0 : 0.0),'
        f'"due": ({full}) ? 0.0 : (({fixed} || disabled) ? 200.0 : 400.0),'
        f'"no_waiting": ({in_window} && continuous) || {newborn} || {special},'
        f'"special": {special}'
        "}"
    )
    return lambda person: program.execute(dict(person))


def zen_content() -> dict[str, Any]:
    """zen-engine: one expression node, the fastest that a JDM decision can be here."""
    full, fixed = " or ".join(FULL), " or ".join(FIXED)
    special = f"({full} or {fixed} or disabled)"
    in_window = "(paid >= 20230901 and paid <= 20240320)"
    newborn = "(born >= 20240101 and born <= 20241231)"
    rows = {
        "eligible": "local or permit",
        "special": special,
        "accepted": f"{in_window} or {newborn} or (paid > 20240320 and {special} and recognised > 20240320)",
        "price": "400",
        "aid": f"({full}) ? 400 : (({fixed} or disabled) ? 200 : 0)",
        "fund": f"({full}) ? 400 : (({fixed}) ? 200 : (disabled ? 100 : 0))",
        "federation": f"({full} or {fixed}) ? 0 : (disabled ? 100 : 0)",
        "due": f"({full}) ? 0 : (({fixed} or disabled) ? 200 : 400)",
        "no_waiting": f"({in_window} and continuous) or {newborn} or {special}",
    }
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            {
                "id": "rules",
                "name": "rules",
                "type": "expressionNode",
                "content": {"expressions": [{"id": key, "key": key, "value": value} for key, value in rows.items()]},
            },
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "rules", "type": "edge"},
            {"id": "b", "sourceId": "rules", "targetId": "out", "type": "edge"},
        ],
    }


def zen(trace: bool) -> Evaluate:
    """zen-engine, one person after another."""
    from zen import ZenEngine

    decision = ZenEngine().create_decision(json.dumps(zen_content()))
    return lambda person: decision.evaluate(dict(person), {"trace": trace})


def zen_batch() -> Callable[[Sequence[Person]], list[dict[str, Any]]]:
    """zen-engine, many persons in one call."""
    from zen import ZenEngine

    engine = ZenEngine({"loader": {"type": "static", "content": {"notice": zen_content()}}})

    def run(persons: Sequence[Person]) -> list[dict[str, Any]]:
        found = engine.evaluate_batch([{"key": "notice", "context": person} for person in persons])
        return [one["data"]["result"] for one in found]

    return run
