"""Plain `pytest` collects scenario files: an item for each scenario, with the failure text of `pol test`.

pytest loads this module wherever canbao is installed, so it imports nothing of canbao before there is a scenario file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dsl import Diagnostic, Language
    from engine.cases import Prepared

    from .testing import Tested, Tester

SUFFIX = ".scenarios.yaml"
NOT_ACCEPTED = "proposed, not accepted"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    return ScenarioModule.from_parent(parent, path=file_path) if file_path.name.endswith(SUFFIX) else None


class Unusable(Exception):
    """A scenario file that can't be run, with everything that is wrong."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__(*(problem.code for problem in problems))
        self.problems = problems


class NotAsExpected(Exception):
    def __init__(self, tested: Tested) -> None:
        super().__init__(tested.scenario.name)
        self.tested = tested


class ScenarioModule(pytest.File):
    """A scenario file. What is wrong with it is an error of the collection."""

    def collect(self) -> Iterator[pytest.Item]:
        from .testing import Tester, open_scenarios

        opened = open_scenarios(self.shown_path)
        if opened.problems:
            raise Unusable(opened.problems)
        tester = Tester(_language())
        for prepared in opened.prepared:
            yield ScenarioItem.from_parent(self, name=prepared.scenario.name, prepared=prepared, tester=tester)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        if not isinstance(excinfo.value, Unusable):
            return super().repr_failure(excinfo)
        from .reports import diagnostics_text

        return diagnostics_text.render(excinfo.value.problems, _language(), closing=False)

    @property
    def shown_path(self) -> Path:
        """As short as it can be said."""
        try:
            return self.path.relative_to(Path.cwd())
        except ValueError:
            return self.path


class ScenarioItem(pytest.Item):
    def __init__(self, *, prepared: Prepared, tester: Tester, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.prepared = prepared
        self.tester = tester
        if prepared.scenario.proposed:
            self.add_marker(pytest.mark.skip(reason=NOT_ACCEPTED))

    def runtest(self) -> None:
        _, tested = self.tester(self.prepared)
        if tested.failed:
            raise NotAsExpected(tested)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        if not isinstance(excinfo.value, NotAsExpected):
            return super().repr_failure(excinfo, *args)
        from .reports import scenarios_failure

        assert isinstance(self.parent, ScenarioModule)
        return "\n".join(scenarios_failure.lines(self.parent.shown_path, excinfo.value.tested, _language()))

    def reportinfo(self) -> tuple[Path, int, str]:
        """pytest counts lines from 0."""
        return self.path, self.prepared.scenario.line - 1, self.name


def _language() -> Language:
    from .language import choose_language

    return choose_language(None, os.environ)
