"""What a run leaves behind that was given no time to clear up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desk.files import write_whole
from desk.leftovers import clear, part_beside, private_folder

KILLED = """
import os, signal, sys
from pathlib import Path
from desk.leftovers import private_folder
from desk.placing import placing
with private_folder() as folder, placing(Path(sys.argv[1])) as (part,):
    part.write_text("张示例")
    (Path(folder) / "spilled").write_text("张示例")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a result whose run was killed while it wrote; the system's folder for such things is beside it."""
    results, system = tmp_path / "结果", tmp_path / "tmp"
    results.mkdir()
    system.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(system))
    environment = {**os.environ, "TMPDIR": str(system)}
    run = subprocess.run((sys.executable, "-c", KILLED, str(results / "a.csv")), env=environment, check=False)
    assert run.returncode == -signal.SIGKILL
    return results


def test_the_next_run_takes_away_what_a_killed_one_left(killed: Path) -> None:
    (part,) = killed.iterdir()
    assert part.name.startswith(".") and part.read_text() == "张示例"
    assert write_whole(killed / "b.csv", b"new") is None
    assert [path.name for path in killed.iterdir()] == ["b.csv"]


def test_so_does_the_next_that_needs_room(killed: Path) -> None:
    system = killed.with_name("tmp")
    assert len(list(system.rglob("spilled"))) == 1
    with private_folder() as folder:
        assert list(system.iterdir()) == [Path(folder)]


def test_what_a_running_process_makes_is_left_alone(tmp_path: Path) -> None:
    mine = part_beside(tmp_path / "a.csv")
    mine.write_text("in the making")
    clear(tmp_path)
    assert mine.exists()


def test_so_is_what_is_another_machines_or_nobodys(tmp_path: Path) -> None:
    own = part_beside(tmp_path / "a.csv").name
    begun = own.split("-")
    kept = {own.replace(begun[1], "0" * 12), ".part", "canbao-2024.csv", f"{begun[0]}-{begun[1]}-甲-a.part"}
    for name in kept:
        (tmp_path / name).touch()
    clear(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == kept
