"""Everything that is not stated or pending for somebody, gathered from the answers of all questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dsl import Clause, Policy, Product, Role

from ..answer import Assessment, World
from ..fields import levels_of, payers_of
from ..unknown import Deferred, NotStated, Unknown, Why
from .cells import Cell, Explored, lacks
from .money import Money
from .questions import RESULTS, Decided
from .witness import Shows, Witness

if TYPE_CHECKING:  # the survey gathers these
    from .survey import Survey


@dataclass(frozen=True, slots=True)
class Area:
    """Where an answer is published: a field, or a family of fields."""

    name: str
    role: Role | None
    fields: frozenset[str] = frozenset()

    @property
    def gate(self) -> str:
        """The field for whose sake nobody may have been turned away before; empty where that is no matter."""
        return "" if self.role is Role.CATEGORY or self.name == "参保" else self.name

    def values(self, world: World) -> Iterator[Any]:
        """What one world publishes here, ties taken apart."""
        if self.role is Role.CATEGORY:
            yield world.memo.get(self.name)
            return
        for name, value in world.values.items():
            if name == self.name or name in self.fields:
                yield from (v for _, v in value.cases) if hasattr(value, "cases") else (value,)


def aids_area(policy: Policy, product: Product) -> Area:
    amounts = map(product.key, ("资助合计", "资助名", "应缴", "先付", "退补"))
    return Area(product.key("资助"), None, frozenset((*amounts, *payers_of(policy, product).values())))


def funding_area(policy: Policy, product: Product) -> Area:
    return Area(product.key("财政补助"), Role.FUNDING, frozenset(levels_of(policy, product).values()))


@dataclass
class Silence:
    """One reason for which something is not known, the line that gives it, and who meets it where."""

    reason: NotStated | Deferred
    line: int | None
    area: Area
    cells: list[Cell] = field(default_factory=list)

    @property
    def why(self) -> Why | None:
        return self.reason.why if isinstance(self.reason, NotStated) else None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return self.reason.clauses


def silences_of(survey: Survey) -> tuple[Silence, ...]:
    """Each reason once, at the field that it is about if it is about one."""
    found: dict[Any, Silence] = {}
    for area, explored in _areas(survey):
        for cell in explored.cells:
            for reason in _reasons(_values(cell.answer)):
                line = _line(survey, reason, cell)
                silence = found.setdefault((reason, line), Silence(reason, line, area))
                if silence.area is area:
                    silence.cells.append(cell)
                elif area.name == reason.where:
                    found[reason, line] = Silence(reason, line, area, [cell])
    return tuple(found.values())


def witness_of(survey: Survey, silence: Silence, cells: Iterable[Cell] | None = None) -> Witness | None:
    """A person who surely meets it."""
    chosen = silence.cells if cells is None else cells
    return survey.witnesses.find(chosen, _meets(silence), silence.area.gate)


def _meets(silence: Silence) -> Shows:
    def shows(assessment: Assessment, world: World) -> bool:
        return any(silence.reason in _reasons((v,)) for v in silence.area.values(world) if not lacks(v))

    return shows


def _areas(survey: Survey) -> Iterator[tuple[Area, Explored]]:
    policy = survey.policy
    funded = {product.key("财政补助"): product for product in policy.products}
    for key, decision in policy.decisions.items():
        if key in funded:
            yield funding_area(policy, funded[key]), survey.funding(funded[key])
        elif decision.role in RESULTS or decision.role is Role.CATEGORY:
            yield Area(key, decision.role), survey.decision(key)
    for product in policy.products:
        yield aids_area(policy, product), survey.money(product)


def _values(answer: Any) -> Iterable[Any]:
    match answer:
        case Decided(value=value):
            return (value,)
        case Money():
            return answer.values
        case dict():
            return answer.values()
    return ()


def _reasons(values: Iterable[Any]) -> Iterator[NotStated | Deferred]:
    for value in values:
        if isinstance(value, Unknown):
            yield from (r for r in value.reasons if isinstance(r, NotStated | Deferred))


def _line(survey: Survey, reason: NotStated | Deferred, cell: Cell) -> int | None:
    """The line of the decision that says so."""
    lines = cell.lines.get(reason.where, ())
    rules = survey.policy.decisions[reason.where].rules if reason.where in survey.policy.decisions else ()
    silent = [i for i in lines if i is not None and (rules[i].clauses or reason.clauses) == reason.clauses]
    return silent[0] if len(silent) == 1 else None
