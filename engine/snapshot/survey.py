"""What is looked at to sum a population up: how every field comes out, and who belongs to which 人群."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from dsl import Assumption, Policy

from .. import money
from ..answer import Outcome, kind_of
from ..columnar import ANYTHING, Seen
from ..columnar.columns.flattened import rule_of, value_of
from ..columnar.columns.output import Cell
from ..columnar.counts.counted import Share
from ..columnar.counts.counting import is_money
from ..columnar.counts.facets import Faceted, Facets
from ..columnar.stepwise.courses import Group
from ..columnar.stepwise.parts import Answered
from ..symbol import Symbol
from .looked_at import answers_of, looked_at
from .model import Told, Way


@dataclass(frozen=True, slots=True)
class Said:
    """Of a field, for persons who are alike in this. `share` is None where it is no amount."""

    way: Way
    share: Share | None


def survey(
    policy: Policy, by: Sequence[str] = (), assume: tuple[Assumption, ...] = (), seen: Seen = ANYTHING
) -> Faceted:
    """`by` are names of `columnar.budget.groupable`, 人群 left out."""
    facets = Facets(policy, assume, seen)
    return looked_at(facets, by, partial(_said, facets)).faceted(facets)


def _said(facets: Facets, group: Group, field: str) -> Iterable[Said]:
    answers = answers_of(group, field)
    ways = [way_of(answered, field) for answered in answers]
    if not is_money(field):
        return [Said(way, None) for way in ways]
    shares = facets.shares(group.step, field, [answered.outcome for answered in answers])
    return [Said(way, share) for way, share in zip(ways, shares, strict=True)]


def way_of(answered: Answered, field: str) -> Way:
    outcome: Outcome = answered.outcome
    kind = kind_of(outcome)
    rule = rule_of(answered, field)
    cell = value_of(outcome)
    if kind != "known" or isinstance(cell, Symbol):
        return Way(kind, rule)
    return Way(kind, rule, True, told(cell))


def told(cell: Cell | Any) -> Told:
    match cell:
        case None | bool() | str():
            return cell
        case Decimal():
            return money.text(cell) if money.is_whole_fen(cell) else f"{cell.normalize():f}"
        case date():
            return cell.isoformat()
    return str(cell)
