"""Row numbers in a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def spelled_rows(rows: Sequence[int], limit: int = 12) -> str:
    """3、5-9、…: runs joined, the end left out where there are too many."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    spelled = [str(first) if first == last else f"{first}-{last}" for first, last in runs[:limit]]
    return "、".join([*spelled, "…"] if len(runs) > limit else spelled)
