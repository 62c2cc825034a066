"""Plans as commands ask for them: a policy that can't be put into one query ends the run with a message."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from dsl import Assumption, Diagnostic, Policy
from engine.columnar import Plan, Seen, TooManyCourses, plan_for, whole_plan

from ..output import FINDINGS, RunFailed

Made = TypeVar("Made")


def plan(policy: Policy, assume: tuple[Assumption, ...], seen: Seen) -> Plan:
    """For a table of which so much is known."""
    return made(policy, lambda: plan_for(policy, assume, seen))


def plan_for_whole(policy: Policy, assume: tuple[Assumption, ...] = ()) -> Plan:
    """For persons of whom nothing is lacking."""
    return made(policy, lambda: whole_plan(policy, assume))


def made(policy: Policy, make: Callable[[], Made]) -> Made:
    """What comes of a plan, or the end of the run."""
    try:
        return make()
    except TooManyCourses as tangled:
        words = {"policy": policy.header.id, "what": str(tangled)}
        raise RunFailed(Diagnostic("P729", None, words), code=FINDINGS) from tangled
