"""The result record: what `pol evaluate` publishes for one person, as data and as a JSON Schema."""

from .parts import FIELD_KEYS, in_order
from .record import policy_json, record_of
from .rules import citations, deciding, line_of
from .schema import assessment_schema

__all__ = [
    "FIELD_KEYS",
    "assessment_schema",
    "citations",
    "deciding",
    "in_order",
    "line_of",
    "policy_json",
    "record_of",
]
