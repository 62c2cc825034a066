"""Whether somebody sits at a terminal who can be asked."""

from __future__ import annotations

import sys


def at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
