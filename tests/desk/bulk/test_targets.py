"""Where the answers of a population may go."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter.workbook

from .conftest import Desk, evaluated

NEW = ("名单/结果.parquet", "名单/里面/结果.parquet", "名单/结果.csv")


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
@pytest.mark.parametrize("output", [*NEW, "名单/甲.parquet", "原件.parquet"])
def test_nothing_is_put_into_a_folder_of_records(desk: Desk, output: str, engine: str) -> None:
    """Neither over a part of them, nor over a file that one leads to, nor beside them."""
    Path("名单/里面").mkdir(parents=True)
    desk.persons("原件.parquet")
    desk.people.rename("名单/甲.parquet")
    Path("名单/乙.parquet").symlink_to(Path("原件.parquet").resolve())
    before = {path: path.is_file() and path.read_bytes() for path in Path().rglob("*")}
    arguments = ("--columns", "缴费", "--format", "parquet", "--output", output)
    ran = evaluated("名单", *arguments, "--engine", engine)
    assert ran.code == 2 and "P719" in ran.err and output in ran.err
    assert {path: path.is_file() and path.read_bytes() for path in Path().rglob("*")} == before


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_a_workbook_leaves_nothing_in_the_temporary_folder_even_if_its_disk_is_full(
    desk: Desk, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert evaluated("people.parquet", "--columns", "缴费", "--output", "结果.xlsx").code == 0
    Path("结果.xlsx").unlink()
    Path("结果.xlsx.receipt.json").unlink()

    class Full(xlsxwriter.workbook.ZipFile):
        """Space ends after the first part of the archive, and there is none for its end either."""

        def writestr(self, *_: Any, **__: Any) -> None:
            raise OSError(28, "No space left on device")

        write = writestr

    monkeypatch.setattr(xlsxwriter.workbook, "ZipFile", Full)
    before = sorted(Path().iterdir())
    ran = evaluated("people.parquet", "--columns", "缴费", "--output", "结果.xlsx")
    gc.collect()
    assert ran.code == 3 and "P678" in ran.err and str(temporary) in ran.err
    assert sorted(Path().iterdir()) == before
    assert list(temporary.iterdir()) == []
