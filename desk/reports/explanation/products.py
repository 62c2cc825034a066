"""The sections on products (险种): one for each, and what they come to together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from engine import Known, NotApplicable, Outcome
from engine.explain import Explanation, ProductShown
from engine.fields import levels_of
from engine.money import ZERO

from ..document import Block, Grid, Heading, Section, Sentence, Tone
from . import money, sections
from .values import Values

PARTS: tuple[Callable[[Values, ProductShown], Section], ...] = (
    sections.contribution,
    money.aid,
    money.payment,
    sections.waiting,
    sections.benefit,
    money.funding,
)
"""In the order in which an officer asks."""


def of_one(values: Values, explanation: Explanation) -> Iterator[Section]:
    """A policy without 险种: the parts of its only product are sections of their own."""
    yield from (part(values, explanation.products[0]) for part in PARTS)


def of_several(values: Values, explanation: Explanation) -> Iterator[Section]:
    for product in explanation.products:
        title = values.say("product", name=product.product.name)
        yield Section(title, tuple(_blocks(values, product)))
    yield Section(values.say("totals"), tuple(_totals(values, explanation)))


def _blocks(values: Values, product: ProductShown) -> Iterator[Block]:
    """What was not bought, or was refused, ends with that."""
    for step in (product.bought, product.eligibility, product.acceptance):
        if step is not None and not isinstance(step.outcome, NotApplicable):
            yield from sections.answered(values, step)
    if isinstance(product.contribution.outcome, NotApplicable):
        return
    if product.bought is not None and not isinstance(product.bought.outcome, Known):
        yield Sentence(values.say("if_bought"), Tone.ASIDE)
    for part in PARTS:
        made = part(values, product)
        yield Heading(made.title)
        yield from made.blocks


def _totals(values: Values, explanation: Explanation) -> Iterator[Block]:
    """Who pays what of which product, then when the person pays, then the government's share."""
    products, fields = explanation.products, explanation.fields
    payers = dict.fromkeys(payer for product in products for payer, _ in product.payers)
    given = {payer: [_given(product, payer) for product in products] for payer in payers}
    rows = [
        _row(values, payer, [*parts, fields[f"资助.{payer}"]])
        for payer, parts in given.items()
        if fields[f"资助.{payer}"] != Known(0)
    ]
    for key, name in (("person", "应缴"), ("sum", "缴费")):
        rows.append(_row(values, values.say(key), [*(product.fields[name] for product in products), fields[name]]))
    yield _grid(values, products, "party", rows, total=True)
    yield from money.when_paid(values, fields)
    yield _grid(values, products, "level", list(_funding(values, explanation)), total=False)


def _given(product: ProductShown, payer: str) -> Outcome:
    bought = product.fields["缴费"]
    return bought if isinstance(bought, NotApplicable) else dict(product.payers).get(payer, Known(ZERO))


def _funding(values: Values, explanation: Explanation) -> Iterator[tuple[str, ...]]:
    fields, products = explanation.fields, explanation.products
    yield _row(values, values.where("财政补助"), [*(p.funding.outcome for p in products), fields["财政补助"]])
    for level, field in levels_of(explanation.policy).items():
        own: list[Mapping[str, Outcome]] = [{one.level: one.outcome for one in p.levels} for p in products]
        yield _row(values, level, [*(shares.get(level, NotApplicable("险种")) for shares in own), fields[field]])


def _row(values: Values, title: str, outcomes: list[Outcome]) -> tuple[str, ...]:
    return (title, *(_cell(values, outcome) for outcome in outcomes))


def _cell(values: Values, outcome: Outcome) -> str:
    """Nothing is written where the product is not bought or the amount is nought."""
    return "—" if isinstance(outcome, NotApplicable) else money.cell(values, outcome)


def _grid(
    values: Values, products: tuple[ProductShown, ...], first: str, rows: list[tuple[str, ...]], total: bool
) -> Grid:
    head = (values.say(first), *(product.product.name for product in products), values.say("together"))
    return Grid(tuple(rows), head, frozenset(range(1, len(head))), total)
