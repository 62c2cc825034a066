"""VS Code's own colouring of rule files against the language's own lexer, part by part."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.highlight.roles import Role, parts_of
from desk.highlight.textmate import SCOPES
from dsl.lexicon import HEADERS
from dsl.lexicon import KEYWORDS as KEYWORD_ROWS

REPOSITORY = Path(__file__).parents[2]
VSCODE = REPOSITORY / "editors" / "vscode"
FILES = sorted(
    path
    for folder in ("policies", "docs/gallery", "docs/tutorial", "docs/testing", "tests/dsl")
    for path in (REPOSITORY / folder).glob("*.pol")
)
ROLES = {scope: role for role, scope in SCOPES.items()}
KEYWORDS = {Role.STATEMENT, Role.WORD, Role.PROPERTY, Role.HEADER}
AWKWARD = {
    "English keywords": "category 低保对象 when 低保 and not 特困  per 二\ncontribution： 400 yuan per 二(一)\n",
    "words inside of names": "人群 非农户口 当 当选人员 或 缴费人员   依据 二\n",
    "a word behind a unit": "期 落户期 出生日期 起 90天内 计当日   依据 三\n",
    "a name in corner brackets": "人群 「60岁以上」 当 「其他」   依据 二\n",
    "full-width signs": "表　市级分担［参保地］\n　　｜ 示例县 ｜ 30％　＃ 全角\n",
    "a header word as a value": "定 年 依据 一\n  年度 - 首次资助年度 + 1\n  年度 当 低保\n",
    "a header word with a comment": "政策 示例\n  年度：2025  # 年度 2024\n",
    "a # inside of texts": '不编码 六(二) 因 "见 # 号"   # 说明\n结果 甲："# 号" # 说明\n',
    "no reason behind 因": "删 不编码 六 因\n",
    "half-typed": '受理 依据\n  准许 当 缴费日期 在 \n  不准 "逾期\n人群 「低保\n资助 给\n',
    "beyond the basic plane": "人群 𠮷野家 当 𠮷 或 低保   依据 二\n  不准 “𠮷”  其他\n",
    "no words of the language": "缴费：４００元 ; 60岁以上 2024/9/1 ！\u200b低保\n",
    "functions and times": "结果 岁：周岁(出生日期，年初)\n期 甲 2024-09-01 至 2025-02-28 17：30\n",
    "changes": "改 期 集中缴费期 2024-09-01 至 2025-03-31 依据 一\n删 资助 低保补助\n增 人群 孤儿 当 孤儿\n",
    "a table of names of the language": "表 甲[是否]\n  | 是 | 1 元\n  | 否 | 年初\n",
}
SPELLINGS = [spelling for word in (*KEYWORD_ROWS, *HEADERS) for spelling in (word.chinese, word.english)]
SIGNS = (*'“”#＃：、，(（)[］|=≥×-_!「·"\u200b', "!=")
WRITTEN = (
    *("低保", "甲", "60岁", "「乙」", '"文"', "1", "400元", "50%", "2024-09-01", "2024/9/1", "17:30", "18：50元"),
    *("３", "①", "𠮷", "周岁(", "年初", "二(一)", "90天"),
)
BLANKS = (" ", "  ", "\t", "\u3000", "\n", "\n", "\n  ", "\n  ")
BITS = (*SPELLINGS, *SIGNS, *WRITTEN, *BLANKS)


def jumbled(seed: int) -> str:
    """Words and signs thrown together; no header line stands in the first line of a file."""
    chance = random.Random(seed)
    return "\n" + "".join(chance.choice(BITS) for _ in range(chance.randint(1, 12)))


JUMBLED = {f"jumbled {seed}": jumbled(seed) for seed in range(1500)}


@pytest.fixture(scope="module")
def coloured() -> dict[str, list[tuple[int, int, int, Role]]]:
    """Every text as VS Code colours it, in one run of its engine."""
    texts = {**{str(path.relative_to(REPOSITORY)): path.read_text("utf-8") for path in FILES}, **AWKWARD, **JUMBLED}
    said = subprocess.run(
        ["node", "scopes.mjs"],
        cwd=VSCODE,
        input=json.dumps(list(texts.values())),
        capture_output=True,
        encoding="utf-8",
    )
    assert said.returncode == 0, f"make vsix\n{said.stderr}"
    return {
        name: [(line, start, end, ROLES[scope]) for line, start, end, scope in found]
        for name, found in zip(texts, json.loads(said.stdout), strict=True)
    }


def by_line(text: str) -> Iterator[tuple[int, int, int, Role]]:
    """The parts that the language's own lexer finds, as UTF-16 columns of lines."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    at = 0
    for part in parts_of(text):
        while starts[at + 1] <= part.start:
            at += 1
        before, within = text[starts[at] : part.start], text[part.start : part.end].rstrip()
        yield at, units(before), units(before) + units(within), part.role


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def without_blanks(text: str, parts: list[tuple[int, int, int, Role]]) -> Iterator[tuple[int, int, int, Role]]:
    lines = text.split("\n")
    for line, start, end, role in parts:
        written = lines[line].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        if written.strip():
            left = units(written) - units(written.lstrip())
            yield line, start + left, start + left + units(written.strip()), role


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_coloured_as_the_language_reads_it(path: Path, coloured: dict) -> None:
    text = path.read_text("utf-8")
    found = coloured[str(path.relative_to(REPOSITORY))]
    assert list(without_blanks(text, found)) == list(by_line(text))


@pytest.mark.parametrize("name", AWKWARD)
def test_so_is_what_is_hard_to_colour(name: str, coloured: dict) -> None:
    text = AWKWARD[name]
    assert list(without_blanks(text, coloured[name])) == list(by_line(text))


def test_so_is_what_makes_no_sense(coloured: dict) -> None:
    assert [
        text for name, text in JUMBLED.items() if list(without_blanks(text, coloured[name])) != list(by_line(text))
    ] == []


def test_words_of_the_language_are_keywords_and_nothing_else_is(coloured: dict) -> None:
    text = (REPOSITORY / "policies" / "hulunbuir-2024.pol").read_text("utf-8")
    ours = {part[:3] for part in by_line(text) if part[3] in KEYWORDS}
    theirs = {part[:3] for part in coloured["policies/hulunbuir-2024.pol"] if SCOPES[part[3]].startswith("keyword.")}
    signs = {part[:3] for part in by_line(text) if part[3] is Role.SIGN}
    assert ours and theirs - signs == ours
