"""The process that surveys: it answers, and a new one takes its place when it dies."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from desk.editor.open_files import OpenFiles
from desk.editor.publishing import Publishing
from desk.editor.surveying import Failed, Request, Surveyor
from dsl import Source

from .conftest import NAME, NOTICE


@pytest.fixture
def surveyor() -> Iterator[Surveyor]:
    made = Surveyor()
    yield made
    made.stop()


def test_it_answers_by_the_open_text_and_again_after_it_died(surveyor: Surveyor, folder: Path) -> None:
    path = folder / NAME
    text = NOTICE + "人群 没人 当 特困 且 非 特困 依据 三\n"
    request = Request("meaning", path, {path: Source(str(path), text)})
    found = surveyor.ask(request)
    assert isinstance(found, tuple) and "P506" in {one.code for one in found}
    assert surveyor._process is not None
    surveyor._process.kill()
    assert isinstance(surveyor.ask(request), Failed)
    assert surveyor.ask(request) == found


def test_nobody_is_answered_any_more_once_it_is_stopped(surveyor: Surveyor, folder: Path) -> None:
    surveyor.stop()
    assert isinstance(surveyor.ask(Request("person", folder / NAME, {}, 1)), Failed)


@pytest.mark.asyncio
async def test_a_survey_that_fails_is_told_and_what_was_known_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked again once, and no more until the text changes."""
    shown: list[types.PublishDiagnosticsParams] = []
    failures: list[str] = []
    files, path = OpenFiles(), folder / NAME
    publishing = Publishing(files, shown.append, failures.append)

    async def dies(request: Request) -> Failed:
        return Failed("lint.py:1")

    files.put(path, NOTICE + "人群 没人 当 特困 且 非 特困 依据 三\n")
    publishing.changed(path, 1)
    async with asyncio.timeout(20):
        while "P506" not in {one.code for one in publishing.known(path)}:
            await asyncio.sleep(0.02)
        known = publishing.known(path)
        publishing.surveyor.stop()
        monkeypatch.setattr(publishing, "surveyor", dies)
        files.put(path, files.source(path).text + "# 又写了一行\n")
        publishing.changed(path, 2)
        while len(failures) < 2:
            await asyncio.sleep(0.02)
    publishing.clicked.stop()
    assert failures == ["lint.py:1"] * 2
    assert [one.code for one in publishing.known(path)] == [one.code for one in known]
