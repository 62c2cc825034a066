"""Real engines for tests: one PostgreSQL server and one Spark session for the whole run, both of this machine only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOWER_USER = "postgres"
"""Who runs the server when the tests run as root, which PostgreSQL refuses."""
DEBIAN = Path("/usr/lib/postgresql")
MISSING_POSTGRES = "PostgreSQL is not installed, and these tests need a real server: apt-get install postgresql"
MISSING_JAVA = "Java is not installed, and Spark needs 17 or later: apt-get install openjdk-17-jre-headless"
_SETTINGS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c timezone=Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server with an empty database."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"postgresql://{LOWER_USER}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} {_SETTINGS}"
        data, log = self.folder / "data", self.folder / "log"
        _run("pg_ctl", "start", "-D", data, "-l", log, "-w", "-o", options, folder=self.folder)

    def stop(self) -> None:
        """At once, as when a machine is switched off; every connection breaks."""
        _run("pg_ctl", "stop", "-D", self.folder / "data", "-m", "immediate", "-w", folder=self.folder)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)


def start_postgres() -> PostgresServer:
    """A server of its own in a new folder, on a port that was free a moment ago."""
    folder = Path(tempfile.mkdtemp(prefix="canbao-postgres-"))
    if _lower_user():
        shutil.chown(folder, LOWER_USER)
    _run(
        *("initdb", "-D", folder / "data", "-U", LOWER_USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"),
        folder=folder,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = PostgresServer(folder, port)
    server.start()
    return server


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server that all tests share; each makes its own tables."""
    server = start_postgres()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """The Spark session that all tests share; a second one would cost its start again."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.fail(MISSING_JAVA)
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    folder = Path(tempfile.mkdtemp(prefix="canbao-spark-"))
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=dict(settings)).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
    shutil.rmtree(folder)


def _run(program: str, *arguments: str | Path, folder: Path) -> None:
    command = [str(_program(program)), *map(str, arguments)]
    # The server outlives the command and would keep a pipe open: what it says goes to a file.
    with (folder / f"{program}.log").open("w+") as said:
        done = subprocess.run(command, cwd=folder, stdout=said, stderr=said, user=_lower_user(), group=_lower_user())
        said.seek(0)
        if done.returncode:
            pytest.fail(f"{program} failed: {said.read()}")


def _program(name: str) -> Path:
    """Debian keeps the server's programs out of the search path, a folder per version."""
    folders = sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name))
    found = shutil.which(name) or next((str(f / name) for f in reversed(folders) if (f / name).exists()), None)
    if found is None:
        pytest.fail(MISSING_POSTGRES)
    return Path(found)


def _lower_user() -> str | None:
    return LOWER_USER if os.geteuid() == 0 else None
