"""The superiors (上级) of a policy: its own, that one's, and so on, among the rule files of the same folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dsl import Asked, Diagnostic, InSource, Policy

from .policies import known_policies, load_policy
from .texts import DISK, RuleTexts


def superiors(policy: Policy, path: Path, asked: Asked, texts: RuleTexts = DISK) -> Iterator[Policy | Diagnostic]:
    """Upwards from the policy; a note instead of one that is not there or has errors, which ends the row."""
    seen = {policy.header.id}
    above, known = policy, {one.id: one.path for one in known_policies(path.parent, texts)}
    while (name := above.header.superior) and name not in seen:
        seen.add(name)
        found = _superior(policy, name, known.get(name), asked, texts)
        yield found
        if isinstance(found, Diagnostic):
            return
        above = found


def _superior(policy: Policy, name: str, path: Path | None, asked: Asked, texts: RuleTexts) -> Policy | Diagnostic:
    place = InSource(policy.source, policy.header.span).at_origin()
    if path is None:
        return Diagnostic("P545", place, {"superior": name})
    loaded = load_policy(path, Asked(known_on=asked.known_on), texts)
    if isinstance(loaded, Diagnostic) or loaded.policy is None:
        return Diagnostic("P547", place, {"superior": name, "file": str(path)})
    return loaded.policy
