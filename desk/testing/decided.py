"""What decided a field that is not as expected: the lines of the rule file, and the values of their conditions."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Language, Policy
from engine import NotApplicable
from engine.cases import Difference, Ran
from engine.cases.words import CATEGORIES
from engine.explain import Explainer
from engine.fields import AID, SHARE, split

from ..reports.document import Block, Sentence
from ..reports.explanation import money
from ..reports.explanation.rules import rules
from ..reports.explanation.values import Values

AID_NAMES = "资助名"


class Deciding:
    """One policy made ready for saying what decided, in one language."""

    def __init__(self, policy: Policy, language: Language) -> None:
        self.policy = policy
        self._explainer = Explainer(policy)
        self._values = Values(policy, language)

    def __call__(self, ran: Ran, difference: Difference) -> tuple[Block, ...]:
        return tuple(self._blocks(ran, difference))

    def _blocks(self, ran: Ran, difference: Difference) -> Iterator[Block]:
        field, outcome = difference.field, ran.assessment.fields.get(difference.field)
        if field == CATEGORIES:
            yield from self._categories(ran, difference)
        elif isinstance(outcome, NotApplicable):
            yield Sentence(self._values.outcome(outcome, self._values.type_of(field), field))
        elif field in self.policy.decisions:
            yield from rules(self._values, self._explainer.step(ran.assessment, field))
        else:
            yield from self._money(ran, field)

    def _categories(self, ran: Ran, difference: Difference) -> Iterator[Block]:
        """Only those that one side has and the other has not."""
        for name in sorted(_names(difference.expected) ^ _names(difference.found)):
            if name in self.policy.decisions and name in ran.assessment.categories:
                yield from rules(self._values, self._explainer.step(ran.assessment, name))

    def _money(self, ran: Ran, field: str) -> Iterator[Block]:
        """An amount comes of the price and the aids, or of the government's share; of one product, or of all."""
        name, product = split(field)
        told = {difference.field for difference in ran.differences}
        for one in self._explainer(ran.assessment).products:
            if product not in ("", one.product.name):
                continue
            if name.startswith(SHARE):
                yield from money.funding(self._values, one).blocks
                continue
            # A price that is not as expected has its lines under its own heading.
            if not name.startswith(AID) and name != AID_NAMES and one.contribution.field not in told:
                yield from rules(self._values, one.contribution)
            yield from money.aid(self._values, one).blocks


def _names(value: object) -> set[str]:
    return set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set()
