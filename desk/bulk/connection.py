"""A connection to the embedded query engine, kept small: what does not fit into memory goes to a folder on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from ..leftovers import private_folder

MEMORY = "120MB"
"""For the engine's own buffers; Python and the libraries take some 70 MB beside them."""

ROOMY = "600MB"
"""For an input in which very many different cells are written in unusual ways, and for very many groups of persons."""

THREADS = 2
"""Each thread holds a row group of the input and one of the output: more threads need more memory."""


@contextmanager
def connected(*, memory: str = MEMORY, threads: int = THREADS) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own, with a private folder for what spills; both are gone afterwards."""
    with private_folder() as folder:
        connection = duckdb.connect(
            config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        )
        try:
            prepare(connection, Path(folder), memory=memory, threads=threads)
            yield connection
        finally:
            connection.close()


def prepare(
    connection: duckdb.DuckDBPyConnection, folder: Path, *, memory: str = MEMORY, threads: int = THREADS
) -> None:
    """Settings under which results keep the order of the input and memory stays bounded."""
    settings = {
        "memory_limit": memory,
        "threads": threads,
        "temp_directory": str(folder),
        "preserve_insertion_order": True,
        "enable_progress_bar": False,
        "TimeZone": "UTC",
        # The file of persons always is the side that streams: else a join would lose the order of its rows.
        "disabled_optimizers": "build_side_probe_side,join_order",
    }
    for setting, value in settings.items():
        connection.execute(f"SET {setting} = ?", [value])


def folder_of(connection: duckdb.DuckDBPyConnection) -> Path:
    """The private folder of a connection."""
    ((folder,),) = connection.execute("SELECT current_setting('temp_directory')").fetchall()
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)


_FREE, _FOR_EACH = 50_000, 8_000
"""Characters of a query that need no more memory than is usual, and bytes for each one more."""


def make_room_for(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """The engine holds a vector of values for every part of a query. One that is long, for persons who lack facts in
    many ways under a notice of many identities, does not fit into what is usual."""
    more = max(0, len(query) - _FREE) * _FOR_EACH
    if more:
        limit = "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
        ((usual,),) = connection.execute(limit).fetchall()
        connection.execute("SET memory_limit = ?", [f"{(usual + more) >> 20}MiB"])


@contextmanager
def with_room(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """For a step that holds row groups of very many columns: one thread, and more memory than is usual."""
    query = "SELECT current_setting('threads'), current_setting('memory_limit')"
    ((threads, memory),) = connection.execute(query).fetchall()
    connection.execute("SET threads = 1")
    connection.execute("SET memory_limit = ?", [ROOMY])
    try:
        yield
    finally:
        connection.execute("SET threads = ?", [threads])
        connection.execute("SET memory_limit = ?", [memory])
