"""Plain `pytest` collects scenario files: an item for each scenario, with the failure text of `pol test`.

pytest loads this module wherever canbao is installed, so it imports nothing of canbao before there is a scenario file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from dsl import Diagnostic, Language
    from engine.cases import Prepared

    from .testing import Tested, Tester

SUFFIX = ".scenarios.yaml"
NOT_ACCEPTED = "proposed, not accepted"
NOTHING_ACCEPTED = "nothing accepted"
"""The name of an item that fails: proposals alone test nothing."""


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
        if self._is_untried(opened.prepared):
            yield NothingAccepted.from_parent(self, name=NOTHING_ACCEPTED)

    def _is_untried(self, own: Sequence[Prepared]) -> bool:
        """Has nobody accepted a scenario for the rule file, here or in another file beside it?"""
        from .testing import open_scenarios, rules_of, scenarios_beside

        if not all(prepared.scenario.proposed for prepared in own):
            return False
        others = (open_scenarios(path) for path in scenarios_beside(rules_of(self.path)) if path != self.path)
        return all(not one.problems and all(p.scenario.proposed for p in one.prepared) for one in others)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        return _told(excinfo.value.problems) if isinstance(excinfo.value, Unusable) else super().repr_failure(excinfo)

    @property
    def shown_path(self) -> Path:
        """As short as it can be said."""
        try:
            return self.path.relative_to(Path.cwd())
        except ValueError:
            return self.path


class NothingAccepted(pytest.Item):
    """Fails as `pol test` does where a rule file has nothing but proposals."""

    funcargs: Mapping[str, Any] = {}

    def runtest(self) -> None:
        from dsl import Diagnostic, InFile

        assert isinstance(self.parent, ScenarioModule)
        shown = str(self.parent.shown_path)
        raise Unusable((Diagnostic("P826", InFile(shown), {"file": shown}),))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        if isinstance(excinfo.value, Unusable):
            return _told(excinfo.value.problems)
        return super().repr_failure(excinfo, *args)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name


class ScenarioItem(pytest.Item):
    funcargs: Mapping[str, Any] = {}
    """Some plug-ins take it for granted of every item (pytest-lsp)."""

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
        from .reports.scenarios import failure as scenarios_failure

        assert isinstance(self.parent, ScenarioModule)
        return "\n".join(scenarios_failure.lines(self.parent.shown_path, excinfo.value.tested, _language()))

    def reportinfo(self) -> tuple[Path, int, str]:
        """pytest counts lines from 0."""
        return self.path, self.prepared.scenario.line - 1, self.name


def _told(problems: tuple[Diagnostic, ...]) -> str:
    from .reports.diagnostics import text as diagnostics_text

    return diagnostics_text.render(problems, _language(), closing=False)


def _language() -> Language:
    from .texts.language import choose_language

    return choose_language(None, os.environ)
