"""Where a run may put its result, the receipt of it and the rows it set aside."""

from __future__ import annotations

from pathlib import Path

from dsl import Diagnostic, InFile

from ..output import USAGE, RunFailed, refuse_overwriting
from .receipt import RECEIPT_ENDING, receipt_beside

_OF_A_RECEIPT = b'"canbao"'
"""In every receipt, whatever version wrote it, and in one that is damaged further down."""


def refuse_targets(output: Path | None, rejects: Path, *read: str | Path) -> None:
    """Nothing that is read is written over, nor the receipt of another result, nor what is no receipt by a receipt.

    `output` None: standard output. Ends the run (`RunFailed`).
    """
    receipt = None if output is None else receipt_beside(output)
    refuse_overwriting((output, rejects, receipt), *read)
    if output is not None and output.name.lower().endswith(RECEIPT_ENDING):
        raise RunFailed(Diagnostic("P719", InFile(str(output))), code=USAGE)
    if receipt is not None and receipt.is_file() and not _is_receipt(receipt):
        raise RunFailed(Diagnostic("P719", InFile(str(receipt))), code=USAGE)


def _is_receipt(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return content.startswith(b"{") and _OF_A_RECEIPT in content
