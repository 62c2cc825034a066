"""What was not looked at: questions with too many cases, of which only a sample was taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dsl import Diagnostic, Span

from .report import finding, shown
from .survey import Survey


def not_all_looked_at(survey: Survey) -> Iterator[Diagnostic]:
    """A price with too many cases leaves those of the aids open too: it is said once."""
    crowded = [explored for explored in survey.looked_into if not explored.complete]
    names = {explored.question.name for explored in crowded}
    prices = {product.key("资助"): product.key("缴费") for product in survey.policy.products}
    for explored in crowded:
        name = explored.question.name
        if prices.get(name) not in names:
            decision = survey.policy.decisions.get(name)
            span = survey.policy.header.span if decision is None else decision.span
            yield not_looked_at(survey, name, span, len(explored.cells), explored.asked)


def not_looked_at(survey: Survey, name: str, span: Span, count: int, facts: Iterable[str]) -> Diagnostic:
    """`facts` are those whose values meet in too many ways, as far as they are known."""
    words = {"name": shown(survey.policy, name), "count": str(count), "facts": "、".join(sorted(facts)) or "—"}
    return finding("P590", survey.policy, span, words)
