"""The sample notice and the shipped ones: no findings, and every witness stands up when read back from a roster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

import pytest

from dsl import Diagnostic, Policy, Severity, Source, load
from engine import Ambiguous, Assessment, Outcome, kind_of
from engine.symbolic import check_meaning

REPOSITORY = Path(__file__).parents[3]
NOTICES = [REPOSITORY / "tests" / "dsl" / "example.pol", *sorted((REPOSITORY / "policies").glob("*-20*.pol"))]
SILENT = {"P512": "not_stated", "P513": "deferred"}

ReadBack = Callable[[Policy, Mapping[str, str]], Assessment]


def policy_of(path: Path) -> Policy:
    def beside(name: str) -> Source:
        return Source(name, (REPOSITORY / "policies" / name).read_text(encoding="utf-8"))

    loaded = load(Source(path.name, path.read_text(encoding="utf-8")), beside)
    assert loaded.policy is not None
    return loaded.policy


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice_has_no_findings(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy = policy_of(path)
    start = perf_counter()
    found = check_meaning(policy)
    with capsys.disabled():
        print(f"  [{path.stem}: {perf_counter() - start:.2f} s]", end="")
    assert [d.code for d in found if d.severity is not Severity.NOTE] == []
    assert all(d.message("zh") and d.message("en") for d in found)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_every_witness_shows_what_it_stands_for(path: Path, read_back: ReadBack) -> None:
    policy = policy_of(path)
    witnessed = [d for d in check_meaning(policy) if d.witness]
    assert witnessed
    for diagnostic in witnessed:
        assessment = read_back(policy, diagnostic.witness or {})
        assert shows(diagnostic, assessment), (diagnostic.code, diagnostic.witness)


def shows(diagnostic: Diagnostic, assessment: Assessment) -> bool:
    kinds = {kind for outcome in assessment.fields.values() for kind in kinds_of(outcome)}
    if diagnostic.code in SILENT:
        return SILENT[diagnostic.code] in kinds
    if diagnostic.code == "P521":
        return any(isinstance(o, Ambiguous) and o.by == "tie" for o in assessment.fields.values())
    return True


def kinds_of(outcome: Outcome) -> set[str]:
    if isinstance(outcome, Ambiguous):
        return {kind for case in outcome.cases for kind in kinds_of(case.outcome)}
    return {kind_of(outcome)}
