"""What takes longer than a key stroke, in a process of its own: the checks of meaning, scenarios, a person tried.

The process reads requests from its standard input and answers on its standard output, both pickled; it ends when its
input does.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO, Any, BinaryIO, Literal

from dsl import Diagnostic, Language, Source, keep_grammar_in

from ..cache_folder import cache_folder
from ..our_line import our_line
from ..rule_files.texts import RuleTexts
from .findings import in_full

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked about a file, and the texts that stand for what the disk holds. `line` counts from 1."""

    about: Literal["meaning", "scenarios", "person"]
    path: Path
    instead: Mapping[Path, Source]
    line: int = 0
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Failed:
    """A bug of ours, by its place."""

    error: str


@dataclass(frozen=True, slots=True)
class Told:
    """A text about a statement; `is_amiss`: it tells of something that is not as it should be."""

    text: str
    is_amiss: bool = False


Answer = tuple[Diagnostic, ...] | Told | Failed


def answer(request: Request) -> tuple[Diagnostic, ...] | Told:
    """Everything that is found in a file, or a text about the statement on a line."""
    texts = RuleTexts(request.instead)
    if request.about == "meaning":
        return in_full(request.path, texts)
    from .trying import person_of, scenarios_of

    if request.about == "scenarios":
        told, failed = scenarios_of(request.path, texts, request.line, request.language)
        return Told(told, failed > 0)
    return Told(person_of(request.path, texts, request.line, request.language))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Until the input ends."""
    while len(head := requests.read(_LENGTH)) == _LENGTH:
        request = pickle.loads(requests.read(int.from_bytes(head, "big")))
        found: Answer
        try:
            found = answer(request)
        except Exception as error:  # of ours: the rest of the editor goes on
            found = Failed(our_line(error))
        _send(answers, found)


def main() -> None:
    """The process. Whoever types goes first."""
    if hasattr(os, "nice"):
        os.nice(10)
    folder = cache_folder(os.environ)
    if folder is not None:
        keep_grammar_in(folder)
    serve(sys.stdin.buffer, sys.stdout.buffer)


def _send(stream: IO[bytes], what: object) -> None:
    content = pickle.dumps(what)
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


class Surveyor:
    """Starts the process when it is first needed, and again where it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = Lock()
        self._at_work: Request | None = None
        self._is_over = False

    async def __call__(self, request: Request) -> Answer:
        """One request after another."""
        return await asyncio.get_running_loop().run_in_executor(None, self.ask, request)

    def ask(self, request: Request) -> Answer:
        with self._turn:
            self._at_work = request
            try:
                return self._asked(request)
            except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
                self._end()
                return Failed(our_line(error))
            finally:
                self._at_work = None

    def give_up(self, path: Path) -> None:
        """Whoever waits for what this file means gets no answer."""
        if self._at_work is not None and (self._at_work.about, self._at_work.path) == ("meaning", path):
            self._end()

    def stop(self) -> None:
        """For good: whoever still waits gets no answer."""
        self._is_over = True
        self._end()

    def _asked(self, request: Request) -> Answer:
        if self._is_over:
            raise EOFError
        process = self._process = self._process or _started()
        assert process.stdin is not None and process.stdout is not None
        try:
            _send(process.stdin, request)
            head = process.stdout.read(_LENGTH)
            content = process.stdout.read(int.from_bytes(head, "big"))
            found: Any = pickle.loads(content)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            _close(process)
            raise
        return found  # type: ignore[no-any-return]

    def _end(self) -> None:
        """Whoever waits for an answer reads to the end of it, and closes the pipes."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            if self._at_work is None:
                _close(process)


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except OSError:  # what was still to be written finds no reader
            continue


def _started() -> subprocess.Popen[bytes]:
    command = (sys.executable, "-P", "-c", f"from {__name__} import main; main()")
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
