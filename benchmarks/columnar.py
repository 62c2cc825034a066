"""`make bench-columnar`: whole rosters, Parquet to Parquet, on this machine in this run. Ratios mean more than seconds.

Every contestant runs in a process of its own, start and imports included, in turn with the others. Six tables: the
full set of columns, a plain set of sixteen, totals only, nine plain questions in other engines, two notices over the
same people, and (`--spark`) how the cost on Spark grows. The people are generated (`population.py`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import Command, Measure, interleaved

HERE = Path(__file__).parent
POL = str(Path(sys.executable).parent / "pol")
NOTICE = "hulunbuir-2024"
OTHER_NOTICE = "dengkou-2023"
SIXTEEN = (
    "证件号码", "参保", "受理", "缴费", "资助合计", "资助合计__payer_医疗救助基金", "资助合计__payer_残联", "应缴",
    "先付", "资助名", "期.集中缴费期", "等待期__kind",
    "财政补助__payer_中央", "财政补助__payer_自治区", "财政补助__payer_市", "财政补助__payer_旗市区",
)  # fmt: skip
ROWS = (100_000, 1_000_000, 10_000_000)
SPARK_ROWS = (1_000_000, 2_000_000, 4_000_000)
ONE_BY_ONE = 100_000
"""Peers that take one person at a time are asked for no more than this; their cost a person does not change."""


@dataclass(frozen=True, slots=True)
class People:
    """One size of population: as in life, and with no fact lacking."""

    rows: int
    usual: Path
    complete: Path


@dataclass(frozen=True, slots=True)
class Table:
    """`base` is the contestant that the others are compared with."""

    title: str
    base: str
    commands: Mapping[str, Command]


def script(name: str, *arguments: str | Path) -> Command:
    return lambda out: (sys.executable, str(HERE / name), *map(str, arguments), str(out))


def pol(command: str, people: Path, *options: str) -> Command:
    return lambda out: (POL, command, NOTICE, str(people), "--output", str(out), *options)


def everything(people: People) -> Table:
    commands = {
        "by hand (DuckDB SQL)": script("hand_written.py", "full", people.usual),
        "by hand, the same bytes every time": script("hand_written.py", "--repeatable", "full", people.usual),
        "by hand, rows checked first": script("hand_written.py", "--checked", "full", people.usual),
        "by hand, checked, the same bytes": script(
            "hand_written.py", "--checked", "--repeatable", "full", people.usual
        ),
        "the engine's query alone": script("query_alone.py", "full", people.usual),
        "pol evaluate": pol("evaluate", people.usual),
        "pol evaluate, no fact lacking": pol("evaluate", people.complete),
    }
    return Table("the full set of columns", "by hand (DuckDB SQL)", commands)


def sixteen(people: People) -> Table:
    columns = ("--columns", ",".join(SIXTEEN[1:]))  # the number is there anyway
    commands = {
        "by hand (DuckDB SQL)": script("hand_written.py", "plain", people.usual),
        "by hand, the same bytes every time": script("hand_written.py", "--repeatable", "plain", people.usual),
        "by hand, rows checked first": script("hand_written.py", "--checked", "plain", people.usual),
        "by hand, checked, the same bytes": script(
            "hand_written.py", "--checked", "--repeatable", "plain", people.usual
        ),
        "the engine's query alone": script("query_alone.py", "plain", people.usual),
        "pol evaluate --columns": pol("evaluate", people.usual, *columns),
        "pol evaluate --columns, no fact lacking": pol("evaluate", people.complete, *columns),
    }
    return Table("sixteen plain columns", "by hand (DuckDB SQL)", commands)


def totals(people: People) -> Table:
    commands = {
        "by hand (DuckDB SQL)": script("hand_written.py", "budget", people.usual),
        "by hand, rows checked first": script("hand_written.py", "--checked", "budget", people.usual),
        "pol budget": pol("budget", people.usual, "--by", "参保地"),
    }
    return Table("totals by 参保地", "by hand (DuckDB SQL)", commands)


def nine(people: People) -> Table:
    names = {
        "duckdb": "by hand (DuckDB SQL)",
        "polars": "by hand (Polars)",
        "numpy": "by hand (NumPy)",
        "openfisca": "OpenFisca-Core",
    }
    if people.rows <= ONE_BY_ONE:
        names |= {"zen-batch": "zen-engine, batches", "cel": "common-expression-language"}
    commands = {shown: script("plain_nine.py", name, people.complete) for name, shown in names.items()}
    return Table("nine plain questions, no fact lacking", names["duckdb"], commands)


def impact(people: People) -> Table:
    """Two notices over the same people: not more than two and a half evaluations are wanted."""

    def against(*options: str) -> Command:
        return lambda out: (
            *(POL, "diff", NOTICE, OTHER_NOTICE, "--records", str(people.usual)),
            *("--format", "json", "--output", str(out), *options),
        )

    commands = {
        "pol evaluate": pol("evaluate", people.usual),
        "pol budget": pol("budget", people.usual, "--by", "参保地,人群"),
        "pol diff --records": against(),
        "pol diff --records --absolute": against("--absolute"),
        "pol diff --records --largest 100": against("--largest", "100"),
    }
    return Table(f"what a change of notice costs ({OTHER_NOTICE})", "pol evaluate", commands)


def spark(people: People) -> Table:
    masters = ("local[1]", "local[2]")
    commands = {
        f"the engine's query alone, {master}": script("spark_alone.py", master, people.usual) for master in masters
    }
    commands |= {
        f"pol evaluate --engine spark, {master}": pol(
            "evaluate", people.usual, "--engine", "spark", "--spark-master", master
        )
        for master in masters
    }
    return Table("Spark, the full set of columns", "the engine's query alone, local[1]", commands)


TABLES = {"full": everything, "sixteen": sixteen, "budget": totals, "nine": nine, "impact": impact}


def lines(table: Table, rows: int, found: Mapping[str, Measure | str]) -> Iterator[str]:
    """`speed` and `by work`: 1.00 is as fast as the base, 0.50 takes twice as long, by the clock and in work done."""
    yield f"\n{table.title}, {rows:,} persons"
    yield f"  {'':<42}{'seconds':>9}{'work':>8}{'persons/s':>13}{'peak MB':>9}{'speed':>8}{'by work':>9}"
    base = found[table.base]
    for name, measure in found.items():
        if isinstance(measure, str):
            yield f"  {name:<42}{measure}"
            continue
        speed = f"{rows / measure.seconds:,.0f}"
        ratios = "       –        –"
        if isinstance(base, Measure):
            ratios = f"{base.seconds / measure.seconds:>8.2f}{base.work / measure.work:>9.2f}"
        taken = f"{measure.seconds:>9.2f}{measure.work:>8.2f}{speed:>13}{measure.megabytes:>9.0f}"
        yield f"  {name:<42}{taken}{ratios}"


def made(rows: int, folder: Path) -> People:
    """The people of this size; written in other processes, so that this one stays small."""
    folder.mkdir(parents=True, exist_ok=True)
    people = People(rows, folder / f"people-{rows}.parquet", folder / f"complete-{rows}.parquet")
    for path, options in ((people.usual, ()), (people.complete, ("--complete",))):
        if not path.exists():
            command = (sys.executable, str(HERE / "population.py"), str(rows), str(path), *options)
            subprocess.run(command, check=True)
    return people


def asked(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the columnar engine beside hand-written SQL and its peers.")
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS, help="how many persons; 24000000 is a region")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=TABLES, nargs="+", default=tuple(TABLES))
    parser.add_argument("--spark", action="store_true", help="Spark alone, at 1, 2 and 4 million persons")
    parser.add_argument("--folder", type=Path, help="keep the generated people here, and use those that are there")
    return parser.parse_args(arguments)


def main() -> None:
    options = asked()
    makers = [spark] if options.spark else [TABLES[name] for name in options.only]
    sizes = SPARK_ROWS if options.spark and options.rows == ROWS else options.rows
    subprocess.run((sys.executable, str(HERE / "agreement.py"), "2000"), check=True)
    with TemporaryDirectory() as scratch:
        for rows in sizes:
            people = made(rows, options.folder or Path(scratch))
            for table in (maker(people) for maker in makers):
                found = interleaved(table.commands, options.rounds, Path(scratch))
                print(*lines(table, rows, found), sep="\n", flush=True)


if __name__ == "__main__":
    main()
