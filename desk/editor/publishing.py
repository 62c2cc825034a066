"""Findings while an officer types: what can be read off the text at once, what it means for people a moment later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types

from dsl import Diagnostic, Language, Source

from .carried import carried
from .findings import placed
from .open_files import OpenFiles
from .positions import Encoding, Lines
from .protocol import diagnostics_of
from .surveying import Failed, Request, Surveyor

PAUSE, REST = 0.03, 0.4
"""Seconds without a key before a text is looked at, and before it is asked what it means."""
MOST_FAILURES = 2
"""Times that a survey of one text may fail; the next change of it is a new beginning."""
Publish = Callable[[types.PublishDiagnosticsParams], None]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything that was found in a file; `state` is what that rests on, `further` what only the survey tells."""

    state: object
    source: Source
    found: tuple[Diagnostic, ...]
    further: tuple[Diagnostic, ...]


class Publishing:
    """Looks at a file once the keys rest, then at the open files that are tied to it, one at a time.

    `failed` is told the place of a bug of ours that kept an answer away.
    """

    def __init__(self, files: OpenFiles, publish: Publish, failed: Callable[[str], None]) -> None:
        self.files = files
        self.publish = publish
        self.failed = failed
        self.language: Language = "zh"
        self.encoding: Encoding = "utf-16"
        self.surveyor = Surveyor()
        self.clicked = Surveyor()  # what somebody waits for need not wait for a survey
        self._disk = 0
        self._versions: dict[Path, int | None] = {}
        self._meanings: dict[Path, Meaning] = {}
        self._shown: dict[Path, tuple[Diagnostic, ...]] = {}
        self._waiting: asyncio.TimerHandle | None = None
        self._resting: asyncio.TimerHandle | None = None
        self._changed: dict[Path, None] = {}
        self._unasked: dict[Path, None] = {}
        self._surveys: dict[Path, asyncio.Task[None]] = {}

    def changed(self, path: Path, version: int | None) -> None:
        self._versions[path] = version
        self._changed[path] = None
        self.soon()

    def all_again(self) -> None:
        """Something may have changed on the disk: what was found may no longer hold."""
        self._meanings.clear()
        self._disk += 1
        self._changed.update(dict.fromkeys(self.files.paths))
        self.soon()

    def soon(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = asyncio.get_running_loop().call_later(PAUSE, self._look)

    def closed(self, path: Path) -> None:
        """What is not open is not spoken of, but the others read it from the disk again."""
        self._versions.pop(path, None)
        self._meanings.pop(path, None)
        self._shown.pop(path, None)
        self._changed.pop(path, None)
        self.publish(types.PublishDiagnosticsParams(self.files.uri(path), []))
        self._changed.update(dict.fromkeys(self.files.tied_to(path)))
        self.soon()

    def stop(self) -> None:
        for task in self._surveys.values():
            task.cancel()
        self.surveyor.stop()
        self.clicked.stop()

    def _look(self) -> None:
        """The files that changed first, then those that are tied to them; requests are answered in between."""
        changed, self._changed = tuple(self._changed), {}
        others = [path for one in changed for path in self.files.tied_to(one)]
        self._look_at(tuple(dict.fromkeys((*changed, *others))))

    def _look_at(self, paths: tuple[Path, ...]) -> None:
        first, *others = paths
        if first in self.files.paths:
            self._at_once(first)
            self._unasked[first] = None
        if others:
            asyncio.get_running_loop().call_soon(self._look_at, tuple(others))
        if self._resting is not None:
            self._resting.cancel()
        self._resting = asyncio.get_running_loop().call_later(REST, self._ask)

    def _ask(self) -> None:
        unasked, self._unasked = tuple(self._unasked), {}
        for path in unasked:
            self._survey(path)

    def _at_once(self, path: Path) -> None:
        """With what its meaning was last found to be, wherever the text still reads the same."""
        last, source = self._meanings.get(path), self.files.source(path)
        _, found = self.files.loaded(path)
        if last is not None and last.state == self._state(path):
            found = last.found
        elif last is not None:
            found = (*found, *carried(last.further, last.source, source))
        self._show(path, found)

    def _state(self, path: Path) -> object:
        """What an answer about meaning rests on."""
        tied = [other for other in self.files.paths if path in self.files.tied_to(other)]
        return (self._disk, self.files.source(path), *(self.files.source(other) for other in sorted(tied)))

    def _survey(self, path: Path) -> None:
        """About a text that has changed since, nothing is found out to the end."""
        if not self._is_to_be_surveyed(path):
            return
        if path in self._surveys:
            self.surveyor.give_up(path)
        else:
            self._surveys[path] = asyncio.get_running_loop().create_task(self._surveyed(path))

    def _is_to_be_surveyed(self, path: Path) -> bool:
        if path not in self.files.paths:
            return False
        loaded, _ = self.files.loaded(path)
        last = self._meanings.get(path)
        return loaded is not None and loaded.policy is not None and (last is None or last.state != self._state(path))

    async def _surveyed(self, path: Path) -> None:
        failures = 0
        while failures < MOST_FAILURES and self._is_to_be_surveyed(path):
            state, source, (_, at_once) = self._state(path), self.files.source(path), self.files.loaded(path)
            found = await self.surveyor(Request("meaning", path, self.files.texts.instead))
            if path in self.files.paths and state == self._state(path):
                if isinstance(found, tuple):
                    further = tuple(one for one in found if one.code not in {other.code for other in at_once})
                    self._meanings[path] = Meaning(state, source, found, further)
                    self._at_once(path)
                else:  # what was known of it stays
                    failures += 1
                    self.failed(found.error if isinstance(found, Failed) else "")
        self._surveys.pop(path, None)

    def version(self, path: Path) -> int | None:
        """Of an open text, as the client counts."""
        return self._versions.get(path)

    def known(self, path: Path) -> tuple[Diagnostic, ...]:
        """What is shown of a file now."""
        return self._shown.get(path, ())

    def _show(self, path: Path, found: Sequence[Diagnostic]) -> None:
        self._shown[path] = tuple(found)
        source = self.files.source(path)
        lines, uri_of = Lines(source.text, self.encoding), self.files.uri_of
        shown = diagnostics_of(placed(found, source.name), lines, self.language, uri_of)
        self.publish(types.PublishDiagnosticsParams(self.files.uri(path), shown, self._versions.get(path)))
