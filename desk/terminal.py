"""Whether somebody sits at a terminal: who can be asked, and who sees what."""

from __future__ import annotations

import sys


def at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def sees_both() -> bool:
    """Whether the report and what is said of the run (on standard error) come to the same eyes."""
    return sys.stdout.isatty() and sys.stderr.isatty()
