"""What a file that changes another hardly means: it says so by itself, and nobody would notice from the results."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, InSource
from ..nodes import PolicyNode
from .rule_file import RuleFile

REPEALED = ("已废止", "废止")
"""As the language has it, and as officers write it."""


def doubtful(file: RuleFile, root: RuleFile) -> Iterator[Diagnostic]:
    """An amendment that repeals itself, or that changes nothing, where the notice that it changes is meant."""
    status = file.headers.get("status")
    name = root.id if file.base == root.id else ""
    if status is not None and status.text in REPEALED:
        yield Diagnostic("P230", InSource(file.source, status.span), {"base": file.base, "name": name})
    elif not file.parsed.diagnostics and all(isinstance(node, PolicyNode) for node in file.nodes.statements):
        yield Diagnostic("P231", InSource(file.source, file.place), {"base": file.base, "name": name})
