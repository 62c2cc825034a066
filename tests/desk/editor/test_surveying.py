"""The process that surveys: it answers, and a new one takes its place when it dies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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
