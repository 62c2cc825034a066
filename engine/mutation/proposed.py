"""Scenarios that would notice: for each survivor its person, with what the notice as it stands gives.

They are proposals (提议): the program's own answer proves nothing until an officer has compared it with the notice.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..cases import Expected, in_yaml
from .judged import Affected, Tried
from .mutation import Mutation


def proposed(policy: str, survivors: Iterable[Tried]) -> str:
    """A scenario file for a policy; survivors that the same person shows share a scenario."""
    persons: dict[tuple[tuple[str, str], ...], list[Tried]] = {}
    for one in survivors:
        if one.affected is not None and expected(one.affected):
            persons.setdefault(tuple(sorted(one.affected.facts.items())), []).append(one)
    scenarios = [_scenario(shown, at) for at, shown in enumerate(persons.values(), 1)]
    return f"政策: {in_yaml(policy)}\n场景:\n" + "\n".join(scenarios)


def expected(affected: Affected) -> dict[str, Expected]:
    """What the notice as it stands gives, where the wrong version gives something else."""
    return {name: before for name, (before, _) in affected.fields.items() if before is not None}


def _scenario(shown: list[Tried], at: int) -> str:
    first = shown[0]
    assert first.affected is not None
    wanted: dict[str, Expected] = {}
    for one in shown:
        if one.affected is not None:
            wanted |= expected(one.affected)
    slips = "；".join(_slip(one.mutation) for one in shown)
    facts = ", ".join(f"{name}: {in_yaml(value)}" for name, value in first.affected.facts.items())
    return "\n".join(
        (
            f"  - 名称: {in_yaml(f'提议{at}：第 {first.mutation.line} 行')}",
            "    状态: 提议",
            *([f"    事实: {{{facts}}}"] if facts else []),
            "    期望:",
            *(f"      {name}: {in_yaml(value)}" for name, value in wanted.items()),
            f"    依据: {in_yaml(first.mutation.clauses or '未注明')}",
            f"    理由: {in_yaml(f'能发现：{slips}。期望是现在的规则文件算出来的，请对照通知核对')}",
            "",
        )
    )


def _slip(mutation: Mutation) -> str:
    if mutation.other:
        return f"第 {mutation.line} 行和第 {mutation.other} 行对调"
    if not mutation.after:
        return f"漏了第 {mutation.line} 行「{mutation.before}」"
    return f"第 {mutation.line} 行「{mutation.before}」写成「{mutation.after}」"
