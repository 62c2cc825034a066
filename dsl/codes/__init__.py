"""Every diagnostic code, one row each. `docs/codes/` has a page per row."""

from . import (
    cases,
    changing,
    checks,
    citations,
    compare,
    coverage,
    editing,
    engines,
    format,
    lint,
    mutation,
    names,
    proposals,
    records,
    results,
    run,
    side_by_side,
    snapshots,
    syntax,
    totals,
    types,
    unfinished,
    windows,
)
from .row import Row, Severity

FAMILIES: tuple[tuple[Row, ...], ...] = (
    syntax.ROWS,
    names.ROWS,
    changing.ROWS,
    types.ROWS,
    windows.ROWS,
    citations.ROWS,
    checks.ROWS,
    records.ROWS,
    run.ROWS,
    engines.ROWS,
    results.ROWS,
    totals.ROWS,
    cases.ROWS,
    coverage.ROWS,
    mutation.ROWS,
    proposals.ROWS,
    snapshots.ROWS,
    compare.ROWS,
    side_by_side.ROWS,
    format.ROWS,
    lint.ROWS,
    editing.ROWS,
    unfinished.ROWS,
)

CODES: dict[str, Row] = {
    row.code: row for row in sorted((row for family in FAMILIES for row in family), key=lambda row: row.code)
}

__all__ = ["CODES", "Row", "Severity"]
