"""What the suggestions of a file share: names, windows, and which statements stand in it already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..citations import NUMERALS
from ..lexicon import TO_FILL
from ..model import Vocabulary
from .topics import windows_in

FILL = TO_FILL[0]


@dataclass(frozen=True, slots=True)
class Window:
    """期: as it is suggested."""

    name: str
    clause: str
    text: str
    is_late: bool


@dataclass
class Names:
    """What the suggestions of a file share: names are given once, and some statements stand once in a file."""

    vocabulary: Vocabulary
    year: int
    """年度 of the file."""
    is_alone: bool = True
    """Whether nothing but suggestions stands in the file."""
    windows: tuple[Window, ...] = ()
    groups: dict[str, str] = field(default_factory=dict)
    """Condition → the name of the 人群 that stands for it."""
    aids: set[str] = field(default_factory=set)
    once: set[str] = field(default_factory=set)
    """The statements that stand once in a file and are suggested already."""

    def knows(self, *facts: str) -> bool:
        return all(fact in self.vocabulary.facts for fact in facts)


def windows_of(clauses: Mapping[str, str]) -> tuple[Window, ...]:
    """Number → bare text: every window of the notice, each with a name of its own."""
    found: list[Window] = []
    for clause, text in clauses.items():
        for stretch in windows_in(text):
            sentence = sentence_at(text, stretch.start)
            said = text[sentence.start : sentence.stop]
            is_late = re.search(r"补缴|逾期|延长|中途", said) is not None
            named = re.search(r"集中(?:参保缴费|缴费参保|参保|缴费)期", said)
            name = "补缴期" if is_late else named[0] if named else "集中缴费期"
            taken = {window.name for window in found}
            free = next(one for one in (name, *(f"{name}{n}" for n in list(NUMERALS)[1:])) if one not in taken)
            found.append(Window(free, clause, f"{stretch.first} 至 {stretch.last}", is_late))
    return tuple(found)


def sentence_at(text: str, at: int) -> range:
    """The offsets of the sentence around an offset."""
    start = max(text.rfind(mark, 0, at) for mark in "。;") + 1
    return range(start, min([end for mark in "。;" if (end := text.find(mark, at)) >= 0], default=len(text)))
