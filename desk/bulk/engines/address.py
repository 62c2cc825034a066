"""The address of a table in a PostgreSQL database: `postgresql://USER@HOST:PORT/DATABASE?table=SCHEMA.NAME`."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from dsl import Diagnostic, InFile

from ...output import USAGE, RunFailed
from ..recognised import is_table

_TABLE = "table"


@dataclass(frozen=True, slots=True)
class TableAddress:
    """`database` is what libpq takes, and may hold a password; `shown` never does."""

    database: str = field(repr=False)
    table: str
    shown: str


def table_address(text: str) -> TableAddress:
    """What cannot be told apart for certain ends the run: a part of a password might be shown as something else."""
    scheme, _, rest = text.partition("://")
    before, _, options = rest.partition("?")
    server, slash, database = before.partition("/")
    user, at, host = server.rpartition("@")
    given = [option.partition("=") for option in options.split("&") if option]
    tables = [unquote(value) for name, _, value in given if name == _TABLE]
    if not is_table(text) or rest.count("@") != len(at) or len(tables) != 1 or not tables[0]:
        raise RunFailed(Diagnostic("P738", InFile(f"{scheme}://…" if is_table(text) else "…")), code=USAGE)
    kept = ["=".join((name, value)) for name, _, value in given if name != _TABLE]
    open_ = [option for option in kept if "password" not in option.partition("=")[0].casefold()]
    who = user.partition(":")[0] + at + host
    return TableAddress(
        _joined(f"{scheme}://{before}", kept),
        tables[0],
        _joined(f"{scheme}://{who}{slash}{database}", [*open_, f"{_TABLE}={tables[0]}"]),
    )


def _joined(address: str, options: list[str]) -> str:
    return f"{address}?{'&'.join(options)}" if options else address
