"""Which formats there are, and when a terminal gets colour."""

from __future__ import annotations

from io import StringIO

import pytest

from desk.reports.diagnostics.formats import FORMATS, wants_colour
from dsl import Diagnostic, Language


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_format_tells_every_finding(everything: tuple[Diagnostic, ...], name: str, language: Language) -> None:
    printed = FORMATS[name](everything, language)
    assert all(diagnostic.code in printed for diagnostic in everything)
    assert "\x1b" not in printed


def test_the_names_that_the_command_takes() -> None:
    assert set(FORMATS) == {"text", "json", "sarif", "github"}


def test_colour_is_for_a_terminal_that_has_not_declined_it() -> None:
    assert wants_colour(Terminal(), {})
    assert wants_colour(Terminal(), {"NO_COLOR": ""})
    assert not wants_colour(Terminal(), {"NO_COLOR": "1"})
    assert not wants_colour(Terminal(), {"TERM": "dumb"})
    assert not wants_colour(StringIO(), {})
