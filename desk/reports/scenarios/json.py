"""A run of scenario files for programs: the format of `desk/schemas/test.schema.json`, which only ever grows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dsl import Language
from engine.cases import Change
from engine.coverage import Coverage

from ...testing import Failure, FileRun, Tested
from ..coverage.json import members
from ..diagnostics.json import Json, member
from ..explanation.text import lines_of

FORMAT = 1


def render(runs: Sequence[FileRun], language: Language, coverage: Sequence[Coverage] = ()) -> str:
    tested = [one for run in runs for one in run.tested]
    document = {
        "format": FORMAT,
        "language": language,
        "summary": {
            "passed": sum(one.passed for one in tested),
            "failed": sum(one.failed for one in tested),
            "proposed": sum(one.scenario.proposed for one in tested),
            "broken_files": sum(bool(run.problems) for run in runs),
            "changed": sum(not change.is_shared for run in runs for change in run.changes),
            "seconds": round(sum(run.seconds for run in runs), 3),
        },
        "files": [_file(run, language) for run in runs],
        **({"coverage": members(coverage, language)} if coverage else {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _file(run: FileRun, language: Language) -> Json:
    return {
        "file": str(run.path),
        "rules": str(run.rules),
        "seconds": round(run.seconds, 3),
        "problems": [member(problem, language) for problem in run.problems],
        "scenarios": [_scenario(tested) for tested in run.tested],
        "changes": [_change(change) for change in run.changes],
    }


def _scenario(tested: Tested) -> Json:
    scenario = tested.scenario
    return {
        "name": scenario.name,
        "line": scenario.line,
        "clauses": scenario.clauses,
        "why": scenario.why,
        "status": "proposed" if scenario.proposed else "failed" if tested.failures else "passed",
        "seconds": round(tested.seconds, 6),
        "differences": [_difference(failure) for failure in tested.failures],
    }


def _difference(failure: Failure) -> Json:
    return {
        "field": failure.difference.field,
        "expected": failure.difference.expected,
        "found": failure.difference.found,
        "decided": list(lines_of(failure.decided)),
    }


def _change(change: Change) -> Json:
    return {
        "scenario": change.scenario.name,
        "line": change.scenario.line,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "made": not change.is_shared,
    }
