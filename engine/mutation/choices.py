"""Wrong choices among a few words: payers, 方式, 优先, 同额, verdicts, what is not stated, readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dsl import Edit, Span, nodes

from .mutation import Mutation, replaced
from .written import Spot, Written, twin

_REASON = "（理由）"
_OTHER_MODE: Mapping[str, str] = {"PAID_DIRECTLY": "REFUNDED", "REFUNDED": "PAID_DIRECTLY"}


def payers(written: Written) -> Iterator[Mutation]:
    """The next payer that the file names, aids and 财政补助 apart."""
    for kind in (nodes.AidNode, nodes.ResultNode):
        lines = [spot for spot in written.of(nodes.ValueLine) if isinstance(spot.statement, kind) and spot.node.label]
        names = list(dict.fromkeys(written.text(spot.node.label.span) for spot in lines))
        for spot in lines:
            label = spot.node.label.span
            other = names[(names.index(written.text(label)) + 1) % len(names)]
            if len(names) > 1:
                yield replaced(written, "payer", spot, [Edit(label, other)])


def modes(written: Written) -> Iterator[Mutation]:
    for spot in written.of(nodes.PropertyLine):
        for span, kind, text in written.tokens(spot.node.span, *_OTHER_MODE):
            yield replaced(written, "mode", spot, [Edit(span, twin(_OTHER_MODE[kind], text))], spot.node.span)


def priorities(written: Written) -> Iterator[Mutation]:
    """How the aids of a stage combine."""
    for spot in written.of(nodes.PriorityNode):
        node = spot.node
        for span, kind, text in written.tokens(_head(written, node), "HIGHEST", "STACK", "ORDER", "UNSTATED"):
            end = node.order[-1].span.end if node.order else span.end
            whole = Span(span.start, end)
            for other in ("HIGHEST", "STACK"):
                if other != kind:
                    yield replaced(written, "priority", spot, [Edit(whole, twin(other, text))])
            names = _aids(written)
            ordered = [written.text(name.span) for name in reversed(node.order)] if node.order else names
            if len(ordered) > 1:
                yield replaced(written, "priority", spot, [Edit(whole, f"{twin('ORDER', text)} {'、'.join(ordered)}")])
            break


def _head(written: Written, node: nodes.PriorityNode) -> Span:
    return Span(node.span.start, node.span.end if node.tie is None else node.tie.span.start)


def _aids(written: Written) -> list[str]:
    return [written.text(spot.node.name.span) for spot in written.of(nodes.AidNode) if spot.node.name is not None]


def ties(written: Written) -> Iterator[Mutation]:
    for spot in written.of(nodes.TieNode):
        for span, kind, text in written.tokens(spot.node.span, "UNSTATED", "ANY", "ORDER"):
            whole = Span(span.start, spot.node.order[-1].span.end if spot.node.order else span.end)
            if kind != "ORDER":
                other = "ANY" if kind == "UNSTATED" else "UNSTATED"
                yield replaced(written, "tie", spot, [Edit(whole, twin(other, text))], spot.node.span)
            elif len(spot.node.order) > 1:
                order = "、".join(written.text(name.span) for name in reversed(spot.node.order))
                yield replaced(written, "tie", spot, [Edit(whole, f"{text} {order}")], spot.node.span)


def verdicts(written: Written) -> Iterator[Mutation]:
    """准许 for 不准 and 未规定, 不准 for 准许."""
    for spot in written.of(nodes.VerdictLine):
        for span, kind, text in written.tokens(spot.node.span, "ADMIT", "REFUSE"):
            if kind == "ADMIT":
                for other in (twin("UNSTATED", text), f'{twin("REFUSE", text)} "{_REASON}"'):
                    yield replaced(written, "verdict", spot, [Edit(span, other)], spot.node.span)
            else:
                said = next((s.end for s, _, _ in written.tokens(spot.node.span, "STRING")), span.end)
                edit = Edit(Span(span.start, said), twin("ADMIT", text))
                yield replaced(written, "verdict", spot, [edit], spot.node.span)
            break


def silences(written: Written) -> Iterator[Mutation]:
    """未规定 for what a neighbouring line or cell says; 准许 among verdicts."""
    for spot in written.of(nodes.WordValueNode):
        if spot.node.terminal != "UNSTATED":
            continue
        said = _neighbour(written, spot)
        if said is not None:
            yield replaced(written, "silence", spot, [Edit(spot.node.span, said)])


def _neighbour(written: Written, spot: Spot) -> str | None:
    statement, parent = spot.statement, spot.parent
    if isinstance(parent, nodes.RowNode) and isinstance(statement, nodes.TableNode):
        at = parent.cells.index(spot.node)
        cells = [row.cells[at] for row in statement.rows if len(row.cells) > at]
        return _nearest(written, spot.node, [cell for cell in cells if hasattr(cell, "span")])
    if not isinstance(parent, nodes.ValueLine):
        return None
    if any(isinstance(line, nodes.VerdictLine) for line in statement.lines):
        return twin("ADMIT", written.text(spot.node.span))
    lines = [line for line in statement.lines if isinstance(line, nodes.ValueLine) and line.edge == parent.edge]
    return _nearest(written, spot.node, [line.value for line in lines if not line.label])


def _nearest(written: Written, node: Any, values: list[Any]) -> str | None:
    silent = nodes.WordValueNode
    found = [v for v in values if not isinstance(v, silent)]
    nearest = min(found, key=lambda v: abs(v.span.start - node.span.start), default=None)
    return None if nearest is None else written.text(nearest.span)


def assumptions(written: Written) -> Iterator[Mutation]:
    """Another reading assumed, or another priority."""
    readings = {spot.node.name.text: spot.node for spot in written.of(nodes.AmbiguityNode)}
    for spot in written.of(nodes.AssumeNode):
        node = spot.node
        if isinstance(node.value, nodes.NameNode) and node.target.text in readings:
            for other in readings[node.target.text].alternatives:
                if other.name.text != node.value.name.text:
                    edit = Edit(node.value.span, written.text(other.name.span))
                    yield replaced(written, "assumption", spot, [edit], node.target.span.to(node.value.span))
        elif node.value in ("HIGHEST", "STACK"):
            for span, kind, text in written.tokens(node.span, "HIGHEST", "STACK"):
                other_word = "STACK" if kind == "HIGHEST" else "HIGHEST"
                yield replaced(written, "assumption", spot, [Edit(span, twin(other_word, text))])
