"""The receipt of a run, made when the run is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dsl import Asked, Assumption, Clause, Policy, Span

from .hashes import policy_hash
from .receipt import Receipt


def receipt_of(
    notice: tuple[Policy, Path, Asked],
    assume: Sequence[Assumption],
    *,
    regardless: bool,
    records: tuple[str, str],
    rows: Mapping[str, int],
    engine: str,
    columns: tuple[str, ...] | None = None,
) -> Receipt:
    """`notice` is the policy with its path and the days for which it was asked, `records` their address and hash."""
    policy, path, asked = notice
    return Receipt(
        canbao=own_version(),
        engine=engine,
        policy=policy.header.id,
        policy_path=str(path),
        policy_hash=policy_hash(policy),
        as_of=asked.as_of.isoformat() if asked.as_of else None,
        known_on=asked.known_on.isoformat() if asked.known_on else None,
        assumptions=spelled(assume),
        regardless=regardless,
        input=records[0],
        input_hash=records[1],
        rows=rows,
        columns=columns,
        rules=rules_of(policy),
    )


def own_version() -> str:
    return version("canbao")


def rules_of(policy: Policy) -> Mapping[str, Mapping[str, Any]]:
    """By the entries of `__rule` columns: 缴费#2 → line and clauses; an aid by its name."""
    return dict(_rules(policy))


def _rules(policy: Policy) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, decision in policy.decisions.items():
        for number, rule in enumerate(decision.rules, 1):
            yield f"{key}#{number}", _place(policy, rule.span, rule.clauses or decision.clauses)
    for aid in policy.aids:
        yield aid.name, _place(policy, aid.span, aid.clauses)


def _place(policy: Policy, span: Span, clauses: Sequence[Clause]) -> Mapping[str, Any]:
    source, where = policy.source.origin(span)
    return {
        "file": source.name,
        "line": source.position(where.start)[0],
        "clauses": [clause.number for clause in clauses],
    }


def spelled(assumptions: Sequence[Assumption]) -> tuple[str, ...]:
    return tuple(f"{one.target}={one.value}" for one in assumptions)
