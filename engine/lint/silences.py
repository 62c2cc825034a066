"""Saying that the notice is silent (未规定). A suggestion: whether it is, only the notice tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsl import Diagnostic, Edit, Fix, Span, in_english, keyword_language, nodes

from .subject import Subject

_NAMES = re.compile("「([^」]+)」")
_BENEFIT = "待遇期"
_OTHERS = "  未规定 其他"


def last_line(subject: Subject, found: Diagnostic) -> Fix | None:
    """未规定 其他 below the last line of a statement that has lines of their own."""
    node = subject.statement_at(found)
    if not isinstance(node, nodes.LetNode | nodes.ResultNode) or not node.lines or _is_benefit(node):
        return None
    first, last = (subject.source.position(at)[0] for at in (node.span.start, node.lines[-1].span.start))
    return None if first == last else _below(subject, node.lines[-1].span, [_OTHERS])


def _is_benefit(node: nodes.LetNode | nodes.ResultNode) -> bool:
    return any(isinstance(line, nodes.ValueLine) and line.edge for line in node.lines)


def other_row(subject: Subject, found: Diagnostic) -> Fix | None:
    """A last row for every other key."""
    node = subject.statement_at(found)
    if not isinstance(node, nodes.TableNode) or not node.rows:
        return None
    cells = " | ".join([*["其他"] * len(node.keys), "未规定"])
    return _below(subject, node.rows[-1].span, [f"  | {cells}"])


def statements(subject: Subject, found: Diagnostic) -> Fix | None:
    """Results that the file does not mention, behind its last statement."""
    names = _NAMES.findall(found.arguments["names"])
    text = subject.source.text
    lead = "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return _inserted(subject, len(text), lead, [line for name in names for line in _unstated(name)])


def _unstated(name: str) -> list[str]:
    if name.startswith(_BENEFIT):
        return [name, "  自 未规定 其他", "  至 未规定 其他"]
    return [f"{name}：未规定"]


def tie(subject: Subject, found: Diagnostic) -> Fix | None:
    """同额 未规定 below 优先."""
    node = subject.statement_at(found)
    if not isinstance(node, nodes.PriorityNode) or node.tie is not None:
        return None
    return _below(subject, node.span, ["  同额 未规定"])


def priority(subject: Subject, found: Diagnostic) -> Fix | None:
    """优先 未规定 below the aid; not where there are products or steps, each of which has its own."""
    node = subject.statement_at(found)
    is_split = subject.policy.has_products or any(isinstance(s, nodes.PriorityNode) for s in subject.file.statements)
    return _below(subject, node.span, ["优先 未规定"]) if isinstance(node, nodes.AidNode) and not is_split else None


def _below(subject: Subject, span: Span, lines: Sequence[str]) -> Fix:
    end = subject.written.whole_lines(span).end
    return _inserted(subject, end, "" if subject.source.text.endswith("\n", 0, end) else "\n", lines)


def _inserted(subject: Subject, at: int, lead: str, lines: Sequence[str]) -> Fix:
    """In the language in which the file has its keywords."""
    text = "".join(f"{line}\n" for line in lines)
    if keyword_language(subject.source) == "en":
        text = in_english(text).replace("：", ": ")
    return Fix((Edit(Span(at, at), lead + text),))
