"""Codes of syntax, names, types and clauses (P1xx to P4xx): each page's example leads to its code, mended it does not.

The index, and the pages of the other families, are held by `tests/docs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

from dsl import (
    CODES,
    Diagnostic,
    InFile,
    Policy,
    ReadBeside,
    Row,
    Severity,
    Source,
    check_citations,
    check_notice,
    citations,
    load,
    load_vocabulary,
)
from dsl.parse import MOST_CHARACTERS, MOST_PROBLEMS

REPOSITORY = Path(__file__).parents[2]
VOCABULARY = (REPOSITORY / "policies" / "person.pol").read_text("utf-8")
HEADER = '政策 示例县2025 "示例县2025年度征缴"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'
WHOLE = ("政策", "# 这个文件没有")
"""What does not begin like this is a piece, and gets the header."""
SHAPE = re.compile(
    r"# (?P<code>P\d{3}) (?P<name>[a-z0-9-]+)：(?P<title>\S.*)\n\n(?P<meaning>[^\n`]+)\n\n"
    r"会这样提示的例子：\n\n(?P<example>.+?)\n\n改好以后：\n\n(?P<mended>.+?)\n\n"
    r"## English\n\n(?P<english>[^\n]+)\n",
    re.DOTALL,
)
FENCE = re.compile(r"```(?P<language>\w+) ?(?P<label>[^\n]*)\n(?P<text>.*?\n)```(?:\n\n|$)", re.DOTALL)
SLIPS = [code for code in CODES if code < "P4"]
ALL = [code for code in CODES if code < "P5"]
TOO_LONG_TO_PRINT: Mapping[str, str] = {
    "P107": "# " + "长" * MOST_CHARACTERS,
    "P109": "第一句\n" * (MOST_PROBLEMS + 1),
    "P216": "".join(f"定 标准{n} = 标准{n + 1}\n" for n in range(150)) + "定 标准150 = 400 元\n",
}
"""The pages of these describe their example."""
SEVERAL: Mapping[str, set[str]] = {"P109": {"P114"}, "P224": {"P122"}}
"""What is said besides: the lines that can't be read, of the file itself or of the one it rests on."""


@dataclass(frozen=True)
class Block:
    """A fenced block: `label` is the file that it stands for, nothing for the rule file."""

    language: str
    label: str
    text: str


Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    code: str
    name: str
    example: Blocks
    mended: Blocks


def page_of(code: str) -> Page:
    match = SHAPE.fullmatch((REPOSITORY / "docs" / "codes" / f"{code}.md").read_text("utf-8"))
    assert match is not None, f"{code}.md is not shaped like the others"
    return Page(match["code"], match["name"], _blocks(match["example"]), _blocks(match["mended"]))


def _blocks(section: str) -> Blocks:
    assert FENCE.sub("", section) == "", "only fenced blocks belong here"
    return tuple(Block(m["language"], m["label"], m["text"]) for m in FENCE.finditer(section))


def text_of(blocks: Blocks, language: str, label: str = "") -> str | None:
    return next((b.text for b in blocks if (b.language, b.label) == (language, label)), None)


# --- what a message says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", CODES.values(), ids=lambda row: row.code)
def test_both_languages_say_the_same(row: Row) -> None:
    assert _arguments(row.message["zh"], "zh") == _arguments(row.message["en"], "en")
    assert bool(row.help["zh"]) == bool(row.help["en"])


def _arguments(sentence: str, language: str) -> set[str]:
    """Words of one language come in pairs: `under_zh` and `under_en`, or plainly `zh` and `en`."""
    names = (name for _, name, _, _ in Formatter().parse(sentence) if name)
    return {"" if name == language else name.removesuffix(f"_{language}") for name in names}


# --- examples --------------------------------------------------------------------------------------------------------


def met(code: str, blocks: Blocks) -> list[str]:
    """The codes that the blocks of an example lead to."""
    lock, notice = text_of(blocks, "json", "示例县.cite.json"), text_of(blocks, "text", "通知.txt")
    rules, facts = text_of(blocks, "pol"), text_of(blocks, "pol", "person.pol")
    if lock is not None:
        return _of_lock(lock)
    if rules is None and notice is not None:
        return [doubt.why.value for doubt in citations.outline_of(notice).doubts]
    if rules is None and facts is not None:
        return _codes(load_vocabulary(Source("person.pol", facts))[1])
    whole = _whole(TOO_LONG_TO_PRINT[code] if rules is None else rules)
    others = [Source(b.label, b.text) for b in blocks if b.language == "pol" and b.label not in ("", "person.pol")]
    loaded = load(Source("示例县.pol", whole), _beside(f"{VOCABULARY}\n{facts or ''}"), lambda: others)
    found = _codes(loaded.diagnostics)
    return found if loaded.policy is None else [*found, *_of_clauses(loaded.policy, blocks)]


def _whole(rules: str) -> str:
    return rules if rules.startswith(WHOLE) else HEADER + rules


def _beside(vocabulary: str) -> ReadBeside:
    return lambda name: Source(name, vocabulary) if name == "person.pol" else Diagnostic("P701", InFile(name))


def _codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Every message can be said in both languages."""
    found = list(diagnostics)
    for diagnostic in found:
        assert diagnostic.message("zh") and diagnostic.message("en")
        assert bool(diagnostic.help("zh")) == bool(diagnostic.help("en"))
    return [diagnostic.code for diagnostic in found]


def _of_lock(text: str) -> list[str]:
    try:
        citations.read_lock(text)
    except citations.LockError as error:
        return [error.reason.value]
    return []


def _of_clauses(policy: Policy, blocks: Blocks) -> list[str]:
    """The notice as it was locked, and as it is now where the page shows it again."""
    now = text_of(blocks, "text", "现在的通知.txt") or text_of(blocks, "text", "通知.txt")
    locked = text_of(blocks, "text", "锁定时的通知.txt") or now
    if locked is None or now is None:
        return _codes(check_citations(policy, None))
    lock = citations.read_lock(citations.make_lock(citations.outline_of(locked), "通知.txt"))
    against = check_notice(policy, lock, citations.outline_of(now), "通知.txt")
    return [*_codes(check_citations(policy, lock)), *_codes(against)]


@pytest.mark.parametrize("code", ALL)
def test_the_example_of_a_page_leads_to_its_code_and_the_mended_one_to_no_error(code: str) -> None:
    page = page_of(code)
    assert (page.code, page.name) == (code, CODES[code].name)
    assert code in met(code, page.example)
    notice = tuple(block for block in page.example if block.label == "通知.txt" and block.language == "text")
    again = [block.label for block in page.mended]
    beside = tuple(block for block in page.example if block.label.endswith(".pol") and block.label not in again)
    mended = page.mended if text_of(page.mended, "pol") is None or code == "P430" else (*notice, *beside, *page.mended)
    rest = met(code, mended)
    assert code not in rest
    assert [other for other in rest if CODES[other].severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", SLIPS)
def test_one_slip_gives_one_message(code: str) -> None:
    """Clauses are not cited in these short examples."""
    found = [other for other in met(code, page_of(code).example) if other < "P4"]
    assert set(found) == ({code} | SEVERAL.get(code, set()))
