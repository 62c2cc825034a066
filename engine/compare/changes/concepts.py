"""What a decision of each role is told as."""

from __future__ import annotations

from collections.abc import Mapping

from dsl import Role

from .change import Concept

CONCEPTS: Mapping[Role, Concept] = {
    Role.CATEGORY: Concept.CATEGORY,
    Role.LET: Concept.LET,
    Role.RESULT: Concept.RESULT,
    Role.PURCHASE: Concept.PRODUCT,
    Role.ELIGIBILITY: Concept.ELIGIBILITY,
    Role.ACCEPTANCE: Concept.ACCEPTANCE,
    Role.CONTRIBUTION: Concept.CONTRIBUTION,
    Role.WAITING: Concept.WAITING,
    Role.BENEFIT_START: Concept.BENEFIT_START,
    Role.BENEFIT_END: Concept.BENEFIT_END,
    Role.FUNDING: Concept.FUNDING,
}
