"""What a rule file defines: each name, where it stands, and in which statement. Broken statements define too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from lark import Token

from dsl import Source, Span

from .document import Document, Statement, bare, name_span


class Sort(Enum):
    """What a name stands for."""

    SYMBOL = "symbol"
    FACT = "fact"
    MEMBER = "member"
    """An alternative (读法) of an ambiguity, or a value of a fact."""
    PAYER = "payer"
    POLICY = "policy"
    FILE = "file"
    REGION = "region"
    FUNCTION = "function"
    WORD = "word"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Target:
    """What is meant by a name; `of`: the ambiguity or fact whose member it is."""

    sort: Sort
    name: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """`head` is the terminal of the word that defines; `span` the name, `whole` the statement or line."""

    target: Target
    head: str
    source: Source
    span: Span
    whole: Span


NAMED = ("CATEGORY", "WINDOW", "LET", "TABLE", "RESULT", "PRODUCT", "AMBIGUITY", "AID", "CONSTRAINT")


@lru_cache(maxsize=64)
def definitions_of(document: Document) -> tuple[Definition, ...]:
    return tuple(found for statement in document.statements for found in _of_statement(document.source, statement))


def _of_statement(source: Source, statement: Statement) -> Iterator[Definition]:
    if statement.tokens[0].type == "REMOVE":
        return
    head, name = statement.head, named_by(statement)
    if name is None:
        return
    sort = {"POLICY": Sort.POLICY, "FACT": Sort.FACT}.get(head.type, Sort.SYMBOL)
    yield Definition(Target(sort, bare(name)), head.type, source, name_span(name), statement.span)
    if head.type == "AMBIGUITY":
        for line in statement.lines[1:]:
            if [token.type for token in line[:2]] == ["READING", "NAME"]:
                whole = name_span(line[0]).to(name_span(line[-1]))
                target = Target(Sort.MEMBER, bare(line[1]), bare(name))
                yield Definition(target, "READING", source, name_span(line[1]), whole)
    if head.type == "FACT":
        for token in fact_values(statement):
            target = Target(Sort.MEMBER, bare(token), bare(name))
            yield Definition(target, "VALUE", source, name_span(token), name_span(token))


def named_by(statement: Statement) -> Token | None:
    """The name that a statement gives to what it says, if it gives one."""
    head = statement.head
    at = statement.tokens.index(head)
    name = next(iter(statement.tokens[at + 1 : at + 2]), None)
    if name is None or name.type != "NAME" or head.type not in (*NAMED, "POLICY", "FACT"):
        return None
    behind = next(iter(statement.tokens[at + 2 : at + 3]), None)
    if head.type == "CONSTRAINT" and (behind is None or behind.type != "_COLON"):
        return None
    return name


def fact_values(statement: Statement) -> Sequence[Token]:
    """The values of an enumeration: 事实 NAME 枚举 甲、乙."""
    found = []
    for token in statement.tokens[3:]:
        if token.type not in ("NAME", "SEP"):
            break
        if token.type == "NAME":
            found.append(token)
    return found
