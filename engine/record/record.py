"""The published result record of one person. Nothing in it says who the person is: the caller adds a key.

Its shape is `assessment.schema.json`, which only ever grows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from dsl import Assumed, Assumption, Kind, Policy, Product, Role, Source, Text, TimeOfDay

from ..answer import Assessment, Deadline
from ..fields import PUBLISHED, levels_of, payers_of
from .aids import aids_json
from .parts import numbers, part
from .rules import citations, rules_json
from .values import json_value

FORMAT = 1

MONEY_FIELDS = ("缴费", "资助合计", "应缴", "先付", "退补")
ENTRY_FIELDS = ("险种", "参保", "受理")
TIME_FIELDS = ("等待期", "待遇开始", "待遇结束")


def record_of(assessment: Assessment) -> dict[str, Any]:
    """JSON-ready data: dictionaries, lists, strings, integers and booleans."""
    results = [key for key, decision in assessment.policy.decisions.items() if decision.role is Role.RESULT]
    return {
        "format": FORMAT,
        "policy": policy_json(assessment.policy),
        "categories": {
            name: part(outcome, name) | _rules(assessment, name) for name, outcome in assessment.categories.items()
        },
        "eligibility": _field(assessment, "参保"),
        "acceptance": _field(assessment, "受理"),
        "windows": {name: part(outcome, name) for name, outcome in assessment.windows.items()},
        "deadlines": [deadline_json(deadline) for deadline in assessment.deadlines],
        "products": [_product(assessment, product) for product in assessment.policy.products],
        "totals": _totals(assessment),
        "results": {name: _field(assessment, name) for name in results},
        "assumptions": [assumption_json(assessment.policy, assumption) for assumption in assessment.assumptions],
        "defaults": _defaults(assessment),
        "citations": citations(assessment),
    }


def policy_json(policy: Policy) -> dict[str, Any]:
    header = policy.header
    return {
        "id": header.id,
        "title": header.title,
        "number": header.number,
        "year": header.year,
        "region": {"code": header.region.code, "name": header.region.names[0] if header.region.names else ""},
        "issued": _day(header.issued),
        "source": _source_json(policy.source.own),
        "as_of": _day(policy.texts.as_of),
        "known_on": _day(policy.texts.known_on),
        "amended_by": [_text_json(text) for text in policy.texts.amended_by],
        "based_on": [_text_json(text) for text in policy.texts.based_on],
    }


def _text_json(text: Text) -> dict[str, Any]:
    """A notice that governs beside the policy's own."""
    return {"id": text.id, "number": text.number, "issued": _day(text.issued), "source": _source_json(text.source)}


def _source_json(source: Source) -> dict[str, str]:
    return {"name": source.name, "sha256": sha256(source.text.encode()).hexdigest()}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _product(assessment: Assessment, product: Product) -> dict[str, Any]:
    """Whether it is bought, and lines of its own on 参保 and 受理, are there only where the policy has 险种."""
    policy, key = assessment.policy, product.key
    gates = [name for name in ENTRY_FIELDS if product.declared and key(name) in policy.decisions]
    money = {PUBLISHED[field]: _field(assessment, key(field)) for field in MONEY_FIELDS}
    return {
        "name": product.name,
        **{PUBLISHED[field]: _field(assessment, key(field)) for field in gates},
        "contribution": money.pop("contribution"),
        **aids_json(assessment, product),
        "aid_names": _field(assessment, key("资助名")),
        "aid_by_payer": _by_name(assessment, payers_of(policy, product)),
        **money,
        **{PUBLISHED[field]: _field(assessment, key(field)) for field in TIME_FIELDS},
        "funding_total": _field(assessment, key("财政补助")),
        "funding_by_level": _by_name(assessment, levels_of(policy, product)),
    }


def _totals(assessment: Assessment) -> dict[str, Any]:
    policy, fields = assessment.policy, assessment.fields
    return {
        **{PUBLISHED[name]: part(fields[name], name) for name in (*MONEY_FIELDS, "财政补助")},
        "aid_by_payer": _by_name(assessment, payers_of(policy)),
        "funding_by_level": _by_name(assessment, levels_of(policy)),
    }


def _by_name(assessment: Assessment, fields: Mapping[str, str]) -> dict[str, Any]:
    """Fields by payer or level."""
    return {name: part(assessment.fields[field], field) for name, field in fields.items()}


def _field(assessment: Assessment, name: str) -> dict[str, Any]:
    return part(assessment.fields[name], name, _kind(assessment.policy, name)) | _rules(assessment, name)


def _rules(assessment: Assessment, name: str) -> dict[str, Any]:
    found = rules_json(assessment, name)
    return {"rules": found} if found else {}


def _kind(policy: Policy, name: str) -> Kind:
    decision = policy.decisions.get(name)
    return Kind.MONEY if decision is None else decision.type.kind


def deadline_json(deadline: Deadline) -> dict[str, Any]:
    return {
        "window": deadline.window,
        "first": part(deadline.first, deadline.window),
        "last": part(deadline.last, deadline.window),
        **openings_json(deadline.closes, deadline.month_days),
        "clauses": numbers(deadline.clauses),
    }


def openings_json(closes: TimeOfDay | None, month_days: tuple[int, int] | None) -> dict[str, Any]:
    """Until what time of its last day a 期 is open, and on which days of each month, where it does not say all."""
    time = {} if closes is None else {"closes": json_value(closes)}
    days = {} if month_days is None else {"month_days": {"first": month_days[0], "last": month_days[1]}}
    return time | days


def assumption_json(policy: Policy, assumption: Assumption) -> dict[str, Any]:
    kind = Kind.MONEY
    if assumption.about is Assumed.FACT:
        kind = _fact_kind(policy, assumption.target)
    elif assumption.about is Assumed.RESULT:
        kind = _kind(policy, assumption.target)
    return {
        "about": assumption.about.value,
        "target": assumption.target,
        "value": json_value(assumption.value, kind),
        "reason": assumption.reason,
        "clauses": numbers(assumption.clauses),
        "written_in_policy": assumption in policy.assumptions,
    }


def _defaults(assessment: Assessment) -> Mapping[str, Any]:
    return {name: json_value(value, _fact_kind(assessment.policy, name)) for name, value in assessment.defaults.items()}


def _fact_kind(policy: Policy, name: str) -> Kind:
    """A fact by year is listed as `缴费日期[2024]`."""
    return policy.vocabulary.facts[name.partition("[")[0]].type.kind
