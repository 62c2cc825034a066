"""The command `pol`."""

from __future__ import annotations

import click


@click.group()
def pol() -> None:
    """参保政策规则文件：检查、核定、说明。"""


def main() -> int:
    """Entry point of the console script; the exit code is the return value."""
    pol()
    return 0
