"""Would a scenario notice? Each mutation is read as a rule file of its own, and the scenarios are run on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dsl import Asked, Policy

from ..cases import Prepared, Runner
from .mutation import Mutation
from .notice import Notice

AT_ANY_TIME = Asked()


@dataclass(frozen=True, slots=True)
class Killed:
    """The scenario that noticed."""

    by: str


class Version:
    """One text of the notice, as the scenarios ask for it: a policy for each day on which it is to govern."""

    def __init__(self, notice: Notice, mutation: Mutation | None = None) -> None:
        self.notice = notice
        self.source = notice.source if mutation is None else mutation.applied(notice.source)
        self._policies: dict[Asked, Policy | None] = {}
        self._run = Runner()

    def policy(self, asked: Asked = AT_ANY_TIME) -> Policy | None:
        """None where the text can't be read."""
        if asked not in self._policies:
            self._policies[asked] = self.notice.read(self.source, asked).policy
        return self._policies[asked]

    def fails(self, one: Prepared) -> bool:
        """A part of what is expected is not borne out, or the person can't be assessed at all."""
        policy = self.policy(one.scenario.texts)
        if policy is None:
            return True
        try:
            return bool(self._run(replace(one, policy=policy)).differences)
        except (ArithmeticError, LookupError, ValueError, RecursionError):
            return True  # such a file breaks the evaluator: whoever runs the scenario sees that


class Trial:
    """The scenarios of a notice, to be run on one wrong version after another.

    The scenario that noticed last is tried first: the next slip is most often in the same line.
    """

    def __init__(self, notice: Notice, scenarios: Sequence[Prepared]) -> None:
        self.notice = notice
        self.original = Version(notice)
        self.scenarios = list(scenarios)

    @property
    def failing(self) -> tuple[Prepared, ...]:
        """Those that the notice itself does not bear out: with them nothing can be said."""
        return tuple(one for one in self.scenarios if self.original.fails(one))

    @property
    def asked(self) -> frozenset[Asked]:
        """By which days the scenarios choose the texts."""
        return frozenset(one.scenario.texts for one in self.scenarios)

    def run(self, mutation: Mutation) -> Killed | Version | None:
        """The version that no scenario noticed; None: it can't be read, so nobody would take it for a rule file."""
        version = Version(self.notice, mutation)
        if version.policy() is None:
            return None
        for at, one in enumerate(self.scenarios):
            if version.fails(one):
                self.scenarios.insert(0, self.scenarios.pop(at))
                return Killed(one.scenario.name)
        return version
