"""Running scenario files: which there are, what each gives, and what a reader is told of those that fail."""

from .file_run import FileRun, Observer, Picked, run_file
from .files import rules_of, scenario_files, scenarios_beside
from .many import tested
from .opened import Opened, open_scenarios
from .tester import Failure, Tested, Tester

__all__ = [
    "Failure",
    "FileRun",
    "Observer",
    "Opened",
    "Picked",
    "Tested",
    "Tester",
    "open_scenarios",
    "rules_of",
    "run_file",
    "scenario_files",
    "scenarios_beside",
    "tested",
]
