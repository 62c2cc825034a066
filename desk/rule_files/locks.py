"""Clause locks (条款锁定文件) and notices' texts, as files."""

from __future__ import annotations

from pathlib import Path

from dsl import Diagnostic, InFile, citations, lock_beside

from ..files import read_text


def read_lock_beside(path: Path) -> citations.Lock | Diagnostic | None:
    """The lock that belongs to a rule file; None where there is none."""
    lock = read_lock(Path(lock_beside(str(path))))
    return None if isinstance(lock, Diagnostic) and lock.code == "P701" else lock


def read_lock(path: Path) -> citations.Lock | Diagnostic:
    source = read_text(path)
    if isinstance(source, Diagnostic):
        return source
    try:
        return citations.read_lock(source.text)
    except citations.LockError as error:
        return Diagnostic(error.reason.value, InFile(source.name), {"entry": error.entry})


def read_notice(path: Path) -> citations.Outline | Diagnostic:
    """The clauses of a notice's text."""
    source = read_text(path)
    return source if isinstance(source, Diagnostic) else citations.outline_of(source.text)
