"""One scenario run: as expected or not, and what decided where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from dsl import Language
from engine.cases import Difference, Prepared, Ran, Runner, Scenario

from ..reports.document import Block
from .decided import Deciding


@dataclass(frozen=True, slots=True)
class Failure:
    """A field that is not as expected, and what decided it."""

    difference: Difference
    decided: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tested:
    scenario: Scenario
    failures: tuple[Failure, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        return not self.failures and not self.scenario.proposed

    @property
    def failed(self) -> bool:
        return bool(self.failures) and not self.scenario.proposed


class Tester:
    """Runs prepared scenarios one after another; what policies are made ready for is kept between them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._runner = Runner()
        self._deciding: dict[int, Deciding] = {}

    def __call__(self, prepared: Prepared) -> tuple[Ran, Tested]:
        start = perf_counter()
        ran = self._runner(prepared)
        failures = tuple(Failure(one, self._decided(prepared)(ran, one)) for one in ran.differences)
        return ran, Tested(prepared.scenario, failures, perf_counter() - start)

    def _decided(self, prepared: Prepared) -> Deciding:
        # It keeps its policy, so the policy's identity is never used again.
        found = self._deciding.get(id(prepared.policy))
        if found is None:
            found = self._deciding[id(prepared.policy)] = Deciding(prepared.policy, self._language)
        return found
