"""Splits among payers that are not fixed, amounts finer than a fen, and what is counted from 无."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dsl import Aid, Combine, Diagnostic, Policy, Rest, Role, Span, Stage

from .. import money
from ..answer import Assessment, World
from ..arithmetic import floored, operate
from ..interpret.expressions import closure
from ..interpret.situation import Situation
from ..interpret.stages import stages_of
from ..money import ZERO
from ..unknown import Why
from .cells import Cell
from .money import StageOutcome, outcomes_of
from .reach import expressions_of
from .report import finding, shown
from .silences import witness_of
from .survey import Survey
from .witness import Shows

_CODES = {
    Why.NO_SPLIT: "P530",
    Why.BELOW_FEN: "P532",
    Why.NOTHING_TO_COUNT_FROM: "P537",
    Why.MIXED_UNITS: "P565",
    Why.DIVIDED_BY_ZERO: "P566",
    Why.YEAR_NOT_HELD: "P568",
    Why.TOO_LARGE: "P569",
}
_STACKED = "叠加"


def broken_amounts(survey: Survey) -> Iterator[Diagnostic]:
    """What keeps an amount or its split from being known although no fact is missing and nothing is said to be open."""
    for silence in survey.silences:
        code = None if silence.why is None else _CODES.get(silence.why)
        found = None if code is None else witness_of(survey, silence)
        if code is None or found is None:
            continue
        where = silence.reason.where
        if silence.area.role is Role.FUNDING and where == silence.area.name and silence.why is Why.NO_SPLIT:
            continue  # said with its amounts by `sums.funding_adds_up`
        if where == _STACKED:
            stacked = [stage for stage in _stages(survey) if stage.combine is Combine.STACK]
            # Without 叠加 written this is only what stacking would make of it.
            yield from (finding("P531", survey.policy, stage.span, {}, found) for stage in stacked[:1])
            continue
        named = where if _span_of(survey.policy, where) else silence.area.name
        span = _span_of(survey.policy, named) or survey.policy.header.span
        yield finding(code, survey.policy, span, {"name": shown(survey.policy, named.removeprefix("财政."))}, found)


def _stages(survey: Survey) -> Iterator[Stage]:
    for product in survey.policy.products:
        yield from stages_of(survey.policy, product, survey.policy.assumptions)


def _span_of(policy: Policy, where: str) -> Span | None:
    """Where the decision, the level or the aid of this name is written."""
    if where in policy.decisions:
        return policy.decisions[where].span
    products = {product.name: product for product in policy.products}
    levels = [
        (products[part.product].key(f"财政.{line.payer}"), line) for part in policy.funding for line in part.lines
    ]
    spans = [line.span for field, line in levels if field == where]
    return next(iter([*spans, *(aid.span for aid in policy.aids if aid.name == where)]), None)


def lines_agree_with_total(survey: Survey) -> Iterator[Diagnostic]:
    """A single payer bears what 合计 or 个人 comes to; a line that names another amount contradicts it."""
    for aid in survey.policy.aids:
        declares = aid.total is not None or aid.personal is not None
        if declares and not any(isinstance(line.value, Rest) for line in aid.lines):
            yield from _against_total(survey, aid)


def _against_total(survey: Survey, aid: Aid) -> Iterator[Diagnostic]:
    product = next(product for product in survey.policy.products if product.name == aid.product)
    for cell in survey.money(product).cells:
        sums = next((s for one in outcomes_of(cell) if (s := _declared_and_paid(survey, aid, one, cell))), None)
        found = None if sums is None else survey.witnesses.find([cell], _is_given(aid), product.key("缴费"))
        if sums is not None and found is not None:
            total, paid = (money.text(amount) for amount in sums)
            yield finding("P536", survey.policy, aid.span, {"name": aid.name, "total": total, "paid": paid}, found)
            return


def _is_given(aid: Aid) -> Shows:
    def shows(assessment: Assessment, world: World) -> bool:
        stages = world.stages.get(aid.product, ())
        return any(aid.name in way.names for made in stages for way in made.allocations)

    return shows


def _declared_and_paid(survey: Survey, aid: Aid, one: StageOutcome, cell: Cell) -> tuple[Decimal, Decimal] | None:
    """The two amounts, where they differ although only one payer gives."""
    grant = next((g for g in one.grants if g.aid == aid and g.doubt is None), None)
    if grant is None or len(grant.split) != 1 or not isinstance(one.balance, Decimal):
        return None
    s = Situation(cell.facts, dict(cell.choices))
    s.money["余额"] = one.balance
    builder = survey.assessor.builder
    lines = [expression for index in grant.lines for expression in expressions_of(aid.lines[index].value)]
    given = [closure(builder, expression)(s) for expression in lines]
    if aid.personal is not None:
        declared = floored(operate("-", one.balance, closure(builder, aid.personal)(s)))
    else:
        declared = closure(builder, aid.total)(s) if aid.total is not None else None
    if not isinstance(declared, Decimal) or not all(isinstance(amount, Decimal) for amount in given):
        return None
    paid = sum(given, ZERO)
    return None if min(declared, one.balance) == min(paid, one.balance) else (declared, paid)
