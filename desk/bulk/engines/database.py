"""A connection to a PostgreSQL database for one transaction; whatever goes wrong becomes a coded diagnostic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, LiteralString

from dsl import Diagnostic, InFile

from ...output import RunFailed

if TYPE_CHECKING:
    import psycopg
    from psycopg import sql

ENGINE = "PostgreSQL"
LONGEST_NAME = 63
"""Bytes of a name that it keeps."""
_NO_TABLE, _TABLE_EXISTS, _NAME_CUT = "42P01", "42P07", "42622"
_DEFAULTS: Mapping[str, int] = {
    "connect_timeout": 10,
    # A server whose machine has gone says nothing: ask after half a minute, give up after another.
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
_SETTINGS = ("datestyle = 'ISO, YMD'", "standard_conforming_strings = on", "client_min_messages = notice")


@contextmanager
def transaction(address: str, table: str) -> Iterator[psycopg.Connection]:
    """One transaction on `table` (`NAME` or `SCHEMA.NAME`): kept whole at the end, undone on any failure."""
    driver = _driver()
    place, connection = _connected(driver, address)
    cut: list[str] = []
    connection.add_notice_handler(lambda said: _remember_cut(said, cut))
    try:
        with connection:
            for setting in _SETTINGS:
                connection.execute(f"SET LOCAL {setting}".encode())
            yield connection
            if cut:
                raise RunFailed(Diagnostic("P737", place, {"engine": ENGINE, "reason": cut[0]}))
    except driver.Error as error:
        raise RunFailed(_failure(error, place, table, broken=connection.broken)) from error


def quoted(name: str, *, whole: bool = False) -> sql.Identifier:
    """A name as it stands in a statement: a table's, or, as a `whole`, one that may have dots in it."""
    from psycopg import sql

    return sql.Identifier(*([name] if whole else name.split(".", 1)))


def statement(text: LiteralString, *names: sql.Identifier) -> bytes:
    """A statement with names in the place of {}."""
    from psycopg import sql

    return sql.SQL(text).format(*names).as_bytes(None)


def literal(text: str) -> bytes:
    """A text as it stands in a statement that takes no parameters."""
    from psycopg import sql

    return sql.Literal(text).as_bytes(None)


def same_database(one: str, other: str) -> bool:
    """Do two addresses lead to the same database? Told by what they say; who logs in does not matter."""
    driver = _driver()
    try:
        places = [driver.conninfo.conninfo_to_dict(address) for address in (one, other)]
    except driver.Error:
        return True  # whoever connects will say what is wrong
    first, second = ([place.get(part) for part in ("host", "hostaddr", "port", "dbname")] for place in places)
    return first == second


def _driver() -> Any:
    try:
        import psycopg
    except ImportError as error:
        raise RunFailed(Diagnostic("P730", None, {"engine": ENGINE, "extra": "postgres"})) from error
    return psycopg


def _connected(driver: Any, address: str) -> tuple[InFile, psycopg.Connection]:
    try:
        given = driver.conninfo.conninfo_to_dict(address)
    except driver.Error:  # what it says may quote the password
        reason = {"reason": "invalid connection string"}
        raise RunFailed(Diagnostic("P732", InFile(ENGINE), reason)) from None
    place = InFile(_without_password(given))
    try:
        return place, driver.connect(
            address, client_encoding="utf8", application_name="canbao", **{**_DEFAULTS, **_told(given)}
        )
    except driver.Error as error:
        said = _first_line(error)
        if password := given.get("password"):
            said = said.replace(str(password), "***")
        raise RunFailed(Diagnostic("P732", place, {"reason": said})) from None


def _told(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given[name] for name in _DEFAULTS if name in given}


def _without_password(given: Mapping[str, Any]) -> str:
    return f"postgresql://{given.get('host', '')}:{given.get('port', 5432)}/{given.get('dbname', '')}"


def _failure(error: psycopg.Error, place: InFile, table: str, *, broken: bool) -> Diagnostic:
    said = error.diag.message_primary or _first_line(error)
    # A server that is being stopped says so before it hangs up (class 57P).
    if broken or (error.sqlstate or "").startswith("57P"):
        return Diagnostic("P733", place, {"reason": said})
    if error.sqlstate == _NO_TABLE:
        return Diagnostic("P734", place, {"table": _missing(said) or table})
    if error.sqlstate == _TABLE_EXISTS:
        return Diagnostic("P736", place, {"name": table})
    return Diagnostic("P735", place, {"engine": ENGINE, "reason": said})


def _missing(said: str) -> str:
    """The name in `relation "人员" does not exist`, in whichever language the server speaks."""
    return said.partition('"')[2].rpartition('"')[0]


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__


def _remember_cut(said: psycopg.errors.Diagnostic, cut: list[str]) -> None:
    """PostgreSQL cuts a long name and merely remarks on it."""
    if said.sqlstate == _NAME_CUT:
        cut.append(said.message_primary or "")
