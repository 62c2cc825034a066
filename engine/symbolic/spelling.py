"""Values as an officer writes them in a roster."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dsl import Fact, Identity, Kind, Policy, Value

from .. import money


def spelled(fact: Fact, value: Value, policy: Policy) -> str:
    """A value of a fact, so that reading it back gives the same value."""
    match value:
        case bool():
            return "是" if value else "否"
        case date():
            return value.isoformat()
        case Identity():
            return _identity(value)
        case Decimal() if fact.type.kind is Kind.RATE:
            return f"{value * 100:f}%"
        case Decimal():
            return money.text(value)
        case str() if fact.type.kind is Kind.REGION:
            return region_name(value, policy)
        case int():
            return str(value)
    return str(value.value) if hasattr(value, "value") else str(value)


def _identity(identity: Identity) -> str:
    """是, or the days from and to which it is held."""
    if identity.since is None:
        return "是"
    end = "" if identity.until is None else f"至{identity.until.isoformat()}"
    return f"{identity.since.isoformat()}{end}" if end else f"{identity.since.isoformat()} 起"


def region_name(code: str, policy: Policy) -> str:
    """The full name; the code where two regions share the name, or it has none."""
    listed = policy.vocabulary.regions
    name = next((r.names[0] for r in (*listed, policy.header.region) if r.code == code and r.names), code)
    return code if sum(name in r.names for r in listed) > 1 else name
