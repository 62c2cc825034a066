"""The columnar engine's query and nothing around it: no checking of records, no receipt, the expert's settings.

`python benchmarks/query_alone.py full|plain PEOPLE.parquet OUT.parquet`

What `pol evaluate` takes longer than this is what it does besides; what this takes longer than the hand-written SQL is
the compiler's doing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb
from columnar import NOTICE, SIXTEEN
from hand_written import ROW_GROUPS, SETTINGS, numbered
from run import policy_of

from desk.bulk.written import query_of
from engine.columnar import Aspect, Pattern, Seen, plan_for
from engine.facts_used import facts_used

KEPT = ("证件号码", "姓名")


def seen_in(connection: duckdb.DuckDBPyConnection, facts: frozenset[str]) -> Seen:
    """Which columns are there, and which of them go without a value together."""
    columns = [row[0] for row in connection.execute("DESCRIBE persons").fetchall()]
    asked = [name for name in columns if name.partition("__")[0] in facts]
    without = ", ".join(name if name.endswith(Aspect.NONE.value) else f"{name} IS NULL" for name in asked)
    rows = connection.execute(f"SELECT DISTINCT {without} FROM persons").fetchall()
    patterns: list[Pattern] = [frozenset(n for n, lacks in zip(asked, row, strict=True) if lacks) for row in rows]
    return Seen(patterns, frozenset(columns))


def write(what: str, people: Path, out: Path) -> None:
    policy = policy_of(NOTICE)
    with duckdb.connect() as connection:
        for setting, value in SETTINGS.items():
            connection.execute(f"SET {setting} = {value}")
        connection.execute(f"SET temp_directory = '{out.parent}'")
        connection.execute(f"CREATE TEMP VIEW persons AS SELECT file_row_number + 1 AS row, * FROM {numbered(people)}")
        plan = plan_for(policy, (), seen_in(connection, facts_used(policy)))
        query = query_of(connection, plan if what == "full" else plan.only(SIXTEEN), "persons", ("row", *KEPT))
        how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUPS.get(what, 122_880)}"
        connection.execute(f"COPY ({query}) TO '{out}' ({how})")


def main() -> None:
    parser = argparse.ArgumentParser(description="Answer for every person of PEOPLE by the columnar engine's query.")
    parser.add_argument("what", choices=("full", "plain"))
    parser.add_argument("people", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    write(asked.what, asked.people, asked.out)


if __name__ == "__main__":
    main()
