"""Aids of more than there is to pay."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from dsl import Aid, Diagnostic, Expression, InFull, InSource, Pending, Product, Rest, Unstated

from ... import money
from ...answer import Assessment, World
from ...arithmetic import operate
from ...interpret.expressions import closure
from ...interpret.situation import Situation
from ...symbolic.cells import Question, Reply, lacks
from ...symbolic.money import money_question
from ...symbolic.survey import Survey
from ...symbolic.witness import Shows
from ..subject import Subject

_OPEN = (Rest, InFull, Pending, Unstated)


def above_the_price(subject: Subject) -> Iterator[Diagnostic]:
    """One payer names an amount, and somebody whom only this aid reaches has less to pay, though not nothing.

    Where several payers share, who gives less is not stated, which the checks say (P530).
    """
    survey = subject.survey
    for aid in subject.policy.aids:
        if len(aid.lines) != 1 or isinstance(aid.lines[0].value, _OPEN) or aid.personal is not None:
            continue
        product = next(product for product in survey.policy.products if product.name == aid.product)
        explored = survey.explorer.explore(_question(survey, aid, product))
        over = [cell for cell in explored.cells if cell.answer is not None]
        for amount, price in sorted({cell.answer for cell in over}):
            cells = [cell for cell in over if cell.answer == (amount, price)]
            witness = survey.witnesses.find(cells, _is_given(aid.name, price, product), product.key("缴费"))
            if witness is not None:
                words = {"name": aid.name, "amount": money.text(amount), "price": money.text(price), **witness.under}
                words["written"] = _as_written(amount)
                place = InSource(subject.policy.source, aid.lines[0].span)
                yield Diagnostic("P913", place, words, witness=witness.facts or None).at_origin()
                break


def _as_written(amount: Decimal) -> str:
    """As an officer writes it: 500, 512.5."""
    return money.text(amount).rstrip("0").rstrip(".")


def _question(survey: Survey, aid: Aid, product: Product) -> Question:
    """The amount and the price of those whom it reaches and who have less to pay; None for all others."""
    builder = survey.assessor.builder
    line = aid.lines[0]
    applies, price = closure(builder, aid.applies), builder.decision(product.key("缴费"))
    guard = None if line.guard is None else closure(builder, line.guard)
    amount = closure(builder, cast(Expression, line.value))

    def ask(s: Situation) -> Reply:
        for condition in (applies, guard):
            holds = True if condition is None else condition(s)
            if holds is not True:
                return Reply(None, (holds,) if lacks(holds) else ())
        due = price(s)
        s.money["余额"] = due
        given = amount(s)
        if lacks(due) or lacks(given):
            return Reply(None, (due, given))
        return Reply((given, due) if _is_over(given, due) else None)

    return Question(aid.name, ask, money_question(survey.policy, builder, product).roots)


def _is_over(given: Any, due: Any) -> bool:
    if not isinstance(given, Decimal) or not isinstance(due, Decimal):
        return False
    return due > 0 and bool(operate("-", given, due) > 0)


def _is_given(name: str, price: Decimal, product: Product) -> Shows:
    def shows(assessment: Assessment, world: World) -> bool:
        values = world.values
        return bool(values.get(product.key("缴费")) == price and values.get(product.key("资助名")) == (name,))

    return shows
