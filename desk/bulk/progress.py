"""What takes long, with how far it has come, on standard error; it can be broken off."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

import duckdb

from dsl import Language

from ..texts import text
from .connection import make_room_for

_PAUSE = 0.2


Found = TypeVar("Found")


def run(connection: duckdb.DuckDBPyConnection, query: str, rows: int, language: Language) -> int:
    """Execute a statement that gives a count of rows. Ctrl-C ends it and is passed on."""
    make_room_for(connection, query)
    found = _waited(
        connection, lambda: connection.execute(query).fetchall(), lambda: _shown(connection, rows, language)
    )
    return int(found[0][0]) if found else 0


def reading(connection: duckdb.DuckDBPyConnection, work: Callable[[], Found], language: Language) -> Found:
    """Do what takes an unknown number of queries: reading the input and looking through it. Shows the time passed."""
    return _waited(connection, work, lambda: _passing(language))


def _waited(
    connection: duckdb.DuckDBPyConnection,
    work: Callable[[], Found],
    shown: Callable[[], AbstractContextManager[Callable[[], None]]],
) -> Found:
    """Work goes on in a thread of its own: only so can Ctrl-C, which comes to the main one, break a query off."""
    failure: list[BaseException] = []
    found: list[Found] = []
    done = threading.Event()  # a thread that is being joined counts as ended when Ctrl-C comes, though it goes on

    def worked() -> None:
        try:
            found.append(work())
        except BaseException as error:  # raised again below, in the thread that waits
            failure.append(error)
        finally:
            done.set()

    threading.Thread(target=worked, name="query").start()
    try:
        with shown() as step:
            while not done.wait(_PAUSE):
                step()
    except KeyboardInterrupt:
        connection.interrupt()
        while not done.wait(_PAUSE):  # a query that began at this moment has not heard it
            connection.interrupt()
        raise
    if failure:
        raise failure[0]
    return found[0]


@contextmanager
def _passing(language: Language) -> Iterator[Callable[[], None]]:
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(text("bulk.reading", language)), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task("", total=None)
        yield lambda: None


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
