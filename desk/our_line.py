"""A bug of ours, told without a word of the files that it arose over."""

from __future__ import annotations

import traceback

OURS = ("dsl", "engine", "desk")


def our_line(error: Exception) -> str:
    """The kind of error and where in our code it arose; its text may hold a person's data."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    names = [(frame.f_globals.get("__name__", ""), frame.f_lineno) for frame in frames]
    ours = [f"{name}:{line}" for name, line in names if name.partition(".")[0] in OURS]
    return f"{type(error).__name__}, {ours[-1]}" if ours else type(error).__name__
