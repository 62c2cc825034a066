"""Spark: a query over a folder of Parquet files, from files to files. Nothing passes through this process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsl import Diagnostic, InFile

from ...leftovers import part_beside
from ...output import RunFailed

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ENGINE = "Spark"
_SETTINGS: Mapping[str, str] = {
    "spark.sql.ansi.enabled": "true",  # a number with no room is an error, not NULL
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}
_QUIET: Mapping[str, str] = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
_HERE: Mapping[str, str] = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
_NO_TABLE = "TABLE_OR_VIEW_NOT_FOUND"


@dataclass(frozen=True, slots=True)
class Opened:
    """A Spark that has the files as a view, and a folder for what it writes, which is not yet under its own name."""

    session: SparkSession
    folder: Path

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query that gives few."""
        return [tuple(row) for row in self.session.sql(query).collect()]

    def write(self, query: str) -> int:
        """The rows as Parquet files. They are counted as they are written, in the same pass."""
        from pyspark.sql import Observation
        from pyspark.sql.functions import count, lit

        seen = Observation()
        frame = self.session.sql(query).observe(seen, count(lit(1)).alias("rows"))
        frame.write.parquet(_address(self.folder))
        return int(seen.get["rows"])


def run(query: str, source: Path, output: Path, master: str = "local[*]", view: str = "persons") -> int:
    """Run a query over the Parquet file or folder `source`, which it names `view`; write the folder `output`.

    The folder is there whole or not at all. Gives the number of rows.
    """
    if not source.exists():
        raise RunFailed(Diagnostic("P701", InFile(str(source))))
    with opened([source], source, output, master, view) as spark:
        return spark.write(query)


@contextmanager
def opened(files: Sequence[Path], top: Path, output: Path, master: str, view: str) -> Iterator[Opened]:
    """The Parquet files of `top` as one view. The folder `output` takes its name at the end, if all went well."""
    if output.exists():
        raise RunFailed(Diagnostic("P736", InFile(str(output)), {"name": str(output)}))
    with _session(master) as session, _new_folder(output) as folder, _diagnosed(output):
        paths = [_address(file, pattern=True) for file in files]
        reader = session.read.option("basePath", _address(top)) if top.is_dir() else session.read
        reader.parquet(*paths).createOrReplaceTempView(f"`{view}`")
        yield Opened(session, folder)


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    """A session with settings and views of its own, in the Spark that runs already or in one made for it."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise RunFailed(Diagnostic("P730", None, {"engine": ENGINE, "extra": "spark"})) from error
    running = SparkSession.getActiveSession()
    started = running or _started(master)
    try:
        session = started.newSession()
        for name, value in _SETTINGS.items():
            session.conf.set(name, value)
        yield session
    finally:
        if running is None:
            with suppress(Exception):  # one that has died can't be stopped
                started.stop()


def _started(master: str) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise RunFailed(Diagnostic("P731", None, {"reason": "java: not found"}))
    settings: dict[str, bool | float | int | str | None] = {**_QUIET, **(_HERE if master.startswith("local") else {})}
    try:
        with _hushed():
            started = SparkSession.builder.master(master).appName("canbao").config(map=settings).getOrCreate()
    except PySparkException as error:  # Java ended before it could be spoken to
        raise RunFailed(Diagnostic("P731", None, {"reason": _reason(error)})) from error
    except (Py4JError, OSError) as error:
        raise RunFailed(Diagnostic("P732", InFile(master), {"reason": _reason(error)})) from error
    started.sparkContext.setLogLevel("OFF")
    return started


@contextmanager
def _hushed() -> Iterator[None]:
    """Java keeps the standard error that it starts with, and would fill it with remarks of its own."""
    try:
        own = os.dup(2)
    except OSError:  # there is none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(own, 2)
        os.close(own)
        os.close(nowhere)


@contextmanager
def _new_folder(output: Path) -> Iterator[Path]:
    """A folder beside `output` that takes its name at the end, and vanishes on any failure."""
    part = part_beside(output.absolute())
    try:
        yield part
        part.rename(output)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RunFailed(Diagnostic("P706", InFile(str(output)), {"reason": reason})) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _diagnosed(output: Path) -> Iterator[None]:
    from py4j.protocol import Py4JError, Py4JNetworkError
    from pyspark.errors import PySparkException

    place = InFile(str(output))
    try:
        yield
    except (Py4JNetworkError, ConnectionError) as error:
        raise RunFailed(Diagnostic("P733", place, {"reason": _reason(error)})) from error
    except PySparkException as error:
        if error.getCondition() == _NO_TABLE:
            table = (error.getMessageParameters() or {}).get("relationName", "").strip("`")
            raise RunFailed(Diagnostic("P734", place, {"table": table})) from error
        raise RunFailed(Diagnostic("P735", place, {"engine": ENGINE, "reason": _reason(error)})) from error
    except Py4JError as error:
        raise RunFailed(Diagnostic("P735", place, {"engine": ENGINE, "reason": _reason(error)})) from error


def _reason(error: Any) -> str:
    """The first line alone: the rest is of Java."""
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _address(path: Path, *, pattern: bool = False) -> str:
    """A path of this machine, whatever the cluster's own file system is. Spark reads what it is given as a pattern."""
    plain = str(path.absolute())
    return "file://" + ("".join(f"\\{char}" if char in "\\*?[]{}" else char for char in plain) if pattern else plain)
