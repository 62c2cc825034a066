"""For whom two notices differ, for programs: a part of the data of `pol diff`, which only ever grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dsl import NONE, Language, Policy
from engine import Outcome
from engine.compare import Affected, Condition, Exactly, Looked, Person
from engine.record import json_value, part, value_part

from .effects import CATEGORY, effects, kind_of_field
from .speaker import ExactSpeaker
from .whom import condition_words

Json = Mapping[str, Any]
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def exact_json(exactly: Exactly) -> Json:
    return {
        "equal": exactly.equal,
        "complete": exactly.complete,
        "cells": exactly.cells,
        "dates_moved_on_by_years": exactly.moved(exactly.old) - exactly.moved(exactly.new),
        "dates_of_year": exactly.year,
        "groups": [_group(group, exactly) for group in exactly.groups],
        "looked_at": [_looked(one) for one in exactly.looked],
        "only_old": list(exactly.only_old),
        "only_new": list(exactly.only_new),
    }


def _group(group: Affected, exactly: Exactly) -> Json:
    policy = exactly.new
    speakers = [ExactSpeaker.of(exactly, language) for language in _LANGUAGES]
    return {
        "effect": {s.language: effects(group.differences, group.varying, policy, s) for s in speakers},
        "fields": {
            one.field: {
                "before": value_part(one.before, one.field, kind_of_field(policy, one.field)),
                "after": value_part(one.after, one.field, kind_of_field(policy, one.field)),
                "depends_on_the_person": one.field in group.varying,
            }
            for one in group.differences
        },
        "whom": [[_condition(one, speakers) for one in conditions] for conditions in group.whom],
        "cells": group.cells,
        "delimited": group.exact,
        "person": _person(group.person, policy),
    }


def _condition(one: Condition, speakers: Sequence[ExactSpeaker]) -> Json:
    return {
        "sort": one.sort.value,
        "names": list(one.subjects),
        "holds": one.holds,
        "from_to": [{"first": _end(s.first), "last": _end(s.last)} for s in one.stretches],
        "members": ["无" if member is NONE else word for member, word in zip(one.members, one.written, strict=True)],
        "notice": one.notice or None,
        "words": {speaker.language: condition_words(one, speaker) for speaker in speakers},
    }


def _end(value: Any) -> Any:
    return None if value is None else json_value(value)


def _person(person: Person, policy: Policy) -> Json:
    return {
        "facts": dict(person.written),
        "readings": dict(person.readings),
        "facts_in_own_year": {notice: dict(facts) for notice, facts in person.own_year.items()},
        "outcomes": {
            field: {"before": _outcome(before, field, policy), "after": _outcome(after, field, policy)}
            for field, (before, after) in person.outcomes.items()
        },
    }


def _outcome(outcome: Outcome, field: str, policy: Policy) -> Json:
    return part(outcome, field.removeprefix(CATEGORY), kind_of_field(policy, field))


def _looked(one: Looked) -> Json:
    return {
        "fields": list(one.fields),
        "cells": one.cells,
        "complete": not one.short,
        "short_of": sorted(short.value for short in one.short),
        "varying": list(one.varying),
        "facts": list(one.facts),
    }
