"""How long `pol mutate` takes for each notice: every slip, its scenarios, and the exact comparison of what survives.

`python benchmarks/mutation.py [JOBS]`. Target: one notice, its scenario files read, within 30 s on two cores.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter

from desk.rule_files.policies import load_policy, policies_beside
from desk.testing import open_scenarios, scenarios_beside
from dsl import Diagnostic
from engine.mutation import Fate, Notice, Score, Written, mutations, score

POLICIES = Path(__file__).parent.parent / "policies"


def main() -> None:
    jobs = int(sys.argv[1]) if len(sys.argv) > 1 else os.cpu_count() or 1
    for rules in sorted(POLICIES.glob("*-20*.pol")):
        start, busy = perf_counter(), _busy()
        found, count = scored(rules, jobs)
        seconds, busy = perf_counter() - start, _busy() - busy
        counts = ", ".join(f"{len(found.of(fate))} {fate.value}" for fate in Fate)
        print(f"{rules.stem}: {len(found.tried)} slips, {count} scenarios: {counts}; {found.per_mille / 10:.1f} %")
        print(f"  {seconds:.1f} s by the clock with {jobs} processes, {busy:.1f} s of processor time")


def scored(rules: Path, jobs: int) -> tuple[Score, int]:
    loaded = load_policy(rules)
    assert not isinstance(loaded, Diagnostic) and loaded.policy is not None
    policy = loaded.policy
    notice = Notice(
        loaded.source, (policy.header.vocabulary, policy.vocabulary.source), tuple(policies_beside(rules)())
    )
    scenarios = [one for file in scenarios_beside(rules) for one in open_scenarios(file).prepared]
    return score(notice, scenarios, mutations(Written(loaded.source, loaded.nodes)), jobs), len(scenarios)


def _busy() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


if __name__ == "__main__":
    main()
