"""The survey: every question of a policy explored once, for all checks to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from dsl import Assumed, Policy, Population, Product, Role

from ..interpret import Assessor
from ..interpret.expressions import closure
from .atoms import atoms_of
from .cells import Explored, Explorer, Question
from .domains import Domains, Space
from .ordinary import Ordinary
from .places import Places
from .questions import RESULTS, Questions
from .reach import Reach
from .silences import Silence, silences_of
from .witness import Witnesses


class Survey:
    """One policy under its own assumptions about readings; facts are free, whatever their default."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.places = Places(policy)
        self.ordinary = Ordinary(policy, self.places)
        bare = without_defaults(policy)
        self.assessor = Assessor(bare)
        self.reach = Reach(bare)
        self.questions = Questions(bare, self.assessor.builder, self.reach)
        self.space = Space.of(bare, self.ordinary)
        self.explorer = Explorer(self.space, self._domains)
        self.witnesses = Witnesses(policy, self.explorer, self.questions)
        self._explored: dict[str, Explored] = {}

    @cached_property
    def open_readings(self) -> Survey:
        """The same with every reading open: what only another reading would use is not idle."""
        kept = tuple(a for a in self.policy.assumptions if a.about is not Assumed.READING)
        return Survey(replace(self.policy, assumptions=kept))

    def decision(self, key: str) -> Explored:
        return self._once(key, lambda: self.questions.decision(key))

    def money(self, product: Product) -> Explored:
        return self._once(product.key("资助"), lambda: self.questions.money(product))

    def funding(self, product: Product) -> Explored:
        return self._once(product.key("财政"), lambda: self.questions.funding(product))

    def constraint(self, index: int) -> Explored:
        constraint = self.policy.constraints[index]
        return self._once(f"约束 {index}", lambda: self.questions.constraint(constraint))

    @property
    def personal_constraints(self) -> tuple[int, ...]:
        """Those that speak of a person or a parameter, not of a population."""
        return tuple(
            index
            for index, constraint in enumerate(self.policy.constraints)
            if not any(isinstance(node, Population) for node in self.reach.nodes((constraint.condition,)))
        )

    @property
    def everything(self) -> tuple[Explored, ...]:
        """All that is published, and all that is checked."""
        published = [k for k, d in self.policy.decisions.items() if d.role in RESULTS or d.role is Role.CATEGORY]
        constraints = [self.constraint(index) for index in self.personal_constraints]
        money = [ask(product) for product in self.policy.products for ask in (self.money, self.funding)]
        return (*(self.decision(key) for key in published), *money, *constraints)

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """Whatever is not stated or pending for somebody."""
        return silences_of(self)

    @property
    def looked_into(self) -> tuple[Explored, ...]:
        """Every question that was explored so far."""
        return tuple(self._explored.values())

    def _domains(self, question: Question) -> Domains:
        atoms = atoms_of(self.reach, question.roots)
        return Domains(self.space, [(atom, closure(self.assessor.builder, atom.expression)) for atom in atoms])

    def _once(self, name: str, make: Callable[[], Question]) -> Explored:
        if name not in self._explored:
            self._explored[name] = self.explorer.explore(make())
        return self._explored[name]


def without_defaults(policy: Policy) -> Policy:
    """Whatever a record leaves out is to be tried, not filled in."""
    facts = {name: replace(fact, default=None) for name, fact in policy.vocabulary.facts.items()}
    assumptions = tuple(a for a in policy.assumptions if a.about is not Assumed.FACT or not a.is_written)
    return replace(policy, vocabulary=replace(policy.vocabulary, facts=facts), assumptions=assumptions)
