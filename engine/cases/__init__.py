"""Scenario files: persons by hand, with what the notice gives them."""

from .assumed import assumed
from .compare import Difference, differences, written
from .read import Expected, Scenario, ScenarioError, read_scenarios

__all__ = ["Difference", "Expected", "Scenario", "ScenarioError", "assumed", "differences", "read_scenarios", "written"]
