"""What the editor holds: the texts of its open files, and what was read off them since the last change."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from dsl import Diagnostic, Loaded, Source, citations, id_in

from ..rule_files.locks import read_notice
from ..rule_files.policies import VOCABULARY
from ..rule_files.texts import RuleTexts
from .document import Document
from .family import Family, family_of
from .findings import at_once
from .occurrences import Occurrence, occurrences

MOST_LINES = 5_000
"""Of a text that is read at every key; a notice has some hundreds."""
MOST_KEPT = 64
"""Documents of texts that were read lately."""


class OpenFiles:
    """Everything but the texts is worked out when it is asked for, once for each state of the files."""

    def __init__(self) -> None:
        self.texts = RuleTexts()
        self._documents: OrderedDict[Source, Document] = OrderedDict()
        self._uris: dict[Path, str] = {}
        self._families: dict[Path, Family] = {}
        self._occurrences: dict[str, tuple[Occurrence, ...]] = {}
        self._notices: dict[Path, citations.Outline | None] = {}
        self._too_long: dict[Path, int] = {}
        self._loaded: dict[Path, tuple[Loaded | None, tuple[Diagnostic, ...]]] = {}

    def put(self, path: Path, text: str, uri: str = "") -> None:
        """A file is opened, or its text changes. `uri` is how the editor calls it."""
        self._uris[path] = uri or path.as_uri()
        before = self.tied_to(path)
        self._too_long.pop(path, None)
        if (count := text.count("\n") + 1) > MOST_LINES:  # it would keep every other answer waiting
            self._too_long[path], text = count, ""
        self.texts = RuleTexts({**self.texts.instead, path: Source(str(path), text)})
        self._families.clear()
        self._occurrences.clear()
        for one in (path, *before, *self.tied_to(path)):
            self._loaded.pop(one, None)

    def drop(self, path: Path) -> None:
        """A file is closed: what the disk holds counts again."""
        self._too_long.pop(path, None)
        self.texts = RuleTexts({other: source for other, source in self.texts.instead.items() if other != path})
        self.forget()

    def tied_to(self, path: Path) -> tuple[Path, ...]:
        """The open files of the folder that may say something else when this one changes.

        Those that name it, those that it amends (改), and what these are tied to.
        """
        waiting, found = [path], {path: None}
        while waiting:
            at = waiting.pop()
            text, number = self.source(at).text, id_in(self.source(at).text)
            for other, source in self.texts.instead.items():
                if other in found or other.parent != path.parent:
                    continue
                amended = id_in(source.text)
                if _mentions(source, at.name, number) or (amended and amended in text):
                    found[other] = None
                    waiting.append(other)
        return tuple(found)[1:]

    def uri_of(self, source: Source) -> str:
        return self.uri(Path(source.name))

    def uri(self, path: Path) -> str:
        """As the editor spells it, where it has opened the file."""
        return self._uris.get(path) or path.absolute().as_uri()

    def forget(self) -> None:
        """Something changed, here or on the disk."""
        self._families.clear()
        self._occurrences.clear()
        self._notices.clear()
        self._loaded.clear()

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(self.texts.instead)

    def source(self, path: Path) -> Source:
        """The text of a file; empty where it can't be read."""
        found = self.texts.read(path)
        return Source(str(path), "") if isinstance(found, Diagnostic) else found

    def document(self, source: Source) -> Document:
        found = self._documents.pop(source, None) or Document(source)
        self._documents[source] = found
        if len(self._documents) > MOST_KEPT:
            self._documents.popitem(last=False)
        return found

    def family(self, path: Path) -> Family:
        if path not in self._families:
            own = self.document(self.source(path))
            self._families[path] = family_of(path, own, self.texts, self.document)
        return self._families[path]

    def occurrences(self, document: Document, family: Family) -> tuple[Occurrence, ...]:
        name = document.source.name
        if name not in self._occurrences:
            self._occurrences[name] = occurrences(document, family)
        return self._occurrences[name]

    def notice(self, path: Path) -> citations.Outline | None:
        """The clauses of a notice's text, where it is there."""
        if path not in self._notices:
            found = read_notice(path)
            self._notices[path] = None if isinstance(found, Diagnostic) else found
        return self._notices[path]

    def loaded(self, path: Path) -> tuple[Loaded | None, tuple[Diagnostic, ...]]:
        if path in self._too_long:
            lines = {"count": str(self._too_long[path]), "limit": str(MOST_LINES)}
            return None, (Diagnostic("P956", None, lines),)
        if path not in self._loaded:
            self._loaded[path] = at_once(path, self.texts)
        return self._loaded[path]


def _mentions(source: Source, name: str, number: str) -> bool:
    """A file by its name or its number; the vocabulary of the usual name need not be written."""
    return name == VOCABULARY or name in source.text or bool(number and number in source.text)
