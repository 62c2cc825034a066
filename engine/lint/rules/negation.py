"""非 twice."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Diagnostic, Edit, Fix, nodes

from ..subject import Subject

_STANDS_ALONE = (nodes.NameNode, nodes.QuantifiedNode, nodes.CallNode, nodes.SlotNode)


def double_negation(subject: Subject) -> Iterator[Diagnostic]:
    """非 (非 甲) is 甲, also where it is not known whether 甲 holds."""
    written = subject.written
    for spot in written.of(nodes.NegatedNode):
        inner = spot.node.item
        if isinstance(inner, nodes.NegatedNode) and not isinstance(spot.parent, nodes.NegatedNode):
            kept = written.text(inner.item.span)
            stands_alone = isinstance(inner.item, _STANDS_ALONE)
            fix = Fix((Edit(spot.node.span, kept if stands_alone else f"({kept})"),), is_safe=True)
            yield subject.found("P919", spot.node.span, {}, fix)
