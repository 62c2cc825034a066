"""What a query tells persons apart by: how every field comes out, each 人群, and what is asked for besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..columnar.counts.counted import Dimension, Facet
from ..columnar.counts.counting import held
from ..columnar.counts.facets import Faceted, Facets
from ..columnar.stepwise.courses import Group
from ..columnar.stepwise.parts import Answered

Tell = Callable[[Group, str], Iterable[Any]]
"""What is told of a field of a group, in each of the states of its step, in their order."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    fields: tuple[Facet, ...]
    categories: tuple[Facet, ...]
    dimensions: tuple[Dimension, ...]

    def faceted(self, facets: Facets) -> Faceted:
        """With all columns that were collected until now."""
        keep = tuple(dict.fromkeys(facets.keep))
        plan, sums = facets.plan(), tuple(facets.sums)
        return Faceted(facets.policy, plan, keep, sums, self.fields, self.categories, self.dimensions)


def looked_at(facets: Facets, by: Sequence[str], tell: Tell) -> LookedAt:
    """`by` are names of `columnar.budget.groupable`, 人群 left out."""
    groups = facets.courses.groups
    fields = tuple(_fields(facets, group, tell) for group in groups if group.kind == "field")
    categories = tuple(_category(facets, group) for group in groups if group.kind == "category")
    return LookedAt(fields, categories, tuple(facets.dimension(name) for name in dict.fromkeys(by)))


def answers_of(group: Group, field: str) -> list[Answered]:
    """In each of the states of the group's step, in their order."""
    at = group.fields.index(field)
    return [result[at] for result in group.step.results]


def _category(facets: Facets, group: Group) -> Facet:
    return facets.facet(group.step, group.fields, lambda result: (held(result[0].outcome),))


def _fields(facets: Facets, group: Group, tell: Tell) -> Facet:
    """Fields that are worked out together are told apart together."""
    columns = [list(tell(group, field)) for field in group.fields]
    by_state = dict(zip(map(id, group.step.results), zip(*columns, strict=True), strict=True))
    return facets.facet(group.step, group.fields, lambda result: by_state[id(result)])
