"""非 twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsl import Diagnostic, Edit, Fix, nodes

from ..subject import Subject

_NOT = re.compile(r"(?:非|not)\s*", re.IGNORECASE)


def double_negation(subject: Subject) -> Iterator[Diagnostic]:
    """非 (非 甲) is 甲, also where it is not known whether 甲 holds."""
    written = subject.written
    for spot in written.of(nodes.NegatedNode):
        if isinstance(spot.node.item, nodes.NegatedNode) and not isinstance(spot.parent, nodes.NegatedNode):
            kept = _NOT.sub("", written.text(_last_pair(spot.node).span), count=1)
            yield subject.found("P919", spot.node.span, {}, Fix((Edit(spot.node.span, kept),), is_safe=True))


def _last_pair(node: nodes.NegatedNode) -> nodes.NegatedNode:
    """The 非 behind which stands what is left when all pairs are gone: the second, the fourth …"""
    second = node.item
    assert isinstance(second, nodes.NegatedNode)
    third = second.item
    return _last_pair(third) if isinstance(third, nodes.NegatedNode) and _is_pair(third) else second


def _is_pair(node: nodes.NegatedNode) -> bool:
    return isinstance(node.item, nodes.NegatedNode)
