"""What decided a field that is not as expected: the lines of the rule file, and the values of their conditions."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Language, Policy
from engine.cases import Difference, Ran
from engine.explain import Explainer, Explanation, ProductShown
from engine.fields import AID, SHARE, bare, split

from ..reports import explanation_money as money
from ..reports.document import Block
from ..reports.explanation_rules import rules
from ..reports.explanation_values import Values

CATEGORIES = "人群"


class Deciding:
    """One policy made ready for saying what decided, in one language."""

    def __init__(self, policy: Policy, language: Language) -> None:
        self.policy = policy
        self._explainer = Explainer(policy)
        self._values = Values(policy, language)

    def __call__(self, ran: Ran, difference: Difference) -> tuple[Block, ...]:
        if difference.field == CATEGORIES:
            return tuple(self._categories(ran, difference))
        if difference.field in self.policy.decisions:
            return tuple(rules(self._values, self._explainer.step(ran.assessment, difference.field)))
        return tuple(self._money(self._explainer(ran.assessment), difference.field))

    def _categories(self, ran: Ran, difference: Difference) -> Iterator[Block]:
        """Only those that one side has and the other has not."""
        for name in sorted(_names(difference.expected) ^ _names(difference.found)):
            if name in self.policy.decisions and name in ran.assessment.categories:
                yield from rules(self._values, self._explainer.step(ran.assessment, name))

    def _money(self, explanation: Explanation, field: str) -> Iterator[Block]:
        """An amount comes of the price and the aids, or of the government's share; of one product, or of all."""
        name, product = split(field)
        shown = [one for one in explanation.products if product in ("", one.product.name)]
        for one in shown:
            yield from self._of_product(one, name)

    def _of_product(self, product: ProductShown, name: str) -> Iterator[Block]:
        if name.startswith(SHARE):
            yield from money.funding(self._values, product).blocks
            return
        if not name.startswith(AID) and bare(name) != "资助名":
            yield from rules(self._values, product.contribution)
        yield from money.aid(self._values, product).blocks


def _names(value: object) -> set[str]:
    return set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set()
