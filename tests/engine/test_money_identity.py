"""Money comes out even, also on bounds: price = 应缴 + payers, 财政补助 = its levels, 先付 = 应缴 + 退补."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dsl import Policy, Product
from engine import Assessment, Assessor, Unknown
from engine.fields import levels_of, payers_of
from engine.interpret.combined import Tied

from .people import persons, without_defaults
from .small_notices import VOCABULARY, notices, product_notices

Values = Mapping[str, Any]


def cases(assessment: Assessment) -> Iterator[Values]:
    """The money of every world, of each product and of all together; where aids tie, once for each of them."""
    for world in assessment.worlds:
        for product in (*assessment.policy.products, *([None] if assessment.policy.has_products else [])):
            values = money_of(assessment.policy, product, world.values)
            if isinstance(values["缴费"], Decimal | Unknown):
                ties = [value.cases for value in values.values() if isinstance(value, Tied)]
                for index in range(len(ties[0]) if ties else 1):
                    yield {k: v.cases[index][1] if isinstance(v, Tied) else v for k, v in values.items()}


def money_of(policy: Policy, product: Product | None, values: Values) -> Values:
    """The amounts of one product, or the totals, by their bare names."""
    names = ["缴费", "资助合计", "应缴", "先付", "退补", "财政补助"]
    fields = {name: name if product is None else product.key(name) for name in names}
    fields |= {f"资助.{payer}": field for payer, field in payers_of(policy, product).items()}
    fields |= {f"财政.{level}": field for level, field in levels_of(policy, product).items()}
    return {name: values[field] for name, field in fields.items()}


def uneven(values: Values) -> Iterator[str]:
    """The sums that surely do not come out even."""
    payers = [name for name in values if name.startswith("资助.")]
    levels = [name for name in values if name.startswith("财政.")]
    for whole, parts in (
        ("缴费", ["应缴", *payers]),
        ("缴费", ["应缴", "资助合计"]),
        ("资助合计", payers),
        ("先付", ["应缴", "退补"]),
        *([("财政补助", levels)] if levels else []),
    ):
        if not _can_be_equal(_bounds(values[whole]), _sum([_bounds(values[part]) for part in parts])):
            yield f"{whole} = {values[whole]} ≠ {[(part, values[part]) for part in parts]}"


Bounds = tuple[Decimal | None, Decimal | None]


def _bounds(value: Any) -> Bounds:
    return (value.low, value.high) if isinstance(value, Unknown) else (value, value)


def _sum(parts: Sequence[Bounds]) -> Bounds:
    lows, highs = [low for low, _ in parts if low is not None], [high for _, high in parts if high is not None]
    return (
        sum(lows, Decimal(0)) if len(lows) == len(parts) else None,
        sum(highs, Decimal(0)) if len(highs) == len(parts) else None,
    )


def _can_be_equal(one: Bounds, other: Bounds) -> bool:
    return _not_above(one[0], other[1]) and _not_above(other[0], one[1])


def _not_above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


def impossible(values: Values) -> Iterator[str]:
    """Amounts below zero, due above the price, and candidates outside their own bounds."""
    for name in ("应缴", "先付", "退补", "资助合计"):
        if _bounds(values[name])[1] is not None and not _not_above(Decimal(0), _bounds(values[name])[1]):
            yield f"{name} = {values[name]} < 0"
    if isinstance(values["缴费"], Decimal) and not _not_above(_bounds(values["应缴"])[0], values["缴费"]):
        yield f"应缴 {values['应缴']} > 缴费 {values['缴费']}"
    for name, value in values.items():
        if isinstance(value, Unknown):
            known = [c for c in value.candidates or () if isinstance(c, Decimal)]
            if not all(_not_above(value.low, c) and _not_above(c, value.high) for c in known):
                yield f"{name}: {value}"


def comes_out_even(data: st.DataObject, policy: Policy) -> None:
    assessor = Assessor(without_defaults(policy))
    for facts in data.draw(persons(policy)):
        for values in cases(assessor(facts)):
            found = [*uneven(values), *impossible(values)]
            assert not found, "\n".join(found)


@given(data=st.data())
def test_money_comes_out_even_under_every_notice(policy: Policy, data: st.DataObject) -> None:
    comes_out_even(data, policy)


@given(data=st.data())
def test_money_comes_out_even_under_generated_notices(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    comes_out_even(data, notice_with(data.draw(notices()), VOCABULARY))


@given(data=st.data())
def test_money_comes_out_even_for_each_product_and_over_all(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    comes_out_even(data, notice_with(data.draw(product_notices()), VOCABULARY))
