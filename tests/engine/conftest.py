"""Small notices of an invented county, written in the language itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import Policy, Source, load


@pytest.fixture(scope="session")
def notice_with() -> Callable[[str, str], Policy]:
    """Makes a policy from the text of a rule file and of the vocabulary beside it; both must be free of errors."""

    def make(text: str, vocabulary: str) -> Policy:
        loaded = load(Source("示例.pol", text), lambda name: Source(name, vocabulary))
        assert loaded.policy is not None, [(d.code, d.message("zh"), d.place) for d in loaded.diagnostics]
        return loaded.policy

    return make
