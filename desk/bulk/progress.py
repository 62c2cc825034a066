"""A long query with how far it has come, on standard error; it can be broken off."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

from dsl import Language

from ..texts import text

_PAUSE = 0.2


def run(connection: duckdb.DuckDBPyConnection, query: str, rows: int, language: Language) -> int:
    """Execute a statement that gives a count of rows. Ctrl-C ends it and is passed on."""
    failure: list[BaseException] = []
    counts: list[int] = []

    def work() -> None:
        try:
            found = connection.execute(query).fetchall()
            counts.append(int(found[0][0]) if found else 0)
        except BaseException as error:  # raised again below, in the thread that waits
            failure.append(error)

    thread = threading.Thread(target=work, name="query")
    thread.start()
    try:
        with _shown(connection, rows, language) as step:
            while thread.is_alive():
                thread.join(_PAUSE)
                step()
    except KeyboardInterrupt:
        connection.interrupt()
        thread.join()
        raise
    if failure:
        raise failure[0]
    return counts[0]


@contextmanager
def _shown(connection: duckdb.DuckDBPyConnection, rows: int, language: Language) -> Iterator[Callable[[], None]]:
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(text("bulk.progress", language)),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=rows, rate="")

        def step() -> None:
            done = max(0.0, connection.query_progress()) / 100 * rows
            speed = progress.tasks[0].speed or 0
            rate = text("bulk.rate", language, rate=f"{speed:,.0f}") if speed else ""
            progress.update(task, completed=done, rate=rate)

        yield step
