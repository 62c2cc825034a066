"""Files as they come: wrong encodings, wrong kinds, full disks; and results that are whole or absent."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desk.files import RULE_FILE_LIMIT, read_text, replacing, write_whole
from desk.placing import placing
from dsl import Diagnostic, Source

TEXT = "政策 示例县2025 “𠮷庆”\r\n缴费：400 元\n"


def code(result: Source | Diagnostic | None) -> str | None:
    return result.code if isinstance(result, Diagnostic) else None


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "示例县.pol"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_text_is_read_as_it_stands_without_the_byte_order_mark(file: Path, encoding: str) -> None:
    file.write_bytes(TEXT.encode(encoding))
    assert read_text(file) == Source(str(file), TEXT)


def test_an_empty_file_is_an_empty_text(file: Path) -> None:
    file.touch()
    assert read_text(file) == Source(str(file), "")


@pytest.mark.parametrize("path", ["没有.pol", "示例县.pol/里面.pol", "a\0b.pol"])
def test_a_file_that_is_not_there(file: Path, path: str) -> None:
    file.touch()
    assert code(read_text(file.parent / path)) == "P701"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert code(read_text(tmp_path)) == "P712"


def test_gb18030_names_the_first_line_that_is_not_utf8(file: Path) -> None:
    file.write_bytes(b"# plain\n# plain\n" + TEXT.encode("gb18030"))
    found = read_text(file)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.arguments) == ("P702", {"line": "3"})
    assert found.message("zh") == "第 3 行不是 UTF-8 编码的文字，整个文件没有读"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_what_windows_calls_unicode_is_another_encoding_not_a_binary_file(file: Path, encoding: str) -> None:
    file.write_bytes(("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + TEXT.encode(encoding))
    assert code(read_text(file)) == "P702"


def test_a_binary_file(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04\x14\x00\x06\x00")
    assert code(read_text(file)) == "P703"


def test_the_limit_is_the_last_size_that_is_read(file: Path) -> None:
    file.write_bytes(b"#" * RULE_FILE_LIMIT)
    assert isinstance(read_text(file), Source)
    file.write_bytes(b"#" * (RULE_FILE_LIMIT + 1))
    found = read_text(file)
    assert isinstance(found, Diagnostic) and found.code == "P704"
    assert "2 MB" in found.message("zh")


def test_an_endless_device_is_not_read_to_its_end() -> None:
    assert code(read_text(Path("/dev/zero"))) == "P704"


def test_a_disk_that_fails_is_said_in_the_systems_words(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    found = read_text(file)
    assert isinstance(found, Diagnostic) and found.code == "P711"
    assert "Input/output error" in found.message("zh")


def test_a_file_name_that_is_no_text_can_still_be_shown(tmp_path: Path) -> None:
    found = read_text(tmp_path / os.fsdecode(b"\xff.pol"))
    assert isinstance(found, Diagnostic)
    assert str(found.place).encode("utf-8")


def test_a_result_takes_the_place_of_the_former_one(file: Path) -> None:
    file.write_bytes(b"old")
    file.chmod(0o640)
    assert write_whole(file, b"new") is None
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(file.parent.iterdir()) == [file]


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file)
    assert write_whole(link, b"new") is None
    assert link.is_symlink() and file.read_bytes() == b"new"


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert write_whole(pipe, b"new") is None
        assert os.read(reader, 10) == b"new"
        assert pipe.is_fifo()
    finally:
        os.close(reader)


@pytest.mark.parametrize("former", [b"old", None])
@pytest.mark.parametrize("failure", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")])
def test_a_failed_write_leaves_everything_as_it_was(
    file: Path, former: bytes | None, failure: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    if former is not None:
        file.write_bytes(former)

    def fails(_: int) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", fails)
    if isinstance(failure, OSError):
        found = write_whole(file, b"new")
        assert found is not None and found.code == "P706"
        assert "No space left on device" in found.message("en")
    else:
        with pytest.raises(KeyboardInterrupt):
            write_whole(file, b"new")
    assert {path: path.read_bytes() for path in file.parent.iterdir()} == ({file: former} if former else {})


def test_an_interruption_between_two_rows_leaves_nothing(file: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replacing(file) as out:
        out.write(b"row 1\n")
        raise KeyboardInterrupt
    assert list(file.parent.iterdir()) == []


def test_a_read_only_file_is_respected(file: Path) -> None:
    file.write_bytes(b"old")
    file.chmod(0o444)
    assert code(write_whole(file, b"new")) == "P706"
    assert file.read_bytes() == b"old"


def test_where_nothing_can_be_written(file: Path) -> None:
    file.touch()
    assert code(write_whole(file.parent, b"new")) == "P712"
    assert code(write_whole(file.parent / "没有这个文件夹" / "a.csv", b"new")) == "P706"
    assert code(write_whole(file / "a.csv", b"new")) == "P706"
    circle = file.with_name("circle")
    circle.symlink_to(circle)
    assert code(write_whole(circle, b"new")) == "P706"


def test_several_files_take_their_places_together(file: Path) -> None:
    one, other = file.with_name("一"), file.with_name("二")
    one.write_text("旧")
    with placing(one, other) as parts:
        for part in parts:
            part.write_text("新")
        assert one.read_text() == "旧" and not other.exists()
    assert one.read_text() == other.read_text() == "新"
    assert sorted(path.name for path in file.parent.iterdir()) == ["一", "二"]


def test_where_one_of_several_can_not_be_replaced_nothing_is_begun(file: Path) -> None:
    one, folder = file.with_name("一"), file.with_name("二")
    folder.mkdir()
    with pytest.raises(IsADirectoryError), placing(one, folder):
        pytest.fail("nothing may be written")
    assert list(file.parent.iterdir()) == [folder]
