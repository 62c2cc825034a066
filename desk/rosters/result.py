"""A report of a roster's answers with its receipt beside it, checked by making it again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from dsl import Diagnostic, InFile, Language

from ..output import FINDINGS, RunFailed
from ..receipts.hashes import input_hash
from ..receipts.receipt import Report, Sealed, receipt_beside
from ..receipts.received import as_received, notice_of, program, records_now
from .delivery import rendered
from .run import RosterRun

_NOWHERE = "—"


@dataclass(frozen=True, slots=True)
class ReportResult:
    """`run` is the one that it was made by."""

    path: Path
    sealed: Sealed
    report: Report
    run: RosterRun


def report_at(result: str, records: str | None, language: Language) -> ReportResult | None:
    """None if it is no report, whatever else it may be. The run ends where anything is not as it was.

    `records`: where they are now.
    """
    path = Path(result)
    sealed = _sealed(path)
    if sealed is None or sealed.report is None:
        return None
    receipt, notice = sealed.receipt, notice_of(sealed.receipt, result)
    source = records or records_now(receipt, result)
    if not Path(source).is_file():
        raise RunFailed(Diagnostic("P701", InFile(source)))
    received, intact = (source, input_hash(Path(source))), input_hash(path) == sealed.content
    assume = as_received(InFile(result), receipt, notice, received, language, intact=intact)
    run = RosterRun(notice.policy, notice.path, notice.asked, receipt.regardless, assume, source, sealed.report.person)
    return ReportResult(path, sealed, sealed.report, run)


def _sealed(path: Path) -> Sealed | None:
    try:
        return Sealed.read(receipt_beside(path).read_text("utf-8")) if path.is_file() else None
    except (OSError, LookupError, TypeError, ValueError):
        return None


def verify_report(found: ReportResult) -> None:
    """The same records give the same bytes. The run ends where they do not."""
    again = b"".join(rendered(found.run.results(), found.sealed.shape, found.report.language))
    written = found.path.read_bytes()
    if again != written:
        words = {"row": _first_line(written, again), "column": _NOWHERE}
        place = InFile(str(found.path))
        notes = program(place, found.sealed.receipt)
        raise RunFailed(Diagnostic("P728", place, words), *notes, code=FINDINGS)


def _first_line(one: bytes, other: bytes) -> str:
    lines = zip_longest(one.splitlines(), other.splitlines())
    return next((str(number) for number, (left, right) in enumerate(lines, 1) if left != right), _NOWHERE)
