"""What a file that changes another hardly means: it says so by itself, and nobody would notice from the results."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, InSource
from ..lexicon import chinese_of
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


def before_its_base(file: RuleFile, base: RuleFile, base_year: int) -> Iterator[Diagnostic]:
    """A next notice (下一份) of an earlier 年度, or a file that was issued before what it changes."""
    if 0 < file.year < base_year:
        yield _earlier(file, base, "year", str(file.year), str(base_year))
    if file.issued is not None and base.issued is not None and file.issued < base.issued:
        yield _earlier(file, base, "issued", file.issued.isoformat(), base.issued.isoformat())


def _earlier(file: RuleFile, base: RuleFile, key: str, own: str, other: str) -> Diagnostic:
    words = {"line": chinese_of(key) or key, "own": own, "base": base.id, "other": other}
    return Diagnostic("P232", InSource(file.source, file.headers[key].span), words)
