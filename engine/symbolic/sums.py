"""Sums that must agree: price = due + what payers give, funding = its levels; and nothing below zero."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from dsl import Diagnostic, Policy, Product, Span

from .. import money
from ..answer import Assessment, World
from ..arithmetic import operate
from ..fields import payers_of
from ..interpret.funding import FundingRunner
from ..interpret.payers import cases_of, fixed_parts, rest_of
from ..interpret.situation import Situation
from ..money import ZERO
from ..unknown import NotStated, Unknown, Why
from .cells import Cell, lacks
from .money import Money
from .report import finding
from .silences import Area, funding_area
from .survey import Survey
from .witness import Shows

Values = Mapping[str, Any]
"""Field → value, as one world has them."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A sum that does not come out, in the words of its message."""

    code: str
    span: Span
    words: tuple[tuple[str, str], ...]


def money_adds_up(survey: Survey) -> Iterator[Diagnostic]:
    """The money identity, person by person and product by product."""
    for product in survey.policy.products:
        answers = [(cell, cell.answer) for cell in survey.money(product).cells]
        cells = [(cell, _fields(answer, product)) for cell, answer in answers if isinstance(answer, Money)]
        yield from _first_of_each(survey, cells, product.key("缴费"), partial(_wrong_money, survey.policy, product))


def funding_adds_up(survey: Survey) -> Iterator[Diagnostic]:
    """财政补助 = what its levels give; also for a level printed for another year."""
    for product in survey.policy.products:
        yield from _funding_adds_up(survey, product)


def _funding_adds_up(survey: Survey, product: Product) -> Iterator[Diagnostic]:
    runner = FundingRunner(survey.assessor.policy, survey.assessor.builder, product)
    area = funding_area(survey.policy, product)
    groups: dict[tuple[Decimal, Decimal], list[Cell]] = {}
    for cell in survey.funding(product).cells:
        sums = _total_and_levels(runner, cell)
        if sums is not None:
            groups.setdefault(sums, []).append(cell)
    for (total, paid), cells in groups.items():
        found = survey.witnesses.find(cells, _without_split(area), area.name)
        if found is not None:
            words = {"total": money.text(total), "paid": money.text(paid)}
            yield finding("P535", survey.policy, survey.policy.decisions[area.name].span, words, found)
            return


def _total_and_levels(runner: FundingRunner, cell: Cell) -> tuple[Decimal, Decimal] | None:
    """The total, and what the levels with an amount of their own come to, where the two can't be right."""
    s = Situation(cell.facts, dict(cell.choices))
    held = cases_of(s, runner.lines)[0][0]
    total, paid = runner.level(s), fixed_parts(s, held)[1]
    if not held or not isinstance(total, Decimal) or not isinstance(paid, Decimal):
        return None
    return None if paid == total or (rest_of(held) is not None and paid < total) else (total, paid)


def _without_split(area: Area) -> Shows:
    def shows(assessment: Assessment, world: World) -> bool:
        values = [v for v in area.values(world) if isinstance(v, Unknown) and not lacks(v)]
        return any(isinstance(r, NotStated) and r.why is Why.NO_SPLIT for value in values for r in value.reasons)

    return shows


def _first_of_each(
    survey: Survey, cells: Sequence[tuple[Cell, Values]], gate: str, wrong_in: Callable[[Values], Iterator[Wrong]]
) -> Iterator[Diagnostic]:
    """The first wrong sum of each kind that somebody shows."""
    groups: dict[Wrong, list[Cell]] = {}
    for cell, values in cells:
        for wrong in wrong_in(values):
            groups.setdefault(wrong, []).append(cell)
    reported: set[str] = set()
    for wrong, suspects in groups.items():
        if wrong.code in reported:
            continue
        found = survey.witnesses.find(suspects, _shows(wrong, wrong_in), gate)
        if found is not None:
            reported.add(wrong.code)
            yield finding(wrong.code, survey.policy, wrong.span, dict(wrong.words), found)


def _shows(wrong: Wrong, wrong_in: Callable[[Values], Iterator[Wrong]]) -> Shows:
    def shows(assessment: Assessment, world: World) -> bool:
        return wrong in wrong_in(world.values)

    return shows


def _wrong_money(policy: Policy, product: Product, values: Values) -> Iterator[Wrong]:
    key, span_of_price = product.key("缴费"), policy.decisions[product.key("缴费")].span
    aids = [aid for aid in policy.aids if aid.product == product.name]
    parts = {payer: values[field] for payer, field in payers_of(policy, product).items() if field in values}
    price, due = values.get(key), values.get(product.key("应缴"))
    if isinstance(price, Decimal) and price < 0:
        yield _negative(key, price, span_of_price)
    for payer, amount in parts.items():
        if isinstance(amount, Decimal) and amount < 0:
            line = next(line for aid in aids for line in aid.lines if line.payer == payer)
            yield _negative(payer, amount, line.span)
    if isinstance(price, Decimal) and isinstance(due, Decimal) and _all_known(parts):
        paid = sum(parts.values(), ZERO)
        if price >= 0 and price != due + paid:
            words = {"price": price, "due": due, "paid": paid}
            span = aids[0].span if aids else span_of_price
            yield Wrong("P533", span, tuple((name, money.text(amount)) for name, amount in words.items()))


def _negative(name: str, amount: Decimal, span: Span) -> Wrong:
    return Wrong("P534", span, (("name", name), ("amount", money.text(amount))))


def _all_known(values: Values) -> bool:
    return all(isinstance(value, Decimal) for value in values.values())


def _fields(found: Money, product: Product) -> Values:
    """As a world publishes them; where a tie or a doubt leaves several ways there is no one sum to check."""
    key = product.key
    values: dict[str, Any] = {key("缴费"): found.price, key("应缴"): found.due}
    for one in found.stages:
        if len(one.made.allocations) > 1:
            return {key("缴费"): found.price}
        for payer, amount in one.made.allocations[0].split:
            field = key(f"资助.{payer}")
            values[field] = operate("+", values.get(field, ZERO), amount)
    return values
