"""What ends a run from outside: Ctrl-C, SIGTERM, a terminal that was closed. All of them leave nothing half written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_LIKE_CTRL_C = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def heeded() -> Iterator[None]:
    """Whatever ends the run does so as Ctrl-C does. Only the main thread hears of it."""
    with _handled({number: _interrupt for number in _LIKE_CTRL_C if signal.getsignal(number) is not signal.SIG_IGN}):
        yield


@contextmanager
def held_back() -> Iterator[None]:
    """What would end the run waits until this is done."""
    came: list[int] = []
    with _handled({number: lambda heard, _: came.append(heard) for number in (signal.SIGINT, *_LIKE_CTRL_C)}):
        yield
    if came:
        raise KeyboardInterrupt


@contextmanager
def _handled(handlers: dict[int, Any]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
