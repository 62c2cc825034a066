"""A whole file laid out: the lines in their order, columns aligned, at most one blank line together.

It works on tokens and comments, never on nodes, so that nothing an officer wrote can be left out. Line breaks stay
where the officer put them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .columns import FURTHER, INDENT, Laid, kind_of, lay_lines, lay_statements, with_cites
from .lines import Line, Place
from .spelling import Spelling
from .width import side_by_side

At = int
"""The number of a line, from 0."""


def layout(lines: Sequence[Line], spelling: Spelling) -> str:
    """The canonical text; its lines end in \\n."""
    statements = _statements(lines)
    laid: dict[At, Laid] = {}
    for run in _cut(statements, _go_on_below(lines)):
        first_lines = [statement[0] for statement in run]
        laid.update(zip(first_lines, lay_statements([lines[at] for at in first_lines], spelling), strict=True))
    for _, *indented in statements:
        if indented:
            laid.update(zip(indented, lay_lines([lines[at] for at in indented], spelling), strict=True))
    texts = ["" for _ in lines]
    for together in _sharing_cites(statements):
        for at, text in zip(together, with_cites([laid[at] for at in together]), strict=True):
            texts[at] = text
    return "".join(f"{text}\n" for text in _without_spare_blanks(_with_comments(lines, texts)))


def _statements(lines: Sequence[Line]) -> list[list[At]]:
    """The lines of each statement that hold more than a comment."""
    found: list[list[At]] = []
    for at, line in enumerate(lines):
        if line.tokens and line.place is Place.FIRST:
            found.append([at])
        elif line.tokens:
            found[-1].append(at)
    return found


def _cut(statements: Iterable[list[At]], go_on: Callable[[list[At], list[At]], bool]) -> Iterator[list[list[At]]]:
    """Runs of statements of which each goes on with the one before it."""
    run: list[list[At]] = []
    for statement in statements:
        if run and not go_on(run[-1], statement):
            yield run
            run = []
        run.append(statement)
    if run:
        yield run


def _go_on_below(lines: Sequence[Line]) -> Callable[[list[At], list[At]], bool]:
    """Statements of one line, of one kind, with at most comments between them."""

    def go_on(before: list[At], statement: list[At]) -> bool:
        alike = len(before) == len(statement) == 1 and kind_of(lines[before[0]]) == kind_of(lines[statement[0]])
        return alike and not any(line.is_blank for line in lines[before[0] : statement[0]])

    return go_on


def _sharing_cites(statements: Sequence[list[At]]) -> Iterator[list[At]]:
    """Statements of one line that stand directly below one another; the first line of any other; its indented lines."""

    def go_on(before: list[At], statement: list[At]) -> bool:
        return len(before) == len(statement) == 1 and statement[0] == before[0] + 1

    for run in _cut(statements, go_on):
        yield [statement[0] for statement in run]
    yield from (statement[1:] for statement in statements if len(statement) > 1)


def _with_comments(lines: Sequence[Line], texts: Sequence[str]) -> list[str]:
    """Comments at the ends of lines directly below one another stand in one column."""
    found: list[str] = []
    pairs: list[tuple[str, str]] = []
    for at, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if line.tokens and line.comment:
            pairs.append((text, line.comment))
            continue
        found.extend(side_by_side(pairs, gap=2))
        pairs = []
        found.append(text if line.tokens else _indentation(lines, at) + line.comment)
    return [*found, *side_by_side(pairs, gap=2)]


def _indentation(lines: Sequence[Line], at: At) -> str:
    """A comment in the first column stays there; an indented one stands as what it is written under."""
    if not lines[at].comment or not lines[at].is_indented:
        return ""
    below = next((line for line in lines[at:] if line.tokens), None)
    if below is not None and below.place is Place.BRACKETED:
        return FURTHER
    return INDENT if any(line.tokens for line in lines[:at]) else ""


def _without_spare_blanks(texts: Iterable[str]) -> Iterator[str]:
    """At most one blank line together, none at the start and at the end."""
    is_wanted = has_begun = False
    for text in texts:
        if text:
            if is_wanted and has_begun:
                yield ""
            yield text
            is_wanted, has_begun = False, True
        else:
            is_wanted = True
