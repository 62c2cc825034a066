"""A file's nodes with its keys in Chinese, whichever language it is written in; no key and no name twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dsl import Because, Diagnostic, InSource, Label, Source, Span

from . import words
from .tree import Listing, Node, Pairs, Scalar


def in_chinese(source: Source, root: Node) -> tuple[Node, tuple[Diagnostic, ...]]:
    """The keys of the file and of its scenarios; a key and its twin in the same place are one key written twice."""
    problems: list[Diagnostic] = []
    if not isinstance(root, Pairs):
        return root, ()
    top = _renamed(source, root, words.key, problems)
    listed = top.values.get("场景")
    if isinstance(listed, Listing):
        scenarios = tuple(_scenario(source, node, problems) for node in listed.items)
        problems.extend(_same_name(source, scenarios))
        top = replace(top, values={**top.values, "场景": replace(listed, items=scenarios)})
    return top, tuple(problems)


def _scenario(source: Source, node: Node, problems: list[Diagnostic]) -> Node:
    if not isinstance(node, Pairs):
        return node
    found = _renamed(source, node, words.key, problems)
    expected = found.values.get("期望")
    if not isinstance(expected, Pairs):
        return found
    return replace(found, values={**found.values, "期望": _renamed(source, expected, words.field, problems)})


def _renamed(source: Source, node: Pairs, rename: Callable[[str], str], problems: list[Diagnostic]) -> Pairs:
    names = {name: rename(name) for name in node.values}
    if all(name == chinese for name, chinese in names.items()):
        return node
    problems.extend(_twice(source, node, names))
    values = {names[name]: value for name, value in node.values.items()}
    return replace(node, values=values, keys={names[name]: span for name, span in node.keys.items()})


def _twice(source: Source, node: Pairs, names: dict[str, str]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for name, chinese in names.items():
        if chinese in first:
            label = Label(InSource(source, first[chinese]), Because.FIRST_HERE)
            yield Diagnostic("P807", InSource(source, node.keys[name]), {"key": name}, (label,))
        else:
            first[chinese] = node.keys[name]


def _same_name(source: Source, scenarios: Iterable[Node]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for node in scenarios:
        name = node.values.get("名称") if isinstance(node, Pairs) else None
        if isinstance(name, Scalar) and name.text:
            before = first.setdefault(name.text, name.span)
            if before is not name.span:
                label = Label(InSource(source, before), Because.FIRST_HERE)
                yield Diagnostic("P814", InSource(source, name.span), {"name": name.text}, (label,))
