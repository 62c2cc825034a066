"""A scenario that is not borne out: what was expected, what was found, and the lines of the rule file that decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dsl import Language

from ...testing import Failure, Tested
from ..columns import visible_text
from ..diagnostics.text import Paint, painter
from ..explanation.text import lines_of
from .words import field, say, value

RED, GREEN, BLUE, BOLD = "1;31", "32", "1;34", "1"
INDENT = "  "
PLAIN = painter(colour=False)


def lines(path: Path, tested: Tested, language: Language, paint: Paint = PLAIN) -> Iterator[str]:
    """Safe to print. Fields that were decided by the same lines show them once, under the last."""
    scenario = tested.scenario
    colon = "：" if language == "zh" else ": "
    mark = "proposed" if scenario.proposed else "failed"
    yield paint(say(language, mark), RED) + paint(visible_text(f"{colon}{scenario.name}"), BOLD)
    yield f"{INDENT}{paint('-->', BLUE)} {visible_text(f'{path}:{scenario.line}')}"
    for key, words in (("because", scenario.clauses), ("why", scenario.why)):
        yield visible_text(f"{INDENT}{say(language, key)}{colon}{words}")
    for at, failure in enumerate(tested.failures):
        yield ""
        yield from _of_field(failure, language, paint)
        following = tested.failures[at + 1 :]
        if not any(other.decided == failure.decided for other in following):
            yield from (visible_text(INDENT * 2 + line).rstrip() for line in lines_of(failure.decided))


def _of_field(failure: Failure, language: Language, paint: Paint) -> Iterator[str]:
    colon = "：" if language == "zh" else ": "
    yield INDENT + paint(visible_text(field(language, failure.difference.field)), BOLD)
    for key, side, style in (
        ("expected", failure.difference.expected, GREEN),
        ("found", failure.difference.found, RED),
    ):
        yield f"{INDENT * 2}{say(language, key)}{colon}{paint(visible_text(value(language, side)), style)}"
