"""What stands side by side: value | condition | 依据 within a statement, names and 依据 of neighbouring statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lark import Token

from .lines import Line, Place
from .spelling import Spelling
from .width import side_by_side

CITE_COLUMN = 65
"""依据 stands here where what is before it leaves two blanks: one column for all files, so that lines stay put."""
MOST_SHARED = 100
"""A line that is wider than this many columns does not move the 依据 of its neighbours."""
WIDEST_VALUE = 60
INDENT = "  "
FURTHER = "      "
_WORD_COLUMN = 7  # header words of two characters and three blanks, as everybody writes them
_CONDITION = ("WHEN", "OTHERWISE")
_LABELS = ("TOTAL", "PERSONAL")
_BEGINS_A_VALUE = frozenset(
    (
        *("NAME", "CALL", "NUMBER", "QUANTITY", "DATE", "TIME", "STRING", "NONE", "ONE_AMONG", "ALL_AMONG", "_LPAR"),
        *("NOT", "PENDING", "AT_LEAST", "AT_MOST", "REST", "IN_FULL", "UNSTATED"),
        *("ELIGIBILITY", "ACCEPTANCE", "CONTRIBUTION", "WAITING", "BENEFIT", "FUNDING"),
    )
)
_NAMED = ("CATEGORY", "WINDOW", "PRODUCT")
"""Statements of which several stand one below the other: their names take one column."""
_EDITS = ("CHANGE", "ADD")


@dataclass(frozen=True, slots=True)
class Laid:
    """A line's text up to its 依据, and the 依据."""

    text: str
    cite: str = ""


def lay_lines(lines: Sequence[Line], spelling: Spelling) -> list[Laid]:
    """The indented lines of one statement."""
    bodies, cites = zip(*(_without_cite(line, spelling) for line in lines), strict=True)
    if any(tokens and tokens[0].type == "BAR" for tokens in bodies):
        texts = _rows(bodies, spelling)
    else:
        texts = _guarded(bodies, lines, spelling)
    return [
        Laid((FURTHER if line.place is Place.BRACKETED else INDENT) + text, cite)
        for line, text, cite in zip(lines, texts, cites, strict=True)
    ]


def lay_statements(lines: Sequence[Line], spelling: Spelling) -> list[Laid]:
    """First lines of neighbouring statements of one kind: a column for their names."""
    split = [_named(line, spelling) for line in lines]
    texts = side_by_side([(name, rest) for name, rest, _ in split], gap=1)
    return [Laid(text, cite) for text, (_, _, cite) in zip(texts, split, strict=True)]


def with_cites(laid: Sequence[Laid]) -> list[str]:
    """依据 in one column."""
    pairs = [(one.text, one.cite) for one in laid]
    return side_by_side(pairs, gap=2, at_least=CITE_COLUMN, at_most=MOST_SHARED)


def kind_of(line: Line) -> str:
    """The statement's terminal behind 改 or 增."""
    types = [token.type for token in line.tokens[:2]]
    return types[-1] if types[0] in _EDITS else types[0]


def _without_cite(line: Line, spelling: Spelling) -> tuple[tuple[Token, ...], str]:
    if line.tokens[-1].type == "CITE":
        return line.tokens[:-1], spelling.of(line.tokens[-1])
    return line.tokens, ""


def _named(line: Line, spelling: Spelling) -> tuple[str, str, str]:
    """The keyword with its name, what follows, and the 依据."""
    tokens, cite = _without_cite(line, spelling)
    if kind_of(line) not in _NAMED or len(tokens) < 2:
        return spelling.spaced(tokens), "", cite
    end = 3 if tokens[0].type in _EDITS else 2
    return spelling.spaced(tokens[:end]), spelling.spaced(tokens[end:]), cite


def _rows(bodies: Sequence[tuple[Token, ...]], spelling: Spelling) -> list[str]:
    """The rows of a table, each cell below the one above it."""
    rows = [_cells(tokens, spelling) for tokens in bodies]
    texts = [row[0] for row in rows]
    for column in range(1, max(map(len, rows))):
        cells = [row[column] if column < len(row) else "" for row in rows]
        texts = side_by_side(list(zip(texts, cells, strict=True)), gap=1)
    return texts


def _cells(tokens: Sequence[Token], spelling: Spelling) -> list[str]:
    starts = [at for at, token in enumerate(tokens) if token.type == "BAR"] or [0]
    ends = [*starts[1:], len(tokens)]
    return [spelling.spaced(tokens[start:end]) for start, end in zip(starts, ends, strict=True)]


def _guarded(bodies: Sequence[tuple[Token, ...]], lines: Sequence[Line], spelling: Spelling) -> list[str]:
    labelled, guards = [], []
    is_policy = all(tokens and tokens[0].type == "HEADER" for tokens in bodies)
    for tokens, line in zip(bodies, lines, strict=True):
        value, guard = (tokens, ()) if line.place is Place.BRACKETED else _at_condition(tokens)
        labelled.append(_at_label(value, spelling))
        guards.append(spelling.spaced(guard))
    values = side_by_side(labelled, gap=1, at_least=_WORD_COLUMN if is_policy else 0)
    return side_by_side(list(zip(values, guards, strict=True)), gap=3, at_most=WIDEST_VALUE)


def _at_condition(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    at = next((at for at, token in enumerate(tokens) if token.type in _CONDITION), len(tokens))
    return tokens[:at], tokens[at:]


def _at_label(tokens: tuple[Token, ...], spelling: Spelling) -> tuple[str, str]:
    """`残联 | 100 元`, `读法 期内 | "…"`, `年度 | 2023`; a line without a label is one text."""
    if not tokens:
        return "", ""
    first, *rest = tokens
    if first.type == "HEADER":
        return spelling.header(first)
    if first.type == "READING":
        return spelling.spaced(tokens[:2]), spelling.spaced(tokens[2:])
    is_label = first.type in _LABELS or (first.type == "NAME" and rest and rest[0].type in _BEGINS_A_VALUE)
    end = 1 if is_label else len(tokens)
    return spelling.spaced(tokens[:end]), spelling.spaced(tokens[end:])
