"""Findings as diagnostics: where they stand in the file, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dsl import Because, Diagnostic, InSource, Label, Policy, Span

from ..fields import split
from .witness import Witness

_SHOWN = {"待遇开始": "待遇期（自）", "待遇结束": "待遇期（至）"}
_READINGS = ("under_zh", "under_en")


def finding(
    code: str,
    policy: Policy,
    span: Span,
    words: Mapping[str, str],
    witness: Witness | None = None,
    overlaps: tuple[Span, ...] = (),
) -> Diagnostic:
    """A diagnostic at a place of the rule file; a witness of whom nothing need be known is not shown."""
    who = witness or Witness()
    return Diagnostic(
        code,
        InSource(policy.source, span),
        {**who.under, **words},
        tuple(Label(InSource(policy.source, other), Because.OVERLAPS_HERE) for other in overlaps),
        None,
        who.facts or None,
    )


def shown(policy: Policy, name: str) -> str:
    """A decision's key in the officer's words: without a product where it stands for several."""
    decision = policy.decisions.get(name)
    if decision is not None and decision.shared:
        return _SHOWN.get(decision.name, decision.name)
    own, product = split(name)
    return _SHOWN.get(own, own) + name.removeprefix(own) if product else _SHOWN.get(name, name)


def tried(policy: Policy, facts: Iterable[str]) -> Mapping[str, str]:
    """On which facts it was looked into, as arguments of a message: of what holds for nobody, or for everybody, there
    is nobody to show it. Nothing where it turns on no fact."""
    asked = frozenset(facts)
    names = "、".join(name for name in policy.vocabulary.facts if name in asked)
    if not names:
        return {"tried_zh": "", "tried_en": ""}
    return {"tried_zh": f"（{names}的各种情形都看过）", "tried_en": f" (every case of {names} was looked at)"}


def once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A statement that stands for several products is spoken of once, whoever shows what is wrong."""
    seen: set[tuple[object, ...]] = set()
    for one in findings:
        words = tuple((name, word) for name, word in one.arguments.items() if name not in _READINGS)
        mark = (one.code, one.place, words)
        if mark not in seen:
            seen.add(mark)
            yield one


def joined(names: Sequence[str]) -> str:
    """「甲」、「乙」."""
    return "、".join(f"「{name}」" for name in names)
