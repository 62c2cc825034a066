"""A page for every diagnostic code, an index of them all, and examples that lead to the code they stand under."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk.records import read_rows
from dsl import CODES, Diagnostic, Source, Vocabulary, load_vocabulary
from engine.facts import take_in

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "codes"
INDEX = (FOLDER / "README.md").read_text("utf-8")
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.md")) if path.stem != "README"}

_BLOCK = re.compile(r"^```(?P<language>\w+)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^\| \[(P\d+)\]\((P\d+)\.md\) \|(.+)\|$", re.MULTILINE)
_ENGLISH = re.compile(r"^## (?:In )?English$", re.MULTILINE)
_CHINESE = re.compile(r"[一-鿿]")


def examples() -> list[tuple[str, str]]:
    """The first CSV of each page on records, unless the page brings a vocabulary of its own."""
    found = []
    for code, page in PAGES.items():
        blocks = [(block["language"], block["text"]) for block in _BLOCK.finditer(page)]
        tables = [text for language, text in blocks if language == "csv"]
        if code.startswith("P6") and tables and "pol" not in dict(blocks):
            found.append((code, tables[0]))
    return found


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    found, diagnostics = load_vocabulary(Source("person.pol", (ROOT / "policies" / "person.pol").read_text("utf-8")))
    assert diagnostics == ()
    return found


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(PAGES) == sorted(CODES)


@pytest.mark.parametrize("code", PAGES)
def test_the_heading_has_code_and_name(code: str) -> None:
    heading = PAGES[code].partition("\n")[0]
    assert heading.startswith(f"# {code} ")
    assert CODES[code].name in re.split(r"[ ：]", heading)


@pytest.mark.parametrize("code", PAGES)
def test_chinese_comes_first_and_english_after_it(code: str) -> None:
    chinese, english = _ENGLISH.split(_BLOCK.sub("", PAGES[code].partition("\n")[2]))
    assert _CHINESE.search(chinese)
    assert re.search(r"[A-Za-z]+ [a-z]{2,}", english)


def test_the_index_lists_every_code_in_order() -> None:
    entries = [(code, page, cells) for code, page, cells in _ENTRY.findall(INDEX)]
    assert [(code, page) for code, page, _ in entries] == [(code, code) for code in CODES]
    assert all(CODES[code].name in [cell.strip() for cell in cells.split("|")] for code, _, cells in entries)


@pytest.mark.parametrize(("code", "text"), examples())
def test_reading_the_records_gives_the_code(code: str, text: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "花名册"
    path.write_text(text, "utf-8")
    table = read_rows(str(path), vocabulary)
    if isinstance(table, Diagnostic):
        assert table.code == code
        return
    taken = take_in(table, vocabulary)
    assert code in {d.code for d in (*taken.notes, *(d for row in taken.rejected for d in row.problems))}
