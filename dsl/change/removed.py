"""Names that a notice still uses after a change of it removed them (删)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..diagnostics import Because, Diagnostic, InSource, Label

NOTHING_CALLED_SO = ("P118", "P201", "P208", "P211", "P335")
"""How a name that nothing bears is reported."""


def blame_removals(found: Iterable[Diagnostic], removed: Mapping[str, InSource]) -> Iterator[Diagnostic]:
    """Where a name is unknown because it was removed, the removal is what is wrong: one finding with every use."""
    uses: dict[str, list[Label]] = {}
    for diagnostic in found:
        name = diagnostic.arguments.get("name", "")
        if diagnostic.code in NOTHING_CALLED_SO and name in removed and isinstance(diagnostic.place, InSource):
            uses.setdefault(name, []).append(Label(diagnostic.place, Because.USED_HERE))
        else:
            yield diagnostic
    for name, labels in uses.items():
        yield Diagnostic("P234", removed[name], {"name": name}, tuple(labels))
