"""Aids (资助) of one stage: ties, aids together without 优先, aids that nobody gets, 全额 of several prices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from dsl import Diagnostic, InFull, Product, Stage, TieRule

from .. import money
from ..answer import Assessment, World
from ..interpret.combined import Combined
from ..interpret.stages import stages_of, written_stages
from ..unknown import NotStated, Unknown, Why
from .cells import Cell, lacks
from .money import Money, StageOutcome, outcomes_of
from .report import finding, joined
from .survey import Survey
from .witness import Shows, Witness


@dataclass(frozen=True, slots=True)
class StagePlace:
    """A stage (步) of one product, and the how many-th it is."""

    product: Product
    stage: Stage
    at: int


def _places(survey: Survey) -> Iterator[StagePlace]:
    for product in survey.policy.products:
        for at, stage in enumerate(stages_of(survey.policy, product, survey.policy.assumptions)):
            yield StagePlace(product, stage, at)


Met = tuple[tuple[str, ...], Witness]
"""Which aids meet, and in whom."""


def ties(survey: Survey) -> Iterator[Diagnostic]:
    """Aids that tie while their payers differ, and no 同额 line says what then."""
    for place in _places(survey):
        stage = place.stage
        if stage.tie is not None and stage.tie.rule is TieRule.ANY:
            continue
        met = _first_met(survey, place, lambda one: _is_tied(one.made), lambda one: _tied_names(one.made), _is_tied)
        if met is not None:
            code = "P520" if stage.tie is None else "P521"
            yield finding(code, survey.policy, stage.span, {"names": joined(met[0])}, met[1])


def aids_without_priority(survey: Survey) -> Iterator[Diagnostic]:
    """Two aids meet in one person: a warning where 优先 is missing, a note where it says 未规定."""
    for place in _places(survey):
        stage = place.stage
        met = _first_met(survey, place, lambda one: _is_silent(one.made), _giving_names, _is_silent)
        if met is None:
            continue
        if stage.number in written_stages(survey.policy, place.product):
            yield finding("P523", survey.policy, stage.span, {"names": joined(met[0])}, met[1])
        else:
            second = next(aid for aid in survey.policy.aids if aid.name == met[0][-1])
            yield finding("P522", survey.policy, second.span, {"names": joined(met[0])}, met[1])


def aids_never_given(survey: Survey) -> Iterator[Diagnostic]:
    """Whatever reading is assumed."""
    for product in survey.policy.products:
        if _never_given(survey, product):
            idle = _never_given(survey.open_readings, product)
            yield from (
                finding("P524", survey.policy, aid.span, {"name": aid.name})
                for aid in survey.policy.aids
                if aid.name in idle
            )


def _never_given(survey: Survey, product: Product) -> set[str]:
    explored = survey.money(product)
    if not explored.complete:
        return set()
    stages = [one for cell in explored.cells for one in outcomes_of(cell)]
    given = {name for one in stages for way in one.made.allocations for name in way.names}
    # Of aids that come to the same only the first is named; the others are still given.
    alike = {grant.name for one in stages for grant in one.grants if grant.doubt is None and _is_best(one, grant.name)}
    return {aid.name for aid in survey.policy.aids if aid.product == product.name} - given - alike


def _is_best(one: StageOutcome, name: str) -> bool:
    amounts = {grant.name: grant.amount for grant in one.grants}
    return amounts[name] == one.made.amount and not isinstance(one.made.amount, Unknown)


def in_full_of_several_prices(survey: Survey) -> Iterator[Diagnostic]:
    """全额 takes whatever the price is; a notice may mean the standard."""
    for aid in survey.policy.aids:
        if not any(isinstance(line.value, InFull) for line in aid.lines):
            continue
        product = next(product for product in survey.policy.products if product.name == aid.product)
        prices: dict[Decimal, list[Cell]] = {}
        for cell in survey.money(product).cells:
            paid = any(g.name == aid.name and g.doubt is None for one in outcomes_of(cell) for g in one.grants)
            price = cell.answer.price if isinstance(cell.answer, Money) else None
            if paid and isinstance(price, Decimal) and price > 0:
                prices.setdefault(price, []).append(cell)
        for price in sorted(prices, reverse=True)[:-1]:
            found = survey.witnesses.find(prices[price], _pays_all(aid.name, price, product), product.key("缴费"))
            if found is not None:
                words = {"name": aid.name, "price": money.text(price)}
                yield finding("P525", survey.policy, aid.span, words, found)
                break


def _pays_all(name: str, price: Decimal, product: Product) -> Shows:
    def shows(assessment: Assessment, world: World) -> bool:
        values = world.values
        return bool(values[product.key("缴费")] == price and values[product.key("资助名")] == (name,))

    return shows


def _first_met(
    survey: Survey,
    place: StagePlace,
    meets: Callable[[StageOutcome], bool],
    names: Callable[[StageOutcome], tuple[str, ...]],
    shows: Callable[[Combined], bool],
) -> Met | None:
    """The fewest aids that meet in a stage, with a person."""
    groups: dict[tuple[str, ...], list[Cell]] = {}
    for cell in survey.money(place.product).cells:
        for index, one in enumerate(outcomes_of(cell)):
            if index == place.at and meets(one):
                groups.setdefault(names(one), []).append(cell)
    for group in sorted(groups, key=len):
        found = survey.witnesses.find(groups[group], _in_stage(place, shows), place.product.key("缴费"))
        if found is not None:
            return group, found
    return None


def _in_stage(place: StagePlace, shows: Callable[[Combined], bool]) -> Shows:
    def shown(assessment: Assessment, world: World) -> bool:
        stages = world.stages.get(place.product.name, ())
        return len(stages) > place.at and shows(stages[place.at])

    return shown


def _is_tied(made: Combined) -> bool:
    return made.tied


def _tied_names(made: Combined) -> tuple[str, ...]:
    return tuple(name for way in made.allocations for name in way.names)


def _giving_names(one: StageOutcome) -> tuple[str, ...]:
    return tuple(grant.name for grant in one.grants if grant.amount != 0)


def _is_silent(made: Combined) -> bool:
    """No priority is stated, whatever else may be known."""
    values = [v for v in (made.amount, made.due, made.doubt) if isinstance(v, Unknown)]
    reasons = {reason for value in values for reason in value.reasons}
    said = any(isinstance(reason, NotStated) and reason.why is Why.NO_PRIORITY for reason in reasons)
    return said and not any(lacks(value) for value in values)
