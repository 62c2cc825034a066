"""A run of scenario files for people: what is wrong with files, what failed and why, and how many of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from dsl import Language

from ...testing import FileRun
from ..columns import visible_text
from ..diagnostics import text as diagnostics_text
from ..diagnostics.text import Paint
from . import failure
from .failure import BOLD, INDENT, PLAIN, RED
from .words import field, say, value


def render(runs: Sequence[FileRun], language: Language, *, colour: bool = False) -> str:
    paint = diagnostics_text.painter(colour)
    blocks = [
        *chain.from_iterable(_of_file(run, language, colour) for run in runs),
        *_changes(runs, language, paint),
        *_proposals(runs, language, paint),
        summary(runs, language, paint) + "\n",
    ]
    return "\n".join(blocks)


def _of_file(run: FileRun, language: Language, colour: bool) -> Iterator[str]:
    if run.problems:
        yield diagnostics_text.render(run.problems, language, colour=colour, closing=False)
    paint = diagnostics_text.painter(colour)
    for tested in run.tested:
        if tested.failed and not run.changes:
            yield "\n".join(failure.lines(run.path, tested, language, paint)) + "\n"


def _changes(runs: Sequence[FileRun], language: Language, paint: Paint) -> Iterator[str]:
    """Loud: a rewritten expectation is the program's answer until an officer has looked at it."""
    made = [(run, change) for run in runs for change in run.changes]
    if not made:
        return
    lines = []
    for run, change in made:
        place = visible_text(f"{run.path}:{change.scenario.line}")
        words = {"old": value(language, change.old), "new": value(language, change.new)}
        key = "shared" if change.is_shared else "changed"
        said = say(language, key, field=field(language, change.field), **words)
        lines += [f"{place} {visible_text(change.scenario.name)}", INDENT + visible_text(said)]
    count = sum(not change.is_shared for _, change in made)
    said = say(language, "updated", count=count) if count else say(language, "nothing_updated")
    yield "\n".join([*lines, "", paint(said, RED)]) + "\n"


def _proposals(runs: Sequence[FileRun], language: Language, paint: Paint) -> Iterator[str]:
    """Apart from the rest: they count neither as passed nor as failed."""
    for run in runs:
        for tested in run.tested:
            if tested.scenario.proposed and tested.failures:
                stale = [
                    *failure.lines(run.path, tested, language, paint),
                    "",
                    INDENT + say(language, "stale"),
                ]
                yield "\n".join(stale) + "\n"
    files = [run.path for run in runs if any(tested.scenario.proposed for tested in run.tested)]
    count = sum(tested.scenario.proposed for run in runs for tested in run.tested)
    if count:
        said = say(language, "proposals", count=count, files=" ".join(map(str, files)))
        yield visible_text(said) + "\n"


def summary(runs: Sequence[FileRun], language: Language, paint: Paint = PLAIN) -> str:
    """N passed, M failed, K proposed in S s."""
    tested = [one for run in runs for one in run.tested]
    counts = {
        "passed": sum(one.passed for one in tested),
        "failed": sum(one.failed for one in tested),
        "proposed": sum(one.scenario.proposed for one in tested),
        "broken": sum(bool(run.problems) for run in runs),
    }
    shown = [say(language, f"{key}.count", count=n) for key, n in counts.items() if n or key in ("passed", "failed")]
    seconds = say(language, "seconds", seconds=f"{sum(run.seconds for run in runs):.2f}")
    said = "，".join([*shown, seconds]) + "。" if language == "zh" else f"{', '.join(shown)} {seconds}"
    style = RED if any(run.failed for run in runs) else BOLD
    return paint(said, style)
