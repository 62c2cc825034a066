"""Do those who are measured give the same answers? What is wrong but fast is not worth measuring.

`python benchmarks/agreement.py [PERSONS]`: generated people through the hand-written SQL and the interpreter, column by
column. Then a spoiled roster through the expert's checks and those of `pol evaluate`. Then people who lack no fact
through all who answer the nine plain questions.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import hand_written
import plain_nine
import population
from columnar import NOTICE, POL
from run import policy_of

from dsl import NONE, Fact, Identity, Kind
from engine import Assessment, Assessor, kind_of
from engine.columnar.columns.assessed import edges
from engine.columnar.columns.flattened import bound_of, column_of, missing_of, value_of

PERSONS = 5_000


def facts_of_row(row: Mapping[str, Any], facts: Iterable[Fact]) -> dict[str, Any]:
    """A row of the typed table as the interpreter takes it: NULL is absent, `__none` is 无."""
    found: dict[str, Any] = {}
    for fact in facts:
        value = row.get(fact.name)
        if row.get(f"{fact.name}__none"):
            found[fact.name] = NONE
        elif value is not None:
            found[fact.name] = Identity() if fact.type.kind is Kind.IDENTITY and value else value
    return found


def expected(assessment: Assessment) -> dict[str, Any]:
    """What the columns must hold, from the interpreter. Lines and values under readings are left out."""
    found: dict[str, Any] = {}
    parts = {"field": assessment.fields, "category": assessment.categories, "window": assessment.windows}
    for kind, outcomes in (parts | {"edge": edges(assessment)}).items():
        for field, outcome in outcomes.items():
            name = column_of(field, kind)
            bounds = {f"{name}__{end}": bound_of(outcome, end) for end in ("low", "high", "printed")}
            found |= {name: value_of(outcome), f"{name}__kind": kind_of(outcome), **bounds}
            found[f"{name}__missing"] = missing_of(outcome)
    return found


def differences(count: int) -> Iterator[str]:
    """One line for each answer that differs."""
    policy = policy_of("hulunbuir-2024")
    assess, facts = Assessor(policy), tuple(policy.vocabulary.facts.values())
    with TemporaryDirectory() as folder:
        people = Path(folder) / "people.parquet"
        population.write(count, people)
        answers = {}
        for what in ("plain", "full"):
            hand_written.write(what, people, Path(folder) / f"{what}.parquet")
            answers[what] = rows_of(Path(folder) / f"{what}.parquet")
        for number, row in enumerate(rows_of(people)):
            wanted = expected(assess(facts_of_row(row, facts)))
            for what in answers:
                answer = answers[what][number]
                for column in answer.keys() & wanted.keys():
                    if answer[column] != wanted[column]:
                        name = f"{row['证件号码']} {what} {column}"
                        yield f"{name}: by hand {answer[column]}, interpreter {wanted[column]}"


def differences_of_checks(count: int) -> Iterator[str]:
    """One line for each row of a spoiled roster that the expert's checks and `pol evaluate` do not treat alike."""
    with TemporaryDirectory() as folder:
        people, spoiled = Path(folder) / "people.parquet", Path(folder) / "spoiled.parquet"
        population.write(count, people)
        population.spoil(people, spoiled)
        by_hand, by_pol = Path(folder) / "hand.parquet", Path(folder) / "pol.parquet"
        hand_written.write("plain", spoiled, by_hand, is_checked=True)
        command = (POL, "evaluate", NOTICE, str(spoiled), "--output", str(by_pol), "--columns", "参保")
        subprocess.run(command, check=False, capture_output=True)  # rows set aside are findings
        answered = [{row["row"] for row in rows_of(path)} for path in (by_hand, by_pol)]
    yield from (f"row {row}: answered by one of them only" for row in sorted(answered[0] ^ answered[1]))
    if len(answered[0]) >= count:
        yield "nothing of the spoiled roster was set aside"


def differences_of_peers(count: int) -> Iterator[str]:
    """One line for each peer that does not answer the nine plain questions as hand-written DuckDB SQL does."""
    with TemporaryDirectory() as folder:
        people = Path(folder) / "people.parquet"
        population.write(count, people, complete=True)
        answers = {}
        for name in plain_nine.CONTESTANTS:
            out = Path(folder) / f"{name}.parquet"
            plain_nine.contestant(name)(people, out)
            answers[name] = [tuple(row[answer] for answer in plain_nine.ANSWERS) for row in rows_of(out)]
    for name, found in answers.items():
        if found != answers["duckdb"]:
            yield f"{name}: {sum(a != b for a, b in zip(found, answers['duckdb'], strict=True))} persons differ"


def rows_of(path: Path) -> list[dict[str, Any]]:
    cursor = duckdb.execute(f"SELECT * FROM read_parquet('{path}')")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else PERSONS
    found = list(differences(count))
    print(*found[:20], sep="\n", end="\n" if found else "")
    print(f"by hand and interpreter: {count} persons, {len(found)} answers differ")
    unlike = list(differences_of_checks(count))
    print(*unlike, sep="\n", end="\n" if unlike else "")
    print(f"rows set aside by hand and by pol: {count} persons, {len(unlike)} differ")
    others = list(differences_of_peers(count))
    print(*others, sep="\n", end="\n" if others else "")
    print(f"nine plain questions: {count} persons, {len(plain_nine.CONTESTANTS)} contestants, {len(others)} differ")
    sys.exit(bool(found or unlike or others))


if __name__ == "__main__":
    main()
