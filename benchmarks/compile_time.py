"""How long it takes to make the SQL of a notice: `python benchmarks/compile_time.py [ROUNDS]`.

Counted is the processor's time from the notice's model, read and checked, to the text of one SELECT for DuckDB with all
columns, for a table that has every column and in which nothing is lacking. Not counted are imports (that of sqlglot's
dialect among them) and reading the notice; what was imported is kept from the collector of garbage (`gc.freeze`), whose
walks over it are no work of the compiler's. Every round is a process of its own, so nothing is remembered from the one
before.
"""

from __future__ import annotations

import gc
import os
import sys
from itertools import pairwise
from statistics import median
from time import process_time

from run import NOTICES, policy_of
from sqlglot import Dialect

from engine.columnar import Seen, input_columns, plan_for, printed, select

ROUNDS = 7
PARTS = ("plan", "SELECT", "text", "all")


def compiled(notice: str) -> tuple[float, ...]:
    """Milliseconds of each part."""
    policy = policy_of(notice)
    columns = frozenset(column.name for column in input_columns(policy.vocabulary.facts.values()))
    gc.collect()
    gc.freeze()
    moments = [process_time()]
    plan = plan_for(policy, (), Seen([frozenset()], columns))
    moments.append(process_time())
    query = select(plan, "persons", ("row",))
    moments.append(process_time())
    printed(query, "duckdb")
    moments.append(process_time())
    spans = [1000 * (end - start) for start, end in pairwise(moments)]
    return (*spans, sum(spans))


def in_its_own_process(notice: str) -> tuple[float, ...]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, " ".join(map(str, compiled(notice))).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as told:
        return tuple(map(float, told.read().split()))


def main() -> None:
    rounds = int(sys.argv[1]) if sys.argv[1:] else ROUNDS
    Dialect.get_or_raise("duckdb")  # is imported when it is first asked for
    taken: dict[str, list[tuple[float, ...]]] = {notice: [] for notice in NOTICES}
    for _ in range(rounds):
        for notice, rows in taken.items():
            rows.append(in_its_own_process(notice))
    print(f"{'core milliseconds, medians':<30}", *(f"{part:>8}" for part in PARTS))
    for notice, rows in taken.items():
        print(f"{notice:<30}", *(f"{median(part):>8.1f}" for part in zip(*rows, strict=True)))


if __name__ == "__main__":
    main()
