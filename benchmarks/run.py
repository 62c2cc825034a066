"""`make bench`: this machine, this run. Ratios mean more than microseconds: machines are noisy.

Prints a table of medians per person (own engine beside its peers, interleaved) and of cold starts of the command.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import peers

from dsl import Identity, Policy, Source, load
from engine import Assessor
from engine.cases import prepare, read_scenarios
from engine.explain import Explainer

POLICIES = Path(__file__).parent.parent / "policies"
NOTICES = ("hulunbuir-2024", "dengkou-2023", "dalad-2022", "neimenggu-2024")
ROUNDS = 7
COLD_ROUNDS = 5

_IDENTITIES = {
    "特困": "destitute",
    "孤儿": "orphan",
    "事实无人抚养儿童": "unsupported_child",
    "低保": "subsistence",
    "农村低收入人口": "low_income",
    "返贫致贫人口": "fallen",
    "脱贫不稳定人口": "unstable",
    "边缘易致贫人口": "near",
    "突发严重困难人口": "sudden",
    "重度残疾": "disabled",
}


def policy_of(stem: str) -> Policy:
    path = POLICIES / f"{stem}.pol"
    source = Source(path.name, path.read_text("utf-8"))
    policy = load(source, lambda name: Source(name, (POLICIES / name).read_text("utf-8"))).policy
    assert policy is not None, stem
    return policy


def persons_of(stem: str, policy: Policy) -> list[Any]:
    """The hand-written scenarios' persons: every case of the notice once."""
    path = POLICIES / f"{stem}.scenarios.yaml"
    file, _ = read_scenarios(Source(path.name, path.read_text("utf-8")))
    assert file is not None, stem
    return [prepared.facts for prepared in prepare(file, stem, lambda _: policy)[0]]


def as_peer(facts: Any) -> peers.Person:
    def number(name: str) -> int:
        day = facts.get(name)
        return int(day.strftime("%Y%m%d")) if isinstance(day, date) else 0

    held = {english: isinstance(facts.get(name), Identity) for name, english in _IDENTITIES.items()}
    return peers.plain(
        held
        | {
            "paid": number("缴费日期"),
            "born": number("出生日期"),
            "recognised": number("特殊身份认定日期"),
            "continuous": facts.get("连续参保") is True,
            "local": str(facts.get("户籍地", "")).startswith("1507"),
            "permit": facts.get("持居住证") is True,
        }
    )


def per_person(run: Callable[[Any], Any], persons: list[Any]) -> float:
    """Median microseconds over the persons."""
    times = []
    for person in persons:
        start = perf_counter()
        run(person)
        times.append((perf_counter() - start) * 1e6)
    return median(times)


def interleaved(contenders: dict[str, tuple[Callable[[Any], Any], list[Any]]]) -> dict[str, float]:
    """Every contender once per round, so that a slow moment of the machine hits all of them."""
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, (run, persons) in contenders.items():
            found[name].append(per_person(run, persons))
    return {name: median(times) for name, times in found.items()}


def cold(command: list[str]) -> float:
    """Median seconds of a whole process."""
    times = []
    for _ in range(COLD_ROUNDS):
        start = perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        times.append(perf_counter() - start)
    return median(times)


def show(title: str, rows: dict[str, float], unit: str, base: str) -> None:
    print(f"\n{title}")
    for name, value in rows.items():
        print(f"  {name:<44}{value:>10.1f} {unit}   ×{value / rows[base]:.2f}")


def main() -> None:
    contenders: dict[str, tuple[Callable[[Any], Any], list[Any]]] = {}
    for stem in NOTICES:
        policy = policy_of(stem)
        persons = persons_of(stem, policy)
        assessor = Assessor(policy)
        contenders[f"canbao {stem}"] = (assessor, persons)
        explainer = Explainer(policy)
        contenders[f"canbao {stem}, explained"] = (lambda p, a=assessor, e=explainer: e(a(p)), persons)
        if stem == NOTICES[0]:
            plain = [as_peer(person) for person in persons]
            contenders["zen-engine hulunbuir-2024"] = (peers.zen(trace=False), plain)
            contenders["zen-engine hulunbuir-2024, traced"] = (peers.zen(trace=True), plain)
            contenders["common-expression-language hulunbuir-2024"] = (peers.cel(), plain)
    show("one person, warm (median)", interleaved(contenders), "µs", f"canbao {NOTICES[0]}")

    pol = str(Path(sys.executable).parent / "pol")
    with TemporaryDirectory() as folder:
        roster = Path(folder) / "roster.csv"
        roster.write_text("姓名,户籍地,缴费日期\n示例甲,海拉尔区,2023-10-08\n", "utf-8")
        rows = {
            'python -c "import lark"': cold([sys.executable, "-c", "import lark"]) * 1e3,
            "pol check --fast hulunbuir-2024": cold([pol, "check", "--fast", "hulunbuir-2024"]) * 1e3,
            "pol check hulunbuir-2024": cold([pol, "check", "hulunbuir-2024"]) * 1e3,
            "pol evaluate, one person": cold([pol, "evaluate", "hulunbuir-2024", str(roster)]) * 1e3,
        }
    show("a whole process, cold start of the command (median)", rows, "ms", 'python -c "import lark"')


if __name__ == "__main__":
    main()
