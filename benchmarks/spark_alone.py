"""The columnar engine's query on Spark: `python benchmarks/spark_alone.py local[2] PEOPLE.parquet OUT`.

From Parquet to a folder of Parquet, all columns, the session's start included. Needs Java.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
from columnar import NOTICE
from query_alone import KEPT
from run import policy_of

from desk.bulk.engines import spark
from engine.columnar import Seen, plan_for, printed, select


def main() -> None:
    master, people, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    columns = frozenset(pq.read_schema(people).names)
    plan = plan_for(policy_of(NOTICE), (), Seen(None, columns))
    spark.run(printed(select(plan, "persons", KEPT), "spark"), people, out, master)


if __name__ == "__main__":
    main()
