"""Scenario files: persons by hand, with what the notice gives them."""

from .compare import Difference, differences, written
from .prepare import PolicyOn, Prepared, prepare
from .read import read_scenarios
from .run import Ran, Runner, run
from .scenario import Expected, Places, Scenario, ScenarioFile, Written
from .schema import scenarios_schema
from .update import Change, in_yaml, updated

__all__ = [
    "Change",
    "Difference",
    "Expected",
    "Places",
    "PolicyOn",
    "Prepared",
    "Ran",
    "Runner",
    "Scenario",
    "ScenarioFile",
    "Written",
    "differences",
    "in_yaml",
    "prepare",
    "read_scenarios",
    "run",
    "scenarios_schema",
    "updated",
    "written",
]
