"""Where the answers of a run go, in which format, and what is said about the run."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dsl import Diagnostic, InFile, Language
from engine.facts import Rejected

from ..files import not_written, replacing
from ..output import STANDARD_OUTPUT, USAGE, RunFailed, remark, say, show, write
from ..placing import is_device, placing
from ..receipts.hashes import input_hash
from ..receipts.receipt import Sealed, receipt_beside
from ..receipts.targets import refuse_targets
from ..records import write_rejects
from ..reports.outcomes import JOIN
from ..reports.results.model import Results
from ..texts import text

FORMATS = ("table", "json", "jsonl", "csv", "xlsx")
_MOST_REJECTS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Destination:
    """`output` None: standard output."""

    shape: str
    output: Path | None
    rejects: Path

    @classmethod
    def chosen(cls, shape: str | None, output: str | None, records: str) -> Destination:
        """The format is that of the file's suffix unless one is named. What is read is never written over."""
        output = None if output == STANDARD_OUTPUT else output
        suffix = Path(output or "").suffix.removeprefix(".").lower()
        shape = shape or (suffix if suffix in FORMATS else FORMATS[0])
        if shape == "xlsx" and output is None:
            raise RunFailed(Diagnostic("P720", None, {"format": shape}), code=USAGE)
        made = cls(shape, Path(output) if output else None, Path(f"{output}.rejects.csv" if output else "rejects.csv"))
        refuse_targets(made.output, made.rejects, records)
        return made


def deliver(
    results: Results, destination: Destination, language: Language, seal: Callable[[str], Sealed] | None
) -> None:
    """The answers, then the rows that were set aside, then what there is to say about the run.

    A file has its receipt and the rows set aside beside it, all of them or none; `seal` makes the receipt of the hash
    of the file. Those of an earlier run, which this one has none of, go.
    """
    rejected = results.roster.rejected
    if destination.output is not None and not is_device(destination.output):
        _write_all(destination.output, destination, results, language, seal)
    else:
        _send(results, destination, language)
        if rejected and (problem := write_rejects(destination.rejects, rejected, language)) is not None:
            raise RunFailed(problem)
    _tell(results, rejected, destination, language)


def _send(results: Results, destination: Destination, language: Language) -> None:
    """What is sent can't be taken back."""
    if destination.output is None:
        columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        for piece in rendered(results, destination.shape, language, columns):
            say(piece)
    else:
        write(destination.output, rendered(results, destination.shape, language))


def _tell(results: Results, rejected: Sequence[Rejected], destination: Destination, language: Language) -> None:
    reasons = (problem for row in rejected[:_MOST_REJECTS_SHOWN] for problem in row.problems)
    show((*results.roster.notes, *reasons), language)
    if (more := len(rejected) - _MOST_REJECTS_SHOWN) > 0:
        remark(text("evaluate.more_rejects", language, rows=str(more), file=str(destination.rejects)))
    remark(_summary(results, destination, language))


def _write_all(
    output: Path, destination: Destination, results: Results, language: Language, seal: Callable[[str], Sealed] | None
) -> None:
    rejected = results.roster.rejected
    try:
        with placing(output, perhaps=(receipt_beside(output), destination.rejects)) as (part, receipt, aside):
            with replacing(part) as file:
                file.writelines(rendered(results, destination.shape, language))
            if seal is not None:
                receipt.write_bytes(seal(input_hash(part)).file())
            if rejected and (problem := write_rejects(aside, rejected, language)) is not None:
                raise RunFailed(replace(problem, place=InFile(str(destination.rejects))))
    except OSError as error:
        raise RunFailed(not_written(output, error)) from error


def rendered(results: Results, shape: str, language: Language, columns: int | None = None) -> Iterable[bytes]:
    """The content in pieces. Each format's library is imported when it is asked for. `columns`: of the terminal."""
    match shape:
        case "json":
            from ..reports.results import json as results_json

            return results_json.render(results, language)
        case "jsonl":
            from ..reports.results import json as results_json

            return results_json.render_lines(results)
        case "csv":
            from ..reports.results import csv as results_csv

            return [results_csv.render(results, language)]
        case "xlsx":
            from ..reports.results import xlsx as results_xlsx

            if len(results.results) > results_xlsx.MOST_ROWS:
                counts = {"most": str(results_xlsx.MOST_ROWS), "count": str(len(results.results))}
                raise RunFailed(Diagnostic("P721", None, counts))
            return [results_xlsx.render(results, language)]
    from ..reports.results import table as results_table

    wide = results_table.AS_WIDE_AS_NEEDED if columns is None else columns
    return [results_table.render(results, language, columns=wide).encode("utf-8", "replace")]


def _summary(results: Results, destination: Destination, language: Language) -> str:
    """The counts, those that are nought left out."""
    words = {name: str(count) for name, count in results.summary.items()} | {"file": str(destination.rejects)}
    said = [text("evaluate.rows", language, **words), *_amended(results, language), *_counted(results, words, language)]
    return ("，".join(said) + "。") if language == "zh" else ("; ".join(said) + ".")


def _amended(results: Results, language: Language) -> Iterator[str]:
    """The notices that changed the policy."""
    if names := results.policy.texts.amended_by:
        listed = JOIN[language].join(other.id for other in names)
        yield text("evaluate.amended", language, id=results.policy.header.id, names=listed)


def _counted(results: Results, words: dict[str, str], language: Language) -> Iterator[str]:
    for name in ("set_aside", "repeated", "refused", "closed", "open"):
        if results.summary[name]:
            yield text(f"evaluate.{name}", language, **words)
