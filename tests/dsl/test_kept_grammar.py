"""The built grammar is kept between runs, and nothing that happens to the kept file changes an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lark import Lark

from dsl import kept_grammar
from dsl.kept_grammar import keep_grammar_in, kept_or_built

GRAMMAR = 'start: "a"'


@pytest.fixture(autouse=True)
def _forget_the_folder() -> Iterator[None]:
    before = list(kept_grammar._folder)
    yield
    kept_grammar._folder[:] = before


def build() -> Lark:
    return Lark(GRAMMAR, parser="lalr")


def refuse() -> Lark:
    raise AssertionError("built although it was kept")


def test_the_second_run_reads_it_back(tmp_path: Path) -> None:
    keep_grammar_in(tmp_path / "new")
    kept_or_built(GRAMMAR, build)
    assert kept_or_built(GRAMMAR, refuse).parse("a").data == "start"


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    keep_grammar_in(tmp_path)
    kept_or_built(GRAMMAR, build)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"\x80damaged")
    assert kept_or_built(GRAMMAR, build).parse("a").data == "start"
    assert kept_or_built(GRAMMAR, refuse).parse("a").data == "start"


def test_another_grammar_is_another_file(tmp_path: Path) -> None:
    keep_grammar_in(tmp_path)
    kept_or_built(GRAMMAR, build)
    kept_or_built('start: "b"', lambda: Lark('start: "b"', parser="lalr"))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    keep_grammar_in(tmp_path / "file" / "below")
    assert kept_or_built(GRAMMAR, build).parse("a").data == "start"
