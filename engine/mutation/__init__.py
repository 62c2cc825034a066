"""Mutation: would anybody notice if the notice said something else? Imports of other rooms start here."""

from .mutation import Mutation
from .notice import Notice
from .operators import OPERATORS, Operator, mutations
from .trial import Killed, Survived, Trial
from .written import Written

__all__ = ["OPERATORS", "Killed", "Mutation", "Notice", "Operator", "Survived", "Trial", "Written", "mutations"]
