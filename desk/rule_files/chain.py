"""The notices of one region, year after year: those that are named, or those of the folder of the one that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dsl import Diagnostic, Header, InFile, Loaded, Policy

from ..output import FINDINGS, USAGE, RunFailed
from .policies import known_policies, load_policy

Named = Sequence[tuple[Path, Policy]]


@dataclass(frozen=True)
class Chain:
    """In the order of their years. `left_out`: ids of files of the folder that do not govern."""

    policies: tuple[tuple[Path, Policy], ...]
    left_out: tuple[str, ...] = ()


def chain(named: Named) -> Chain:
    """The run ends where that makes no history."""
    found = Chain(tuple(named)) if len(named) > 1 else _of_folder(*named[0])
    ordered = sorted(found.policies, key=lambda one: one[1].header.year)
    if problems := list(_problems([policy for _, policy in ordered])):
        raise RunFailed(*problems, code=USAGE)
    return Chain(tuple(ordered), found.left_out)


def _of_folder(path: Path, policy: Policy) -> Chain:
    """Files that only change another notice are part of that one."""
    region = policy.header.region
    files = [(one.path, load_policy(one.path)) for one in known_policies(path.parent)]
    loaded = [(beside, made) for beside, made in files if isinstance(made, Loaded) and _is_of(made, region.code)]
    if broken := [found for _, made in loaded if made.policy is None for found in made.diagnostics]:
        raise RunFailed(*broken, code=FINDINGS)
    taken = [
        (beside, made.policy)
        for beside, made in loaded
        if made.policy is not None and made.left_out is None and made.id == made.policy.header.id
    ]
    taken = list(_one_a_year(taken, policy))
    if len(taken) < 2:
        words = {"folder": str(path.parent), "region": _region(policy.header), "policy": policy.header.id}
        raise RunFailed(Diagnostic("P894", InFile(str(path)), words), code=USAGE)
    return Chain(tuple(taken), tuple(made.id for _, made in loaded if made.left_out is not None))


def _one_a_year(taken: Named, policy: Policy) -> Iterator[tuple[Path, Policy]]:
    """Where a year has several notices: the one that 沿用 ties to the policy that was named, if it ties one."""
    for year in dict.fromkeys(made.header.year for _, made in taken):
        several = [one for one in taken if one[1].header.year == year]
        tied = [one for one in several if _are_tied(one[1], policy)]
        yield from tied if len(tied) == 1 else several


def _are_tied(one: Policy, other: Policy) -> bool:
    """The same notice, or one rests on the other."""
    bases = [{text.id for text in made.texts.based_on} for made in (one, other)]
    return one.header.id == other.header.id or one.header.id in bases[1] or other.header.id in bases[0]


def _is_of(loaded: Loaded, region: str) -> bool:
    policy = loaded.policy or loaded.unamended
    return policy is not None and policy.header.region.code == region


def _problems(policies: Sequence[Policy]) -> Iterator[Diagnostic]:
    first = policies[0].header
    for policy in policies[1:]:
        other = policy.header
        if other.region.code != first.region.code:
            words = {"first": first.id, "first_region": _region(first), "second": other.id}
            yield Diagnostic("P892", None, {**words, "second_region": _region(other)})
    for year, group in groupby(policies, key=lambda policy: policy.header.year):
        ids = [policy.header.id for policy in group]
        if len(ids) > 1:
            yield Diagnostic("P893", None, {"policies": "、".join(ids), "year": str(year)})


def _region(header: Header) -> str:
    return header.region.names[0] if header.region.names else header.region.code
