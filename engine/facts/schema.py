"""The JSON Schema (draft 2020-12) of one record, made from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dsl import NONE, Fact, Kind, Vocabulary

Schema = dict[str, object]

_DAY = r"[0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4})"
_TIME = r"[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?"
_YES_NO_WORDS = "是|否|√|×|[YyNnTtFf]|[Yy]es|[Nn]o|[Tt]rue|[Ff]alse|1|0"
_AMOUNT = r"[¥￥]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]{1,2}0*)?元?"

_TYPES: Mapping[Kind, tuple[str, ...]] = {
    Kind.MONEY: ("string", "number"),
    Kind.RATE: ("string", "number"),
    Kind.INTEGER: ("string", "integer"),
    Kind.YES_NO: ("string", "boolean"),
    Kind.IDENTITY: ("string", "boolean", "object"),
    Kind.REGION: ("string", "integer"),
}
_PATTERNS: Mapping[Kind, str] = {
    Kind.MONEY: _AMOUNT,
    Kind.RATE: r"[0-9]+(\.[0-9]+)?%?",
    Kind.INTEGER: r"[+-]?[0-9]+",
    Kind.YES_NO: _YES_NO_WORDS,
    Kind.DATE: _DAY,
    Kind.TIME: _TIME,
    Kind.DURATION: r"[0-9]+ ?(天|日|个月|年|days?|months?|years?)",
    Kind.IDENTITY: f"{_YES_NO_WORDS}|{_DAY} ?起?(至{_DAY})?",
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema(vocabulary: Vocabulary, facts: Iterable[str] | None = None) -> Schema:
    """The schema of a record with these facts (all of the vocabulary's, if none are named).

    Each fact may be given under its Chinese name or its English key; columns that nobody knows are no error.
    """
    chosen = [vocabulary.facts[name] for name in (vocabulary.facts if facts is None else facts)]
    properties: Schema = {}
    for fact in chosen:
        properties[fact.name] = _property(fact, other=("x-key", fact.key))
        properties[fact.key] = _property(fact, other=("x-name", fact.name))
    schema: Schema = {"$schema": _DIALECT, "type": "object", "properties": properties}
    if required := [_either_spelling(fact) for fact in chosen if fact.required]:
        schema["allOf"] = required
    return schema


def _either_spelling(fact: Fact) -> Schema:
    return {"anyOf": [{"required": [spelling]} for spelling in (fact.name, fact.key, *fact.synonyms)]}


def _property(fact: Fact, other: tuple[str, str]) -> Schema:
    """null means missing; the string 无 means that there is none."""
    value = _value(fact)
    if fact.years is not None:
        first, last = fact.years
        by_year = {"type": "object", "properties": {str(year): value for year in range(first, last + 1)}}
        value = {"anyOf": [{**by_year, "additionalProperties": False}, value]}
    described = {"description": "；".join(filter(None, (fact.note, fact.holder)))} if fact.note or fact.holder else {}
    synonyms = {"x-synonyms": list(fact.synonyms)} if fact.synonyms else {}
    return {"title": fact.name, **described, other[0]: other[1], **synonyms, "x-type": fact.type.kind.value, **value}


def _value(fact: Fact) -> Schema:
    kind = fact.type.kind
    none = [NONE.value] if fact.nullable else []
    if kind is Kind.ENUMERATION:
        return {"enum": [*fact.type.values, *none, None]}
    value: Schema = {"type": [*_TYPES.get(kind, ("string",)), "null"]}
    pattern = f"{_DAY}([ T]{_TIME})?" if fact.clock else _PATTERNS.get(kind)
    if pattern:
        value["pattern"] = f"^({'|'.join((pattern, *none, ''))})$"
    if kind is Kind.MONEY:
        value["minimum"] = 0
    if kind is Kind.IDENTITY:
        day = {"type": ["string", "null"], "pattern": f"^({_DAY})?$"}
        value |= {"properties": {"since": day, "until": day}, "additionalProperties": False}
    return value
