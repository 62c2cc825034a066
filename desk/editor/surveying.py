"""The checks of meaning in a process of their own: they take longer than a key stroke, and must hold up nobody.

The process reads requests from its standard input and answers on its standard output, both pickled; it ends when its
input does. Only the newest request of a file is worth answering.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dsl import Diagnostic, Source, keep_grammar_in

from ..cache_folder import cache_folder
from ..rule_texts import RuleTexts
from .findings import at_once, of_meaning

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Request:
    """A file, and the texts that stand for what the disk holds."""

    path: Path
    instead: Mapping[Path, Source]


def answer(request: Request) -> tuple[Diagnostic, ...]:
    """The findings on what a file means; none where it can't be read whole. A bug of a check costs its findings."""
    texts = RuleTexts(request.instead)
    loaded, _ = at_once(request.path, texts)
    if loaded is None or loaded.policy is None:
        return ()
    return tuple(of_meaning(request.path, loaded.policy, texts))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Until the input ends."""
    while len(head := requests.read(_LENGTH)) == _LENGTH:
        request = pickle.loads(requests.read(int.from_bytes(head, "big")))
        try:
            found = answer(request)
        except Exception:  # of ours: the rest of the editor goes on
            found = ()
        content = pickle.dumps(found)
        answers.write(len(content).to_bytes(_LENGTH, "big") + content)
        answers.flush()


class Surveyor:
    """Starts the process when it is first needed, and again where it has died."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def __call__(self, request: Request) -> tuple[Diagnostic, ...]:
        """One request after another. Nothing is found where the process dies over it."""
        async with self._turn:
            try:
                return await self._ask(request)
            except (OSError, EOFError, asyncio.IncompleteReadError):
                self.stop()
                return ()

    async def _ask(self, request: Request) -> tuple[Diagnostic, ...]:
        process = self._process or await self._start()
        assert process.stdin is not None and process.stdout is not None
        content = pickle.dumps(request)
        process.stdin.write(len(content).to_bytes(_LENGTH, "big") + content)
        await process.stdin.drain()
        head = await process.stdout.readexactly(_LENGTH)
        found: Any = pickle.loads(await process.stdout.readexactly(int.from_bytes(head, "big")))
        return tuple(found)

    async def _start(self) -> asyncio.subprocess.Process:
        pipe, nowhere = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        command = (sys.executable, "-P", "-c", f"from {__name__} import main; main()")
        self._process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=nowhere)
        return self._process

    def stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        self._process = None


def main() -> None:
    """The process."""
    folder = cache_folder(os.environ)
    if folder is not None:
        keep_grammar_in(folder)
    serve(sys.stdin.buffer, sys.stdout.buffer)
