"""What changed, as Markdown: for a page of minutes or the description of a merge request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dsl import Language
from engine.compare import Changes, Exactly

from ..columns import visible_text
from ..document import Beside, Block, Figure, Grid, Heading, Items, Quoted, Section, Sentence
from ..impact.model import Cost
from .document import document

_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")


def render(changes: Changes, language: Language, cost: Cost | None = None, exactly: Exactly | None = None) -> str:
    made = document(changes, language, cost, exactly)
    lines = [f"# {_plain(made.title)}", "", _plain(made.subtitle)]
    for section in made.sections:
        lines += _section(section)
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {_plain(section.title)}")
    for block in section.blocks:
        if isinstance(block, Figure):
            continue
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Sentence(text=text):
            yield _plain(text)
        case Heading(text=text):
            yield f"### {_plain(text)}"
        case Items(items=items):
            yield from (f"- {_plain(item)}" for item in items)
        case Grid():
            yield from _grid(block)
        case Beside():
            yield f"- **{_plain(block.text)}**"
            for side in (block.old, block.new):
                if side is not None:
                    yield from _side(side)


def _grid(grid: Grid) -> Iterator[str]:
    width = len(grid.head or grid.rows[0])
    yield _cells(grid.head or ("",) * width)
    yield _cells("---:" if at in grid.numeric else "---" for at in range(width))
    yield from (_cells(map(_plain, row)) for row in grid.rows)


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _side(side: Quoted) -> Iterator[str]:
    head = " ".join(_plain(part) for part in (side.whose, side.place, side.citation) if part)
    yield f"  - {head}"
    for line in side.lines:
        yield f"    - {_code(line)}"


def _plain(text: str) -> str:
    """Nothing of it is taken for a mark."""
    return _MARKS.sub(r"\\\1", visible_text(text))


def _code(text: str) -> str:
    """As written; longer fences where the text has some of its own."""
    shown = visible_text(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    edge = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{edge}{shown}{edge}{fence}"
