"""Scenario files: persons by hand, with what the notice gives them."""

from .compare import Difference, differences
from .read import Scenario, ScenarioError, read_scenarios

__all__ = ["Difference", "Scenario", "ScenarioError", "differences", "read_scenarios"]
