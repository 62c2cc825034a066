"""What the officer reads about clauses: each finding has a sentence and a way out in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from dsl.citations import BadLock, Malformed, Unclear
from dsl.codes import CODES, Row
from dsl.codes.citations import ROWS

WITH_FOUND = ("P402", "P403", "P404", "P405", "P406", "P407")
WITH_CLAUSE = ("P411", "P412", "P420", "P421", "P422", "P423", "P424", "P441", "P442")
ARGUMENTS = {
    **{code: {"found"} for code in WITH_FOUND},
    **{code: {"clause"} for code in WITH_CLAUSE},
    "P410": {"clause", "suggestion"},
    "P413": {"rule"},
    "P430": {"lock"},
    "P432": {"entry"},
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_and_its_help_ask_for_the_same_arguments_in_both_languages(row: Row, language: str) -> None:
    template = row.message[language] + row.help[language]
    assert row.help[language]
    assert {name for _, name, _, _ in Formatter().parse(template) if name is not None} == ARGUMENTS.get(row.code, set())


@pytest.mark.parametrize("reason", [*Malformed, *BadLock, *Unclear])
def test_every_reason_is_a_code(reason: Malformed | BadLock | Unclear) -> None:
    assert reason.value in CODES
