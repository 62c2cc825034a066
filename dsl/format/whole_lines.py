"""What the lexer takes as one piece up to the end of the line: clause numbers, 不编码, header lines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..citations import CitationError, parse_citation
from ..lexicon import BLANK, HEADERS, pattern_of

_BLANKS = re.compile(rf"[{BLANK}\r]+")
_FOLDED = str.maketrans("（），,；;", "()、、、、")
_QUOTE = re.compile('["“]')
_SET_ASIDE = re.compile(
    rf"{pattern_of('SET_ASIDE')}[{BLANK}]*(?:(?P<clauses>.*?)[{BLANK}]*{pattern_of('BECAUSE')}[{BLANK}]*"
    rf"(?P<reason>\"[^\"]*\"|“[^”]*”)|(?P<rest>.*?))[{BLANK}\r]*",
    re.DOTALL,
)
_HEADER = re.compile(rf"(?P<word>\w+)[{BLANK}]*[:：]?[{BLANK}]*(?P<text>.*)", re.DOTALL)
_TERMINALS = {spelling: word.terminal for word in HEADERS for spelling in (word.chinese, word.english)}


class SetAsideLine(NamedTuple):
    """`reason` in its quotation marks; empty where only clauses are named (删 不编码 六)."""

    clauses: str
    reason: str


class HeaderLine(NamedTuple):
    """`terminal` and `word` (as written) of a header line, and what follows."""

    terminal: str
    word: str
    text: str


@lru_cache(maxsize=1024)  # the same few clauses again and again
def citation(written: str) -> str:
    """Clause numbers with half-width brackets, joined by 、. Blanks stay where a number can't be read without them."""
    folded = _BLANKS.sub(" ", written.translate(_FOLDED)).strip()
    squeezed = folded.replace(" ", "")
    return squeezed if steps_of(squeezed) == steps_of(folded) else re.sub(" ?、 ?", "、", folded)


def steps_of(clauses: str) -> tuple[tuple[str, ...], ...] | str:
    """The clauses that are cited, or the text itself where it can't be read."""
    try:
        return tuple(clause.steps for clause in parse_citation(clauses))
    except CitationError:
        return clauses


def set_aside(written: str) -> SetAsideLine:
    """A line 不编码. What can't be taken apart is kept to the letter, as if it were the reason."""
    parts = _SET_ASIDE.fullmatch(written)
    assert parts is not None  # the last alternative takes anything
    if parts["reason"] is not None:
        return SetAsideLine(citation(parts["clauses"]), straight_quotes(parts["reason"]))
    rest = parts["rest"]
    return SetAsideLine("", rest) if _QUOTE.search(rest) else SetAsideLine(citation(rest), "")


def header(written: str) -> HeaderLine:
    """A token HEADER, which may begin with lines of comment."""
    parts = _HEADER.match(written.rstrip().rpartition("\n")[2].strip())
    assert parts is not None  # the terminal begins with a header word
    return HeaderLine(_TERMINALS[parts["word"]], parts["word"], parts["text"])


def straight_quotes(written: str) -> str:
    """A text in straight quotation marks, unless it holds one."""
    return written if '"' in written[1:-1] else f'"{written[1:-1]}"'
