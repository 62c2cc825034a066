"""How long `pol test` takes for many scenarios of one notice, in one process: reading the YAML, running, reporting.

Persons are those of the notice's own scenarios, on other days. Target: 5,000 scenarios within 5 s, imports left out.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from desk.reports.scenarios import text as scenarios_text
from desk.rule_files.policies import load_policy
from desk.testing import Picked, run_file
from dsl import Diagnostic, Source
from engine.cases import Ran, Scenario, in_yaml, prepare, read_scenarios, run, written

POLICIES = Path(__file__).parent.parent / "policies"
STEM = "hulunbuir-2024"
COUNT = 5_000
FIRST_DAY = date(2023, 8, 1)
FIELDS = ("参保", "受理", "缴费", "资助合计", "应缴", "先付", "等待期")


def main() -> None:
    with TemporaryDirectory() as folder:
        path = written_in(Path(folder))
        size = path.stat().st_size / 1024 / 1024
        run_file(path, Picked("zh", pattern="1·"))  # the grammar is kept from the first time on
        start, busy = perf_counter(), process_time()
        done = run_file(path, Picked("zh"))
        report = scenarios_text.render([done], "zh")
        seconds, busy = perf_counter() - start, process_time() - busy
    assert len(done.tested) == COUNT and not done.failed, report
    print(f"{COUNT:,} scenarios of {STEM} ({size:.1f} MB of YAML)")
    print(f"{seconds:.2f} s by the clock, {busy:.2f} s of processor time, {busy / COUNT * 1e6:.0f} µs each")


def written_in(folder: Path) -> Path:
    """A scenario file beside a copy of the notice, with what the notice gives as the expectation."""
    for name in (f"{STEM}.pol", f"{STEM}.cite.json", "person.pol"):
        shutil.copy(POLICIES / name, folder)
    path = folder / f"{STEM}.scenarios.yaml"
    by_hand = (POLICIES / path.name).read_text("utf-8")
    path.write_text(_with_what_is_found(folder, by_hand), "utf-8")
    return path


def _with_what_is_found(folder: Path, by_hand: str) -> str:
    loaded = load_policy(folder / f"{STEM}.pol")
    assert not isinstance(loaded, Diagnostic) and loaded.policy is not None
    policy = loaded.policy
    file, _ = read_scenarios(Source("by hand", by_hand))
    assert file is not None
    models = file.scenarios
    moved = [_on(models[at % len(models)], at) for at in range(COUNT)]
    prepared, _ = prepare(replace(file, scenarios=tuple(moved)), STEM, lambda _: policy)
    return f"政策: {STEM}\n场景:\n" + "".join(map(_in_yaml, run(prepared)))


def _on(model: Scenario, at: int) -> Scenario:
    day = FIRST_DAY + timedelta(days=at % 400)
    facts = {**model.facts, "缴费日期": day.isoformat(), "登记日期": day.isoformat()}
    return replace(model, name=f"{at}·{model.name}", facts=facts)


def _in_yaml(ran: Ran) -> str:
    scenario, assessment = ran.scenario, ran.assessment
    expected = {name: written(assessment.fields[name], name) for name in FIELDS}
    parts = {
        "名称": scenario.name,
        "事实": scenario.facts,
        "期望": expected,
        "依据": scenario.clauses,
        "理由": scenario.why,
    }
    if scenario.assume:
        parts["假定"] = scenario.assume
    first, *others = (f"{key}: {in_yaml(value)}\n" for key, value in parts.items())
    return "".join([f"  - {first}", *(f"    {line}" for line in others)])


if __name__ == "__main__":
    main()
