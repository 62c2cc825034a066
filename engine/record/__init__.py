"""The result record: what `pol evaluate` publishes for one person, as data and as a JSON Schema."""

from .parts import in_order, numbers, part, reason_json, value_part
from .record import assumption_json, deadline_json, openings_json, policy_json, record_of
from .rules import citations, deciding, file_of, line_of, place_json
from .schema import assessment_schema
from .values import json_value

__all__ = [
    "assessment_schema",
    "assumption_json",
    "citations",
    "deadline_json",
    "deciding",
    "file_of",
    "in_order",
    "json_value",
    "line_of",
    "numbers",
    "openings_json",
    "part",
    "place_json",
    "policy_json",
    "reason_json",
    "record_of",
    "value_part",
]
