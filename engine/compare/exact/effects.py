"""What a cell of the joint space is told differently: field by field, before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import Duration

from ...fields import AID, SHARE, bare
from ...interpret.product import Skipped
from ...money import ZERO
from ...symbolic.alike import essence
from ...symbolic.published import CATEGORY, Group

AID_NAMES = "资助名"
"""Names of aids are the file's own; who gives how much is compared."""
Answers = tuple[Mapping[str, Any], Mapping[str, Any]]
"""In-world values by field, under the old notice and under the new one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: in-world values."""

    field: str
    before: Any
    after: Any


def comparable(old: Group, new: Group) -> tuple[str, ...]:
    """The fields of both; what only one payer or level of government of either bears counts as nothing in the other."""
    fields = dict.fromkeys((*old.fields, *new.fields))
    kept = (f for f in fields if (f in old.fields and f in new.fields) or (old.fields and new.fields and _is_share(f)))
    return tuple(field for field in kept if bare(field) != AID_NAMES)


def differences(answers: Answers, fields: tuple[str, ...]) -> tuple[Difference, ...]:
    pairs = (Difference(field, _said(answers[0], field), _said(answers[1], field)) for field in fields)
    return tuple(one for one in pairs if essence(one.before) != essence(one.after))


def key_of(found: tuple[Difference, ...], varying: Collection[str]) -> Any:
    """What makes two differences one. Of `varying` fields, which follow a person's own dates or amounts, the sense."""
    return tuple((one.field, *_key(one, one.field in varying)) for one in found)


def _key(one: Difference, varies: bool) -> tuple[Any, ...]:
    if varies and (_are((one.before, one.after), Decimal) or _are((one.before, one.after), date)):
        return ("more",) if one.after > one.before else ("less",)
    return (_essence(one.before, varies), _essence(one.after, varies))


def _essence(value: Any, varies: bool) -> Any:
    return ("own", type(value)) if varies and isinstance(value, Decimal | date | int | Duration) else essence(value)


def _are(pair: tuple[Any, Any], kind: type) -> bool:
    return all(isinstance(value, kind) for value in pair)


def _said(answer: Mapping[str, Any], field: str) -> Any:
    if field in answer:
        return answer[field]
    skipped = next((value for value in answer.values() if isinstance(value, Skipped)), None)
    return ZERO if skipped is None else skipped


def _is_share(field: str) -> bool:
    return field.startswith((AID, SHARE))


def is_category(field: str) -> bool:
    return field.startswith(CATEGORY)
