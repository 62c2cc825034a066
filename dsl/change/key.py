"""By what a statement is found in another file: its word and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..citations import CitationError, parse_citation
from ..lexicon import BLANK, chinese_of, pattern_of
from ..nodes import (
    AidNode,
    AmbiguityNode,
    AssumeNode,
    CategoryNode,
    ConstraintNode,
    ExpressionNode,
    FactNode,
    KeyNode,
    LetNode,
    NameNode,
    PolicyNode,
    PriorityNode,
    ProductNode,
    ResultNode,
    SetAsideNode,
    StatementNode,
    TableNode,
    WindowNode,
    Word,
)

_NAMED = {
    PolicyNode: "政策",
    FactNode: "事实",
    CategoryNode: "人群",
    WindowNode: "期",
    LetNode: "定",
    TableNode: "表",
    ProductNode: "险种",
    AmbiguityNode: "歧义",
}
_ASIDE = re.compile(
    rf"{pattern_of('SET_ASIDE')}[{BLANK}]*(?P<clauses>.*?)[{BLANK}]*(?:{pattern_of('BECAUSE')}[{BLANK}\"“].*)?$"
)


@dataclass(frozen=True, slots=True)
class Key:
    """`name` is empty for a predeclared result; `part` tells products and the steps of 优先 apart."""

    word: str
    name: str = ""
    part: str = ""

    def __str__(self) -> str:
        named = f"{self.word} {self.name}" if self.name else self.word
        return f"{named}{self.part}"


def key_of(node: StatementNode | KeyNode) -> Key | None:
    """None for what can't be told apart: a 资助 or 约束 without a name."""
    match node:
        case KeyNode():
            return _of_removal(node)
        case PolicyNode(id=name):
            return Key("政策", name.text)
        case ResultNode(slot="", name=name, indexes=indexes):
            return Key("结果", name.text, _indexed(indexes))
        case ResultNode(name=name, indexes=indexes):
            return Key(name.text, "", _indexed(indexes))
        case AidNode(name=name):
            return _if_named("资助", name)
        case ConstraintNode(name=name):
            return _if_named("约束", name)
        case PriorityNode(indexes=indexes, stage=stage):
            return Key("优先", "", _indexed(indexes) + _step(stage))
        case AssumeNode(target=target, indexes=indexes):
            return Key("假定", target.text, _indexed(indexes))
        case SetAsideNode(text=text):
            return Key("不编码", _clauses(text))
        case FactNode() | CategoryNode() | WindowNode() | LetNode() | TableNode() | ProductNode() | AmbiguityNode():
            return Key(_NAMED[type(node)], node.name.text)
    return None


def _of_removal(node: KeyNode) -> Key:
    if node.terminal == "SET_ASIDE":
        return Key("不编码", _clauses(node.written))
    word = chinese_of(node.terminal) or ""
    part = _indexed(node.indexes) + (_step(node.stage) if node.terminal == "PRIORITY" else "")
    return Key(word, "" if node.name is None else node.name.text, part)


def _if_named(word: str, name: Word | None) -> Key | None:
    return None if name is None else Key(word, name.text)


def _indexed(indexes: tuple[ExpressionNode, ...]) -> str:
    return "".join(f"[{index.name.text}]" for index in indexes if isinstance(index, NameNode))


def _step(stage: int) -> str:
    return "" if stage == 1 else f" 步 {stage}"


def _clauses(line: str) -> str:
    """The clause numbers in their canonical form; as written where they are none."""
    found = _ASIDE.match(line.strip())
    written = "" if found is None else found["clauses"]
    try:
        return "、".join(clause.number for clause in parse_citation(written, 0))
    except CitationError:
        return written
