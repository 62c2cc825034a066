"""Who tells for whom two notices differ: of what a change does to people, or of two regions, where nothing changed."""

from __future__ import annotations

from dataclasses import dataclass

from dsl import Language
from engine.compare import Exactly

from ...texts.rows import Rows
from ..notice_names import CALLED, notice_names


@dataclass(frozen=True, slots=True)
class ExactSpeaker:
    """`old` and `new` are what the notices are called: between regions by their ids."""

    language: Language
    between: bool
    old: str
    new: str

    @classmethod
    def of(cls, exactly: Exactly, language: Language) -> ExactSpeaker:
        between = exactly.old.header.region.code != exactly.new.header.region.code
        names = notice_names(exactly.old, exactly.new, language) if between else CALLED[language]
        return cls(language, between, *names)

    def say(self, rows: Rows, key: str, /, **words: object) -> str:
        """A row, or `KEY.between` where there is one and it is said of two regions; {old} and {new} are the notices."""
        chinese, english = rows[f"{key}.between" if self.between and f"{key}.between" in rows else key]
        said = chinese if self.language == "zh" else english
        return said.format_map({"old": self.old, "new": self.new, **words})

    @property
    def ends(self) -> tuple[str, str]:
        """The two notices in the head of a table."""
        if self.between:
            return self.old, self.new
        return ("旧", "新") if self.language == "zh" else ("old", "new")
