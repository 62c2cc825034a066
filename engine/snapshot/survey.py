"""What is looked at to sum a population up: how every field comes out, and who belongs to which 人群."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import Assumption, Policy

from .. import money
from ..answer import Outcome, kind_of
from ..columnar import ANYTHING, Seen
from ..columnar.counted import Facet, Share
from ..columnar.counting import held, is_money
from ..columnar.courses import Group
from ..columnar.facets import Faceted, Facets
from ..columnar.flattened import rule_of, value_of
from ..columnar.output import Cell
from ..columnar.parts import Answered
from ..symbol import Symbol
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
    groups = facets.courses.groups
    fields = tuple(_fields(facets, group) for group in groups if group.kind == "field")
    categories = tuple(_category(facets, group) for group in groups if group.kind == "category")
    dimensions = tuple(facets.dimension(name) for name in dict.fromkeys(by))
    keep = tuple(dict.fromkeys(facets.keep))
    return Faceted(policy, facets.plan(), keep, tuple(facets.sums), fields, categories, dimensions)


def _category(facets: Facets, group: Group) -> Facet:
    return facets.facet(group.step, group.fields, lambda result: (held(result[0].outcome),))


def _fields(facets: Facets, group: Group) -> Facet:
    """All fields that are worked out together are told apart together."""
    columns = [_column(facets, group, at, field) for at, field in enumerate(group.fields)]
    by_state = dict(zip(map(id, group.step.results), zip(*columns, strict=True), strict=True))
    return facets.facet(group.step, group.fields, lambda result: by_state[id(result)])


def _column(facets: Facets, group: Group, at: int, field: str) -> Iterable[Said]:
    answers: list[Answered] = [result[at] for result in group.step.results]
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
