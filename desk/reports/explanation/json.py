"""An explanation for programs: the same steps as data, in no language. Only ever grows within a format number."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dsl import Kind, Language
from engine.explain import (
    AidShown,
    Asked,
    Categories,
    Explanation,
    LevelShown,
    PayerShown,
    ProductShown,
    Readings,
    ReadingShown,
    Silent,
    StageShown,
    WindowShown,
)
from engine.fields import published_key
from engine.record import (
    assumption_json,
    deadline_json,
    json_value,
    openings_json,
    part,
    policy_json,
    reason_json,
    value_part,
)

from .steps_json import Json, condition_json, place_json, step_json, when_json, work_json

FORMAT = 1


def render(explanation: Explanation, language: Language, subject: str = "") -> str:
    """`subject` is the caller's name for the person; names from the rule file are the officer's in any language."""
    named = {"format": FORMAT, "language": language, "subject": subject}
    return json.dumps(named | data(explanation), ensure_ascii=False, indent=2) + "\n"


def data(explanation: Explanation) -> Json:
    gates = [explanation.eligibility, explanation.acceptance]
    several = explanation.policy.has_products
    sole = {} if several else _product(explanation.products[0])
    steps = [*map(step_json, gates), *sole.pop("steps", ()), *map(step_json, explanation.results)]
    products = {"products": [{"product": one.product.name, **_product(one)} for one in explanation.products]}
    return {
        "policy": policy_json(explanation.policy),
        "categories": _categories(explanation.categories),
        "steps": steps,
        "windows": [_window(one) for one in explanation.windows],
        **(products if several else sole),
        "asked": [_asked(one) for one in explanation.asked],
        "silent": [_silent(one) for one in explanation.silent],
        "readings": _readings(explanation.readings, explanation),
        "assumptions": [assumption_json(explanation.policy, one) for one in explanation.assumptions],
        "defaults": {one.fact: json_value(one.value, one.type.kind) for one in explanation.defaults},
        "deadlines": [deadline_json(one) for one in explanation.deadlines],
        "citations": list(explanation.citations),
    }


def _product(product: ProductShown) -> Json:
    """Whether it is bought, and its own 参保 and 受理, come first where there are several products."""
    money = (product.contribution, product.waiting, product.benefit_start, product.benefit_end, product.funding)
    steps = (product.bought, product.eligibility, product.acceptance, *money)
    return {
        "steps": [step_json(step) for step in steps if step is not None],
        "aids": [when_json(way.when) | {"stages": [_stage(one) for one in way.stages]} for way in product.aids],
        "payers": {payer: part(outcome, payer) for payer, outcome in product.payers},
        "levels": [_level(one) for one in product.levels],
    }


def _categories(categories: Categories) -> Json:
    return {
        "held": [step_json(one) for one in categories.held],
        "open": [step_json(one) for one in categories.open],
        "others": list(categories.others),
    }


def _window(window: WindowShown) -> Json:
    return {
        "window": window.name,
        "first": value_part(window.first),
        "last": value_part(window.last),
        **openings_json(window.closes, window.month_days),
        "standing": part(window.outcome, window.name),
        **place_json(window.line),
        "clauses": list(window.clauses),
    }


def _stage(stage: StageShown) -> Json:
    amounts = {name: value_part(getattr(stage, name)) for name in ("balance", "amount", "due")}
    return {
        "stage": stage.number,
        **amounts,
        "combine": json_value(stage.combine),
        **({"line": None} if stage.line is None else place_json(stage.line)),
        "clauses": list(stage.clauses),
        "aids": [_aid(one) for one in stage.aids],
    }


def _aid(aid: AidShown) -> Json:
    return {
        "aid": aid.name,
        "fate": aid.fate.value,
        "amount": None if aid.amount is None else value_part(aid.amount),
        "margin": None if aid.margin is None else value_part(aid.margin),
        "mode": None if aid.mode is None else aid.mode.value,
        "payers": [_payer(one) for one in aid.payers],
        "total": aid.total,
        "personal": aid.personal,
        "condition": condition_json(aid.condition),
        **place_json(aid.line),
        "clauses": list(aid.clauses),
    }


def _payer(payer: PayerShown) -> Json:
    works = [work_json(one) for one in payer.works]
    return {"payer": payer.payer, "text": payer.text, "amount": value_part(payer.amount), "works": works}


def _level(level: LevelShown) -> Json:
    return {
        "level": level.level,
        "text": level.text,
        "amount": part(level.outcome, level.level),
        "works": [work_json(one) for one in level.works],
        "clauses": list(level.clauses),
    }


def _asked(asked: Asked) -> Json:
    return {"fact": reason_json(asked.fact), "holder": asked.holder, "fields": _fields(f for f, _ in asked.fields)}


def _silent(silent: Silent) -> Json:
    return {"reason": reason_json(silent.reason), "fields": _fields(field for field, _ in silent.fields)}


def _fields(names: Iterable[str]) -> list[str]:
    return [published_key(name) for name in names]


def _readings(readings: Readings, explanation: Explanation) -> Json:
    decisions = explanation.policy.decisions
    kinds = {name: decisions[name].type.kind if name in decisions else Kind.MONEY for name, _ in readings.fields}
    fields = {published_key(name): part(outcome, name, kinds[name]) for name, outcome in readings.fields}
    return {"consulted": [_reading(one) for one in readings.consulted], "fields": fields}


def _reading(reading: ReadingShown) -> Json:
    return {
        "reading": reading.name,
        "question": reading.question,
        "alternatives": {one.name: one.meaning for one in reading.alternatives},
        "matters": reading.matters,
        **place_json(reading.line),
        "clauses": list(reading.clauses),
    }
