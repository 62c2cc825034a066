"""Do those who are measured give the same answers? What is wrong but fast is not worth measuring.

`python benchmarks/agreement.py [PERSONS]`: generated people through the hand-written SQL and the interpreter, column by
column; the hand-written answer must be the interpreter's where that is known, and NULL where it is not. Then people who
lack no fact through all who answer the nine plain questions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import hand_written
import plain_nine
import population
from run import policy_of

from dsl import NONE, Fact, Identity, Kind
from engine import Assessment, Assessor, Known, Outcome

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


def interpreted(assessment: Assessment) -> dict[str, Outcome]:
    """The outcomes that the sixteen columns show, by column."""
    fields = assessment.fields
    return {
        **{name: fields[name] for name in ("参保", "受理", "缴费", "资助合计", "应缴", "先付", "资助名", "等待期")},
        "资助合计__payer_医疗救助基金": fields["资助.医疗救助基金"],
        "资助合计__payer_残联": fields["资助.残联"],
        "集中缴费期": assessment.windows["集中缴费期"],
        **{f"财政补助__payer_{level}": fields[f"财政.{level}"] for level in ("中央", "自治区", "市", "旗市区")},
    }


def written(outcome: Outcome) -> Any:
    """As the hand-written table has it."""
    if not isinstance(outcome, Known):
        return None
    match outcome.value:
        case True:
            return "准许"
        case tuple() as names:
            return "、".join(names)
        case Decimal() as amount:
            return amount
        case value:
            return NONE.value if value is NONE else str(value)


def differences(count: int) -> Iterator[str]:
    """One line for each answer that differs."""
    policy = policy_of("hulunbuir-2024")
    assess, facts = Assessor(policy), tuple(policy.vocabulary.facts.values())
    with TemporaryDirectory() as folder:
        people, answers = Path(folder) / "people.parquet", Path(folder) / "answers.parquet"
        population.write(count, people)
        hand_written.write(hand_written.plain(), people, answers)
        for row, answer in zip(rows_of(people), rows_of(answers), strict=True):
            for column, outcome in interpreted(assess(facts_of_row(row, facts))).items():
                if answer[column] != written(outcome):
                    yield f"{row['证件号码']} {column}: by hand {answer[column]}, interpreter {outcome}"


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
    others = list(differences_of_peers(count))
    print(*others, sep="\n", end="\n" if others else "")
    print(f"nine plain questions: {count} persons, {len(plain_nine.CONTESTANTS)} contestants, {len(others)} differ")
    sys.exit(bool(found or others))


if __name__ == "__main__":
    main()
