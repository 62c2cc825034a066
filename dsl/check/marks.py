"""Marks in the comments of a rule file that say what is still to be done: `# 待编码 二(二)1：资助`.

To the parser they are comments like any other; `pol new` writes them, `pol check` counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..citations import NUMERALS, CitationError, Clause, parse_citation
from ..diagnostics import Language
from ..lexicon import BLANK, KEYWORDS, NOT_IN_A_NAME, TO_FILL
from ..source import Source, Span


class Todo(Enum):
    """What is to be done with a clause; the value is the word of the mark: Chinese, English."""

    ENCODE = ("待编码", "to encode")
    """It has no statement yet (待编码)."""
    CONFIRM = ("待核对", "to confirm")
    """Its statement was taken over from another notice (待核对)."""

    def word(self, language: Language) -> str:
        return self.value[language == "en"]


UNCITED = ("没有依据", "uncited")
"""Stands in a mark for the clause of a statement that cites none: Chinese, English."""

_WORDS = {word: todo for todo in Todo for word in todo.value}
# The blank before the number may be forgotten: 待编码二(二)1.
_NUMBER = f"(?={'|'.join(NUMERALS)}|第|前言)"
_MARK = re.compile(
    rf"^[{BLANK}\ufeff]*[#＃]+[{BLANK}]*(?P<word>{'|'.join(_WORDS)})(?:{_NUMBER}|{NOT_IN_A_NAME})[{BLANK}]*"
    r"(?P<clauses>[^:：\r\n]*)",
    re.MULTILINE,
)
_KEYWORDS = "|".join(sorted({word for one in KEYWORDS for word in (one.chinese, one.english)}, key=len, reverse=True))
# A comment has one blank behind its #; a suggestion has its keyword there, and what belongs to it two blanks.
_SUGGESTED = re.compile(rf"^#(?:(?:{_KEYWORDS})(?:[：:]|{NOT_IN_A_NAME})|  +\S)", re.MULTILINE)
_TO_FILL = re.compile(rf"(?<![\w·])(?:{'|'.join(TO_FILL)}){NOT_IN_A_NAME}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark; without `clauses`, one on a statement that cites none, or else one that can't be read.

    `span` is the mark up to the colon.
    """

    todo: Todo
    clauses: tuple[Clause, ...]
    span: Span
    is_uncited: bool = False


def mark(todo: Todo, clauses: str, about: str, language: Language) -> str:
    """The line of a mark, without its line break; `about` says in a few words what the clause is about."""
    return f"# {todo.word(language)} {clauses}{': ' if language == 'en' else '：'}{about}"


def marks_of(file: Source) -> tuple[Mark, ...]:
    """In the order of the file. Only comments on lines of their own are marks."""
    return tuple(_read(found) for found in _MARK.finditer(file.text))


def _read(found: re.Match[str]) -> Mark:
    written = found["clauses"].rstrip()
    start = found.start("clauses")
    try:
        clauses = parse_citation(written, start)
    except CitationError:
        clauses = ()
    todo, span = _WORDS[found["word"]], Span(found.start("word"), start + len(written))
    return Mark(todo, clauses, span, todo is Todo.CONFIRM and written in UNCITED)


def suggestions_below(file: Source, mark: Mark) -> bool:
    """Whether suggested statements, a # right in front of each, still stand between the mark and the next one."""
    rest = file.text[mark.span.end :].partition("\n")[2]
    following = _MARK.search(rest)
    return _SUGGESTED.search(rest[: following.start()] if following else rest) is not None


def left_to_fill(file: Source) -> Iterator[Span]:
    """Where a statement says that something is to be filled in; comments do not count."""
    offset = 0
    for line in file.text.splitlines(keepends=True):
        said = line.partition("#")[0].partition("＃")[0]
        yield from (Span(offset + found.start(), offset + found.end()) for found in _TO_FILL.finditer(said))
        offset += len(line)
