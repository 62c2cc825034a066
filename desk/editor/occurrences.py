"""Every name in a rule file with what it stands for. Made from tokens, so that a broken statement counts too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lark import Token

from dsl import Source, Span, lexicon, tokens_of

from .definitions import Sort, Target, definitions_of
from .document import Document, Statement, bare, name_span, start_of
from .family import Family

_HEADER = re.compile(rf"(?P<word>\w+)[{lexicon.BLANK}]*[:：]?[{lexicon.BLANK}]*(?P<text>.*)")
_IDS = {"superior": "、", "base": "", "invokes": "、"}
"""Header lines that name other notices, and what separates several."""
_BEHIND_A_PAYER = (
    "_CONT",
    "HEADER",
    "EQ",
    "COMPARE",
    "ADD_OP",
    "MUL_OP",
    "AND",
    "OR",
    "IN",
    "ONE_OF",
    "_LBRACKET",
    "OF",
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name where it is written, its 「」 included."""

    span: Span
    target: Target
    is_definition: bool = False


def occurrences(document: Document, family: Family) -> tuple[Occurrence, ...]:
    """In the order of the text."""
    defined = {one.span: one.target for one in definitions_of(document)}
    found = [one for statement in document.statements for one in _of_statement(statement, family, defined)]
    return tuple(sorted(found, key=lambda one: one.span.start))


def occurrence_at(found: Sequence[Occurrence], offset: int) -> Occurrence | None:
    """The name that covers a place; at its end too, unless another begins there."""
    touching = [one for one in found if one.span.start <= offset <= one.span.end]
    return next((one for one in touching if offset < one.span.end), next(iter(touching), None))


def _of_statement(statement: Statement, family: Family, defined: dict[Span, Target]) -> Iterator[Occurrence]:
    tokens = statement.tokens
    keyed = _Keyed(statement, family)
    for at, token in enumerate(tokens):
        if token.type == "HEADER":
            yield from _in_header(token, family)
        elif token.type in ("NAME", "CALL"):
            span = name_span(token)
            if span in defined:
                yield Occurrence(span, defined[span], True)
            else:
                yield Occurrence(span, _meant(statement, at, family, keyed))


def _meant(statement: Statement, at: int, family: Family, keyed: _Keyed) -> Target:
    tokens, name = statement.tokens, bare(statement.tokens[at])
    if tokens[at].type == "CALL":
        return Target(Sort.FUNCTION, name)
    if _is_of_the_language(statement, at):
        return Target(Sort.WORD, name)
    if [token.type for token in tokens[max(at - 2, 0) : at]] == ["PENDING", "BY"]:
        return Target(Sort.PAYER, name)
    member = _member(tokens, at, family) or keyed.member(tokens[at])
    if member is not None:
        return member
    if _is_payer(statement, at):
        return Target(Sort.PAYER, name)
    if statement.head.type == "CATEGORY" and name in family.facts and _own_name(statement) == name:
        return Target(Sort.FACT, name)
    return family.meant(name)


def _is_of_the_language(statement: Statement, at: int) -> bool:
    """首日 and 末日 behind 的, and the type of a fact: whatever else bears such a name."""
    return (at > 0 and statement.tokens[at - 1].type == "OF") or (statement.head.type == "FACT" and at == 2)


def _own_name(statement: Statement) -> str:
    at = statement.tokens.index(statement.head)
    return "".join(bare(token) for token in statement.tokens[at + 1 : at + 2])


def _member(tokens: Sequence[Token], at: int, family: Family) -> Target | None:
    """A value after = or ≠, one of the list after 属于, or a key by which a table is asked."""
    name, owner = bare(tokens[at]), compared_with(tokens, at)
    of = asked_by(tokens, at, family) if owner is None else bare(owner)
    if not of:
        return None
    if name in family.members.get(of, ()):
        return Target(Sort.MEMBER, name, of)
    return Target(Sort.REGION, name) if name in family.region_names and name not in family.facts else None


def asked_by(tokens: Sequence[Token], at: int, family: Family) -> str:
    """For a name in […] behind that of a table: what the table is asked by there; else nothing."""
    key = 0
    while at > 1 and tokens[at - 1].type == "_LBRACKET" and tokens[at - 2].type == "_RBRACKET":
        at, key = at - 3, key + 1
    if at < 2 or tokens[at - 1].type != "_LBRACKET" or tokens[at - 2].type != "NAME":
        return ""
    return next(iter(family.keys_of(bare(tokens[at - 2]))[key:]), "")


def compared_with(tokens: Sequence[Token], at: int) -> Token | None:
    """What stands before the sign: a name, with or without […]."""
    before = at - 1
    while before > 0 and tokens[before].type == "SEP" and tokens[before - 1].type == "NAME":
        before -= 2
    is_list = before != at - 1
    if before < 1 or not (tokens[before].type == "ONE_OF" or (not is_list and str(tokens[before]) in "=＝≠")):
        return None
    before -= 1
    if tokens[before].type == "_RBRACKET":
        while before > 0 and tokens[before].type != "_LBRACKET":
            before -= 1
        before -= 1
    return tokens[before] if before >= 0 and tokens[before].type == "NAME" else None


def _is_payer(statement: Statement, at: int) -> bool:
    """The first word of a line of 资助 or 财政补助, unless an expression goes on behind it."""
    tokens = statement.tokens
    if statement.head.type not in ("AID", "FUNDING") or at == 0 or tokens[at - 1].type != "_CONT":
        return False
    return at + 1 < len(tokens) and tokens[at + 1].type not in _BEHIND_A_PAYER


class _Keyed:
    """The key cells of a table: values of what it is asked by."""

    def __init__(self, statement: Statement, family: Family) -> None:
        self.family = family
        self.keys: list[str] = []
        self.rows: list[list[list[Token]]] = []
        if statement.head.type != "TABLE":
            return
        first, *rows = statement.lines
        self.keys = [bare(second) for one, second in pairwise(first) if one.type == "_LBRACKET"]
        self.rows = [list(_cells(row)) for row in rows]

    def member(self, token: Token) -> Target | None:
        for row_at, row in enumerate(self.rows):
            for cell_at, cell in enumerate(row):
                if any(one is token for one in cell):
                    return self._named(bare(token), row_at, cell_at)
        return None

    def _named(self, name: str, row: int, cell: int) -> Target | None:
        is_wide = len(self.keys) == 2
        if is_wide and row == 0 and cell > 0:
            key = self.keys[1]
        elif cell == 0 and self.keys:
            key = self.keys[0]
        else:
            return None
        if name in self.family.members.get(key, ()):
            return Target(Sort.MEMBER, name, key)
        return Target(Sort.REGION, name) if name in self.family.region_names else None


def _cells(row: Sequence[Token]) -> Iterator[list[Token]]:
    cell: list[Token] | None = None
    for token in row:
        if token.type == "BAR":
            if cell is not None:
                yield cell
            cell = []
        elif cell is not None:
            cell.append(token)
    if cell is not None:
        yield cell


def _in_header(token: Token, family: Family) -> Iterator[Occurrence]:
    """Ids of notices, the file of the vocabulary, and the expression of 认定时点."""
    start = start_of(token)
    line = _HEADER.match(str(token).rstrip().rpartition("\n")[2].strip())
    keyword = None if line is None else lexicon.header_of(line["word"])
    if line is None or keyword is None or not line["text"]:
        return
    at, text = start + line.start("text"), line["text"].rstrip()
    if keyword.terminal == "vocabulary":
        yield Occurrence(Span(at, at + len(text)), Target(Sort.FILE, text))
    elif keyword.terminal in _IDS:
        for part in re.finditer("[^、]+" if _IDS[keyword.terminal] else ".+", text):
            name = part[0].strip()
            begin = at + part.start() + part[0].index(name)
            yield Occurrence(Span(begin, begin + len(name)), Target(Sort.POLICY, name.strip("「」")))
    elif keyword.terminal == "recognised_at":
        for word in tokens_of(Source("", text)):
            if word.type in ("NAME", "CALL"):
                span = name_span(word)
                yield Occurrence(Span(at + span.start, at + span.end), family.meant(bare(word)))
