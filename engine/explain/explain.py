"""An assessment → its explanation, in the order in which an officer asks."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Assumed, Policy, Role

from ..answer import Assessment, Known
from ..interpret.openings import openings_of
from ..record.parts import numbers
from ..record.rules import citations
from .lines import step
from .model import Categories, Default, Explanation, Step, WindowShown
from .open_questions import asked, silent
from .prepared import Prepared
from .products import product_shown
from .quoting import place_of
from .readings import readings
from .world import NOT_ASKED, Person, standing


class Explainer:
    """A policy made ready for explaining. Between persons it keeps nothing of theirs."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._prepared: dict[tuple[tuple[Assumed, str, str], ...], Prepared] = {}

    def __call__(self, assessment: Assessment) -> Explanation:
        """The assessment must be one of this policy."""
        return _explanation(self._person(assessment))

    def step(self, assessment: Assessment, decision: str) -> Step:
        """How a single decision came about, a 人群 among them."""
        return step(self._person(assessment), decision)

    def _person(self, assessment: Assessment) -> Person:
        assumptions = standing(assessment)
        key = tuple((a.about, a.target, str(a.value)) for a in assumptions)
        if key not in self._prepared:
            self._prepared[key] = Prepared(self.policy, assumptions)
        return Person(assessment, self._prepared[key])


def explain(assessment: Assessment) -> Explanation:
    """For a single person; an `Explainer` is quicker for many."""
    return Explainer(assessment.policy)(assessment)


def _explanation(person: Person) -> Explanation:
    assessment = person.assessment
    policy, fields = assessment.policy, assessment.fields
    results = (key for key, decision in policy.decisions.items() if decision.role is Role.RESULT)
    return Explanation(
        policy=policy,
        fields=fields,
        categories=_categories(person),
        eligibility=step(person, "参保"),
        acceptance=step(person, "受理"),
        windows=tuple(_windows(person)),
        products=tuple(product_shown(person, product) for product in policy.products),
        results=tuple(step(person, key) for key in results),
        asked=asked(policy, {**fields, **assessment.categories}),
        silent=silent(fields),
        readings=readings(assessment),
        assumptions=assessment.assumptions,
        defaults=tuple(_defaults(assessment)),
        deadlines=assessment.deadlines,
        citations=tuple(citations(assessment)),
    )


def _categories(person: Person) -> Categories:
    assessment = person.assessment
    no = Known(False)
    held = tuple(step(person, name) for name in assessment.held)
    unsure = [name for name, outcome in assessment.categories.items() if outcome not in (Known(True), no)]
    others = tuple(name for name, outcome in assessment.categories.items() if outcome == no)
    return Categories(held, tuple(step(person, name) for name in unsure), others)


def _windows(person: Person) -> Iterator[WindowShown]:
    """The 期 that 受理 asks about, with its days in the first world."""
    assessment, again = person.assessment, person.again(person.assessment.worlds[0])
    for name, outcome in assessment.windows.items():
        window = assessment.policy.windows[name]
        days = again.days(name)
        first, last = (None, None) if days is NOT_ASKED else days
        line, clauses = place_of(assessment.policy, window.span), tuple(numbers(window.clauses))
        yield WindowShown(name, outcome, first, last, line, clauses, *openings_of(window.days))


def _defaults(assessment: Assessment) -> Iterator[Default]:
    for fact, value in assessment.defaults.items():
        yield Default(fact, value, assessment.policy.vocabulary.facts[fact.partition("[")[0]].type)
