"""Saying that the notice is silent (未规定). A suggestion: whether it is, only the notice tells."""

from __future__ import annotations

import re

from dsl import Diagnostic, Edit, Fix, Span, nodes

from .subject import Subject

_NAMES = re.compile("「([^」]+)」")
_LINE = "  "


def last_line(subject: Subject, found: Diagnostic) -> Fix | None:
    """未规定 其他 below the last line of a statement that has lines."""
    node = subject.statement_at(found)
    if not isinstance(node, nodes.LetNode | nodes.ResultNode) or not node.lines or _is_benefit(node):
        return None
    return (
        None if node.lines[0].span.start == node.span.start else _below(subject, node.lines[-1].span, ["未规定 其他"])
    )


def _is_benefit(node: nodes.LetNode | nodes.ResultNode) -> bool:
    return any(isinstance(line, nodes.ValueLine) and line.edge for line in node.lines)


def other_row(subject: Subject, found: Diagnostic) -> Fix | None:
    """A last row for every other key."""
    node = subject.statement_at(found)
    if not isinstance(node, nodes.TableNode) or not node.rows:
        return None
    return _below(
        subject, node.rows[-1].span, [" | ".join(["|", *["其他"] * len(node.keys), "未规定"]).replace("| |", "|")]
    )


def statements(subject: Subject, found: Diagnostic) -> Fix | None:
    """Results that the file does not mention, behind its last statement."""
    names = _NAMES.findall(found.arguments["names"])
    lines = [line for name in names for line in _unstated(name)]
    text = subject.source.text
    lead = "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    return Fix.at(Span(len(text), len(text)), lead + "".join(f"{line}\n" for line in lines))


def _unstated(name: str) -> list[str]:
    return (
        [name, f"{_LINE}自 未规定 其他", f"{_LINE}至 未规定 其他"] if name.startswith("待遇期") else [f"{name}：未规定"]
    )


def tie(subject: Subject, found: Diagnostic) -> Fix | None:
    node = subject.statement_at(found)
    if not isinstance(node, nodes.PriorityNode) or node.tie is not None:
        return None
    return _below(subject, node.span, ["同额 未规定"])


def priority(subject: Subject, found: Diagnostic) -> Fix | None:
    """优先 未规定 below the aid; not where there are products or steps, each of which has its own."""
    node = subject.statement_at(found)
    if (
        not isinstance(node, nodes.AidNode)
        or subject.policy.has_products
        or any(isinstance(s, nodes.PriorityNode) for s in subject.file.statements)
    ):
        return None
    return _below(subject, node.span, ["优先 未规定"], indent="")


def _below(subject: Subject, span: Span, lines: list[str], indent: str = _LINE) -> Fix:
    end = subject.written.whole_lines(span).end
    lead = "" if subject.source.text.endswith("\n", 0, end) else "\n"
    return Fix((Edit(Span(end, end), lead + "".join(f"{indent}{line}\n" for line in lines)),))
