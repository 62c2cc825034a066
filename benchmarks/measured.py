"""What a command takes: seconds from start to end, seconds of work, and the most memory that it held at once."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter

Command = Callable[[Path], Sequence[str]]
"""Given where the answers are to go: what to run."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`work` is the time of all cores together; it suffers less from others who use the machine at the same time."""

    seconds: float
    work: float
    megabytes: float


class Failed(Exception):
    """A contestant did not do what it was asked; the text is the end of what it said."""


def measured(command: Sequence[str]) -> Measure:
    # A child begins with its parent's peak: who calls this imports nothing large.
    with TemporaryFile() as said:
        start = perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip().splitlines() or ["nothing"]
            raise Failed(f"exit code {process.returncode}: {words[-1][:200]}")
    return Measure(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def interleaved(commands: Mapping[str, Command], rounds: int, folder: Path) -> dict[str, Measure | str]:
    """Medians. Every command once a round, so that a slow moment of the machine hits all; a failure drops out."""
    found: dict[str, list[Measure]] = {name: [] for name in commands}
    failures: dict[str, Measure | str] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            if name not in failures:
                try:
                    found[name].append(once(command, folder))
                except (Failed, OSError) as failure:
                    failures[name] = str(failure)
    return {name: failures.get(name) or middle(measures) for name, measures in found.items()}


def once(command: Command, folder: Path) -> Measure:
    """To a place of its own, which is cleared: nobody profits from what another run left."""
    out = folder / "answers.parquet"
    try:
        return measured(command(out))
    finally:
        for left in folder.glob("answers*"):
            subprocess.run(("rm", "-r", str(left)), check=True)


def middle(measures: Sequence[Measure]) -> Measure:
    columns = zip(*((m.seconds, m.work, m.megabytes) for m in measures), strict=True)
    return Measure(*map(median, columns))
