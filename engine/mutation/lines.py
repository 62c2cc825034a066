"""Lines left out or in the wrong order, names left out of lists, rows that changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dsl import Edit, Span, nodes

from .mutation import Mutation, dropped, replaced, swapped
from .written import Spot, Written

_LINES = (nodes.ValueLine, nodes.VerdictLine)


def left_out(written: Written) -> Iterator[Mutation]:
    """A guarded line, a payer's line or a row of a table."""
    for spot in written.of(*_LINES, nodes.RowNode):
        whole = written.whole_lines(spot.node.span)
        if whole.start > spot.statement.span.start:  # what stands behind a colon is no line of its own
            yield dropped(written, "left_out", spot, whole, spot.node.span)


def swaps(written: Written) -> Iterator[Mutation]:
    """Two guarded lines, one right after the other. Payers' lines have no order."""
    for spot in written.spots:
        if not isinstance(spot.node, nodes.ResultNode | nodes.LetNode):
            continue
        lines = [line for line in spot.node.lines if isinstance(line, _LINES) and not getattr(line, "label", None)]
        for edge in dict.fromkeys(getattr(line, "edge", "") for line in lines):
            own = [line for line in lines if getattr(line, "edge", "") == edge]
            for first, second in pairwise(own):
                spans = _with_citation(written, first), _with_citation(written, second)
                if spans[0].start > spot.node.span.start and written.text(spans[0]) != written.text(spans[1]):
                    yield swapped(written, "swap", Spot(first, (spot.node,)), *spans)


def _with_citation(written: Written, line: nodes.ValueLine | nodes.VerdictLine) -> Span:
    """A line with its 依据, without the comment behind it."""
    return line.span if line.cite is None else Span(line.span.start, line.cite.span.end)


def shorter_lists(written: Written) -> Iterator[Mutation]:
    """A name left out of 任一(…), 属于 …, 给 … or a row of a table."""
    for spot in written.spots:
        for names in _lists(spot.node):
            if len(names) > 1:
                whole = names[0].span.to(names[-1].span)
                for at in range(len(names)):
                    edit = Edit(_with_separator(names, at), "")
                    yield replaced(written, "shorter_list", spot, [edit], whole)


def _lists(node: object) -> Iterator[tuple[nodes.Word, ...]]:
    match node:
        case nodes.QuantifiedNode(names=names) | nodes.OneOfNode(names=names) | nodes.AidNode(categories=names):
            yield names
        case nodes.RowNode(cells=cells):
            yield from (cell for cell in cells if isinstance(cell, tuple))


def _with_separator(names: Sequence[nodes.Word], at: int) -> Span:
    return Span(names[at - 1].span.end, names[at].span.end) if at else Span(names[0].span.start, names[1].span.start)


def rows_swapped(written: Written) -> Iterator[Mutation]:
    """The keys of two rows, one right below the other."""
    for spot in written.of(nodes.TableNode):
        for first, second in pairwise(spot.node.rows):
            keys = [_key(row) for row in (first, second)]
            if keys[0] is not None and keys[1] is not None and written.text(keys[0]) != written.text(keys[1]):
                yield swapped(written, "rows", Spot(first, (spot.node,)), keys[0], keys[1])


def _key(row: nodes.RowNode) -> Span | None:
    first = row.cells[0] if row.cells else None
    if isinstance(first, tuple):
        return first[0].span.to(first[-1].span)
    return getattr(first, "span", None)
