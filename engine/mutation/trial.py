"""Would a scenario notice? Each mutation is read as a rule file of its own, and the scenarios are run on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dsl import Asked, Policy

from ..cases import Prepared, Runner
from .mutation import Mutation
from .notice import Notice

_AT_ANY_TIME = Asked()


@dataclass(frozen=True, slots=True)
class Killed:
    """The scenario that noticed."""

    by: str


@dataclass(frozen=True, slots=True)
class Survived:
    """No scenario noticed. `policy` is what the wrong file comes to."""

    policy: Policy


class Version:
    """One text of the notice, as the scenarios ask for it: a policy for each day on which it is to govern."""

    def __init__(self, notice: Notice, mutation: Mutation | None = None) -> None:
        self.notice = notice
        self.source = notice.source if mutation is None else mutation.applied(notice.source)
        self._policies: dict[Asked, Policy | None] = {}
        self._run = Runner()

    def policy(self, asked: Asked = _AT_ANY_TIME) -> Policy | None:
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
        self.scenarios = list(scenarios)

    def failing(self) -> tuple[Prepared, ...]:
        """Those that the notice itself does not bear out: with them nothing can be said."""
        original = Version(self.notice)
        return tuple(one for one in self.scenarios if original.fails(one))

    def run(self, mutation: Mutation) -> Killed | Survived | None:
        """None: the text can't be read as a rule file, so that nobody would take it for one."""
        version = Version(self.notice, mutation)
        policy = version.policy()
        if policy is None:
            return None
        for at, one in enumerate(self.scenarios):
            if version.fails(one):
                self.scenarios.insert(0, self.scenarios.pop(at))
                return Killed(one.scenario.name)
        return Survived(policy)
