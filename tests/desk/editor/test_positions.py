"""Columns as editors count them: a rule file's own offsets there and back, whatever stands on the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.editor.positions import Encoding, Lines, Position, units

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
TEXTS = st.text(st.sampled_from("a　特𠮷é\t\r\n\u2028\x0b\ufeff 「」"), max_size=40)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 11), ("utf-16", 5), ("utf-32", 4)])
def test_what_stands_behind_a_character_outside_of_the_basic_plane(encoding: Encoding, character: int) -> None:
    lines = Lines("政策\n人群 𠮷 当\n", encoding)
    at = lines.text.index(" 当")
    assert lines.position(at) == Position(1, character)
    assert lines.offset(Position(1, character)) == at


def test_a_place_within_a_character_is_its_start() -> None:
    lines = Lines("人群 𠮷", "utf-16")
    assert lines.offset(Position(0, 4)) == lines.offset(Position(0, 3)) == 3


def test_only_line_breaks_of_the_protocol_end_a_line() -> None:
    lines = Lines("一\u2028二\x0b三\r\n四\r五\n六")
    assert [lines.line(number) for number in range(lines.count)] == ["一\u2028二\x0b三", "四", "五", "六"]


def test_what_lies_outside_is_taken_to_the_nearest_edge() -> None:
    lines = Lines("一二\r\n三")
    assert lines.offset(Position(0, 99)) == 2
    assert lines.offset(Position(9, 0)) == len(lines.text)
    assert lines.position(3) == Position(0, 2)  # between \r and \n


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_place_that_an_editor_can_show_comes_back(text: str, encoding: Encoding) -> None:
    lines = Lines(text, encoding)
    for number in range(lines.count):
        start = lines.start_of(number)
        for offset in range(start, start + len(lines.line(number)) + 1):
            assert lines.offset(lines.position(offset)) == offset


@given(TEXTS)
def test_units_are_those_of_the_encodings(text: str) -> None:
    assert units(text, "utf-8") == len(text.encode("utf-8"))
    assert units(text, "utf-16") == len(text.encode("utf-16-le")) // 2
    assert units(text, "utf-32") == len(text)
