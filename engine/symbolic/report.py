"""Findings as diagnostics: where they stand in the file, and their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dsl import Because, Diagnostic, InSource, Label, Policy, Span

from .witness import Witness

_SHOWN = {"待遇开始": "待遇期（自）", "待遇结束": "待遇期（至）"}


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


def shown(name: str) -> str:
    """A decision's key in the officer's words."""
    return _SHOWN.get(name, name)


def joined(names: Sequence[str]) -> str:
    """「甲」、「乙」."""
    return "、".join(f"「{name}」" for name in names)
