"""The built grammar is kept between runs, and nothing that happens to the kept file changes an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dsl import kept_grammar
from dsl.kept_grammar import keep_grammar_in, kept_or_built

GRAMMAR = 'start: "a"'


@pytest.fixture(autouse=True)
def _forget_the_folder() -> Iterator[None]:
    before = list(kept_grammar._folder)
    yield
    kept_grammar._folder[:] = before


OPTIONS = {"parser": "lalr"}


def test_the_second_run_reads_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_grammar_in(tmp_path / "new")
    kept_or_built(GRAMMAR, OPTIONS)
    _refuse_to_build(monkeypatch)
    assert kept_or_built(GRAMMAR, OPTIONS).parse("a").data == "start"


def test_a_damaged_file_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_grammar_in(tmp_path)
    kept_or_built(GRAMMAR, OPTIONS)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"\x80damaged")
    assert kept_or_built(GRAMMAR, OPTIONS).parse("a").data == "start"
    _refuse_to_build(monkeypatch)
    assert kept_or_built(GRAMMAR, OPTIONS).parse("a").data == "start"


def test_another_grammar_is_another_file_and_other_options_too(tmp_path: Path) -> None:
    keep_grammar_in(tmp_path)
    kept_or_built(GRAMMAR, OPTIONS)
    kept_or_built('start: "b"', OPTIONS)
    kept_or_built(GRAMMAR, {**OPTIONS, "propagate_positions": True})
    assert len(list(tmp_path.iterdir())) == 3


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    keep_grammar_in(tmp_path / "file" / "below")
    assert kept_or_built(GRAMMAR, OPTIONS).parse("a").data == "start"


def _refuse_to_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("built although it was kept")

    monkeypatch.setattr(kept_grammar, "_keep", refuse)
