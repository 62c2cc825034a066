"""Persons from a program: `python benchmarks/from_program.py [PERSONS] [ROUNDS]`.

Counted is the processor's time, of all cores together, of one call of `desk.bulk.arrow.answers` from a list of
dictionaries to the Arrow table and the persons set aside; so connecting, looking at every cell and planning are in it.
Not counted are imports, reading the notice, making the dictionaries, and a first call with ten persons, which loads
the rest. The people are those of `population.py`: thirty facts each, about one row in seventy lacking one or two, 无
as a text; days are texts as in JSON, or `date`. "dicts out" makes dictionaries of the table again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import duckdb
import population
from columnar import NOTICE, SIXTEEN
from run import policy_of

from desk.bulk.arrow import answers

PERSONS, ROUNDS = 100_000, 5
COLUMNS: dict[str, Sequence[str] | None] = {"two": ("应缴", "资助名"), "sixteen": SIXTEEN[1:], "all": None}
Person = dict[str, Any]


def persons(count: int) -> Iterator[Person]:
    with TemporaryDirectory() as folder:
        people = Path(folder) / "people.parquet"
        population.write(count, people)
        cursor = duckdb.execute(f"SELECT * FROM read_parquet('{people}')")
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(10_000):
            yield from (dict(_said(zip(names, row, strict=True))) for row in rows)


def _said(cells: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for name, value in cells:
        if name.endswith("__none"):
            if value:
                yield name.removesuffix("__none"), "无"
        elif value is not None:
            yield name, value


def as_texts(person: Person) -> Person:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in person.items()}


def taken(task: Callable[[], object]) -> float:
    start = process_time()
    task()
    return process_time() - start


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else PERSONS
    rounds = int(sys.argv[2]) if sys.argv[2:] else ROUNDS
    policy = policy_of(NOTICE)
    dated = list(persons(count))
    lists = {"days": dated, "texts": list(map(as_texts, dated))}
    answers(policy, dated[:10])
    tasks: dict[str, Callable[[], object]] = {
        f"{kind}, {name} columns": lambda given=given, columns=columns: answers(policy, given, columns=columns)
        for kind, given in lists.items()
        for name, columns in COLUMNS.items()
    }
    tasks["days, sixteen columns, dicts out"] = lambda: answers(policy, dated, columns=SIXTEEN[1:]).dictionaries()
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            found[name].append(taken(task))
    print(f"{count} persons, medians of {rounds}", "core seconds", "persons a core second", sep="\t")
    for name, times in found.items():
        print(f"{name:<36}{median(times):>8.2f}{count / median(times):>12,.0f}")


if __name__ == "__main__":
    main()
